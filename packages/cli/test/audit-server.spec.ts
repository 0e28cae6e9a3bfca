/** What the audit finds on an EventStoreDB: an event that somebody replaced, and two who raced each other. */

import { copyFileSync } from 'node:fs'
import { carm, type Instant } from '@carmkit/core'
import { type EmulatorOptions, startEmulator } from '@carmkit/eventstoredb-emulator'
import { builtInTables, execute, portsOf, type Store, settableClock } from '@carmkit/store'
import { openEventStoreDb } from '@carmkit/store-eventstoredb'
import * as E from 'fp-ts/lib/Either.js'
import Database from 'libsql'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  alice,
  approval,
  beforeApproval,
  broker,
  carol,
  draft,
  importer,
  momentOf,
  openDraft,
  storeOf,
  user,
} from './small-portal.js'
import { carmkit, newFile } from './support.js'

const closing: Array<() => Promise<void>> = []

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

const started = async (options: EmulatorOptions = {}): Promise<string> => {
  const { connectionString, stop } = await startEmulator(options)
  closing.push(stop)
  return connectionString
}

/** What a server keeps of a business with a broker, whose delegation ends at its third event. */
const granted = newFile()

beforeAll(async () => {
  const store = await storeOf([...beforeApproval, approval()])
  const { connectionString, stop } = await startEmulator({ file: granted })
  const copied = await carmkit('copy', '--from', store, '--to', connectionString)
  await stop()
  expect(copied.exit).toBe(0)
})

const copyOfGranted = (): string => {
  const file = newFile()
  copyFileSync(granted, file)
  return file
}

const delegation = `delegation-${importer}.${broker}.RM0001`

describe('an event that was replaced in the file of a server', () => {
  const replaced = (change: string): Promise<string> => {
    const file = copyOfGranted()
    const database = new Database(file)
    const { changes } = database
      .prepare(`${change} WHERE stream = ? AND revision = 2`)
      .run(delegation)
    database.close()
    expect(changes).toBe(1)
    return started({ file })
  }
  const edited = `replace(CAST(data AS TEXT), '"Program"', '"Financial"')`
  const before = (column: string): string =>
    `(SELECT ${column} FROM events WHERE stream = '${delegation}' AND revision = 1)`

  it.each([
    ['another value', `UPDATE events SET data = CAST(${edited} AS BLOB)`, 'content'],
    [
      'the event before it',
      `UPDATE events SET ${['id', 'type', 'data', 'metadata'].map((one) => `${one} = ${before(one)}`).join()}`,
      'link',
    ],
  ])('by %s is named by verify, and left out of answers', async (_what, change, kind) => {
    const server = await replaced(change)
    const { exit, lines } = await carmkit('verify', '--store', server, '--json')
    expect(exit).toBe(1)
    expect(JSON.parse(lines[0] ?? '').firstBad).toMatchObject({
      kind,
      stream: delegation,
      revision: 2,
    })
    const asOf = await carmkit('as-of', importer, '--effective', '2026-02-28', '--store', server)
    expect(asOf.exit).toBe(3)
    expect(asOf.notes.join('\n')).toContain(`1 entries of ${delegation}@2 on`)
  })
})

describe('two stores that race on a server', () => {
  const categories = carm.aggregates.map(({ category }) => category)

  const opened = async (connectionString: string): Promise<Store> => {
    const store = await openEventStoreDb({ connectionString, categories })
    if (E.isLeft(store)) throw new Error(store.left.reason)
    closing.push(store.right.close)
    return store.right
  }

  const outcomeOf = async (store: Store, line: ReturnType<typeof openDraft>): Promise<string> => {
    const clock = settableClock(line.at as Instant)
    const { at: _at, ...command } = line
    return (await execute(portsOf(store, { clock, tables: builtInTables }), command)).outcome
  }

  it('leave a decision on a stream that moved on while it was on its way', async () => {
    const stream = `transaction-declaration.${draft}`
    const arrived: { tell: () => void } = { tell: () => undefined }
    const isOnItsWay = new Promise<void>((resolve) => {
      arrived.tell = resolve
    })
    const server = await started({
      file: copyOfGranted(),
      intercept: ({ name, stream: to }) => {
        if (to !== stream || !name.toLowerCase().endsWith('append')) return null
        arrived.tell()
        return { name: 'delay', milliseconds: 1200 }
      },
    })
    const [brokers, importers] = [await opened(server), await opened(server)]
    const opening = outcomeOf(brokers, openDraft(31, carol, broker))
    await isOnItsWay
    const revocation = {
      ...openDraft(32, alice, importer),
      actor: user(alice, importer),
      type: 'RevokeDelegation',
      data: { client: importer, provider: broker, scope: 'RM0001', mode: 'CutOff' },
    }
    expect(await outcomeOf(importers, revocation)).toBe('accepted')
    expect(await opening).toBe('accepted')

    const verify = async () => {
      const { exit, lines } = await carmkit('verify', '--store', server, '--json')
      const { stale, badStreams } = JSON.parse(lines[0] ?? '')
      return { exit, badStreams, stale }
    }
    const pin = { stream: delegation, revision: 2, movedTo: expect.any(Number) }
    const pins = expect.arrayContaining([expect.objectContaining(pin)])
    const found = (verdict: string) => [expect.objectContaining({ stream, pins, verdict })]
    expect(await verify()).toEqual({ exit: 1, badStreams: 0, stale: found('waits') })
    const again = await carmkit('redecide', 'all', '--store', server, '--json')
    expect(again.exit).toBe(1)
    expect(JSON.parse(again.lines.at(-1) ?? '')).toMatchObject({
      differing: { StalePin: 1 },
      first: { stream, cause: { name: 'StalePin', pinned: { stream: delegation, revision: 2 } } },
    })
    await carmkit('tick', '--until', momentOf(33), '--store', server)
    expect(await verify()).toEqual({ exit: 0, badStreams: 0, stale: found('lapsed') })
  })
})
