/**
 * The tables of models as SQL. Each build of a model has tables of its own; readers know the view
 * that bears the plain name, so that one build takes the place of another in one transaction.
 */
import type { Model } from '../project/model.js'
import type { AnyTable } from '../project/table.js'
import type { Dialect, Session, StoredTable } from './database.js'
import { listed, quoted } from './sql.js'

/** Where the rows of a declared table lie in one build. */
export interface Stored {
  /** As declared, and as readers call it. */
  readonly name: string
  readonly stored: string
}

/** The names of a new build's tables. */
export const storedIn = ({ tables, version }: Model, build: number): ReadonlyArray<Stored> =>
  tables.map(({ name }: AnyTable) => ({ name, stored: `${name}_v${version}_${build}` }))

/** A declared table where it lies. */
export const storedTable = (table: AnyTable, stored: ReadonlyArray<Stored>): StoredTable => {
  const found = stored.find(({ name }) => name === table.name)
  if (found === undefined) throw new Error(`${table.name} has no place in this build`)
  return { name: found.stored, columns: table.columns, key: table.key, lookups: table.lookups }
}

export const createTable = async (
  { dialect, session }: { readonly dialect: Dialect; readonly session: Session },
  { name, columns, key, lookups }: StoredTable,
): Promise<void> => {
  const declared = Object.entries(columns).map(
    ([column, kind]) => `${quoted(column)} ${dialect.typeOf(kind)}`,
  )
  await session.run(
    `CREATE TABLE ${quoted(name)} (${declared.join(', ')}, PRIMARY KEY (${listed(key)}))${dialect.tableOptions}`,
  )
  for (const [index, lookup] of lookups.entries()) {
    // The key makes the index hold rows with the same values in the order in which they are read.
    const rest = key.filter((one) => !lookup.includes(one))
    await session.run(
      `CREATE INDEX ${quoted(`${name}_by_${index + 1}`)} ON ${quoted(name)} (${listed([...lookup, ...rest])})`,
    )
  }
}

export const createView = async (
  session: Session,
  name: string,
  { name: stored, columns }: StoredTable,
): Promise<void> => {
  await session.run(
    `CREATE VIEW ${quoted(name)} AS SELECT ${listed(Object.keys(columns))} FROM ${quoted(stored)}`,
  )
}

export const dropViews = async (session: Session, tables: ReadonlyArray<Stored>): Promise<void> => {
  for (const { name } of tables) await session.run(`DROP VIEW ${quoted(name)}`)
}

export const dropTables = async (
  session: Session,
  tables: ReadonlyArray<Stored>,
): Promise<void> => {
  for (const { stored } of tables) await session.run(`DROP TABLE ${quoted(stored)}`)
}
