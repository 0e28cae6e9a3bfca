/** An event that its stream's state cannot take is a fault of that stream, wherever a stream is folded. */
import { carm, type Domain, type Instant } from '@carmkit/core'
import { describe, expect, test } from 'vitest'
import {
  accessReview,
  asOf,
  cutOf,
  explain,
  integrityOf,
  redecide,
  replay,
  subjectNamed,
  theEnd,
} from '../src/index.js'
import { at, business, log } from './one-log.js'
import { rightOf, storeWith } from './support.js'

const { event: bad } = at(business, 2)

/** As if the log held an event that no state can take, or `evolve` had an error. */
const domain: Domain = {
  ...carm,
  aggregates: carm.aggregates.map((one) => ({
    ...one,
    evolve: (state, event) => {
      if (event.type === bad.type && JSON.stringify(event.data) === JSON.stringify(bad.data)) {
        throw new TypeError('planted')
      }
      return one.evolve(state, event)
    },
  })),
}

const store = storeWith(log)
const subject = subjectNamed('123456782')
const question = { store, domain, subject, bound: theEnd }
const reason = `${bad.type} cannot follow what stands before it (planted): sealed anew by a forger, or an error of this library`
const entries = log.filter(({ event }) => event.stream === business && event.revision >= 2).length
const leftOut = [{ stream: business, revision: 2, reason, entries, isSurelyOurs: true }]

describe('a stream ends before it, and that is counted and said', () => {
  test('in a cut', async () => {
    const { read, streams } = rightOf(await cutOf(question))
    expect(read.leftOut).toEqual(leftOut)
    expect(streams.get(business)?.pin.revision).toBe(1)
    expect(streams.size).toBe(rightOf(await cutOf({ ...question, domain: carm })).streams.size)
  })

  test.each([true, false])('in a replay (with changes: %s)', async (withChanges) => {
    const told: number[] = []
    const read = await replay({ ...question, withChanges }, ({ stream, events }) => {
      if (stream === business) told.push(...events.map(({ recorded }) => recorded.revision))
    })
    expect(rightOf(read).leftOut).toEqual(leftOut)
    expect(told).toEqual([0, 1])
  })

  test('in an answer as of a day', async () => {
    const effective = log.at(-1)?.event.metadata.recordedAt as Instant
    const { cut } = rightOf(await asOf({ ...question, effective, known: theEnd }))
    expect(cut.read.leftOut).toEqual(leftOut)
    expect(cut.streams.get(business)?.pin.revision).toBe(1)
  })

  test('in what is decided again, where nothing that rests on it is decided', async () => {
    const { read, notDecided } = rightOf(await redecide(question))
    expect(read.leftOut).toEqual(leftOut)
    expect(notDecided.StreamUnreadable).toBeGreaterThan(1)
  })

  test('in a review of access', async () => {
    const from = log[0]?.event.metadata.recordedAt as Instant
    const to = log.at(-1)?.event.metadata.recordedAt as Instant
    const bn9 = subject.kind === 'business' ? subject.bn9 : expect.fail('no business')
    const review = await accessReview({ store, domain, bn9, period: { from, to }, now: to })
    expect(rightOf(review).read.leftOut).toEqual(leftOut)
  })
})

test('it is the first bad event of a log, with what was expected there', async () => {
  const { ok, firstBad, badStreams } = rightOf(await integrityOf({ store, domain }))
  expect([ok, badStreams]).toEqual([false, 1])
  expect(firstBad).toEqual({
    kind: 'impossible',
    stream: business,
    revision: 2,
    position: at(business, 2).position,
    reason,
    expected: 'an event of businessAccount that can follow @1',
    found: bad.type,
  })
})

test('it is told with its command, and not trusted', async () => {
  const explained = (revision: number) =>
    explain({ store, domain, named: { kind: 'place', stream: business, revision } })
  expect(rightOf(await explained(0)).unsound).toEqual([])
  expect(rightOf(await explained(2)).unsound).toEqual([{ stream: business, revision: 2, reason }])
})
