/** What is read is what was appended: nothing more, nothing less, in order. */
import assert from 'node:assert/strict'
import { type JsonObject, verifyChain } from '@carmkit/kernel'
import { eventsAmong } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { batchBehind, eventsBehind } from './sample.js'
import { type ContractCase, casesOn, rightOf, type Subject } from './subject.js'

/** Data that an adapter could lose something of. */
const awkward: JsonObject = {
  unicode: 'é ß 漢字 😀 \u{10FFFF} \u2028 e\u0301',
  controls: '\u0000\u0001\t\n\r"\\/',
  amount: '90071992547409931234.56',
  numbers: [0, -1, 1.5, 1e-7, 1e21, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER],
  empty: ['', [], {}, null, false],
  '10': 'keys like numbers',
  '9': { nested: [[[{ deep: true }]]] },
}

const cases: Parameters<typeof casesOn>[1] = {
  'a stream that does not exist has no events': async (store) => {
    assert.deepEqual(rightOf(await store.read('sample-nowhere')()), [])
  },
  'what was appended is read back exactly': async (store) => {
    const stream = 'sample-awkward'
    const events = eventsBehind(stream, [], [awkward, {}])
    rightOf(await store.append({ stream, expected: 'absent', events, expect: [] })())
    const read = rightOf(await store.read(stream)())
    assert.deepEqual(read, events)
    assert.ok(E.isRight(verifyChain(stream, read)), 'the hashes no longer fit')
  },
  'a stream shows its own events only': async (store) => {
    const one = batchBehind('sample-one', [])
    const other = batchBehind('sample-one1', [], { count: 2 })
    rightOf(await store.append(one)())
    rightOf(await store.append(other)())
    assert.deepEqual(rightOf(await store.read('sample-one')()), one.events)
    assert.deepEqual(rightOf(await store.read('sample-one1')()), other.events)
  },
  'a range starts and ends where it says': async (store) => {
    const stream = 'sample-range'
    const { events, ...batch } = batchBehind(stream, [], { count: 5 })
    rightOf(await store.append({ ...batch, events })())
    const ranges = [
      [{}, [0, 1, 2, 3, 4]],
      [{ from: 0, limit: 2 }, [0, 1]],
      [{ from: 3 }, [3, 4]],
      [{ from: 3, limit: 1 }, [3]],
      [{ from: 4, limit: 10 }, [4]],
      [{ from: 5 }, []],
      [{ from: 99, limit: 1 }, []],
      [{ limit: 0 }, []],
      [{ limit: Number.MAX_SAFE_INTEGER }, [0, 1, 2, 3, 4]],
    ] as const
    for (const [range, revisions] of ranges) {
      const read = rightOf(await store.read(stream, range)())
      const expected = revisions.map((revision) => events[revision])
      assert.deepEqual(read, expected, `range ${JSON.stringify(range)}`)
    }
  },
  'the streams of a category are listed by name, and no others': async (store) => {
    assert.deepEqual(rightOf(await store.listStreams('sample')()), [])
    const names = [
      'sample-b',
      'sample.c',
      'sample-a.2',
      'sample-a',
      'sample1-a',
      'sample',
      'samplf-a',
    ]
    for (const name of names) rightOf(await store.append(batchBehind(name, [], { count: 2 }))())
    const more = batchBehind('sample-part-a', [])
    rightOf(await store.append(more)())
    rightOf(await store.append(batchBehind('sample-part-a', more.events))())
    assert.deepEqual(rightOf(await store.listStreams('sample')()), [
      'sample-a',
      'sample-a.2',
      'sample-b',
      'sample-part-a',
      'sample.c',
    ])
    assert.deepEqual(rightOf(await store.listStreams('sample-part')()), ['sample-part-a'])
    assert.deepEqual(rightOf(await store.listStreams('sam')()), [])
  },
  'a stream that exclusive work gave up is not listed': async (store) => {
    if (store.exclusively === null) return
    const work = store.exclusively((inner) => async () => {
      rightOf(await inner.append(batchBehind('sample-given-up', []))())
      assert.deepEqual(rightOf(await inner.listStreams('sample')()), ['sample-given-up'])
      throw new Error('given up')
    })
    await assert.rejects(work(), { message: 'given up' })
    assert.deepEqual(rightOf(await store.listStreams('sample')()), [])
  },
  'the log holds all streams in the order of their appends': async (store) => {
    const first = batchBehind('sample-b', [], { count: 2 })
    const second = batchBehind('sample-a', [])
    const third = batchBehind('sample-b', first.events, { count: 3 })
    for (const batch of [first, second, third]) rightOf(await store.append(batch)())
    const appended = [...first.events, ...second.events, ...third.events]
    const log = eventsAmong(rightOf(await store.readLog(0, 100)()))
    assert.deepEqual(
      log.map(({ event }) => event),
      appended,
    )
    let before = 0
    for (const { position, event, stored } of log) {
      if (stored !== undefined) assert.deepEqual(JSON.parse(stored), event)
      assert.ok(Number.isSafeInteger(position) && position > before, `${position} after ${before}`)
      before = position
    }
  },
  'the log is read in pages without gap or repetition': async (store) => {
    const { events, ...batch } = batchBehind('sample-pages', [], { count: 7 })
    rightOf(await store.append({ ...batch, events })())
    const paged: unknown[] = []
    let after = 0
    for (let page = 1; page <= 4; page++) {
      const read = eventsAmong(rightOf(await store.readLog(after, 2)()))
      assert.equal(read.length, page === 4 ? 1 : 2)
      paged.push(...read.map(({ event }) => event))
      after = read[read.length - 1]?.position ?? after
    }
    assert.deepEqual(paged, events)
    assert.deepEqual(rightOf(await store.readLog(after, 2)()), [])
  },
}

export const readingCases = (subject: Subject): ReadonlyArray<ContractCase> =>
  casesOn(subject, cases)
