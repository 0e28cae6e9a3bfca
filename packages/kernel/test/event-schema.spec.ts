/** Three versions of one event: old records are read for ever, in the newest form. */
import {
  closed,
  type DomainEvent,
  type EventOf,
  event,
  eventSchema,
  integer,
  list,
  nullable,
  oneOf,
  text,
} from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

const Dollars = integer('Dollars', 0, 1000)
const Cents = integer('Cents', 0, 100_000)
const Currency = oneOf('Currency', ['CAD', 'USD'])
const Note = text('Note', 'any', () => true)

const Paid = event('Paid', closed('PaidV1', { dollars: Dollars }))
  .next(closed('PaidV2', { cents: Cents, history: Note }), ({ dollars }) => ({
    cents: dollars * 100,
    history: 'from dollars',
  }))
  .next(
    closed('PaidV3', { cents: Cents, currency: Currency, history: nullable(Note) }),
    ({ cents, history }) => ({ cents, currency: 'CAD' as const, history: `${history}, in CAD` }),
  )
const Closed = event('Closed', closed('ClosedV1', {}))
const schema = eventSchema(Paid, Closed)

const stored = (v: number, data: unknown, type = 'Paid'): DomainEvent => ({ type, v, data })
const faults = (...list: ReadonlyArray<readonly [string, string]>) =>
  E.left(list.map(([path, reason]) => ({ path, reason })))

describe('a chain of three versions', () => {
  test('the definition knows its newest version and makes events of it', () => {
    expect(Paid.v).toBe(3)
    expect(Paid.codecs).toHaveLength(3)
    expect(Paid.upcasters).toHaveLength(2)
    expect(Paid.make({ cents: 5, currency: 'USD', history: null })).toStrictEqual({
      type: 'Paid',
      v: 3,
      data: { cents: 5, currency: 'USD', history: null },
    })
  })

  test('the first version goes through both upcasters, in order', () => {
    expect(schema.decode(stored(1, { dollars: 7 }))).toStrictEqual(
      E.right(Paid.make({ cents: 700, currency: 'CAD', history: 'from dollars, in CAD' })),
    )
  })

  test('the second goes through the last one only', () => {
    expect(schema.decode(stored(2, { cents: 5, history: 'kept' }))).toStrictEqual(
      E.right(Paid.make({ cents: 5, currency: 'CAD', history: 'kept, in CAD' })),
    )
  })

  test('the newest goes through none', () => {
    const current = Paid.make({ cents: 5, currency: 'USD', history: null })
    const decoded = schema.decode(current)
    expect(decoded).toStrictEqual(E.right(current))
    expect(E.isRight(decoded) && decoded.right).toBe(current)
  })

  test('the stored event is not changed', () => {
    const old = Object.freeze(stored(1, Object.freeze({ dollars: 7 })))
    schema.decode(old)
    expect(old).toStrictEqual({ type: 'Paid', v: 1, data: { dollars: 7 } })
  })

  test('adding a version leaves the older definition as it was', () => {
    const older = event('Seen', closed('SeenV1', {}))
    const newer = older.next(closed('SeenV2', { cents: Cents }), () => ({ cents: 0 }))
    expect([older.v, newer.v]).toStrictEqual([1, 2])
    expect(older.make({})).toStrictEqual({ type: 'Seen', v: 1, data: {} })
    expect(eventSchema(older).decode(stored(1, {}, 'Seen'))).toStrictEqual(
      E.right(stored(1, {}, 'Seen')),
    )
  })
})

describe('what is refused', () => {
  test('a version is checked with its own codec, never with a later one', () => {
    expect(schema.decode(stored(1, { cents: 700, history: '' }))).toStrictEqual(
      faults(
        ['data.dollars', 'missing field, expected Dollars'],
        ['data.cents', 'unknown field; remove it'],
        ['data.history', 'unknown field; remove it'],
      ),
    )
    expect(schema.decode(stored(3, { dollars: 7 }))).toStrictEqual(
      faults(
        ['data.cents', 'missing field, expected Cents'],
        ['data.currency', 'missing field, expected Currency'],
        ['data.history', 'missing field, expected Note | null'],
        ['data.dollars', 'unknown field; remove it'],
      ),
    )
  })

  test.each([0, 4, -1, 1.5, Number.NaN])('version %s', (v) => {
    expect(schema.decode(stored(v, { dollars: 7 }))).toStrictEqual(
      faults(['v', `Paid has versions 1 to 3, not ${v}`]),
    )
  })

  test.each(['Lost', 'paid', 'toString', '__proto__', ''])('type "%s"', (type) => {
    expect(schema.decode(stored(1, {}, type))).toStrictEqual(
      faults(['type', `unknown event type "${type}"`]),
    )
  })

  test('data that is no object, and data deep inside, with its path', () => {
    expect(schema.decode(stored(1, null))).toStrictEqual(
      faults(['data', 'expected an object (PaidV1), got null']),
    )
    const Split = event('Split', closed('SplitV1', { parts: list(Cents, { most: 9 }) }))
    expect(eventSchema(Split).decode(stored(1, { parts: [1, -1] }, 'Split'))).toStrictEqual(
      faults(['data.parts[1]', 'expected a whole number from 0 to 100000, got -1']),
    )
    const Parts = event('Parts', list(Cents, { most: 9 }))
    expect(eventSchema(Parts).decode(stored(1, [1, -1], 'Parts'))).toStrictEqual(
      faults(['data[1]', 'expected a whole number from 0 to 100000, got -1']),
    )
  })
})

describe('types', () => {
  test('an upcaster takes the data of the version before and gives that of its own', () => {
    const V1 = event('Typed', closed('TypedV1', { dollars: Dollars }))
    const V2 = closed('TypedV2', { cents: Cents })
    // @ts-expect-error -- version 1 has no cents
    V1.next(V2, ({ cents }) => ({ cents }))
    // @ts-expect-error -- version 2 has no dollars
    V1.next(V2, ({ dollars }) => ({ dollars }))
    const made: EventOf<typeof Paid> = Paid.make({ cents: 1, currency: 'CAD', history: null })
    expect(made.type satisfies 'Paid').toBe('Paid')
  })
})
