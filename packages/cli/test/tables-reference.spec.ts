/** The reference of tables and queries: what the code declares, every column with a meaning. */
import { type AnyTable, type Column, models, queries } from '@carmkit/read-models'
import { expect, it } from 'vitest'
import { tablesReference } from '../src/tables-reference.js'

it('docs/reference/tables.md is what the code declares', async () => {
  await expect(tablesReference()).toMatchFileSnapshot('../../../docs/reference/tables.md')
})

it('says of every table, column, query and parameter what it means, in a sentence', () => {
  const tables = models.flatMap((model): ReadonlyArray<AnyTable> => model.tables)
  const meanings = [...tables, ...queries].flatMap(({ name, meaning, columns }) => [
    [name, meaning] as const,
    ...Object.entries<Column>(columns).map(([column, one]) => [`${name}.${column}`, one.meaning]),
  ])
  const parameters = queries.flatMap((query) =>
    Object.entries<{ readonly meaning: string }>(query.parameters).map(([name, one]) => [
      `${query.name} --${name}`,
      one.meaning,
    ]),
  )
  const all = [...meanings, ...parameters]
  expect(all.length).toBeGreaterThan(400)
  expect(all.filter(([, meaning = '']) => !/^.{5,}\.$/.test(meaning))).toEqual([])
})

it('asks for nothing by the name of an option that every query has', () => {
  const taken = ['db', 'csv', 'json', 'limit', 'after', 'columns', 'help']
  const names = queries.flatMap(({ parameters }) => Object.keys(parameters as object))
  expect(names.filter((name) => taken.includes(name) || !/^[a-z]+$/.test(name))).toEqual([])
  expect(new Set(queries.map(({ name }) => name)).size).toBe(queries.length)
})
