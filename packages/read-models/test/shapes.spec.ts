/** The shape of every model's tables, as released: another shape is another version. */
import { describe, expect, it } from 'vitest'
import { names } from '../src/database/database.js'
import { type AnyTable, type Column, models } from '../src/index.js'

/** All that a database would have to be changed for; not the meanings. */
const shapeOf = ({ name, columns, key, lookups }: AnyTable) => ({
  name,
  columns: Object.fromEntries(
    Object.entries(columns as Record<string, Column>).map(([column, { kind, nullable }]) => [
      column,
      nullable ? `${kind} or null` : kind,
    ]),
  ),
  key,
  lookups,
})

describe('the shape of the tables', () => {
  it.each(models.map((model) => [model.name, model] as const))(
    'of %s is the one its version was released with; when it fails, raise the version of the model',
    async (name, { version, tables }) => {
      const shape = `${JSON.stringify(tables.map(shapeOf), null, 2)}\n`
      await expect(shape).toMatchFileSnapshot(`../golden/${name}.v${version}.json`)
    },
  )

  it('has names that are given once, and not to the bookkeeping', () => {
    const tables = models.flatMap((model) => model.tables.map(({ name }: AnyTable) => name))
    expect(new Set(tables).size).toBe(tables.length)
    expect(new Set(models.map(({ name }) => name)).size).toBe(models.length)
    expect(tables.filter((name) => (Object.values(names) as string[]).includes(name))).toEqual([])
    expect(tables.filter((name) => name.startsWith('read_model_'))).toEqual([])
  })
})
