/** Values that not every database holds: refused before anything is written, the same on both. */
import { describe, expect, it } from 'vitest'
import { type Model, projectOnce, put, statusOf } from '../src/index.js'
import { kinds, left, newAddress, readTables, right, withDatabase } from './databases.js'
import { storeOf, type TeamEvent, teamDomain, teamLog, teams, victory } from './teams.js'

const options = { models: [teams], domain: teamDomain, batchSize: 1 }
const won = { type: 'Won', team: 'red' } as const

describe.each(kinds)('a row on %s', (kind) => {
  it('is not written with a value that not every database holds', async (context) => {
    const values = [
      ['position', 2 ** 53, 'a number beyond 2^53, or a broken one'],
      ['position', Number.NaN, 'a number beyond 2^53, or a broken one'],
      ['position', 0.5, 'a number beyond 2^53, or a broken one'],
      ['team', 'r\0d', 'the character U+0000'],
    ] as const
    await withDatabase(await newAddress(kind, context), async (database) => {
      for (const [column, value, held] of values) {
        const wrong: Model = {
          ...teams,
          project: ({ position }) => [
            put(victory, { position, team: 'red', ...(position > 2 ? { [column]: value } : {}) }),
          ],
        }
        const log = storeOf(teamLog([won, won]))
        const failure = left(await projectOnce(database, log, { ...options, models: [wrong] }))
        expect(failure).toMatchObject({
          name: 'ModelFailed',
          position: 5,
          reason: `teams: victory: ${column} would hold ${held}`,
        })
        const { position, tables } = await readTables(database, [victory])
        expect([position, tables['victory']]).toEqual([2, [{ position: 2, team: 'red' }]])
      }
    })
  })
})

describe.each(kinds)('what cannot be read, on %s', (kind) => {
  it('is told in characters that can be shown, however it looks, and after a restart', async (context) => {
    const unreadable = (stream: string): TeamEvent => ({ type: 'Unreadable', stream })
    const events = [unreadable('a\0b'), unreadable('a\ud800b'), unreadable('x'.repeat(9_000)), won]
    await withDatabase(await newAddress(kind, context), async (database) => {
      // Each batch by a new runner, who knows of the streams what the table says.
      for (let count = 1; count <= events.length; count++) {
        const log = storeOf(teamLog(events.slice(0, count)))
        right(await projectOnce(database, log, options))
      }
      const again = teamLog([...events, ...events])
      expect(right(await projectOnce(database, storeOf(again), options)).position).toBe(23)
      const { stopped } = right(await statusOf(database))
      expect(stopped.map(({ stream }) => stream)).toEqual(['a?b', 'x'.repeat(500)])
    })
  })
})
