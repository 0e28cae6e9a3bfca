/** What a runner does at its limits: no room on the disk, nothing to do, nothing that it may write. */
import { expect, it } from 'vitest'
import { openDatabase, projectOnce, rebuild, statusOf } from '../src/index.js'
import { left, newSqlite, readTables, right, withDatabase } from './databases.js'
import { joins, member, storeOf, teamDomain, teamLog, teams } from './teams.js'

const options = { models: [teams], domain: teamDomain }

it('a disk without room leaves the tables at the last whole batch', async () => {
  await withDatabase(newSqlite(), async (database) => {
    const many = teamLog(joins(1_500))
    right(await projectOnce(database, storeOf(many.slice(0, 500)), options))
    await database.writing?.(async (session) => {
      const [row] = await session.rows('PRAGMA page_count')
      await session.run(`PRAGMA max_page_count = ${Number(row?.['page_count']) + 20}`)
    })
    expect(left(await projectOnce(database, storeOf(many), options))).toMatchObject({
      name: 'DatabaseFull',
      reason: expect.stringMatching(/make room/),
    })
    const { position, tables } = await readTables(database, [member])
    expect(many.findIndex((entry) => entry.position === position)).toBe(
      (tables['member']?.length ?? 0) - 1,
    )
    await database.writing?.((session) => session.run('PRAGMA max_page_count = 1000000'))
    right(await projectOnce(database, storeOf(many), options))
    expect((await readTables(database, [member])).tables['member']).toHaveLength(1_500)
  })
})

it('batches of no entries, and models that there are none of, are refused', async () => {
  await withDatabase(newSqlite(), async (database) => {
    const store = storeOf(teamLog(joins(1)))
    for (const batchSize of [0, -1, 1.5, Number.NaN]) {
      expect(left(await projectOnce(database, store, { ...options, batchSize }))).toEqual({
        name: 'OptionsRefused',
        reason: `batchSize is ${batchSize}: a batch takes in 1 entry or more`,
      })
    }
    expect(left(await rebuild(database, store, { ...options, names: ['teams', 'tams'] }))).toEqual({
      name: 'OptionsRefused',
      reason: 'tams is no model: there are teams',
    })
    expect(right(await statusOf(database)).models).toEqual([])
  })
})

it('a database that was opened to be read only is not written', async () => {
  const address = newSqlite()
  await withDatabase(address, (database) => projectOnce(database, storeOf([]), options))
  const reader = right(await openDatabase(address, { readonly: true }))
  expect(left(await projectOnce(reader, storeOf([]), options)).name).toBe('ReadOnly')
  await reader.close()
})
