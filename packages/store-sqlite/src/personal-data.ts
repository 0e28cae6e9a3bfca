/**
 * Personal data in the same file, in a table of its own. Separate because forgetting is not only a
 * matter of rows: no byte of a value may be left, in the file or in the log beside it.
 */
import { utf8Length } from '@carmkit/kernel'
import {
  type ConnectionLost,
  type KeepFailure,
  keptUnder,
  type PersonalContent,
  type PersonalData,
  type PersonalFinding,
  personalContent,
  type RandomBytes,
  type ReadFailure,
  repeatedReference,
  type StoreUnavailable,
} from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { whenFree } from './busy.js'
import { type Connection, numberOf, SqlError, textOf } from './driver.js'
import { holdsTable, reading } from './read.js'
import { asUnavailable, unavailable } from './transaction.js'

interface Writing {
  readonly randomBytes: RandomBytes
  /** Runs the work inside one transaction. */
  readonly transact: <A>(
    work: (connection: Connection) => A,
  ) => Promise<E.Either<StoreUnavailable | ConnectionLost, A>>
  /** Runs {@link emptyLog} between transactions. */
  readonly emptyLog: () => Promise<E.Either<StoreUnavailable, void>>
}

export const sqlitePersonalData = (
  reader: Connection,
  { randomBytes, transact, emptyLog: emptyLogBetween }: Writing,
): PersonalData => ({
  keep: (value) => async (): Promise<E.Either<KeepFailure, string>> => {
    const made = personalContent(value, randomBytes)
    if (E.isLeft(made)) return made
    const { ref } = made.right
    const inserted = await transact((connection) => insert(connection, made.right))
    if (E.isRight(inserted)) return E.right(ref)
    const { name, reason } = inserted.left
    return E.left(
      name === 'ConnectionLost' ? { name: 'KeepingUnknown', ref, reason } : { name, reason },
    )
  },
  find: (ref) => async () => find(reader, ref),
  forget: (ref) => async () => {
    const overwritten = await transact((connection) => overwrite(connection, ref))
    if (E.isLeft(overwritten)) return E.left(asUnavailable(overwritten.left))
    return E.map(() => overwritten.right)(await emptyLogBetween())
  },
})

/** Sizes are rounded up to this, in bytes: what is forgotten leaves its size, which should tell little. */
const sizeStep = 256

const insert = (connection: Connection, { ref, content }: PersonalContent): void => {
  if (connection.rows('SELECT 1 FROM personal_data WHERE ref = ?', ref).length > 0) {
    throw repeatedReference(ref)
  }
  const bytes = utf8Length(content)
  const blanks = ' '.repeat(Math.ceil(bytes / sizeStep) * sizeStep - bytes)
  connection.run(
    'INSERT INTO personal_data (ref, content) VALUES (?, CAST(? AS BLOB))',
    ref,
    content + blanks,
  )
}

const find = (connection: Connection, ref: string): E.Either<ReadFailure, PersonalFinding> =>
  reading(`personal data ${ref}`, () => {
    const [row] = holdsTable(connection, 'personal_data')
      ? connection.rows(
          `SELECT content = zeroblob(length(content)) AS forgotten, CAST(content AS TEXT) AS content
            FROM personal_data WHERE ref = ?`,
          ref,
        )
      : []
    if (row === undefined) return E.right({ status: 'unknown' })
    return numberOf(row, 'forgotten') === 1
      ? E.right({ status: 'forgotten' })
      : keptUnder({ ref, content: textOf(row, 'content') })
  })

/** With content of the same size, which SQLite writes over the old; false when there was none. */
const overwrite = (connection: Connection, ref: string): boolean => {
  connection.run(
    `UPDATE personal_data SET content = zeroblob(length(content))
      WHERE ref = ? AND content <> zeroblob(length(content))`,
    ref,
  )
  const [row = {}] = connection.rows('SELECT changes() AS changed')
  return numberOf(row, 'changed') === 1
}

/** Folds SQLite's log into the file and cuts it to nothing: it still holds what was overwritten. */
export const emptyLog = async (
  writer: Connection,
  patience: number,
): Promise<E.Either<StoreUnavailable, void>> => {
  try {
    return E.right(await whenFree(() => truncate(writer), patience))
  } catch (error) {
    if (error instanceof SqlError) return E.left(unavailable(error))
    throw error
  }
}

/** SQLite answers with a row, not with an error, when readers keep it from ending. */
const truncate = (writer: Connection): void => {
  const [row = {}] = writer.rows('PRAGMA wal_checkpoint(TRUNCATE)')
  if (numberOf(row, 'busy') === 0) return
  throw new SqlError('busy', 'the value is forgotten, but its bytes still stand in the -wal file')
}
