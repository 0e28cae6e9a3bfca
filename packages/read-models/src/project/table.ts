/**
 * How a model declares its tables: columns with their meaning, the key, and the columns by which it
 * looks rows up. The SQL of both databases, the types of rows and the reference follow from it.
 */

/**
 * What a column holds, the same on every database:
 * - `text`: compared by code points, never by the rules of a language;
 * - `number`: a whole number, exact up to 2^53;
 * - `money`: whole cents;
 * - `flag`: 1 for yes, 0 for no;
 * - `date`: a day, `2026-05-01`; `instant`: `2026-05-01T04:00:00.000Z`: both sort as they follow in time;
 * - `json`: a text of JSON, kept as it was written.
 */
export type ColumnKind = 'text' | 'number' | 'money' | 'flag' | 'date' | 'instant' | 'json'

type ValueOf<Kind extends ColumnKind> = Kind extends 'number' | 'money'
  ? number
  : Kind extends 'flag'
    ? 0 | 1
    : string

export interface Column<Kind extends ColumnKind = ColumnKind, Nullable extends boolean = boolean> {
  readonly kind: Kind
  readonly nullable: Nullable
  /** What it means, with its unit and, where it may be null, what null means. */
  readonly meaning: string
}

type Declare = {
  <Kind extends ColumnKind>(kind: Kind, meaning: string): Column<Kind, false>
}

/** A column that always holds a value. */
export const column: Declare = (kind, meaning) => ({ kind, nullable: false, meaning })

/** A column that may be null; its meaning says when. */
export const optional = <Kind extends ColumnKind>(
  kind: Kind,
  meaning: string,
): Column<Kind, true> => ({ kind, nullable: true, meaning })

export type Columns = { readonly [name: string]: Column }

/** The rows of columns: the names are those of SQL. */
export type RowOf<C extends Columns> = {
  readonly [Name in keyof C]: C[Name] extends Column<infer Kind, infer Nullable>
    ? ValueOf<Kind> | (Nullable extends true ? null : never)
    : never
}

export interface Table<C extends Columns = Columns, Key extends keyof C & string = string> {
  readonly name: string
  /** What one row is. */
  readonly meaning: string
  readonly columns: C
  /** Columns that together name one row; none of them is nullable. */
  readonly key: ReadonlyArray<Key>
  /** Lists of columns by which rows are looked up together. */
  readonly lookups: ReadonlyArray<ReadonlyArray<keyof C & string>>
}

// oxlint-disable-next-line typescript/no-explicit-any -- a model holds tables of any columns
export type AnyTable = Table<any, any>

/** The type of a table's rows. */
export type Row<T> = T extends Table<infer C, infer _Key> ? RowOf<C> : never

/** The type of what names one row of a table. */
export type KeyOf<T> = T extends Table<infer C, infer Key> ? Pick<RowOf<C>, Key> : never

/** As many as a whole number can tell apart by its bits. */
const mostColumns = 50

/** Declares a table. Throws on a declaration that no database could hold. */
export const table = <C extends Columns, Key extends keyof C & string>(
  name: string,
  declared: {
    readonly meaning: string
    readonly columns: C
    readonly key: ReadonlyArray<Key>
    readonly lookups?: ReadonlyArray<ReadonlyArray<keyof C & string>>
  },
): Table<C, Key> => {
  const names = [name, ...Object.keys(declared.columns)]
  const strange = names.find((one) => !/^[a-z][a-z0-9_]{0,39}$/.test(one))
  if (strange !== undefined) throw new Error(`${strange} is no name for SQL`)
  if (names.length > mostColumns + 1)
    throw new Error(`${name} has more than ${mostColumns} columns`)
  const nullable = declared.key.find((one) => declared.columns[one]?.nullable)
  if (nullable !== undefined) throw new Error(`${name}: ${nullable} is in the key and nullable`)
  return { name, lookups: [], ...declared }
}
