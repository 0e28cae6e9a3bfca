/** Opens the store that `--store` names: `memory`, or a SQLite file. */
import { existsSync } from 'node:fs'
import {
  memoryPersonalData,
  memorySecurityLog,
  memoryStore,
  type PersonalData,
  type SecurityLog,
  type Store,
} from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'

export interface Opened {
  readonly store: Store
  readonly securityLog: SecurityLog
  readonly personalData: PersonalData
}

/** `reading` never creates or changes the file, `changing` never creates it. */
export type Use = 'reading' | 'changing' | 'writing'

/** Left says what is wrong with the file and what to do. */
export const openStore = async (name: string, use: Use): Promise<E.Either<string, Opened>> => {
  if (name === 'memory') {
    const [securityLog, personalData] = [memorySecurityLog(), memoryPersonalData()]
    return E.right({ store: memoryStore(), securityLog, personalData })
  }
  if (use !== 'writing' && !existsSync(name)) return E.left(`there is no store at ${name}`)
  // Loaded here, so that commands without a file do not pay for the native library.
  const { openSqliteStore } = await import('@carmkit/store-sqlite')
  const opened = await openSqliteStore(name, { readonly: use === 'reading' })
  if (E.isLeft(opened)) return E.left(opened.left.reason)
  const { securityLog, personalData } = opened.right
  return E.right({ store: opened.right, securityLog, personalData })
}
