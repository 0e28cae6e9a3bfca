/** The roles of the how-to: a runner that owns one schema, and a reader that a rebuild takes nothing from. */
import { readFileSync } from 'node:fs'
import { memoryStore } from '@carmkit/store'
import { expect, it } from 'vitest'
import { type AnyTable, models, openDatabase, projectOnce, rebuild } from '../src/index.js'
import { left, readTables, right, withDatabase } from './databases.js'
import { asAdmin, newPostgres } from './postgres.js'

const page = new URL('../../../docs/how-to/read-models-on-postgres.md', import.meta.url)
const tables = models.flatMap((model): ReadonlyArray<AnyTable> => model.tables)

it('of docs/how-to/read-models-on-postgres.md suffice, and nothing of them is too much', async ({
  skip,
}) => {
  const url = new URL((await newPostgres()) ?? skip('no PostgreSQL here'))
  const [, rolesText = '', grants = ''] =
    /```sql\n(.*?)CREATE DATABASE[^\n]*\n\\connect[^\n]*\n(.*?)```/s.exec(
      readFileSync(page, 'utf8'),
    ) ?? []
  const suffix = url.pathname.slice(1)
  const named = (sql: string) => sql.replaceAll(/carmkit_(runner|reader)/g, `$1_${suffix}`)
  await asAdmin((client) => client.query(named(rolesText)))
  await asAdmin((client) => client.query(named(grants)), url.href)
  const addressOf = (role: string): string => {
    const theirs = new URL(url)
    theirs.username = `${role}_${suffix}`
    theirs.password = '...'
    return theirs.href
  }
  await withDatabase(addressOf('runner'), async (runner) => {
    const store = memoryStore()
    right(await projectOnce(runner, store))
    const reader = right(await openDatabase(addressOf('reader'), { readonly: true }))
    const before = await readTables(reader, tables)
    right(await rebuild(runner, store))
    expect(await readTables(reader, tables)).toEqual(before)
    await reader.close()
  })
  await withDatabase(addressOf('reader'), async (database) => {
    expect(left(await rebuild(database, memoryStore())).name).toBe('DatabaseDenied')
  })
})
