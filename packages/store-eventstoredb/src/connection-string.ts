/**
 * What is wrong with a connection string that the client would take without a word: it drops
 * credentials where there is no TLS, and ignores an option that it does not support.
 */

/** Why there is no store; the reason says what to do, and shows no password. */
export interface OpenFailure {
  readonly name: 'BadConnectionString' | 'CredentialsWithoutTls' | 'Unreachable'
  readonly reason: string
}

/** Credentials are all up to the last `@`, so that no part of them is taken for anything else. */
const form = /^(?<scheme>[a-z+]+):\/\/(?:(?<credentials>.*)@)?[^?@]*(?:\?(?<options>[^@]*))?$/s

/** What the client reads as it was meant; it would cut a password at a second `:`. */
const userAndPassword = /^[^:/?@]+:[^:/?@]+$/

export const addressFault = (connectionString: string): OpenFailure | null => {
  const { scheme, credentials, options = '' } = form.exec(connectionString.trim())?.groups ?? {}
  if (scheme !== 'esdb' && scheme !== 'esdb+discover') {
    return bad('begin the address with esdb:// or, for a cluster, esdb+discover://')
  }
  if (credentials !== undefined && !userAndPassword.test(credentials)) {
    return bad(
      'write user:password before the last @ of the address, and percent-encode every / ? @ : in user and password',
    )
  }
  const settings = new Map(options.split('&').map(settingOf))
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
  return null
}

const bad = (reason: string): OpenFailure => ({ name: 'BadConnectionString', reason })

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
