/** Death at every step of a runner: what stands is whole, and the next life goes on from it. */
import type * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import {
  type Database,
  type Progress,
  type ProjectFailure,
  projectOnce,
  rebuild,
  statusOf,
  tablesOf,
} from '../src/index.js'
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

/** Lives that each die one step later than the one before, until one comes to the end. */
const livesOf = async (
  database: Database,
  work: (mortal: Database) => Promise<E.Either<ProjectFailure, Progress>>,
): Promise<ReadonlySet<number>> => {
  const positions = new Set<number>()
  for (let last = 1; last < most; last++) {
    const end = await work(mortal(database, last)).catch((thrown: unknown) => thrown)
    if (right(await statusOf(database)).models.length === 0) continue
    const { position, tables } = await readTables(database, teams.tables)
    expect(tables).toEqual(foldedUpTo(position))
    positions.add(position)
    if (end instanceof Death) continue
    expect(right(end as E.Either<ProjectFailure, Progress>)).toMatchObject({ building: [] })
    return positions
  }
  throw new Error(`nobody lived for ${most} steps`)
}

describe.each(kinds)('a runner that dies on %s', (kind) => {
  it('leaves the fold of a prefix, at whatever step of each batch', async (context) => {
    await withDatabase(await newAddress(kind, context), async (database) => {
      for (const [index, { position }] of log.entries()) {
        const store = storeOf(log.slice(0, index + 1))
        const before = log[index - 1]?.position ?? 0
        const positions = await livesOf(database, (one) => projectOnce(one, store, options))
        expect([...positions]).toEqual([before, position])
      }
    })
  })

  it('while tables are built anew leaves the old ones or the new ones', async (context) => {
    await withDatabase(await newAddress(kind, context), async (database) => {
      right(await projectOnce(database, storeOf(log), options))
      const positions = await livesOf(database, (one) => rebuild(one, storeOf(log), options))
      expect([...positions]).toEqual([14])
    })
  })
})
