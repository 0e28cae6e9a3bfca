/**
 * `npm run bench`: decisions of authority, durable append and replay beside their raw baselines, folds
 * of a ledger and commands on a long one, projections of read models, the emulator through its client and
 * with bare frames, the store on EventStoreDB beside its bare client, and long logs as evidence, in one
 * run, as ratios.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Store } from '@carmkit/store'
import { openSqliteStore } from '@carmkit/store-sqlite'
import * as E from 'fp-ts/lib/Either.js'
import { appendInFlight, appendOneWriter } from './append.js'
import { authorizeByPair, authorizeByWorld } from './authorize.js'
import { emulatorAppends, emulatorReads } from './emulator.js'
import { eventStoreDb } from './eventstoredb.js'
import { evidence } from './evidence.js'
import { foldLedger } from './ledger.js'
import { type Comparison, tableOf } from './measure.js'
import { commandAfterMonths } from './months.js'
import {
  projectionAnew,
  projectionByLength,
  projectionOnPostgres,
  projectionOnSqlite,
} from './projection.js'
import { projectionMemory } from './projection-memory.js'
import { replay } from './replay.js'

const open = async (file: string): Promise<Store> => {
  const opened = await openSqliteStore(file)
  if (E.isLeft(opened)) throw new Error(opened.left.reason)
  return opened.right
}

/** Only what is called so is measured: `npm run bench -- projection`. */
const only = process.argv.slice(2).find((word) => !word.startsWith('--')) ?? ''
const isJson = process.argv.includes('--json')
const folder = mkdtempSync(join(process.env['CARMKIT_BENCH_FOLDER'] ?? tmpdir(), 'carmkit-bench-'))
try {
  const suites = [
    authorizeByWorld,
    authorizeByPair,
    appendOneWriter,
    appendInFlight,
    replay,
    foldLedger,
    emulatorAppends,
    emulatorReads,
    commandAfterMonths,
    projectionByLength,
    projectionAnew,
    projectionOnSqlite,
    projectionOnPostgres,
    projectionMemory,
    eventStoreDb,
    evidence,
  ]
  const asked = suites.filter(({ name }) => name.startsWith(only))
  if (asked.length === 0) {
    const names = suites.map(({ name }) => name).join(', ')
    throw new Error(`nothing measured begins with ${only}: there are ${names}`)
  }
  const tell = (comparison: Comparison): void => {
    console.log(isJson ? JSON.stringify(comparison) : `\n${tableOf(comparison)}`)
    if (comparison.missed === undefined) return
    console.error(comparison.missed)
    process.exitCode = 1
  }
  for (const suite of asked) [await suite(folder, open)].flat().forEach(tell)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
