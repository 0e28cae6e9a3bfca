/** A database in memory that holds the tables of authority, for tests of what is asked of them. */

import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely'
import Database from 'libsql'
import { type AnyTable, type AuthorityTables, authority, type Tables } from '../src/index.js'

export interface AuthorityDatabase {
  readonly db: Kysely<AuthorityTables>
  /** Puts these rows in the place of all others. */
  readonly fill: (rows: Tables) => void
  /** The streams that these tables, and those that are being built, hold only the begin of. */
  readonly stop: (streams: {
    readonly live: ReadonlyArray<string>
    readonly building: ReadonlyArray<string>
  }) => void
}

export const authorityDatabase = (): AuthorityDatabase => {
  const database = new Database(':memory:')
  for (const table of authority.tables) for (const sql of declared(table)) database.exec(sql)
  database.exec('create table read_model_build (id, model, checkpoint)')
  database.exec(
    "insert into read_model_build values (1, 'authority', 'live'), (2, 'authority', 'building_2')",
  )
  database.exec('create table read_model_stop (build, stream)')
  const inserts = new Map(authority.tables.map((table) => [table, database.prepare(insert(table))]))
  const dialect = new SqliteDialect({ database: withKept(database) })
  return {
    db: new Kysely({ dialect }),
    fill: (rows) => {
      database.exec('begin')
      for (const [table, statement] of inserts) {
        database.exec(`delete from ${table.name}`)
        for (const row of rows[table.name] ?? [])
          statement.run(columnsOf(table).map((one) => row[one]))
      }
      database.exec('commit')
    },
    stop: ({ live, building }) => {
      database.exec('delete from read_model_stop')
      const insert = database.prepare('insert into read_model_stop values (?, ?)')
      for (const stream of live) insert.run([1, stream])
      for (const stream of building) insert.run([2, stream])
    },
  }
}

/** Preparing again for each call makes the memory of libsql grow. */
const withKept = (database: Database.Database): SqliteDatabase => {
  const kept = new Map<string, unknown>()
  const prepare = (sql: string) => {
    const statement = kept.get(sql) ?? database.prepare(sql)
    kept.set(sql, statement)
    return statement
  }
  return { close: () => void database.close(), prepare } as SqliteDatabase
}

const columnsOf = ({ columns }: AnyTable): ReadonlyArray<string> => Object.keys(columns)

const insert = (table: AnyTable): string => {
  const values = columnsOf(table).map(() => '?')
  return `insert into ${table.name} values (${values.join()})`
}

const declared = (table: AnyTable): ReadonlyArray<string> => {
  const { name, key, lookups } = table as AnyTable & Declared
  const columns = columnsOf(table).join()
  return [
    `create table ${name} (${columns}, primary key (${key.join()})) without rowid`,
    ...lookups.map(
      (some) => `create index ${name}_by_${some.join('_')} on ${name} (${some.join()})`,
    ),
  ]
}

interface Declared {
  readonly key: ReadonlyArray<string>
  readonly lookups: ReadonlyArray<ReadonlyArray<string>>
}
