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

/** A view by the name that readers know, and what it is to show. */
export interface View {
  readonly name: string
  readonly shows: StoredTable
}

export const createView = async (
  session: Session,
  { name, shows }: View,
  create: 'CREATE' | 'CREATE OR REPLACE' = 'CREATE',
): Promise<void> => {
  await session.run(
    `${create} VIEW ${quoted(name)} AS SELECT ${listed(Object.keys(shows.columns))} FROM ${quoted(shows.name)}`,
  )
}

/**
 * Puts views in the place of those with their names, and drops those that are gone. Where columns
 * stay in their places, what others have built on a view stays too; grants always do.
 */
export const replaceViews = async (
  { dialect, session }: { readonly dialect: Dialect; readonly session: Session },
  { views, gone }: { readonly views: ReadonlyArray<View>; readonly gone: ReadonlyArray<Stored> },
): Promise<void> => {
  const { replacing } = dialect
  await dropViews(session, gone)
  for (const view of views) {
    const { name, shows } = view
    if (replacing === null) {
      await dropViews(session, [view])
      await createView(session, view)
      continue
    }
    const others = await session.rows(replacing.hasOthers, quoted(shows.name), quoted(name))
    const grants = others.length === 0 ? [] : await session.rows(replacing.grants, quoted(name))
    if (others.length > 0) await dropViews(session, [view])
    await createView(session, view, 'CREATE OR REPLACE')
    for (const { statement } of grants) await session.run(String(statement))
  }
}

export const dropViews = async (
  session: Session,
  views: ReadonlyArray<{ readonly name: string }>,
): Promise<void> => {
  for (const { name } of views) await session.run(`DROP VIEW IF EXISTS ${quoted(name)}`)
}

export const dropTables = async (
  session: Session,
  tables: ReadonlyArray<Stored>,
): Promise<void> => {
  for (const { stored } of tables) await session.run(`DROP TABLE ${quoted(stored)}`)
}
