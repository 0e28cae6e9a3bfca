/** A disk without room, a disk that fails, a lock that stays taken: nothing half, and a true answer. */
import type { Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Connection, connect, SqlError } from '../src/driver.js'
import { storeOn } from '../src/sqlite-store.js'
import { openStore, temporaryFiles } from './folder.js'
import { batchBehind } from './sample.mjs'

const newFile = temporaryFiles()
const stream = 'sample-failing'
const before = batchBehind(stream, [])

let file: string
let writer: Connection
let reader: Connection
let store: Store

/** A store on connections that the test can meddle with, holding one event. */
beforeEach(async () => {
  file = newFile()
  const made = await openStore(file)
  await made.append(before)()
  await made.close()
  writer = connect(file, 'write')
  writer.exec('PRAGMA busy_timeout = 0')
  reader = connect(file, 'read')
  store = storeOn({ reader, writer })
  return () => store.close()
})

const unavailable = (reason: string) => ({
  _tag: 'Left',
  left: { name: 'StoreUnavailable', reason: expect.stringContaining(reason) },
})

const expectOnly = async (batches: ReadonlyArray<{ readonly events: ReadonlyArray<unknown> }>) => {
  const read = await store.read(stream)()
  expect(read).toEqual(E.right(batches.flatMap(({ events }) => events)))
}

describe('a disk without room', () => {
  /** Three events, of which the first still has room. */
  const large = batchBehind(stream, before.events, { count: 3, filler: 'x'.repeat(30_000) })
  const small = batchBehind(stream, before.events)
  const pages = 20

  it('refuses an append whole, and takes the next that fits', async () => {
    writer.exec(`PRAGMA max_page_count = ${pages}`)
    expect(await store.append(large)()).toMatchObject(unavailable('full'))
    await expectOnly([before])
    expect(await store.append(small)()).toEqual(E.right(undefined))
    await expectOnly([before, small])
  })

  it('refuses it inside exclusive work too, whatever the work does next', async () => {
    writer.exec(`PRAGMA max_page_count = ${pages}`)
    const answers = await store.exclusively?.((inner) => async () => ({
      large: await inner.append(large)(),
      small: await inner.append(small)(),
    }))()
    expect(answers).toEqual(E.right({ large: unavailable('full'), small: E.right(undefined) }))
    await expectOnly([before, small])
  })
})

describe('a disk that fails', () => {
  /** The writer, failing at statements that begin like this. */
  const failingAt = (start: string, kind: 'other' | 'full'): Connection => ({
    ...writer,
    exec: (sql) => {
      if (sql.startsWith(start)) throw new SqlError(kind, 'disk I/O error')
      writer.exec(sql)
    },
    run: (sql, ...values) => {
      if (sql.startsWith(start)) throw new SqlError(kind, 'disk I/O error')
      writer.run(sql, ...values)
    },
  })
  const next = batchBehind(stream, before.events, { count: 2 })

  it.each([
    ['at the start', 'BEGIN', 'other', 'StoreUnavailable'],
    ['at an insert', 'INSERT', 'other', 'StoreUnavailable'],
    ['for want of room at the commit', 'COMMIT', 'full', 'StoreUnavailable'],
    ['at the commit, where it may have been written', 'COMMIT', 'other', 'ConnectionLost'],
  ] as const)('%s', async (_, statement, kind, name) => {
    const failing = storeOn({ reader, writer: failingAt(statement, kind) })
    expect(await failing.append(next)()).toEqual(E.left({ name, reason: 'disk I/O error' }))
    const exclusive = await failing.exclusively?.((inner) => inner.append(next))()
    const outcome = exclusive !== undefined && E.isRight(exclusive) ? exclusive.right : exclusive
    expect(outcome).toEqual(E.left({ name, reason: 'disk I/O error' }))
    await expectOnly([before])
    expect(await store.append(next)()).toEqual(E.right(undefined))
    await expectOnly([before, next])
  })

  it('tells of a denied attempt that it could not keep', async () => {
    const failing = storeOn({ reader, writer: failingAt('INSERT', 'other') })
    const attempt = {
      at: '2026-03-02T14:00:00.000Z',
      commandId: 'c',
      type: 'RecordBnIssued',
      actor: { kind: 'officer', id: 'o1' },
      stream,
      reasons: [],
    } as unknown as Parameters<typeof failing.securityLog.record>[0]
    expect(await failing.securityLog.record(attempt)()).toEqual(
      E.left({ name: 'StoreUnavailable', reason: 'disk I/O error' }),
    )
    expect(await failing.securityLog.attempts()).toEqual(E.right([]))
  })
})

describe('a lock that another process holds', () => {
  const next = batchBehind(stream, before.events)
  let holder: Connection

  beforeEach(() => {
    holder = connect(file, 'write')
    holder.exec('BEGIN IMMEDIATE')
    return () => holder.close()
  })

  it('is waited for without stopping anything else, and given up in time', async () => {
    const impatient = storeOn({ reader, writer }, 100)
    let ticks = 0
    const ticking = setInterval(() => ticks++, 1)
    expect(await impatient.append(next)()).toMatchObject(unavailable('locked'))
    clearInterval(ticking)
    expect(ticks).toBeGreaterThan(0)
    await expectOnly([before])
    holder.exec('ROLLBACK')
  })

  it('is taken once it is free', async () => {
    const ordinary = await openStore(file)
    const start = performance.now()
    const waiting = ordinary.append(next)()
    setTimeout(() => holder.exec('ROLLBACK'), 30)
    expect(await waiting).toEqual(E.right(undefined))
    // Waiting inside SQLite, it would have kept the timer from running, for a second.
    expect(performance.now() - start).toBeLessThan(900)
    await expectOnly([before, next])
    await ordinary.close()
  })
})

describe('the store of exclusive work', () => {
  it('shows nobody outside what it appends before the work is over', async () => {
    const next = batchBehind(stream, before.events)
    await store.exclusively?.((inner) => async () => {
      expect(await inner.append(next)()).toEqual(E.right(undefined))
      await expectOnly([before])
    })()
    await expectOnly([before, next])
  })

  it('is of no use once the work is over', async () => {
    let kept: Store | null = null
    await store.exclusively?.((inner) => async () => {
      kept = inner
    })()
    const late = (kept as Store | null)?.append(batchBehind(stream, before.events))
    expect(await late?.()).toMatchObject(unavailable('over'))
    await expectOnly([before])
  })
})
