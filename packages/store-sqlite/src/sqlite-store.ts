/**
 * The port on two connections: one writes, in line behind the write lock, one reads beside it and
 * sees what is committed. Separate from opening, which decides whether there is a store at all.
 */
import {
  type AppendFailure,
  type Batch,
  type PersonalData,
  type RandomBytes,
  type SecurityLog,
  type Snapshots,
  type Store,
  type StoreUnavailable,
  storedTexts,
  systemRandomBytes,
} from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { insertBatch } from './append.js'
import { defaultPatience } from './busy.js'
import {
  deleteDeadlines,
  readDeadlineProgress,
  readDueDeadlines,
  writeDeadlines,
} from './deadlines.js'
import { type Connection, SqlError } from './driver.js'
import { emptyLog, sqlitePersonalData } from './personal-data.js'
import { readParked, readProgress, writeProgress } from './reactions.js'
import { holdsTable, listStreams, readLastGiven, readLog, readStream } from './read.js'
import { sqliteSecurityLog } from './security-log.js'
import { readCommand, readSnapshot, writeSnapshot } from './snapshots.js'
import { asUnavailable, unavailable } from './transaction.js'
import { type WriteLock, writeLock } from './write-lock.js'

/** A store in one SQLite file, with the security log and the personal data that it keeps beside. */
export type SqliteStore = Store & {
  readonly securityLog: SecurityLog
  readonly personalData: PersonalData
}

interface Connections {
  readonly reader: Connection
  readonly writer: Connection
  readonly randomBytes?: RandomBytes
}

export const storeOn = (
  { reader, writer, randomBytes = systemRandomBytes }: Connections,
  patience: number = defaultPatience,
): SqliteStore => {
  const lock = writeLock(writer, patience)
  const transact = <A>(work: (connection: Connection) => A) =>
    lock.together(() => E.right<never, A>(work(writer)))
  const write = (work: (connection: Connection) => void) =>
    transact(work).then(E.mapLeft(asUnavailable))
  return {
    ...reading(reader),
    append: (batch) => async () => {
      const texts = storedTexts(batch)
      return E.isLeft(texts) ? texts : lock.together(() => insertBatch(writer, batch, texts.right))
    },
    saveReactionProgress: (reaction, saved) => () =>
      write((connection) => writeProgress(connection, reaction, saved)),
    saveDeadlines: (progress, deadlines) => () =>
      write((connection) => writeDeadlines(connection, progress, deadlines)),
    settleDeadlines: (commandIds) => () =>
      write((connection) => deleteDeadlines(connection, commandIds)),
    snapshots: {
      ...finding(reader),
      save: (snapshot) => () => write((connection) => writeSnapshot(connection, snapshot)),
    },
    exclusively: (work) => () => lock.transact(async () => work(storeInside(writer))()),
    close: () => closeBoth({ reader, writer, lock }),
    securityLog: sqliteSecurityLog(reader, write),
    personalData: sqlitePersonalData(reader, {
      randomBytes,
      transact,
      emptyLog: () => lock.alone(() => emptyLog(writer, patience)),
    }),
  }
}

/** What a connection that only reads can do; the rest says so. */
export const readOnlyStoreOn = (reader: Connection): SqliteStore => {
  const refusal: StoreUnavailable = { name: 'StoreUnavailable', reason: 'opened for reading only' }
  return {
    ...reading(reader),
    append: () => async () => E.left(refusal),
    saveReactionProgress: () => async () => E.left(refusal),
    saveDeadlines: () => async () => E.left(refusal),
    settleDeadlines: () => async () => E.left(refusal),
    // A file of an older schema keeps none, and this connection does not change that.
    snapshots: holdsTable(reader, 'snapshots')
      ? { ...finding(reader), save: () => async () => E.left(refusal) }
      : null,
    exclusively: null,
    close: async () => reader.close(),
    securityLog: sqliteSecurityLog(reader, async () => E.left(refusal)),
    personalData: sqlitePersonalData(reader, {
      randomBytes: systemRandomBytes,
      transact: async () => E.left(refusal),
      emptyLog: async () => E.left(refusal),
    }),
  }
}

const reading = (connection: Connection) =>
  ({
    capabilities: { atomicPins: true, durable: true, shared: true },
    read:
      (stream, range = {}) =>
      async () =>
        readStream(connection, stream, range),
    readLog: (after, limit) => async () => readLog(connection, after, limit),
    lastGiven: () => async () => readLastGiven(connection),
    follow: null,
    listStreams: (category) => async () => listStreams(connection, category),
    reactionProgress: (reaction) => async () => readProgress(connection, reaction),
    parkedCommands: () => async () => readParked(connection),
    deadlineProgress: () => async () => readDeadlineProgress(connection),
    dueDeadlines: (until, limit) => async () => readDueDeadlines(connection, until, limit),
  }) satisfies Partial<Store>

const finding = (connection: Connection): Omit<Snapshots, 'save'> => ({
  find: (stream) => async () => readSnapshot(connection, stream),
  seen: (stream, commandId) => async () => readCommand(connection, stream, commandId),
})

/** The store that exclusive work uses: inside the transaction that is open already. */
const storeInside = (writer: Connection): Store => ({
  ...reading(writer),
  append: (batch: Batch) => async (): Promise<E.Either<AppendFailure, void>> => {
    const texts = storedTexts(batch)
    if (E.isLeft(texts)) return texts
    return atOnce(writer, () => insertBatch(writer, batch, texts.right))
  },
  saveReactionProgress: (reaction, saved) => async () =>
    atOnce(writer, () => E.right(writeProgress(writer, reaction, saved))),
  saveDeadlines: (progress, deadlines) => async () =>
    atOnce(writer, () => E.right(writeDeadlines(writer, progress, deadlines))),
  settleDeadlines: (commandIds) => async () =>
    atOnce(writer, () => E.right(deleteDeadlines(writer, commandIds))),
  snapshots: {
    ...finding(writer),
    save: (snapshot) => async () => atOnce(writer, () => E.right(writeSnapshot(writer, snapshot))),
  },
  exclusively: null,
  close: async () => undefined,
})

/** All of a write or nothing of it, although the transaction around it goes on. */
const atOnce = <F, A>(
  writer: Connection,
  work: () => E.Either<F, A>,
): E.Either<F | StoreUnavailable, A> => {
  if (!writer.inTransaction()) {
    return E.left({ name: 'StoreUnavailable', reason: 'the exclusive work is over' })
  }
  return inSql(() => {
    writer.exec('SAVEPOINT write')
    try {
      return work()
    } catch (error) {
      // A full disk may have ended the whole transaction already.
      if (writer.inTransaction()) writer.exec('ROLLBACK TO write')
      throw error
    } finally {
      if (writer.inTransaction()) writer.exec('RELEASE write')
    }
  })
}

/** SQLite's own errors before the commit: nothing was kept, and trying again may help. */
const inSql = <F, A>(work: () => E.Either<F, A>): E.Either<F | StoreUnavailable, A> => {
  try {
    return work()
  } catch (error) {
    if (error instanceof SqlError) return E.left(unavailable(error))
    throw error
  }
}

/** Folds the log into the file, so that the one file is all there is to copy. */
const closeBoth = ({
  reader,
  writer,
  lock,
}: {
  readonly reader: Connection
  readonly writer: Connection
  readonly lock: WriteLock
}): Promise<void> =>
  lock.alone(() => {
    reader.close()
    inSql(() => E.right(writer.exec('PRAGMA wal_checkpoint(TRUNCATE)')))
    writer.close()
  })
