/** Errors of PostgreSQL and of the way to it, in our kinds. */
import pg from 'pg'
import { SqlError, type SqlErrorKind } from '../failure.js'

/** By SQLSTATE, the whole or its class, and by what Node says of connections. */
const kinds: Readonly<Record<string, SqlErrorKind>> = {
  '40001': 'busy',
  '40P01': 'busy',
  '55P03': 'busy',
  '53300': 'busy',
  '53100': 'full',
  '2BP01': 'needed',
  '42501': 'denied',
  '3D000': 'missing',
  '3F000': 'missing',
  '28': 'denied',
  '08': 'lost',
  '57014': 'ended',
  '57': 'lost',
  XX: 'damaged',
  ECONNREFUSED: 'lost',
  ECONNRESET: 'lost',
  EPIPE: 'lost',
  ENOTFOUND: 'lost',
  EAI_AGAIN: 'lost',
  ETIMEDOUT: 'lost',
  EHOSTUNREACH: 'lost',
  ENETUNREACH: 'lost',
}

/** What pg says without a code where a connection ended or never came. */
const lostText =
  /connection terminated|timeout exceeded when trying to connect|connection ended|not queryable/i

/** What Node and pg say of certificates and of TLS: by their codes, and where they have none. */
const insecureCode =
  /^(?:ERR_TLS|ERR_SSL|ERR_OSSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|ENOENT$|EACCES$)/
const insecureText = /does not support SSL|SSL connection|sslmode|certificate/i

const kindOf = (code: string, message: string): SqlErrorKind | null => {
  if (lostText.test(message)) return 'lost'
  const isInsecure = code === '' ? insecureText.test(message) : insecureCode.test(code)
  return isInsecure ? 'insecure' : null
}

/** Of making a connection everything is a failure: what is not known better lies in the settings. */
export const connectionErrorOf = (error: unknown): unknown => {
  const known = postgresErrorOf(error)
  if (known instanceof SqlError || !(known instanceof Error)) return known
  return new SqlError(/^SASL|password/.test(known.message) ? 'denied' : 'settings', known.message)
}

/** What another part of the program has thrown stays as it is: it is none of the database's errors. */
export const postgresErrorOf = (error: unknown): unknown => {
  if (!(error instanceof Error) || error instanceof SqlError) return error
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error
  const message = first instanceof Error ? first.message : String(first)
  const code = first instanceof Error && 'code' in first ? String(first.code) : ''
  const kind = kinds[code] ?? kinds[code.slice(0, 2)] ?? kindOf(code, message)
  if (kind === null && !(first instanceof pg.DatabaseError)) return error
  // The sentence says that something depends, and only the detail behind it what.
  const detail = kind === 'needed' && first instanceof pg.DatabaseError ? `: ${first.detail}` : ''
  // Of a refused login the server's sentence would name the user.
  const shown = code.startsWith('28')
    ? 'the server does not let this user in'
    : `${message}${detail}`
  return new SqlError(kind ?? 'other', shown)
}
