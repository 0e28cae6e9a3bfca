/** Opens the store that `--store` names: `memory`, a SQLite file, or the address of an EventStoreDB. */
import { existsSync } from 'node:fs'
import { carm } from '@carmkit/core'
import {
  memoryPersonalData,
  memorySecurityLog,
  memoryStore,
  type PersonalData,
  type SecurityLog,
  type Store,
  type StoreUnavailable,
} from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes } from './exit-codes.js'
import type { Output } from './output.js'

export interface Opened {
  readonly store: Store
  readonly securityLog: SecurityLog
  readonly personalData: PersonalData
}

/** `reading` never creates or changes the file, `changing` never creates it. */
export type Use = 'reading' | 'changing' | 'writing'

/** How the help names what can be opened. */
export const storeNames = 'SQLite file or esdb://...'

/** Left says what is wrong with the file or the address, and what to do. */
export const openStore = async (name: string, use: Use): Promise<E.Either<string, Opened>> => {
  if (name === 'memory') {
    const [securityLog, personalData] = [memorySecurityLog(), memoryPersonalData()]
    return E.right({ store: memoryStore(), securityLog, personalData })
  }
  return isAddress(name) ? openServer(name) : openFile(name, use)
}

/**
 * Also what is badly spelled: it would be a new file whose name holds a password. The one letter of a
 * Windows drive is no scheme.
 */
export const isAddress = (name: string): boolean =>
  /^\s*(?:[a-z+]{2,}:(?:\/\/|.*@)|(?:esdb|kurrentdb|kdb)\b.*:)/is.test(name)

/** Opens, answers, closes, whatever becomes of the answer. Left of opening is told, and is no crash. */
export const withOpened = async (
  name: string,
  { use, output }: { readonly use: Use; readonly output: Output },
  answer: (opened: Opened) => Promise<ExitCode>,
): Promise<ExitCode> => {
  const opened = await openStore(name, use)
  if (E.isLeft(opened)) {
    output.note(`carmkit: ${opened.left}`)
    return exitCodes.failed
  }
  try {
    return await answer(opened.right)
  } finally {
    await opened.right.store.close()
  }
}

// Each is loaded where it is needed, so that other commands do not pay for its libraries.

const openFile = async (file: string, use: Use): Promise<E.Either<string, Opened>> => {
  if (use !== 'writing' && !existsSync(file)) return E.left(`there is no store at ${file}`)
  const { openSqliteStore } = await import('@carmkit/store-sqlite')
  const opened = await openSqliteStore(file, { readonly: use === 'reading' })
  if (E.isLeft(opened)) return E.left(opened.left.reason)
  const { securityLog, personalData } = opened.right
  return E.right({ store: opened.right, securityLog, personalData })
}

const openServer = async (connectionString: string): Promise<E.Either<string, Opened>> => {
  const { openEventStoreDb } = await import('@carmkit/store-eventstoredb')
  const categories = carm.aggregates.map(({ category }) => category)
  const opened = await openEventStoreDb({ connectionString, categories })
  if (E.isLeft(opened)) return E.left(opened.left.reason)
  const securityLog = memorySecurityLog()
  return E.right({ store: opened.right, securityLog, personalData: noPersonalData })
}

/** An event log cannot forget: what is kept in one stays in its copies and backups. */
const noPersonalData: PersonalData = {
  keep: () => async () => E.left(elsewhere),
  find: () => async () => E.left(elsewhere),
  forget: () => async () => E.left(elsewhere),
}

const elsewhere: StoreUnavailable = {
  name: 'StoreUnavailable',
  reason: 'EventStoreDB keeps no personal data; name a SQLite file for it',
}
