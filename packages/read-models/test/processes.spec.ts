/** What only real processes can show: sudden death at a step, and two runners on one database. */
import { execFile } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { carm } from '@carmkit/core'
import { foundings, play } from '@carmkit/laws'
import { chunksOf } from 'fp-ts/lib/ReadonlyArray.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Progress, programAccounts, projectOnce, statusOf, tablesOf } from '../src/index.js'
import {
  type Kind,
  kinds,
  newAddress,
  newSqlite,
  readTables,
  right,
  withDatabase,
} from './databases.js'
import { logOf } from './support.js'
import { storeOf } from './teams.js'

const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))
const log = logOf(play(carm, foundings.withPam))
const file = newSqlite().slice('sqlite:'.length)

beforeAll(() => {
  const built = pathOf('../dist/index.js')
  if (!existsSync(built)) throw new Error(`${built} is missing: build first, with tsc -b`)
  writeFileSync(file, JSON.stringify(log))
})

/** What a runner in a process of its own has printed; null where it was killed. */
const run = (address: string, step: number, way = ''): Promise<Progress | null> =>
  new Promise((resolve, reject) => {
    const values = [pathOf('./run-until-killed.mjs'), file, address, String(step), way]
    execFile(process.execPath, values, (error, printed) => {
      if (error === null) resolve(right(JSON.parse(printed)))
      else if (error.signal === 'SIGKILL') resolve(null)
      else reject(error)
    })
  })

/** What a runner does until it has taken all in: each is a moment to die at. */
const stepsToProject = 61
const stepsToRebuild = 61

/** Another choice of them for every seed: one in twenty on SQLite, one in thirty where all is slower. */
const stepsOf = (kind: Kind, steps: number): ReadonlyArray<number> => {
  const stride = kind === 'sqlite' ? 20 : 30
  const first = 1 + (Number(process.env['CARMKIT_SEED']) % stride)
  return Array.from({ length: Math.floor(steps / stride) }, (_, index) => first + index * stride)
}

/** The tables are the fold of the log up to the position that they tell; answers with it. */
const expectPrefix = (address: string): Promise<number | null> =>
  withDatabase(address, async (database) => {
    if (right(await statusOf(database)).models.length === 0) return null
    const { position, tables } = await readTables(database, programAccounts.tables)
    const prefix = log.filter((entry) => entry.position <= position)
    expect(tables).toEqual(tablesOf([programAccounts], prefix))
    return position
  })

describe.each(kinds)('processes on %s', (kind) => {
  it('that are killed leave the fold of a prefix, and the next one goes on from it', async (context) => {
    // Two at a time, each with tables of its own that it is the first to make.
    for (const pair of chunksOf(2)(stepsOf(kind, stepsToProject))) {
      await Promise.all(
        pair.map(async (step) => {
          const address = await newAddress(kind, context)
          expect(await run(address, step)).toBe(null)
          await expectPrefix(address)
          await withDatabase(address, async (database) => {
            right(await projectOnce(database, storeOf(log), { models: [programAccounts] }))
          })
          expect(await expectPrefix(address)).toBe(log.length)
        }),
      )
    }
  })

  it('that are killed while they build anew leave the old tables or the new ones', async (context) => {
    const address = await newAddress(kind, context)
    await run(address, 0)
    for (const step of stepsOf(kind, stepsToRebuild)) {
      expect(await run(address, step, 'rebuild')).toBe(null)
      expect(await expectPrefix(address)).toBe(log.length)
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
