/** Laws of the chain: of all that can be presented, only an unchanged beginning is accepted. */
import { endOf, type Json, type RecordedEvent, verifyChain } from '@carmkit/kernel'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'
import { json } from './arbitrary-json.js'
import { appended, streamOf, variantsOf } from './sample-stream.js'

const stream = 'ledger-100000009RM0001'

const history: fc.Arbitrary<ReadonlyArray<RecordedEvent>> = fc
  .array(json, { minLength: 1, maxLength: 5 })
  .map((values) =>
    values.reduce<ReadonlyArray<RecordedEvent>>(
      (events, value) => appended(stream, events, { value }),
      [],
    ),
  )

test('a history of any content is accepted, and so is every beginning of it', () => {
  fc.assert(
    fc.property(history, (events) => {
      for (let length = 0; length <= events.length; length++) {
        const beginning = events.slice(0, length)
        expect(verifyChain(stream, beginning)).toStrictEqual(E.right(endOf(beginning)))
      }
    }),
  )
})

test('one change anywhere is found at the changed event', () => {
  const change = fc.record({ events: history, which: fc.nat(), where: fc.nat() })
  fc.assert(
    fc.property(change, ({ events, which, where }) => {
      const index = which % events.length
      const variants = variantsOf(events[index] as unknown as Json)
      const presented = (events as ReadonlyArray<unknown>).with(
        index,
        variants[where % variants.length],
      )
      expect(verifyChain(stream, presented)).toMatchObject(E.left({ revision: index }))
    }),
    { numRuns: 500 },
  )
})

test('every choice and order of two small streams is refused, unless it is a beginning', () => {
  const events = streamOf(stream, 4)
  const pool = [...events, ...streamOf('ledger-200000008RM0001', 2)]
  const orders = (
    rest: ReadonlyArray<RecordedEvent>,
  ): ReadonlyArray<ReadonlyArray<RecordedEvent>> => [
    [],
    ...rest.flatMap((first) =>
      orders(rest.filter((event) => event !== first)).map((others) => [first, ...others]),
    ),
  ]
  const all = orders(pool)
  const accepted = all.filter((presented) => E.isRight(verifyChain(stream, presented)))
  expect(all).toHaveLength(1957)
  expect(new Set(accepted.map(({ length }) => length))).toStrictEqual(new Set([0, 1, 2, 3, 4]))
  expect(accepted).toHaveLength(5)
  for (const beginning of accepted) {
    expect(beginning).toStrictEqual(events.slice(0, beginning.length))
  }
})
