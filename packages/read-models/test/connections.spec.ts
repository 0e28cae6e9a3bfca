/** Connections to a database: what becomes of work whose connection ends, or that another one holds up. */

import type { AddressInfo, Socket } from 'node:net'
import { connect, createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Store } from '@carmkit/store'
import { sql } from 'kysely'
import Libsql from 'libsql'
import { describe, expect, it, vi } from 'vitest'
import { answered } from '../src/database/status.js'
import { openDatabase, projectOnce, statusOf, waitFor } from '../src/index.js'
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

/** The same server by another address, until it is frozen: then it takes connections and is silent. */
const freezable = async (address: string) => {
  const url = new URL(address)
  const server = { host: url.hostname, port: Number(url.port) }
  const sockets = new Set<Socket>()
  let isFrozen = false
  const proxy = createServer((near) => {
    const far = connect(server)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one)
      one.on('error', () => undefined)
      one.on('close', () => other.destroy())
      one.on('data', (data) => isFrozen || other.write(data))
    }
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  url.port = String((proxy.address() as AddressInfo).port)
  return {
    address: url.href,
    freeze: () => {
      isFrozen = true
    },
    end: () => {
      for (const one of sockets) one.destroy()
      proxy.close()
    },
  }
}

describe('a PostgreSQL that stops answering', () => {
  it('is given up, reading and writing, after the patience that was asked for', async (context) => {
    const { address, freeze, end } = await freezable(await newAddress('postgres', context))
    context.onTestFinished(end)
    const database = right(await openDatabase(address, { patience: 700 }))
    right(await projectOnce(database, storeOf(log), options))
    let reads = 0
    const silent: Store = {
      ...storeOf(longer),
      readLog: (after, limit) => async () => {
        if (reads++ > 0) freeze()
        return storeOf(longer).readLog(after, limit)()
      },
    }
    const failed = left(await projectOnce(database, silent, { ...options, patience: 700 }))
    expect(failed.name).toBe('DatabaseUnavailable')
    expect(left(await statusOf(database)).name).toBe('DatabaseUnavailable')
    await database.close()
  })
})

describe('a statement on PostgreSQL', () => {
  it('that takes longer than patience lasts is waited for where the server is there', async (context) => {
    const address = await newAddress('postgres', context)
    const database = right(await openDatabase(address, { patience: 1_500 }))
    const slow = answered(database, () =>
      database.reading((queries) => sql`SELECT pg_sleep(2)`.execute(queries)),
    )
    expect(right(await slow).rows).toHaveLength(1)
    await database.close()
  })

  it('that takes longer than the server lets it is told as that', async (context) => {
    const address = await newAddress('postgres', context)
    const name = new URL(address).pathname.slice(1)
    await withDatabase(address, (database) => projectOnce(database, storeOf(log), options))
    await asAdmin((client) => client.query(`ALTER DATABASE ${name} SET statement_timeout TO 200`))
    await withDatabase(address, async (database) => {
      const slow = answered(database, () =>
        database.reading((queries) => sql`SELECT pg_sleep(5)`.execute(queries)),
      )
      expect(left(await slow)).toMatchObject({
        name: 'DatabaseUnavailable',
        reason: expect.stringMatching(/statement timeout; give this user a longer/),
      })
    })
  })
})

describe.each(kinds)('the statements that are kept on %s', (kind) => {
  it('are given up at a limit, and made again', async (context) => {
    const address = await newAddress(kind, context)
    const prepare = vi.spyOn(Libsql.prototype, 'prepare')
    context.onTestFinished(() => prepare.mockRestore())
    await withDatabase(address, async (database) => {
      await database.writing?.(async (session) => {
        for (const _ of [1, 2]) {
          for (let index = 0; index < 1_100; index++) {
            expect(await session.rows(`SELECT ${index} AS found`)).toEqual([{ found: index }])
          }
        }
        const [counted] =
          kind === 'sqlite'
            ? [{ made: prepare.mock.calls.length }]
            : await session.rows('SELECT count(*) AS made FROM pg_prepared_statements')
        expect(Number(counted?.['made'])).toBeGreaterThanOrEqual(2_200)
      })
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
