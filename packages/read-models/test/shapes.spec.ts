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

/**
 * Columns of text by which tables are told apart or looked up. Each holds what the core keeps short:
 * a number, a code, an id, or a reference. SQLite would take more, and PostgreSQL stops where the
 * values of one index are longer than 2,704 bytes together.
 */
const short = new Set(
  `about account actor appeal_number appellant applicant assigned_id assigned_to billing_period bn15
  bn9 claimant classification client code command_id command_type credit document filed_for fund
  grant_id group_id id importer instrument interest_on item kind mass_case_number method owned_by
  period provider receivable reference request_id role ruling_number scope statement status stream
  submitted_for surety transaction_number user_id`.split(/\s+/),
)

const indexed = ({ key, lookups }: AnyTable): ReadonlyArray<string> => [...key, ...lookups.flat()]

describe('the shape of the tables', () => {
  it.each(models.map((model) => [model.name, model] as const))(
    'of %s is the one its version was released with; when it fails, raise the version of the model',
    async (name, { version, tables }) => {
      const shape = `${JSON.stringify(tables.map(shapeOf), null, 2)}\n`
      await expect(shape).toMatchFileSnapshot(`../golden/${name}.v${version}.json`)
    },
  )

  it('looks rows up by short texts only; when it fails, see that the text has a bound, and add it', () => {
    const found = models.flatMap(({ tables }) =>
      tables.flatMap((one: AnyTable) =>
        indexed(one).filter((name) => ['text', 'json'].includes(one.columns[name].kind)),
      ),
    )
    expect(new Set(found)).toEqual(short)
  })

  it('has names that are given once, and not to the bookkeeping', () => {
    const tables = models.flatMap((model) => model.tables.map(({ name }: AnyTable) => name))
    expect(new Set(tables).size).toBe(tables.length)
    expect(new Set(models.map(({ name }) => name)).size).toBe(models.length)
    expect(tables.filter((name) => (Object.values(names) as string[]).includes(name))).toEqual([])
    expect(tables.filter((name) => name.startsWith('read_model_'))).toEqual([])
  })
})
