/** The scenario must refuse everything that is not exactly what was stated. */
import { AssertionError } from 'node:assert/strict'
import type { Decider } from '@carmkit/kernel'
import { given } from '@carmkit/testkit'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

interface Deposited {
  readonly type: 'Deposited'
  readonly cents: number
  readonly lines: ReadonlyArray<{ readonly account: string; readonly note?: string | undefined }>
}
interface TooLarge {
  readonly name: 'TooLarge'
  readonly limit: number
}
type Answer = E.Either<TooLarge, ReadonlyArray<Deposited>>

const deposited = (cents: number, account = 'a'): Deposited => ({
  type: 'Deposited',
  cents,
  lines: [{ account }],
})

/** Answers as told, so that each test plants the answer it needs. */
const answering = (answer: Answer): Decider<null, null, number, Deposited, TooLarge> => ({
  initial: 0,
  decide: () => answer,
  evolve: (total, event) => total + event.cents,
})
const outcome = (answer: Answer) => given(answering(answer)).when(null, null)

const failure = (run: () => void): string => {
  try {
    run()
  } catch (error) {
    expect(error).toBeInstanceOf(AssertionError)
    return (error as AssertionError).message
  }
  throw new Error('nothing was reported')
}

describe('given', () => {
  const balance: Decider<null, string, number, Deposited, TooLarge> = {
    initial: 1,
    decide: (_command, total, account) => E.right([deposited(total, account)]),
    evolve: (total, event) => total * 10 + event.cents,
  }

  test('folds the history in order and passes the context on', () => {
    given(balance, deposited(2), deposited(3)).when(null, 'b').then(deposited(123, 'b'))
  })

  test('starts from the initial state without a history', () => {
    given(balance).when(null, 'b').then(deposited(1, 'b'))
  })

  test('knows the types of events and rejections', () => {
    const outcomeOfBalance = given(balance).when(null, 'b')
    // @ts-expect-error -- the decider has no such event
    expect(() => outcomeOfBalance.then({ type: 'Withdrawn' })).toThrow(AssertionError)
    // @ts-expect-error -- nor such a rejection
    expect(() => outcomeOfBalance.rejected({ name: 'Closed' })).toThrow(AssertionError)
  })
})

describe('then', () => {
  const two = [deposited(1), deposited(2)]

  test('accepts exactly the recorded events', () => {
    outcome(E.right(two)).then(deposited(1), deposited(2))
    outcome(E.right([])).then()
  })

  test.each<[string, ReadonlyArray<Deposited>, string]>([
    ['another order', [deposited(2), deposited(1)], 'events[0].cents: expected 2, got 1'],
    ['an event too few', [deposited(1)], 'events[1]: expected nothing, got {'],
    ['an event too many', [...two, deposited(3)], 'events[2]: expected {'],
    ['none at all', [], 'events[0]: expected nothing, got {'],
    [
      'another field, deep inside',
      [deposited(1), deposited(2, 'z')],
      'events[1].lines[0].account: expected "z", got "a"',
    ],
    [
      'an extra field that is undefined',
      [deposited(1), { ...deposited(2), lines: [{ account: 'a', note: undefined }] }],
      'events[1].lines[0].note: expected undefined, got nothing',
    ],
    ['minus zero for zero', [deposited(1), deposited(-0)], 'events[1].cents: expected -0, got 2'],
  ])('reports %s', (_name, expected, place) => {
    const message = failure(() => outcome(E.right(two)).then(...expected))
    expect(message).toContain('the command recorded other events than expected')
    expect(message).toContain(place)
  })

  test('tells zero from minus zero', () => {
    expect(failure(() => outcome(E.right([deposited(0)])).then(deposited(-0)))).toContain(
      'events[0].cents: expected -0, got 0',
    )
  })

  test('shows the diff and gives both values to the test runner', () => {
    const run = () => outcome(E.right(two)).then(deposited(1))
    expect(failure(run)).toContain('+ actual - expected')
    expect(run).toThrow(expect.objectContaining({ actual: two, expected: [deposited(1)] }))
  })

  test('reports a rejection, and events that were expected instead', () => {
    const message = failure(() =>
      outcome(E.left({ name: 'TooLarge', limit: 5 })).then(deposited(1)),
    )
    expect(message).toContain('expected 1 event: {')
    expect(message).toContain('got rejected: {"name":"TooLarge","limit":5}')
  })

  test('does not take a rejection for "already true"', () => {
    const message = failure(() => outcome(E.left({ name: 'TooLarge', limit: 5 })).then())
    expect(message).toContain('expected no events: already true')
  })

  test('lists ten places and says that there are more', () => {
    const message = failure(() =>
      outcome(E.right(Array.from({ length: 12 }, () => deposited(1)))).then(
        ...Array.from({ length: 12 }, () => deposited(2)),
      ),
    )
    expect(message.match(/: expected 2, got 1/g)).toHaveLength(10)
    expect(message).toContain('and more')
  })

  test('passes on an error that the comparison itself runs into', () => {
    const hostile = {
      ...deposited(1),
      get lines(): Deposited['lines'] {
        throw new RangeError('not readable')
      },
    }
    expect(() => outcome(E.right([hostile])).then(deposited(1))).toThrow(RangeError)
  })

  test('cuts long values', () => {
    const message = failure(() =>
      outcome(E.right([deposited(1)])).then(deposited(1, 'x'.repeat(999))),
    )
    expect(message.split('\n')[1]?.length).toBeLessThan(300)
  })
})

describe('rejected', () => {
  const rejection: TooLarge = { name: 'TooLarge', limit: 5 }

  test('accepts exactly the rejection', () => {
    outcome(E.left(rejection)).rejected({ name: 'TooLarge', limit: 5 })
  })

  test('reports another field', () => {
    const message = failure(() => outcome(E.left(rejection)).rejected({ ...rejection, limit: 6 }))
    expect(message).toContain('rejection.limit: expected 6, got 5')
  })

  test('reports an acceptance with its events, and one without', () => {
    expect(failure(() => outcome(E.right([deposited(7)])).rejected(rejection))).toContain(
      'got 1 event: {"type":"Deposited","cents":7',
    )
    expect(failure(() => outcome(E.right([])).rejected(rejection))).toContain(
      'got no events: already true',
    )
  })

  test('tells values of two classes apart, although their fields agree', () => {
    class Special implements TooLarge {
      readonly name = 'TooLarge'
      readonly limit = 5
    }
    expect(failure(() => outcome(E.left(new Special())).rejected(rejection))).toContain(
      'rejection:',
    )
  })
})
