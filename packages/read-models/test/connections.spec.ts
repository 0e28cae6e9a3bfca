/** Connections to a database: what becomes of work whose connection ends, or that another one holds up. */
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { projectOnce, waitFor } from '../src/index.js'
import { kinds, left, newAddress, readTables, right, withDatabase } from './databases.js'
import { asAdmin } from './postgres.js'
import { member, storeOf, teamDomain, teamLog, teams } from './teams.js'

const options = { models: [teams], domain: teamDomain }
const joined = { type: 'Joined', id: 'm1', team: 'red' } as const
const log = teamLog([joined])
const longer = teamLog([joined, { ...joined, id: 'm2' }])

describe('a connection to PostgreSQL', () => {
  it('that ends while it is read is a failure of that reading, and of nothing else', async (context) => {
    const address = await newAddress('postgres', context)
    await withDatabase(address, async (database) => {
      right(await projectOnce(database, storeOf(log), options))
      const reading = database.reading(async (queries) => {
        const { rows } = await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(queries)
        await asAdmin((client) =>
          client.query('SELECT pg_terminate_backend($1)', [Number(rows[0]?.pid)]),
        )
        // Nobody asks anything of the connection at the moment when it ends.
        await sleep(50)
        await sql`SELECT 1`.execute(queries)
      })
      await expect(reading).rejects.toMatchObject({ kind: 'lost' })
      expect((await readTables(database, [member])).tables['member']).toHaveLength(1)
    })
  })
})

describe.each(kinds)('a reader on %s', (kind) => {
  it('who takes time holds up no other, not even one within the same reading', async (context) => {
    await withDatabase(await newAddress(kind, context), async (database) => {
      right(await projectOnce(database, storeOf(log), options))
      await database.reading(async (queries) => {
        const before = await sql`SELECT * FROM member`.execute(queries)
        expect(left(await waitFor(database, 9, { timeout: 20 })).name).toBe('NotYet')
        await Promise.all(
          Array.from({ length: 3 }, () => database.reading(() => readTables(database, [member]))),
        )
        right(await projectOnce(database, storeOf(longer), options))
        expect(right(await waitFor(database, 5))).toBe(5)
        // Each goes on with what it has begun to see.
        expect(await sql`SELECT * FROM member`.execute(queries)).toEqual(before)
      })
    })
  })
})
