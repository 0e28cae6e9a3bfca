/** The law of this package: the tables are at every moment the fold of a prefix of the log. */
import { carm } from '@carmkit/core'
import { type Logged, type LogKind, randomLogs } from '@carmkit/laws'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBuilds } from '../src/database/bookkeeping.js'
import { dropTables, dropViews } from '../src/database/model-tables.js'
import { type Database, models, projectOnce, tablesOf } from '../src/index.js'
import type { Projected } from '../src/project/model.js'
import { kinds, newAddress, readTables, right, withDatabase } from './databases.js'
import { storeOf, type TeamEvent, teamDomain, teamEvents, teamLog, teams } from './teams.js'

/** What the tables hold after these events, by the fold in memory; streams end where they cannot be read. */
const folded = (events: ReadonlyArray<TeamEvent>) => {
  const stopped = new Set<string>()
  const readable = teamLog(events).flatMap((entry): ReadonlyArray<Projected> => {
    if (!('event' in entry)) return []
    if (entry.event.type === 'Unreadable') stopped.add(entry.event.stream)
    return stopped.has(entry.event.stream) ? [] : [entry]
  })
  return tablesOf([teams], readable)
}

/** Puts everything back to the begin, as if nothing had been there. */
const emptied = async ({ writing }: Database): Promise<void> => {
  await writing?.(async (session) => {
    for (const { tables } of await readBuilds(session.rows)) {
      await dropViews(session, tables)
      await dropTables(session, tables)
    }
    for (const name of ['read_model_build', 'read_model_stop'])
      await session.run(`DELETE FROM ${name}`)
    await session.run('UPDATE read_model_checkpoint SET position = 0')
  })
}

describe.each(kinds)('tables on %s', (kind) => {
  it('are the fold of the log, whatever the batches, the runners and the moments of restart', async (context) => {
    const address = await newAddress(kind, context)
    await withDatabase(address, async (database) => {
      await fc.assert(
        fc.asyncProperty(
          teamEvents,
          fc.constantFrom(1, 2, 7, 1000),
          fc.integer({ min: 1, max: 3 }),
          fc.nat(30),
          async (events, batchSize, runners, first) => {
            await emptied(database)
            const options = { models: [teams], domain: teamDomain, batchSize }
            for (const prefix of [events.slice(0, first), events]) {
              const store = storeOf(teamLog(prefix))
              const ends = await Promise.all(
                Array.from({ length: runners }, () => projectOnce(database, store, options)),
              )
              for (const end of ends)
                expect(right(end).position).toBe(teamLog(prefix).at(-1)?.position ?? 0)
              expect(await readTables(database, teams.tables)).toEqual({
                position: teamLog(prefix).at(-1)?.position ?? 0,
                tables: folded(prefix),
              })
            }
          },
        ),
        { numRuns: kind === 'sqlite' ? 60 : 12 },
      )
    })
  })
})

/** Whole logs of every kind that the laws of the domain draw. */
const anyLog: fc.Arbitrary<ReadonlyArray<Logged>> = fc.oneof(
  ...(Object.keys(randomLogs) as ReadonlyArray<LogKind>).map((kind) => randomLogs[kind]),
)

const allTables = models.flatMap(({ tables }) => tables)

describe.each(kinds)('all tables of carmkit on %s', (kind) => {
  it('are the fold of every prefix of a history, whatever the batches, the runners and the restarts', async (context) => {
    await withDatabase(await newAddress(kind, context), async (database) => {
      await fc.assert(
        fc.asyncProperty(
          anyLog,
          fc.constantFrom(1, 3, 50),
          fc.integer({ min: 1, max: 2 }),
          fc.double({ min: 0, max: 1, noNaN: true }),
          async (log, batchSize, runners, share) => {
            await emptied(database)
            for (const prefix of [log.slice(0, Math.round(share * log.length)), log]) {
              const store = storeOf(prefix)
              const ends = await Promise.all(
                Array.from({ length: runners }, () =>
                  projectOnce(database, store, { domain: carm, batchSize }),
                ),
              )
              for (const end of ends) expect(right(end).position).toBe(prefix.length)
              const found = await readTables(database, allTables)
              expect(found).toEqual({ position: prefix.length, tables: tablesOf(models, prefix) })
            }
          },
        ),
        { numRuns: kind === 'sqlite' ? 16 : 4 },
      )
    })
  })
})
