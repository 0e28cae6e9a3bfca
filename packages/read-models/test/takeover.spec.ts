/** Programs of several ages at one database: the newest wins, and nobody is led astray meanwhile. */
import { describe, expect, it } from 'vitest'
import { registerBuilds } from '../src/database/builds.js'
import {
  type Database,
  type Model,
  type Progress,
  projectOnce,
  rebuild,
  statusOf,
  tablesOf,
} from '../src/index.js'
import type { Projected } from '../src/project/model.js'
import { runnerOn } from '../src/runner/runner.js'
import { kinds, left, newAddress, readTables, right, withDatabase } from './databases.js'
import { storeOf, type TeamEvent, teamDomain, teamLog, teams } from './teams.js'
import { teams2, teams3, wins } from './teams-later.js'

const events: ReadonlyArray<TeamEvent> = Array.from({ length: 12 }, (_, index) =>
  index % 3 === 2 ? { type: 'Won', team: 'red' } : { type: 'Joined', id: `m${index}`, team: 'red' },
)
const log = teamLog(events)
const store = storeOf(log)
const common = { domain: teamDomain, batchSize: 3 }
const program = (...models: ReadonlyArray<Model>) => ({ ...common, models })

const builds = async (database: Database): Promise<ReadonlyArray<string>> =>
  right(await statusOf(database)).models.map(
    ({ model, version, state, position }) => `${model} ${version} ${state} ${position}`,
  )

/** Gives the build of the second version to another model, or back. */
const renamed = async ({ writing }: Database, from: string, to: string): Promise<void> => {
  await writing?.((session) =>
    session.run('UPDATE read_model_build SET model = ? WHERE model = ? AND version = 2', to, from),
  )
}

describe.each(kinds)('programs of several ages on %s', (kind) => {
  it('never go back: an older version that was begun late does not replace a newer one', async (context) => {
    await withDatabase(await newAddress(kind, context), async (database) => {
      right(await projectOnce(database, store, program(teams)))
      const second = right(runnerOn(database, store, program(teams2)))
      for (let steps = 0; steps < 4; steps += 1) right(await second.step())
      // The newer program ends what the older has begun, unless that one hides: here it does.
      await renamed(database, 'teams', 'hidden')
      const third = right(runnerOn(database, store, program(teams3)))
      right(await third.step())
      await renamed(database, 'hidden', 'teams')
      for (let steps = 0; steps < 4; steps += 1) right(await third.step())
      expect(await builds(database)).toEqual(['teams 2 building 35', 'teams 3 live 35'])
      right(await second.step())
      expect(await builds(database)).toEqual(['teams 3 live 35'])
      expect(left(await second.step()).name).toBe('DatabaseNewer')
    })
  })

  it('do not begin what a newer one has begun already', async (context) => {
    await withDatabase(await newAddress(kind, context), async (database) => {
      right(await projectOnce(database, store, program(teams)))
      right(await right(runnerOn(database, store, program(teams3))).step())
      expect(left(await projectOnce(database, store, program(teams2)))).toMatchObject({
        name: 'DatabaseNewer',
        reason: expect.stringMatching(/teams in version 3/),
      })
      expect(await builds(database)).toEqual(['teams 1 live 35', 'teams 3 building 8'])
      expect(right(await projectOnce(database, store, program(teams))).position).toBe(35)
    })
  })

  it('end once a newer one has taken over, however long they have been at work', async (context) => {
    await withDatabase(await newAddress(kind, context), async (database) => {
      const growing = log.slice(0, 6)
      const ages: ReadonlyArray<ReadonlyArray<Model>> = [[teams], [teams2], [teams2, wins]]
      for (const [index, newer] of ages.entries()) {
        const older = ages[index - 1]
        if (older === undefined) continue
        const first = right(runnerOn(database, storeOf(growing), program(...older)))
        while (right(await first.step()) !== 'idle');
        right(await projectOnce(database, storeOf(growing), program(...newer)))
        growing.push(...log.slice(growing.length, growing.length + 3))
        const ended: string[] = []
        for (const _ of [1, 2]) {
          const stepped = await first.step()
          ended.push(stepped._tag === 'Left' ? stepped.left.name : stepped.right)
        }
        expect(ended.at(-1)).toBe('DatabaseNewer')
      }
    })
  })

  it('carry on with the rest of what a newer one has begun again in part', async (context) => {
    await withDatabase(await newAddress(kind, context), async (database) => {
      const both = program(teams, wins)
      right(await projectOnce(database, store, both))
      const again = right(runnerOn(database, store, { ...both, anew: [teams, wins] }))
      right(await again.step())
      const newer = { models: [teams2, wins], anew: [] }
      await database.writing?.((session) => registerBuilds({ database, session }, newer))
      for (let steps = 0; steps < 8; steps += 1) right(await again.step())
      expect(await builds(database)).toEqual([
        'teams 1 live 35',
        'wins 1 live 35',
        'teams 2 building 0',
      ])
      const { tables } = await readTables(database, wins.tables)
      expect(tables).toEqual(tablesOf([wins], log as ReadonlyArray<Projected>))
    })
  })

  it('build from the begin where that is asked for, whatever is under way', async (context) => {
    await withDatabase(await newAddress(kind, context), async (database) => {
      right(await projectOnce(database, store, program(teams)))
      right(await right(runnerOn(database, store, { ...program(teams), anew: [teams] })).step())
      await database.writing?.((session) => session.run('DELETE FROM member_v1_2'))
      right(await rebuild(database, store, program(teams)))
      const { tables } = await readTables(database, teams.tables)
      expect(tables).toEqual(tablesOf([teams], log as ReadonlyArray<Projected>))
    })
  })

  it('give up a new version whose rows the database does not take, and go on with the live tables', async (context) => {
    await withDatabase(await newAddress(kind, context), async (database) => {
      const growing = log.slice(0, 8)
      right(await projectOnce(database, storeOf(growing), program(teams)))
      const refused: Model = {
        ...wins,
        project: (projected, rows) =>
          wins.project(projected, rows).map((one) => ({
            ...one,
            row: projected.position > 8 ? { ...one.row, position: 'many' } : one.row,
          })),
      }
      growing.push(...log.slice(8))
      const once = await projectOnce(database, storeOf(growing), program(teams, refused))
      expect(left(once)).toMatchObject({ name: 'DatabaseFailed' })
      expect(await builds(database)).toEqual(['teams 1 live 35', 'wins 1 building 8'])
    })
  })

  it('give up a new version that fails, and keep the live tables at the end of the log', async (context) => {
    await withDatabase(await newAddress(kind, context), async (database) => {
      const growing = log.slice(0, 8)
      right(await projectOnce(database, storeOf(growing), program(teams)))
      const wrong: Model = {
        ...wins,
        project: (projected) => {
          if (projected.position > 8) throw new Error('never seen')
          return []
        },
      }
      const failure = { name: 'ModelFailed', model: 'wins', reason: 'wins: never seen' }
      const told: Progress[] = []
      const runner = right(
        runnerOn(database, storeOf(growing), {
          ...program(teams, wrong),
          onProgress: (progress) => told.push(progress),
        }),
      )
      while (right(await runner.step()) !== 'idle');
      growing.push(...log.slice(8))
      while (right(await runner.step()) !== 'idle');
      expect(told.at(-1)).toMatchObject({
        position: 35,
        building: [{ models: ['wins'], position: 8, failure }],
      })
      expect(await builds(database)).toEqual(['teams 1 live 35', 'wins 1 building 8'])
      const once = await projectOnce(database, storeOf(growing), program(teams, wrong))
      expect(left(once)).toMatchObject(failure)
      right(await projectOnce(database, storeOf(growing), program(teams, wins)))
      expect(await builds(database)).toEqual(['teams 1 live 35', 'wins 1 live 35'])
    })
  })
})
