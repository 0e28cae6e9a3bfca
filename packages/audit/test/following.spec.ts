/** An answer rests on no event that does not follow the one before it: what is missing, changed or moved. */
import { carm, type Held } from '@carmkit/core'
import type { Logged } from '@carmkit/laws'
import { describe, expect, test } from 'vitest'
import { asOf, cutOf, replay, subjectNamed, theEnd } from '../src/index.js'
import { account, at, business, log, numbered } from './one-log.js'
import { rightOf, storeWith } from './support.js'

const question = (entries: ReadonlyArray<Logged>) => ({
  store: storeWith(numbered(entries)),
  domain: carm,
  subject: subjectNamed('123456782'),
  bound: theEnd,
})

const leftOutOf = async (entries: ReadonlyArray<Logged>) => {
  const asked = question(entries)
  const { read, streams } = rightOf(await cutOf(asked))
  const told = rightOf(await replay({ ...asked, withChanges: true }, () => undefined))
  const effective = read.recordedUntil ?? expect.fail('the log is empty')
  const { cut } = rightOf(await asOf({ ...asked, effective, known: theEnd }))
  expect(told.leftOut).toEqual(read.leftOut)
  expect(cut.read.leftOut).toEqual(read.leftOut)
  return { leftOut: read.leftOut, end: streams.get(business)?.pin.revision }
}

const without = (stream: string, revision: number): ReadonlyArray<Logged> =>
  log.filter((one) => one !== at(stream, revision))

const changed = (stream: string, revision: number, metadata: object): ReadonlyArray<Logged> =>
  log.map((one) =>
    one === at(stream, revision)
      ? { ...one, event: { ...one.event, metadata: { ...one.event.metadata, ...metadata } } }
      : one,
  )

const count = log.filter(({ event }) => event.stream === business).length

describe('a stream ends', () => {
  test('where nothing is wrong, at its end', async () => {
    expect(await leftOutOf(log)).toEqual({ leftOut: [], end: count - 1 })
  })

  test('before an event that is missing', async () => {
    expect(await leftOutOf(without(business, 2))).toEqual({
      leftOut: [
        {
          stream: business,
          revision: 2,
          reason: 'revision 3 stands where 2 belongs',
          entries: count - 3,
          isSurelyOurs: true,
        },
      ],
      end: 1,
    })
  })

  test('before an event that was changed', async () => {
    const later = '2031-01-01T00:00:00.000Z'
    expect(await leftOutOf(changed(business, 2, { effectiveAt: later }))).toMatchObject({
      leftOut: [{ revision: 2, reason: 'content does not match its hash', entries: count - 2 }],
      end: 1,
    })
  })

  test('before an event that stands there a second time', async () => {
    expect(await leftOutOf([...log, at(business, 2)])).toMatchObject({
      leftOut: [{ stream: business, revision: count, entries: 1 }],
      end: count - 1,
    })
  })

  test('before it begins, where its first event is missing', async () => {
    const { leftOut } = await leftOutOf(without(account, 0))
    expect(leftOut).toMatchObject([{ stream: account, revision: 0, isSurelyOurs: true }])
  })
})

test('what was never sealed is held against the order alone', async () => {
  const checks = 'order' as const
  const forged = changed(business, 2, { effectiveAt: '2031-01-01T00:00:00.000Z' })
  const unsealed = rightOf(await cutOf({ ...question(forged), checks }))
  expect(unsealed.read.leftOut).toEqual([])
  const gap = rightOf(await cutOf({ ...question(without(business, 2)), checks }))
  expect(gap.read.leftOut).toMatchObject([{ revision: 2, entries: count - 3 }])
})

test('what a visitor keeps of an event does not change as its stream goes on', async () => {
  const kept: Held[] = []
  const first = (): string => JSON.stringify(kept.slice(0, count))
  let then = ''
  rightOf(
    await cutOf(question(log), ({ held }) => {
      kept.push(held)
      if (kept.length === count) then = first()
      return true
    }),
  )
  expect(kept.length).toBeGreaterThan(count)
  expect(first()).toBe(then)
})
