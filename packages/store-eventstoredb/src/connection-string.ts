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
const form = /^(?<scheme>[a-z+]+):\/\/(?:(?<credentials>.*)@)?[^?@]*(?:\?(?<options>[^@]*))?$/s

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

export const addressFault = (connectionString: string): AddressFailure | null => {
  const { scheme, credentials } = form.exec(connectionString.trim())?.groups ?? {}
  if (scheme !== 'esdb' && scheme !== 'esdb+discover') {
    return bad('begin the address with esdb:// or, for a cluster, esdb+discover://')
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
  if (settings.get('tlsverifycert') === 'false') {
    return bad('certificates are always verified: name the authority with tlsCAFile=<file>')
  }
  if (settings.get('throwonappendfailure') === 'false') {
    return bad('throwOnAppendFailure must stay as it is: leave it out')
  }
  if (!/^[1-9]\d{0,8}$/.test(settings.get('defaultdeadline') ?? '1')) {
    return bad('defaultDeadline is a number of milliseconds, as in defaultDeadline=60000')
  }
  const unknown = [...settings.keys()].find((name) => !supportedNames.has(name))
  return unknown === undefined
    ? null
    : bad(`the option ${unknown} is none: leave it out, or write one of ${supported.join(', ')}`)
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
