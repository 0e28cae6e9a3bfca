/**
 * What is wrong with a connection string that the client would take all the same: it drops credentials
 * where there is no TLS, and prints the whole address, password and all, for an option that it ignores.
 */

/** Why the address names no store; the reason says what to do, and shows no password. */
export interface AddressFailure {
  readonly name: 'BadConnectionString' | 'CredentialsWithoutTls'
  readonly reason: string
}

/** Credentials are all up to the last `@`, so that no part of them is taken for anything else. */
const form =
  /^(?<scheme>[a-z+]+):\/\/(?:(?<credentials>.*)@)?(?<hosts>[^?@]*)(?:\?(?<options>[^@]*))?$/s

/** What the client reads as it was meant; it would cut a password at a second `:`. */
const userAndPassword = /^[^:/?@]+:[^:/?@]+$/

/** What the client knows, by the names of the vendor's manual. */
const supported: ReadonlyArray<string> = [
  'connectionName',
  'defaultDeadline',
  'discoveryInterval',
  'gossipTimeout',
  'keepAliveInterval',
  'keepAliveTimeout',
  'maxDiscoverAttempts',
  'nodePreference',
  'throwOnAppendFailure',
  'tls',
  'tlsCAFile',
  'tlsVerifyCert',
  'userCertFile',
  'userKeyFile',
]
const supportedNames = new Set(supported.map((name) => name.toLowerCase()))
const switches = new Set(['tls', 'tlsverifycert', 'throwonappendfailure'])
const texts = new Set([
  'connectionname',
  'nodepreference',
  'tlscafile',
  'usercertfile',
  'userkeyfile',
])

export const addressFault = (connectionString: string): AddressFailure | null => {
  const { scheme, credentials, hosts = '' } = form.exec(connectionString.trim())?.groups ?? {}
  if (scheme !== 'esdb' && scheme !== 'esdb+discover') {
    return bad(
      'begin the address with esdb:// or, for a cluster, esdb+discover://, in small letters; a file that is called so is named ./...',
    )
  }
  if (credentials !== undefined && !userAndPassword.test(credentials)) {
    return bad(
      'write user:password before the last @ of the address, and percent-encode every / ? @ : in user and password',
    )
  }
  const settings = settingsOf(connectionString)
  if (settings.get('tls') === 'false' && credentials !== undefined) {
    return {
      name: 'CredentialsWithoutTls',
      reason:
        'without TLS no credentials are sent: leave out tls=false, or user and password (for a server with access control switched off)',
    }
  }
  return hostFault(hosts) ?? optionFault(settings)
}

/** Nothing of what stands there is shown: where the `@` was forgotten, it is user and password. */
const hostFault = (hosts: string): AddressFailure | null => {
  for (const host of hosts.trim().replace(/\/+$/, '').split(/[,/]/)) {
    const [name = '', port = '2113', ...more] = host.trim().split(':')
    if (name.startsWith('[') || more.length > 0) {
      return bad(
        'the client reads no IPv6 address: write a name that stands for it, such as localhost or one of /etc/hosts, and then :port',
      )
    }
    if (name === '') return bad('name the host, such as esdb://localhost:2113')
    if (!/^\d+$/.test(port)) return bad('write a port number behind the host, such as :2113')
  }
  return null
}

const optionFault = (settings: ReadonlyMap<string, string>): AddressFailure | null => {
  if (!/^[1-9]\d{0,8}$/.test(settings.get('defaultdeadline') ?? '1')) {
    return bad('defaultDeadline is a number of milliseconds, as in defaultDeadline=60000')
  }
  for (const [name, value] of settings) {
    if (!supportedNames.has(name)) {
      return bad(
        `the option ${name} is none: leave it out, or write one of ${supported.join(', ')}`,
      )
    }
    const { pattern, example } = wantedIn(name)
    if (!pattern.test(value)) return bad(`write ${example}`)
  }
  if (settings.get('tlsverifycert') === 'false') {
    return bad('certificates are always verified: name the authority with tlsCAFile=<file>')
  }
  return settings.get('throwonappendfailure') === 'false'
    ? bad('throwOnAppendFailure must stay as it is: leave it out')
    : null
}

const wantedIn = (name: string): { readonly pattern: RegExp; readonly example: string } => {
  if (switches.has(name))
    return { pattern: /^(?:true|false)$/, example: `${name}=true or ${name}=false` }
  return texts.has(name)
    ? { pattern: /./, example: `${name}=<value>` }
    : { pattern: /^-?\d+$/, example: `${name}=<number>` }
}

/** How long each call of the store may take, in milliseconds; none where a good address does not say. */
export const deadlineIn = (connectionString: string): number | undefined => {
  const deadline = settingsOf(connectionString).get('defaultdeadline')
  return deadline === undefined ? undefined : Number(deadline)
}

const settingsOf = (connectionString: string): ReadonlyMap<string, string> => {
  const options = form.exec(connectionString.trim())?.groups?.['options'] ?? ''
  return new Map(options === '' ? [] : options.split('&').map(settingOf))
}

const bad = (reason: string): AddressFailure => ({ name: 'BadConnectionString', reason })

/** Names of settings are written in any case, with dashes or underscores or none. */
const settingOf = (setting: string): readonly [string, string] => {
  const [name = '', value = ''] = setting.split('=')
  return [name.toLowerCase().replace(/[_-]/g, '').trim(), value.trim()]
}

/** The text without user and password of the connection string, which `addressFault` let through. */
export const withoutSecrets = (text: string, connectionString: string = text): string => {
  const credentials = form.exec(connectionString.trim())?.groups?.['credentials']
  return credentials ? text.replaceAll(`${credentials}@`, '***@') : text
}
