/** A model changes: its tables are built anew beside the live ones, and take their place at one moment. */
import { describe, expect, it } from 'vitest'
import {
  type Database,
  follow,
  type Model,
  openDatabase,
  projectOnce,
  rebuild,
  statusOf,
  tablesOf,
  waitFor,
} from '../src/index.js'
import type { Projected } from '../src/project/model.js'
import { runnerOn } from '../src/runner/runner.js'
import { kinds, left, newAddress, readTables, right, withDatabase } from './databases.js'
import { member, storeOf, type TeamEvent, teamDomain, teamLog, teams, victory } from './teams.js'
import { teams2, wins } from './teams-later.js'

const events: ReadonlyArray<TeamEvent> = Array.from({ length: 12 }, (_, index) =>
  index % 3 === 2 ? { type: 'Won', team: 'red' } : { type: 'Joined', id: `m${index}`, team: 'red' },
)
const log = teamLog(events)
const options = { models: [teams], domain: teamDomain, batchSize: 3 }

const options2 = { ...options, models: [teams2] }

const folded = (models: ReadonlyArray<Model>) => tablesOf(models, log as ReadonlyArray<Projected>)

const tablesIn = async ({ kind, reading }: Database): Promise<ReadonlyArray<string>> => {
  const names =
    kind === 'sqlite'
      ? "SELECT name FROM sqlite_schema WHERE type = 'table'"
      : "SELECT tablename AS name FROM pg_catalog.pg_tables WHERE schemaname = 'carmkit'"
  const { sql } = await import('kysely')
  const { rows } = await reading<never, { rows: { name: string }[] }>((queries) =>
    sql.raw<{ name: string }>(names).execute(queries),
  )
  return rows
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('read_model_'))
    .toSorted()
}

describe.each(kinds)('a new version on %s', (kind) => {
  it('is built beside the live one, goes on after a restart, and is switched as a whole', async (context) => {
    await withDatabase(await newAddress(kind, context), async (database) => {
      right(await projectOnce(database, storeOf(log), options))
      const old = await readTables(database, [member, victory])
      const steps: unknown[] = []
      // Each step by a new runner, as if the one before had died.
      for (let moved = true; moved; ) {
        const runner = right(runnerOn(database, storeOf(log), options2))
        moved = right(await runner.step()) === 'moved'
        const { models } = right(await statusOf(database))
        steps.push(models.map(({ version, state, position }) => `${version} ${state} ${position}`))
        const isSwitched = models.every(({ version }) => version === 2)
        const seen = await readTables(database, [member, victory])
        expect(seen.position).toBe(old.position)
        if (!isSwitched) expect(seen).toEqual(old)
        else expect(seen.tables).toEqual(folded([teams2]))
      }
      expect(steps).toEqual([
        ['1 live 35', '2 building 8'],
        ['1 live 35', '2 building 17'],
        ['1 live 35', '2 building 26'],
        ['1 live 35', '2 building 35'],
        ['2 live 35'],
        ['2 live 35'],
      ])
      expect(await tablesIn(database)).toEqual(['member_v2_2', 'victory_v2_2'])
    })
  })

  it('is refused by an older program, before and after it has taken over', async (context) => {
    await withDatabase(await newAddress(kind, context), async (database) => {
      right(await projectOnce(database, storeOf(log.slice(0, 6)), options))
      const newer = right(runnerOn(database, storeOf(log.slice(0, 6)), options2))
      right(await newer.step())
      // The older one goes on with the live tables, and leaves the others alone.
      expect(right(await projectOnce(database, storeOf(log), options)).position).toBe(35)
      expect(right(await statusOf(database)).models.map(({ version }) => version)).toEqual([1, 2])
      right(await projectOnce(database, storeOf(log), options2))
      expect((await readTables(database, teams2.tables)).tables).toEqual(folded([teams2]))
      expect(left(await projectOnce(database, storeOf(log), options))).toMatchObject({
        name: 'DatabaseNewer',
        reason: expect.stringMatching(/teams in version 2.*update carmkit/),
      })
    })
  })

  it('ends what an older program has begun to build', async (context) => {
    await withDatabase(await newAddress(kind, context), async (database) => {
      right(await projectOnce(database, storeOf(log), options))
      const again = right(runnerOn(database, storeOf(log), { ...options, anew: [teams] }))
      right(await again.step())
      right(await projectOnce(database, storeOf(log), options2))
      expect(await tablesIn(database)).toEqual(['member_v2_3', 'victory_v2_3'])
    })
  })

  it('of one model may come while another is new, and both see what is recorded meanwhile', async (context) => {
    await withDatabase(await newAddress(kind, context), async (database) => {
      right(await projectOnce(database, storeOf(log.slice(0, 7)), options))
      const both = { ...options, models: [teams2, wins] }
      const end = right(await projectOnce(database, storeOf(log), both))
      expect(end).toMatchObject({ position: 35, building: [] })
      const { tables } = await readTables(database, [...teams2.tables, ...wins.tables])
      expect(tables).toEqual(folded([teams2, wins]))
    })
  })

  it('mends tables that somebody has changed, and nobody sees them empty', async (context) => {
    const address = await newAddress(kind, context)
    await withDatabase(address, async (database) => {
      right(await projectOnce(database, storeOf(log), options))
      await database.writing?.(async (session) => {
        await session.run("DELETE FROM member_v1_1 WHERE id = 'm3'")
      })
      const reader = right(await openDatabase(address, { readonly: true }))
      const counts = new Set<number | undefined>()
      let reading = true
      const readers = (async () => {
        while (reading)
          counts.add((await readTables(reader, teams.tables)).tables['member']?.length)
      })()
      right(await rebuild(database, storeOf(log), { ...options, batchSize: 1, names: ['teams'] }))
      await readTables(reader, teams.tables)
      reading = false
      await readers
      await reader.close()
      expect([...counts].every((count) => count === 7 || count === 8)).toBe(true)
      expect((await readTables(database, teams.tables)).tables).toEqual(folded([teams]))
    })
  })

  it('waits for a reader, who sees the old tables to the end', async (context) => {
    const address = await newAddress(kind, context)
    await withDatabase(address, async (database) => {
      right(await projectOnce(database, storeOf(log), options))
      const reader = right(await openDatabase(address, { readonly: true }))
      let rebuilt: Promise<unknown> = Promise.resolve()
      await reader.reading<Record<string, Record<string, unknown>>, void>(async (queries) => {
        const first = await queries.selectFrom('victory').selectAll().execute()
        rebuilt = projectOnce(database, storeOf(log), options2)
        await Promise.race([rebuilt, new Promise((resolve) => setTimeout(resolve, 200))])
        expect(await queries.selectFrom('victory').selectAll().execute()).toEqual(first)
        expect(Object.keys(first[0] ?? {})).toEqual(['position', 'team'])
      })
      await rebuilt
      expect((await readTables(reader, teams2.tables)).tables).toEqual(folded([teams2]))
      await reader.close()
    })
  })

  it('waits for a long reader, while the log is followed and others read', async (context) => {
    const address = await newAddress(kind, context)
    await withDatabase(address, async (database) => {
      const growing = log.slice(0, 6)
      right(await projectOnce(database, storeOf(growing), options))
      const [long, other] = [await openDatabase(address), await openDatabase(address)].map(right)
      if (long === undefined || other === undefined) throw new Error('both were opened')
      const ending = new AbortController()
      let following = follow(database, storeOf([]), { ...options, signal: AbortSignal.abort() })
      await long.reading<Record<string, Record<string, unknown>>, void>(async (queries) => {
        await queries.selectFrom('victory').selectAll().execute()
        const anew = right(runnerOn(database, storeOf(growing), { ...options, anew: [teams] }))
        right(await anew.step())
        following = follow(database, storeOf(growing), {
          ...options,
          patience: 100,
          signal: ending.signal,
          longestPause: 20,
        })
        await new Promise((resolve) => setTimeout(resolve, 500))
        growing.push(...log.slice(6))
        expect(right(await waitFor(other, 35))).toBe(35)
        expect((await readTables(other, [member])).tables['member']).toHaveLength(8)
      })
      const isSwitched = async () => right(await statusOf(other)).models.length === 1
      while (!(await isSwitched())) await new Promise((resolve) => setTimeout(resolve, 20))
      ending.abort()
      expect(right(await following).position).toBe(35)
      expect(await tablesIn(other)).toEqual(['member_v1_2', 'victory_v1_2'])
      for (const one of [long, other]) await one.close()
    })
  })
})
