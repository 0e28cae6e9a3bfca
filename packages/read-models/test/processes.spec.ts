/** What only real processes can show: sudden death at a step, and two runners on one database. */
import { execFile } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { carm } from '@carmkit/core'
import { foundings, play } from '@carmkit/laws'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Progress, programAccounts, statusOf, tablesOf } from '../src/index.js'
import { kinds, newAddress, newSqlite, readTables, right, withDatabase } from './databases.js'
import { logOf } from './support.js'

const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))
const log = logOf(play(carm, foundings.withPam))
const file = newSqlite().slice('sqlite:'.length)

beforeAll(() => {
  const built = pathOf('../dist/index.js')
  if (!existsSync(built)) throw new Error(`${built} is missing: build first, with tsc -b`)
  writeFileSync(file, JSON.stringify(log))
})

/** What a runner in a process of its own has printed; null where it was killed. */
const run = (address: string, step: number): Promise<Progress | null> =>
  new Promise((resolve, reject) => {
    const values = [pathOf('./run-until-killed.mjs'), file, address, String(step)]
    execFile(process.execPath, values, (error, printed) => {
      if (error === null) resolve(right(JSON.parse(printed)))
      else if (error.signal === 'SIGKILL') resolve(null)
      else reject(error)
    })
  })

describe.each(kinds)('processes on %s', (kind) => {
  it('that are killed leave the fold of a prefix, and the next one goes on from it', async (context) => {
    const address = await newAddress(kind, context)
    // In the middle of the first tables, of the batches after them, and not at all.
    for (const step of [9, 31, 0]) {
      const end = await run(address, step)
      expect(end === null).toBe(step > 0)
      await withDatabase(address, async (database) => {
        if (right(await statusOf(database)).models.length === 0) return
        const { position, tables } = await readTables(database, programAccounts.tables)
        const prefix = log.filter((entry) => entry.position <= position)
        expect(tables).toEqual(tablesOf([programAccounts], prefix))
        if (step === 0) expect(position).toBe(log.length)
      })
    }
  })

  it('that run at once take in every entry exactly once', async (context) => {
    const address = await newAddress(kind, context)
    const ends = await Promise.all([run(address, 0), run(address, 0)])
    expect(ends.map((end) => end?.position)).toEqual([log.length, log.length])
    expect(ends.reduce((total, end) => total + (end?.entries ?? 0), 0)).toBe(log.length)
    await withDatabase(address, async (database) => {
      const { tables } = await readTables(database, programAccounts.tables)
      expect(tables).toEqual(tablesOf([programAccounts], log))
    })
  })
})
