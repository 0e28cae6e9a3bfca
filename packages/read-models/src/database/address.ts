/** The address of a database, as people write it and as it may be shown to them. */
import { resolve } from 'node:path'
import * as E from 'fp-ts/lib/Either.js'

export type Address =
  | { readonly kind: 'sqlite'; readonly file: string; readonly shown: string }
  | { readonly kind: 'postgres'; readonly url: string; readonly shown: string }

export interface BadAddress {
  readonly name: 'BadAddress'
  readonly reason: string
}

const bad = (reason: string): E.Either<BadAddress, never> => E.left({ name: 'BadAddress', reason })

/** `sqlite:<file>` or `postgres://user:password@host:port/database`. No reason repeats what it was given. */
export const addressOf = (text: string): E.Either<BadAddress, Address> => {
  if (text.startsWith('sqlite:')) return sqliteAddress(text.slice('sqlite:'.length))
  if (/^postgres(?:ql)?:\/\//.test(text)) return postgresAddress(text)
  return bad('begin the address with sqlite: and a file, or with postgres:// and a server')
}

const sqliteAddress = (file: string): E.Either<BadAddress, Address> => {
  if (file === '' || file.startsWith('file:') || file.startsWith(':')) {
    return bad('name a file behind sqlite:, such as sqlite:tables.sqlite')
  }
  const path = resolve(file)
  return E.right({ kind: 'sqlite', file: path, shown: `sqlite:${path}` })
}

const postgresAddress = (url: string): E.Either<BadAddress, Address> => {
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (parsed === null || !isWhole(parsed)) {
    return bad(
      'write postgres://user:password@host:5432/database, with every / ? # @ : of user, password and settings percent-encoded',
    )
  }
  return E.right({ kind: 'postgres', url, shown: `postgres://${parsed.host}${parsed.pathname}` })
}

/**
 * Whether the host is where it seems to be. Behind a / ? # of a password that is not encoded, the
 * rest of the password would be taken for the database, and shown.
 */
const isWhole = ({ pathname, search, hash }: URL): boolean =>
  /^\/[^/@]+$/.test(pathname) && !search.includes('@') && hash === ''

/** What could give a secret away: every form of the password. */
export const secretsIn = (address: Address): ReadonlyArray<string> => {
  if (address.kind === 'sqlite') return []
  const { password, searchParams } = new URL(address.url)
  const found = [password, decoded(password), searchParams.get('password') ?? '']
  return found.filter((one) => one !== '')
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
