/** Death at every step of a runner: what stands is whole, and the next life goes on from it. */
import { describe, expect, it } from 'vitest'
import { projectOnce, rebuild, statusOf, tablesOf } from '../src/index.js'
import type { Projected } from '../src/project/model.js'
import { kinds, newAddress, readTables, right, withDatabase } from './databases.js'
import { Death, mortal } from './deaths.js'
import { storeOf, type TeamEvent, teamDomain, teamLog, teams } from './teams.js'

const events: ReadonlyArray<TeamEvent> = [
  { type: 'Joined', id: 'a', team: 'red' },
  { type: 'Joined', id: 'b', team: 'red' },
  { type: 'Won', team: 'red' },
  { type: 'Left', id: 'b' },
  { type: 'Won', team: 'red' },
]
/** More steps than a runner needs for all of it. */
const most = 80
const log = teamLog(events)
const options = { models: [teams], domain: teamDomain, batchSize: 2 }

const foldedUpTo = (position: number) =>
  tablesOf([teams], log.filter((entry) => entry.position <= position) as ReadonlyArray<Projected>)

describe.each(kinds)('a runner that dies on %s', (kind) => {
  it.for([
    ['projecting', projectOnce],
    ['building anew', rebuild],
  ] as const)(
    'while %s leaves the fold of a prefix, at whatever step',
    async ([name, work], context) => {
      await withDatabase(await newAddress(kind, context), async (database) => {
        if (name !== 'projecting') right(await projectOnce(database, storeOf(log), options))
        const positions = new Set<number>()
        let last = 1
        for (; last < most; last++) {
          const end = await work(mortal(database, last), storeOf(log), options).catch(
            (thrown) => thrown,
          )
          if (!(end instanceof Death)) {
            expect(right(end as never)).toMatchObject({ position: 14, building: [] })
            break
          }
          if (right(await statusOf(database)).models.length === 0) continue
          const { position, tables } = await readTables(database, teams.tables)
          expect(tables).toEqual(foldedUpTo(position))
          positions.add(position)
        }
        expect(last).toBeGreaterThan(8)
        expect(last).toBeLessThan(most)
        expect([...positions].toSorted((one, other) => one - other)).toEqual(
          name === 'projecting' ? [0, 5, 11] : [14],
        )
      })
    },
  )
})
