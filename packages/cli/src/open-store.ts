/** Opens the store that `--store` names: `memory`, or a SQLite file. */
import { existsSync } from 'node:fs'
import { memorySecurityLog, memoryStore, type SecurityLog, type Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'

export interface Opened {
  readonly store: Store
  readonly securityLog: SecurityLog
}

/** Left says what is wrong with the file and what to do. `reading` never creates or changes it. */
export const openStore = async (
  name: string,
  use: 'reading' | 'writing',
): Promise<E.Either<string, Opened>> => {
  if (name === 'memory') return E.right({ store: memoryStore(), securityLog: memorySecurityLog() })
  if (use === 'reading' && !existsSync(name)) return E.left(`there is no store at ${name}`)
  // Loaded here, so that commands without a file do not pay for the native library.
  const { openSqliteStore } = await import('@carmkit/store-sqlite')
  const opened = await openSqliteStore(name, { readonly: use === 'reading' })
  return E.isLeft(opened)
    ? E.left(opened.left.reason)
    : E.right({ store: opened.right, securityLog: opened.right.securityLog })
}
