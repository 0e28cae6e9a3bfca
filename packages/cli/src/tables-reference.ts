/**
 * The reference of the tables as Markdown, from where they are declared: `docs/reference/tables.md` is
 * this text. Queries stand behind the tables that they are asked of.
 */
import {
  type AnyQuery,
  type AnyTable,
  type Column,
  type Model,
  models,
  type Parameter,
  queries,
} from '@carmkit/read-models'

const introduction = `# The tables, and the queries over them

<!-- Written by the tests of @carmkit/cli from packages/read-models/src: edit there, then
     npx vitest run --config packages/dev/vitest.config.ts packages/cli/test/tables-reference -u -->

\`carmkit project\` brings the log into these tables, on SQLite or in the schema \`carmkit\` of a PostgreSQL database. All of
them are at every moment the fold of the same prefix of the log. Read them by these names: they are views, which a model
that is built anew takes over when it has caught up. Whatever a date alone decides is not written by time: columns hold
days and moments, and a query compares them with the one it is asked for.

| Type | On SQLite | On PostgreSQL | What it holds |
| --- | --- | --- | --- |
| text | TEXT | TEXT COLLATE "C" | compared by its bytes |
| number | INTEGER | BIGINT | a whole number |
| money | INTEGER | BIGINT | whole cents |
| flag | INTEGER | BIGINT | 1 for yes, 0 for no |
| date | TEXT | TEXT COLLATE "C" | an Eastern day, \`2026-05-01\` |
| instant | TEXT | TEXT COLLATE "C" | UTC with milliseconds, \`2026-05-01T04:00:00.000Z\` |
| json | TEXT | TEXT COLLATE "C" | a text of JSON |
`

/** The whole page. */
export const tablesReference = (): string =>
  [
    introduction,
    ...models.map(modelText),
    '## Queries\n',
    'Each is asked by `carmkit query <name> --db <database>`, with its parameters as options. Amounts come out as dollars.\n',
    ...queries.map(queryText),
  ].join('\n')

const modelText = ({ name, version, tables }: Model): string =>
  [`## ${name}, version ${version}\n`, ...tables.map(tableText)].join('\n')

const tableText = ({ name, meaning, columns, key, lookups }: AnyTable): string => {
  const known: ReadonlyArray<ReadonlyArray<string>> = lookups
  return [
    `### ${name}\n`,
    `${meaning}\n`,
    `Key: ${listed(key)}.${known.length === 0 ? '' : ` Looked up by ${known.map(listed).join('; by ')}.`}\n`,
    ...columnLines(columns),
    '',
  ].join('\n')
}

const listed = (names: ReadonlyArray<string>): string =>
  names.map((name) => `\`${name}\``).join(', ')

const columnLines = (columns: { readonly [name: string]: Column }): ReadonlyArray<string> => [
  '| Column | Type | Meaning |',
  '| --- | --- | --- |',
  ...Object.entries(columns).map(
    ([name, { kind, nullable, meaning }]) =>
      `| \`${name}\` | ${kind}${nullable ? ' or null' : ''} | ${cell(meaning)} |`,
  ),
]

const queryText = ({ name, meaning, parameters, columns }: AnyQuery): string =>
  [
    `### ${name}\n`,
    `${meaning}\n`,
    '| Parameter | What it is | Meaning |',
    '| --- | --- | --- |',
    ...Object.entries<Parameter>(parameters).map(parameterLine),
    '',
    `Columns: ${listed(Object.keys(columns))}.\n`,
  ].join('\n')

const parameterLine = ([name, { codec, meaning, isRequired, defaultsTo }]: readonly [
  string,
  Parameter,
]): string => {
  const need =
    defaultsTo === null ? (isRequired ? 'required' : 'optional') : `default ${defaultsTo}`
  return `| \`--${name}\` | ${cell(codec.name)}, ${need} | ${cell(meaning)} |`
}

const cell = (text: string): string => text.replaceAll('|', '\\|')
