/** The laws of what is written and read: each accepts the good case and reports its defect. */
import {
  type Codec,
  closed,
  codec,
  type DomainEvent,
  event,
  eventSchema,
  integer,
} from '@carmkit/kernel'
import { codecIdentity, type Law, LawFailure, schemaIdentity } from '@carmkit/testkit'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

const failure = (law: Law): LawFailure => {
  try {
    law.check({ seed: 1 })
  } catch (error) {
    expect(error).toBeInstanceOf(LawFailure)
    return error as LawFailure
  }
  throw new Error(`nothing was reported: ${law.name}`)
}

describe('codecIdentity', () => {
  const Amount = closed('Amount', { cents: integer('Cents', 0, 1000) })
  const amounts = fc.record({ cents: fc.integer({ min: 0, max: 1000 }) })
  const lawOf = (defect: Partial<Codec<{ readonly cents: number }>>, values = amounts): Law =>
    codecIdentity({
      name: 'Amount',
      codec: {
        encode: (value) => Amount.encode(value),
        decode: (value) => Amount.decode(value),
        ...defect,
      },
      values,
    })

  test('accepts a codec that is the identity', () => {
    const law = codecIdentity({ name: 'Amount', codec: Amount, values: amounts })
    expect(law.name).toBe('Amount: encoding changes nothing')
    law.check()
  })

  test('reports a decode that changes the value', () => {
    const law = lawOf({ decode: () => E.right({ cents: 5 }) })
    expect(failure(law).message).toMatch(/value\.cents: expected \d+, got 5/)
  })

  test('reports a decode that drops a key', () => {
    const law = codecIdentity({
      name: 'Lenient',
      codec: { encode: (value: { readonly cents: number }) => value, decode: () => E.right({}) },
      values: amounts,
    })
    expect(failure(law).message).toMatch(/value\.cents: expected \d+, got nothing/)
  })

  test('reports an encode whose text differs, although decoding repairs it', () => {
    const law = codecIdentity({
      name: 'Padded',
      codec: {
        encode: ({ cents }: { readonly cents: number }) => ({ cents, currency: 'CAD' }),
        decode: (value) => E.right({ cents: (value as { cents: number }).cents }),
      },
      values: amounts,
    })
    expect(failure(law).message).toContain('the encoded value has another canonical text')
  })

  test('reports a generator that makes what the codec refuses, with every fault', () => {
    const values = fc.record({ cents: fc.integer({ min: 1001, max: 2000 }) })
    expect(failure(lawOf({}, values)).message).toContain(
      'the codec refuses a generated value: cents: expected a whole number from 0 to 1000',
    )
  })

  test('reports an encode that changes its argument', () => {
    const law = lawOf({
      encode: (value) => Object.assign(value, { cents: 0 }),
    })
    expect(failure(law).message).toContain('Cannot assign to read only property')
  })

  test('reports a value without canonical text', () => {
    const law = codecIdentity({
      name: 'Anything',
      codec: codec<unknown>('Anything', () => null),
      values: fc.constant(Number.NaN),
    })
    expect(failure(law).message).toContain('a generated value has no canonical text')
  })
})

describe('schemaIdentity', () => {
  const Cents = closed('Cents', { cents: integer('Cents', 0, 1000) })
  const Paid = event('Paid', closed('PaidV1', { amount: integer('Amount', 0, 10) })).next(
    Cents,
    ({ amount }) => ({ cents: amount * 100 }),
  )
  const schema = eventSchema(Paid)
  const paid = fc.integer({ min: 0, max: 1000 }).map((cents) => Paid.make({ cents }))

  test('accepts a schema that leaves current events alone', () => {
    const law = schemaIdentity({ name: 'payments', schema, events: paid })
    expect(law.name).toBe('payments: a current event is decoded to itself')
    law.check()
  })

  test('reports a schema that rewrites current events', () => {
    const law = schemaIdentity({
      schema: {
        definitions: schema.definitions,
        decode: () => E.right(Paid.make({ cents: 1001 })),
      },
      events: paid,
    })
    expect(failure(law).message).toMatch(/event\.data\.cents: expected \d+, got 1001/)
  })

  test('reports a generator of old versions, of unknown types, and of broken data', () => {
    const lawOf = (made: DomainEvent<'Paid', { readonly cents: number }>): Law =>
      schemaIdentity({ schema, events: fc.constant(made) })
    expect(failure(lawOf({ type: 'Paid', v: 1, data: { cents: 1 } })).message).toContain(
      'generated Paid has version 1, current is 2',
    )
    expect(failure(lawOf(Paid.make({ cents: 1001 }))).message).toContain(
      'the schema refuses a generated value: data.cents: expected a whole number',
    )
    const unknownType = { type: 'Lost' as 'Paid', v: 2, data: { cents: 1 } }
    expect(failure(lawOf(unknownType)).message).toContain('type: unknown event type')
  })

  test('reports a decode that changes the event', () => {
    const law = schemaIdentity({
      schema: {
        definitions: schema.definitions,
        decode: (stored) => E.right(Object.assign(stored, { v: 3 }) as never),
      },
      events: paid,
    })
    expect(failure(law).message).toContain('Cannot assign to read only property')
  })
})
