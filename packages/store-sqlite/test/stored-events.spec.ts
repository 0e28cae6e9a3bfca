/** What stands in the file: guarded against accidents, and told when it is broken. */
import { canonicalJson, type Json, sealedPart, verifyChain } from '@carmkit/kernel'
import { eventsAmong } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Connection, connect } from '../src/driver.js'
import type { SqliteStore } from '../src/index.js'
import { openStore, temporaryFiles } from './folder.js'
import { batchBehind } from './sample.mjs'

const newFile = temporaryFiles()
const stream = 'sample-stored'

let store: SqliteStore
let other: Connection

beforeEach(async () => {
  const file = newFile()
  store = await openStore(file)
  expect((await store.append(batchBehind(stream, [], { count: 3 }))())._tag).toBe('Right')
  other = connect(file, 'write')
  return async () => {
    other.close()
    await store.close()
  }
})

it('keeps the canonical text of an event, and hands it out with the log', async () => {
  const log = await store.readLog(0, 10)()
  const entries = E.isRight(log) ? eventsAmong(log.right) : []
  expect(entries).toHaveLength(3)
  for (const { event, stored } of entries) {
    expect(E.right(stored)).toEqual(canonicalJson(event))
    expect(sealedPart(event, stored ?? '')).not.toBeNull()
  }
})

describe('another tool on the same file', () => {
  it.each([
    ['changes an event', "UPDATE events SET body = '{}' WHERE revision = 1", 'never changed'],
    ['moves an event', 'UPDATE events SET position = 99 WHERE revision = 1', 'never changed'],
    ['deletes an event', 'DELETE FROM events WHERE revision = 2', 'never deleted'],
    ['deletes all', 'DELETE FROM events', 'never deleted'],
    [
      'replaces an event',
      `INSERT OR REPLACE INTO events (stream, revision, hash, body)
         VALUES ('${stream}', 1, '', '{}')`,
      'follows the last one',
    ],
    [
      'takes the place of an event in the log',
      `INSERT OR REPLACE INTO events (position, stream, revision, hash, body)
         VALUES (1, '${stream}', 3, '', '{}')`,
      'follows the last one',
    ],
    [
      'leaves a gap',
      `INSERT INTO events (stream, revision, hash, body) VALUES ('${stream}', 4, '', '{}')`,
      'follows the last one',
    ],
  ])('%s: refused', async (_, sql, reason) => {
    const before = await store.readLog(0, 10)()
    expect(() => other.exec(sql)).toThrow(reason)
    expect(await store.readLog(0, 10)()).toEqual(before)
  })
})

describe('a forger who removes the guard', () => {
  /** Puts another body in the place of revision 1. */
  const forge = (change: (body: string) => string): void => {
    other.exec('DROP TRIGGER events_stay')
    const [row] = other.rows('SELECT body FROM events WHERE revision = 1')
    const body = change(String(row?.['body']))
    other.run('UPDATE events SET body = ? WHERE revision = 1', body)
  }
  const changed = (body: string, change: Readonly<Record<string, Json>>): string =>
    JSON.stringify({ ...(JSON.parse(body) as object), ...change })

  it('is found by the hash chain', async () => {
    forge((body) => changed(body, { data: { note: 'forged' } }))
    const read = await store.read(stream)()
    if (E.isLeft(read)) throw new Error(read.left.name)
    const hash = /^content with hash [0-9a-f]{64}$/
    expect(verifyChain(stream, read.right)).toEqual(
      E.left({
        name: 'ChainFault',
        stream,
        revision: 1,
        kind: 'content',
        reason: 'content does not match its hash',
        expected: expect.stringMatching(hash),
        found: expect.stringMatching(hash),
      }),
    )
  })

  it.each([
    ['no JSON', (body: string) => body.slice(0, -1), 'not JSON'],
    ['no event', () => '{}', 'stream: missing field'],
    ['an event of another stream', (body: string) => changed(body, { stream: 'x-y' }), 'x-y'],
    ['an event of another place', (body: string) => changed(body, { revision: 2 }), 'revision 2'],
  ])('leaves %s: unreadable, and its place is named', async (_, change, reason) => {
    forge(change)
    const failure = {
      _tag: 'Left',
      left: { name: 'Unreadable', stream, revision: 1, reason: expect.stringContaining(reason) },
    }
    expect(await store.read(stream)()).toMatchObject(failure)
    expect(await store.readLog(0, 10)()).toMatchObject({
      right: [
        { position: 1, event: { revision: 0 } },
        { position: 2, unreadable: failure.left },
        { position: 3, event: { revision: 2 } },
      ],
    })
    const behind = await store.read(stream, { from: 2 })()
    expect(behind._tag).toBe('Right')
  })

  it('who changes the hash of a row alone is found by it', async () => {
    other.exec("DROP TRIGGER events_stay; UPDATE events SET hash = '' WHERE revision = 1")
    const failure = {
      name: 'Unreadable',
      stream,
      revision: 1,
      reason: expect.stringMatching(/row/),
    }
    expect(await store.read(stream)()).toEqual(E.left(failure))
    expect(await store.readLog(1, 1)()).toEqual(E.right([{ position: 2, unreadable: failure }]))
  })

  it('who takes an event away is found, and its place is named', async () => {
    other.exec('DROP TRIGGER events_remain; DELETE FROM events WHERE revision = 1')
    expect(await store.read(stream)()).toMatchObject({
      _tag: 'Left',
      left: { name: 'Unreadable', stream, revision: 1 },
    })
  })
})
