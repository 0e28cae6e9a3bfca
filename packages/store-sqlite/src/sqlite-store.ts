/**
 * The port on two connections: one writes, in line behind the write lock, one reads beside it and
 * sees what is committed. Separate from opening, which decides whether there is a store at all.
 */
import {
  type AppendFailure,
  type Batch,
  type ConnectionLost,
  type SecurityLog,
  type Store,
  type StoreUnavailable,
  storedTexts,
} from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { insertBatch } from './append.js'
import { defaultPatience } from './busy.js'
import { type Connection, SqlError } from './driver.js'
import { readParked, readProgress, writeProgress } from './reactions.js'
import { readLog, readStream } from './read.js'
import { sqliteSecurityLog } from './security-log.js'
import { unavailable, type WriteLock, writeLock } from './write-lock.js'

/** A store in one SQLite file, and the security log that the file keeps beside it. */
export type SqliteStore = Store & { readonly securityLog: SecurityLog }

export const storeOn = (
  { reader, writer }: { readonly reader: Connection; readonly writer: Connection },
  patience: number = defaultPatience,
): SqliteStore => {
  const lock = writeLock(writer, patience)
  const write = (work: (connection: Connection) => void) =>
    lock.transact(async () => inSql(() => E.right(work(writer)))).then(E.mapLeft(asUnavailable))
  return {
    ...reading(reader),
    append: (batch) => async () => {
      const texts = storedTexts(batch)
      return E.isLeft(texts)
        ? texts
        : lock.transact(async () => inSql(() => insertBatch(writer, batch, texts.right)))
    },
    saveReactionProgress: (reaction, saved) => () =>
      write((connection) => writeProgress(connection, reaction, saved)),
    exclusively: (work) => () =>
      lock.transact(async () => E.right(await work(storeInside(writer))())),
    close: () => closeBoth({ reader, writer, lock }),
    securityLog: sqliteSecurityLog(reader, write),
  }
}

/** What a connection that only reads can do; the rest says so. */
export const readOnlyStoreOn = (reader: Connection): SqliteStore => {
  const refusal: StoreUnavailable = { name: 'StoreUnavailable', reason: 'opened for reading only' }
  return {
    ...reading(reader),
    append: () => async () => E.left(refusal),
    saveReactionProgress: () => async () => E.left(refusal),
    exclusively: null,
    close: async () => reader.close(),
    securityLog: sqliteSecurityLog(reader, async () => E.left(refusal)),
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
    reactionProgress: (reaction) => async () => readProgress(connection, reaction),
    parkedCommands: () => async () => readParked(connection),
  }) satisfies Partial<Store>

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

/** For answers that have no word for "perhaps": whoever tries again must read first. */
const asUnavailable = ({ reason }: StoreUnavailable | ConnectionLost): StoreUnavailable => ({
  name: 'StoreUnavailable',
  reason,
})

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
  lock.last(() => {
    reader.close()
    inSql(() => E.right(writer.exec('PRAGMA wal_checkpoint(TRUNCATE)')))
    writer.close()
  })
