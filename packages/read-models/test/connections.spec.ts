/** Connections to a database: what becomes of work whose connection ends, or that another one holds up. */
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { projectOnce } from '../src/index.js'
import { newAddress, readTables, right, withDatabase } from './databases.js'
import { asAdmin } from './postgres.js'
import { member, storeOf, teamDomain, teamLog, teams } from './teams.js'

const options = { models: [teams], domain: teamDomain }
const log = teamLog([{ type: 'Joined', id: 'm1', team: 'red' }])

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
