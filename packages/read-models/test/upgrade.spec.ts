/** A database of every schema that was ever released, with rows in it, is brought up to date and carried on. */
import { readFileSync } from 'node:fs'
import Database from 'libsql'
import { describe, expect, it } from 'vitest'
import { migrate, models, pendingMigrations, projectOnce, tablesOf, verify } from '../src/index.js'
import type { Projected } from '../src/project/model.js'
import { type Kind, kinds, newAddress, readTables, right, withDatabase } from './databases.js'
import { asAdmin } from './postgres.js'
import { storeOf } from './teams.js'

const fixture = (name: string): string =>
  readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8')

/** The log of which the first twelve entries are part of every dump. */
const log = JSON.parse(fixture('log.json')) as ReadonlyArray<Projected>

const load = async (kind: Kind, address: string, dump: string): Promise<void> => {
  if (kind === 'postgres')
    return asAdmin(async (client) => void (await client.query(dump)), address)
  const database = new Database(address.slice('sqlite:'.length))
  database.exec(dump)
  database.close()
}

describe.each(kinds)('a database on %s', (kind) => {
  it.for([[1, []]] as const)('of schema %i goes through %j', async ([version, steps], context) => {
    const address = await newAddress(kind, context)
    await load(kind, address, fixture(`schema-${version}.${kind}.sql`))
    expect(right(await pendingMigrations(address)).map((one) => one.version)).toEqual(steps)
    expect(right(await migrate(address)).map((one) => one.version)).toEqual(steps)
    await withDatabase(address, async (database) => {
      const tables = models.flatMap((model) => model.tables)
      const end = right(await projectOnce(database, storeOf(log), { batchSize: 5 }))
      expect(end.position).toBe(log.length)
      expect((await readTables(database, tables)).tables).toEqual(tablesOf(models, log))
      expect(right(await verify(database, storeOf(log))).differing).toBe(0)
    })
  })
})
