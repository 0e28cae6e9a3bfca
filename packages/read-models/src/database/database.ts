/**
 * The port: what runner and queries ask of a database of read models, the same on SQLite and on
 * PostgreSQL. Separate so that nothing above it knows which of the two it works on.
 */
import type { Kysely } from 'kysely'
import type { PlainRow } from '../project/rows.js'
import type { Columns } from '../project/table.js'

export type Value = string | number | null

/** A table as it lies in the database: that of one build of a model. */
export interface StoredTable {
  /** Its name there, which is not the one that readers use. */
  readonly name: string
  readonly columns: Columns
  readonly key: ReadonlyArray<string>
  readonly lookups: ReadonlyArray<ReadonlyArray<string>>
}

/** A row to be written, and what is there as far as it is known: null for none. */
export interface Written {
  readonly row: PlainRow
  readonly before: PlainRow | null | undefined
}

/**
 * One transaction that may write. Statements hold `?` where values go, and name tables without a
 * schema. Every verb throws `SqlError` and nothing else; numbers come back exact or not at all.
 */
export interface Session {
  readonly rows: (sql: string, ...values: ReadonlyArray<Value>) => Promise<ReadonlyArray<PlainRow>>
  /** Answers with the number of rows that were changed, where it changes rows. */
  readonly run: (sql: string, ...values: ReadonlyArray<Value>) => Promise<number>
  /** All rows that have one of the wanted values in these columns: those of the key or of a lookup. */
  readonly find: (
    table: StoredTable,
    columns: ReadonlyArray<string>,
    wanted: ReadonlyArray<PlainRow>,
  ) => Promise<ReadonlyArray<PlainRow>>
  /** Writes rows, each in the place of the one with its key. */
  readonly put: (table: StoredTable, rows: ReadonlyArray<Written>) => Promise<void>
  readonly remove: (table: StoredTable, keys: ReadonlyArray<PlainRow>) => Promise<void>
}

/** What the two databases say differently. */
export interface Dialect {
  /** Of a column of this kind, with all that makes both databases order and compare it alike. */
  readonly typeOf: (column: Columns[string]) => string
  /** What stands behind the columns of a table. */
  readonly tableOptions: string
  /** Behind a select: nobody else changes the row before this transaction ends. */
  readonly forUpdate: string
  /** Holds whoever else brings the tables of models up to date until this transaction ends. */
  readonly lockMigrations: string | null
  /** Wait a moment until nobody reads, and hold new readers until this transaction ends. */
  readonly lockReaders: ReadonlyArray<string>
  /** How a view can take the place of another; null where nothing depends on views. */
  readonly replacing: Replacing | null
  /** Finds a row where the bookkeeping tables are there. */
  readonly isClaimed: string
  /** Asks for the version of the bookkeeping tables. */
  readonly version: string
  /** Makes an empty database one of read models. */
  readonly claim: (session: Session) => Promise<void>
}

/** What others may have built on a view, or been granted on it, is to outlive what it shows. */
export interface Replacing {
  /** Finds a row where a view, named last, has columns that a table, named first, has not in their places. */
  readonly hasOthers: string
  /** Finds statements that grant again what is granted on a view. */
  readonly grants: string
}

/** A database of read models. */
export interface Database {
  readonly kind: 'sqlite' | 'postgres'
  /** Where it is, as people may see it: without credentials. */
  readonly address: string
  readonly dialect: Dialect
  /** Null where it may only be read. */
  readonly writing: (<A>(work: (session: Session) => Promise<A>) => Promise<A>) | null
  /**
   * Runs queries that all see the tables as they stand at one moment, so that rows and the position
   * they are of belong together. `Views` is the caller's own: rows by the name of their table.
   * Throws `SqlError`.
   */
  readonly reading: <Views, A>(work: (queries: Kysely<Views>) => Promise<A>) => Promise<A>
  /** Of the bookkeeping tables; 0 where there are none. Throws `SqlError`. */
  readonly schemaVersion: () => Promise<number>
  readonly close: () => Promise<void>
}

/** The schema of the bookkeeping tables that this version of carmkit works with. */
export const names = {
  schema: 'read_model_schema',
  checkpoint: 'read_model_checkpoint',
  build: 'read_model_build',
  stop: 'read_model_stop',
} as const
