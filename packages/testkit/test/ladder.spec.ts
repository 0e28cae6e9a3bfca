/** The ladder must report every way in which a table, or the code behind it, can be wrong. */
import { AssertionError } from 'node:assert/strict'
import { climb, type Ladder } from '@carmkit/testkit'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

interface Request {
  readonly known: boolean
  readonly open: boolean
  readonly cents: number
}
interface Refusal {
  readonly name: string
}
type Check = readonly [string, (request: Request) => boolean]

const unknown: Check = ['Unknown', ({ known }) => !known]
const closed: Check = ['Closed', ({ open }) => !open]
const noAmount: Check = ['NoAmount', ({ cents }) => cents <= 0]

/** Runs checks in the given order: the code under test, with the defect that a test plants. */
const checking =
  (...checks: ReadonlyArray<Check>): Ladder<Request, Refusal>['attempt'] =>
  (request) => {
    const refused = checks.find(([, refuses]) => refuses(request))
    return refused === undefined ? E.right(['Paid']) : E.left([{ name: refused[0] }])
  }

const rungs = {
  unknown: { request: { known: false, open: false, cents: 0 }, refusal: 'Unknown' },
  closed: { request: { known: true, open: false, cents: 0 }, refusal: 'Closed' },
  noAmount: { request: { known: true, open: true, cents: 0 }, refusal: 'NoAmount' },
  accepted: { request: { known: true, open: true, cents: 1 }, refusal: null },
} as const

const good: Ladder<Request, Refusal> = {
  attempt: checking(unknown, closed, noAmount),
  precedence: ['Unknown', 'Closed', 'NoAmount'],
  rungs: [rungs.unknown, rungs.closed, rungs.noAmount, rungs.accepted],
}

const failure = (defect: Partial<Ladder<Request, Refusal>>): string => {
  try {
    climb({ ...good, ...defect })
  } catch (error) {
    expect(error).toBeInstanceOf(AssertionError)
    return (error as AssertionError).message
  }
  throw new Error('nothing was reported')
}

describe('a ladder that holds', () => {
  test('passes', () => {
    climb(good)
  })

  test('passes with the first of several reasons', () => {
    climb({
      ...good,
      attempt: (request) =>
        E.mapLeft((reasons: ReadonlyArray<Refusal>) => [...reasons, { name: 'Later' }])(
          good.attempt(request),
        ),
    })
  })

  test('may have no refusals at all', () => {
    climb({ attempt: () => E.right(['Noted']), precedence: [], rungs: [rungs.accepted] })
  })
})

describe('defects of the code', () => {
  test('two checks in the other order: the first rung tells', () => {
    expect(failure({ attempt: checking(closed, unknown, noAmount) })).toBe(
      [
        'the ladder does not hold',
        '  rung 1 of 4: expected Unknown, got Closed {"name":"Closed"};' +
          ' request {"known":false,"open":false,"cents":0}',
      ].join('\n'),
    )
  })

  test('a missing check', () => {
    expect(failure({ attempt: checking(unknown, closed) })).toContain(
      'rung 3 of 4: expected NoAmount, got acceptance with "Paid"',
    )
  })

  test('an accepting rung that is refused', () => {
    const tooStrict: Check = ['NoAmount', ({ cents }) => cents <= 1]
    expect(failure({ attempt: checking(unknown, closed, tooStrict) })).toContain(
      'rung 4 of 4: expected acceptance with at least one event, got NoAmount',
    )
  })

  test('every wrong rung is listed', () => {
    const message = failure({ attempt: checking() })
    expect(message.match(/rung \d of 4/g)).toEqual(['rung 1 of 4', 'rung 2 of 4', 'rung 3 of 4'])
  })

  test('acceptance without events, on the last rung and on a refused one', () => {
    const message = failure({ attempt: () => E.right([]) })
    expect(message).toContain('rung 1 of 4: expected Unknown, got acceptance without events')
    expect(message).toContain(
      'rung 4 of 4: expected acceptance with at least one event, got acceptance without events',
    )
  })

  test('a refusal without a reason', () => {
    expect(failure({ attempt: () => E.left([]) })).toContain('got a refusal without a reason')
  })

  test('the stated refusal, but not as the first reason', () => {
    expect(
      failure({
        attempt: (request) =>
          E.mapLeft((reasons: ReadonlyArray<Refusal>) => [{ name: 'Earlier' }, ...reasons])(
            good.attempt(request),
          ),
      }),
    ).toContain('rung 1 of 4: expected Unknown, got Earlier')
  })

  test('an exception, without hiding the other rungs', () => {
    const message = failure({
      attempt: (request) => {
        if (request.cents > 0) throw new Error('cannot divide')
        return checking(closed, unknown, noAmount)(request)
      },
    })
    expect(message).toContain('rung 1 of 4: expected Unknown, got Closed')
    expect(message).toContain('rung 4 of 4: expected acceptance with at least one event,')
    expect(message).toContain('got an exception (a bug): cannot divide')
  })
})

describe('defects of the table', () => {
  test.each<[string, Partial<Ladder<Request, Refusal>>, ReadonlyArray<string>]>([
    [
      'rungs out of order',
      { rungs: [rungs.closed, rungs.unknown, rungs.noAmount, rungs.accepted] },
      ['rung 2: Unknown stands below Closed, and precedence declares it above'],
    ],
    [
      'precedence out of order',
      { precedence: ['Unknown', 'NoAmount', 'Closed'] },
      ['rung 3: NoAmount stands below Closed, and precedence declares it above'],
    ],
    [
      'a refusal without a rung',
      { rungs: [rungs.unknown, rungs.noAmount, rungs.accepted] },
      ['Closed is declared in precedence and no rung is refused for it; add one'],
    ],
    [
      'a refusal that is not declared',
      { precedence: ['Unknown', 'NoAmount'] },
      ['Closed is refused on a rung and not declared in precedence'],
    ],
    [
      'two rungs for one refusal',
      { rungs: [rungs.unknown, rungs.closed, rungs.closed, rungs.noAmount, rungs.accepted] },
      ['more than one rung is refused for Closed; keep one'],
    ],
    [
      'a name declared twice',
      { precedence: ['Unknown', 'Closed', 'NoAmount', 'Closed'] },
      ['precedence declares Closed more than once'],
    ],
    [
      'no accepting rung',
      { rungs: [rungs.unknown, rungs.closed, rungs.noAmount] },
      ['the last rung must be accepted (refusal: null), it states NoAmount'],
    ],
    [
      'an accepting rung too early',
      { rungs: [rungs.unknown, rungs.accepted, rungs.closed, rungs.noAmount, rungs.accepted] },
      ['rung 2 of 5 expects acceptance; only the last rung may'],
    ],
    [
      'no rungs',
      { rungs: [], precedence: ['Unknown'] },
      [
        'there are no rungs',
        'Unknown is declared in precedence and no rung is refused for it; add one',
      ],
    ],
  ])('reports %s', (_name, defect, faults) => {
    expect(failure(defect).split('\n')).toEqual([
      'the ladder is not complete',
      ...faults.map((fault) => `  ${fault}`),
    ])
  })

  test('nothing is attempted on an incomplete table', () => {
    const attempt = () => {
      throw new Error('attempted')
    }
    expect(failure({ attempt, rungs: [] })).not.toContain('attempted')
  })
})
