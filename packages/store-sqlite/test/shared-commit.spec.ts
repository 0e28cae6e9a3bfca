/** Appends that wait at the same moment share a commit, and nothing else: each is refused, or fails, by itself. */
import { noHash } from '@carmkit/kernel'
import type { Batch } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Connection, connect, SqlError } from '../src/driver.js'
import { type SqliteStore, storeOn } from '../src/sqlite-store.js'
import { openStore, temporaryFiles } from './folder.js'
import { batchBehind } from './sample.mjs'

const newFile = temporaryFiles()
const inFlight = 16

let file: string
let writer: Connection
let reader: Connection
let statements: string[]
let store: SqliteStore

/** The writer, telling what it executes; `meddle` may throw in place of a statement, with its values. */
const telling = (meddle: (sql: string, values: ReadonlyArray<unknown>) => void): Connection => ({
  ...writer,
  exec: (sql) => {
    statements.push(sql)
    meddle(sql, [])
    writer.exec(sql)
  },
  run: (sql, ...values) => {
    meddle(sql, values)
    writer.run(sql, ...values)
  },
})

const meddling = (meddle: Parameters<typeof telling>[0], patience?: number): SqliteStore =>
  storeOn({ reader, writer: telling(meddle) }, patience)

beforeEach(async () => {
  file = newFile()
  await (await openStore(file)).close()
  writer = connect(file, 'write')
  writer.exec('PRAGMA busy_timeout = 0')
  reader = connect(file, 'read')
  statements = []
  store = meddling(() => undefined)
  return () => store.close()
})

const batches = (count = 1): ReadonlyArray<Batch> =>
  Array.from({ length: inFlight }, (_, index) => batchBehind(`sample-${index}`, [], { count }))

const appendAll = (all: ReadonlyArray<Batch>, on = store) =>
  Promise.all(all.map((batch) => on.append(batch)()))

const expectOnly = async (landed: ReadonlyArray<Batch>): Promise<void> => {
  const log = await store.readLog(0, 1000)()
  const entries = E.isRight(log) ? log.right : []
  const events = entries.flatMap((entry) => ('event' in entry ? entry.event : []))
  expect(events).toEqual(landed.flatMap((batch) => batch.events))
  // What was undone took no position: else it would look like something that was lost.
  expect(entries.map(({ position }) => position)).toEqual(events.map((_, index) => index + 1))
  expect(await store.lastGiven?.()()).toEqual(E.right(events.length))
}

const done = E.right(undefined)
const unavailable = (reason: string) => E.left({ name: 'StoreUnavailable', reason })
const ioError = 'disk I/O error'

describe(`${inFlight} appends in flight`, () => {
  it('are one commit', async () => {
    const all = batches(2)
    expect(await appendAll(all)).toEqual(all.map(() => done))
    expect(statements).toEqual(['BEGIN IMMEDIATE', 'COMMIT'])
    await expectOnly(all)
  })

  it('are answered behind the commit', async () => {
    const answered = batches().map((batch) =>
      store
        .append(batch)()
        .then(() => statements.at(-1)),
    )
    expect(new Set(await Promise.all(answered))).toEqual(new Set(['COMMIT']))
  })

  it('are joined by those who come while another process holds the lock', async () => {
    const holder = connect(file, 'write')
    holder.exec('BEGIN IMMEDIATE')
    const [first, ...others] = batches()
    const early = appendAll(first === undefined ? [] : [first])
    await new Promise((resolve) => setTimeout(resolve, 30))
    const late = appendAll(others)
    holder.exec('ROLLBACK')
    holder.close()
    expect([...(await early), ...(await late)]).toEqual(batches().map(() => done))
    expect(statements.filter((sql) => sql === 'COMMIT')).toHaveLength(1)
  })

  it('meet what those before them wrote, as a conflict or as a pin, and the others land', async () => {
    const all = batches(3)
    const [first, second] = all
    if (first === undefined || second === undefined) throw new Error('no batches')
    const last = first.events.at(-1)
    const pin = { stream: first.stream, revision: 2, hash: last?.metadata.hash ?? '' }
    const absent = { stream: second.stream, revision: 'absent', hash: noHash } as const
    const slower = batchBehind(first.stream, [])
    const relying = { ...batchBehind('sample-relying', []), expect: [pin] }
    const misled = { ...batchBehind('sample-misled', []), expect: [absent] }
    const large = batchBehind('sample-large', [], { filler: 'x'.repeat(1_000_000) })
    const answers = await appendAll([...all, slower, relying, misled, large])
    const conflict = { name: 'Conflict', expected: 'absent', actual: 2 }
    expect(answers).toEqual([
      ...all.map(() => done),
      E.left({ ...conflict, stream: first.stream }),
      done,
      E.left({ ...conflict, stream: second.stream }),
      E.left(expect.objectContaining({ name: 'AppendTooLarge' })),
    ])
    expect(statements.filter((sql) => sql === 'COMMIT')).toHaveLength(1)
    await expectOnly([...all, relying])
  })

  it('are durable before close is done', async () => {
    const all = batches()
    const answers = appendAll(all)
    await store.close()
    expect(await answers).toEqual(all.map(() => done))
    store = await openStore(file)
    await expectOnly(all)
  })
})

describe('of a group in which something fails', () => {
  const all = batches(3)
  const unlucky = all[7]
  const others = all.filter((batch) => batch !== unlucky)

  it('one whose second event the disk does not take fails alone, whole', async () => {
    const failing = meddling((_, [stream, revision]) => {
      if (stream === unlucky?.stream && revision === 1) throw new SqlError('other', ioError)
    })
    const expected = all.map((batch) => (batch === unlucky ? unavailable(ioError) : done))
    expect(await appendAll(all, failing)).toEqual(expected)
    await expectOnly(others)
  })

  it('one for which there is no room fails alone', async () => {
    const large = batchBehind('sample-large', [], { count: 3, filler: 'x'.repeat(200_000) })
    writer.exec('PRAGMA max_page_count = 100')
    const [answer, ...answers] = await appendAll([large, ...all])
    expect(answer).toMatchObject(unavailable(expect.stringContaining('full')))
    expect(answers).toEqual(all.map(() => done))
    await expectOnly(all)
  })

  it('one that is a bug throws alone', async () => {
    const randomBytes = (count: number) => new Uint8Array(count).fill(7)
    const repeating = storeOn({ reader, writer, randomBytes })
    const answers = await Promise.allSettled([
      repeating.personalData.keep('a')(),
      repeating.personalData.keep('a')(),
      ...all.map((batch) => repeating.append(batch)()),
    ])
    const statuses = answers.map(({ status }) => status)
    expect(statuses).toEqual(['fulfilled', 'rejected', ...all.map(() => 'fulfilled')])
    await expectOnly(all)
  })

  it('all are written one by one where the commit has no room for them together', async () => {
    let commits = 0
    const failing = meddling((sql) => {
      if (sql === 'COMMIT' && ++commits === 1) throw new SqlError('full', 'full')
    })
    expect(await appendAll(all, failing)).toEqual(all.map(() => done))
    expect(commits).toBe(1 + all.length)
    await expectOnly(all)
  })

  it('nobody knows of any where the disk fails at the commit, and what was refused wrote nothing', async () => {
    let isBroken = true
    const failing = meddling((sql) => {
      if (sql === 'COMMIT' && isBroken) throw new SqlError('other', ioError)
    })
    const slower = batchBehind('sample-0', [])
    expect(await appendAll([...all, slower], failing)).toEqual([
      ...all.map(() => E.left({ name: 'ConnectionLost', reason: ioError })),
      unavailable(ioError),
    ])
    isBroken = false
    await expectOnly([])
    expect(await appendAll(all, failing)).toEqual(all.map(() => done))
    await expectOnly(all)
  })
})

describe('a lock that another process holds', () => {
  it('is waited for by each as long as it may take, and not by who came before', async () => {
    const impatient = meddling(() => undefined, 150)
    const [first, second] = batches()
    if (first === undefined || second === undefined) throw new Error('no batches')
    const holder = connect(file, 'write')
    holder.exec('BEGIN IMMEDIATE')
    const early = impatient.append(first)()
    await new Promise((resolve) => setTimeout(resolve, 75))
    const late = impatient.append(second)()
    expect(await early).toMatchObject(unavailable(expect.stringContaining('locked')))
    holder.exec('ROLLBACK')
    holder.close()
    expect(await late).toEqual(done)
    await expectOnly([second])
  })
})
