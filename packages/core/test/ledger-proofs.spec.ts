/** Proofs of a ledger: seals computed again, figures expanded, what is owed beside a statement. */
import { describe, expect, test } from 'vitest'
import {
  type Bn15,
  explainer,
  figuresOf,
  type Instant,
  type LedgerEvent,
  type LedgerRecord,
  type Money,
  owedAt,
  sealedWith,
  sealOf,
  statementOf,
} from '../src/index.js'
import { clock, officer, reaction } from './support/actors.js'
import type { History } from './support/history.js'
import {
  bank,
  debt,
  interest,
  ledgerStream,
  owing,
  paid,
  receivable,
  withInterest,
} from './support/ledgers.js'
import { rm1 as account } from './support/story.js'
import { utc } from './support/time.js'

const eventsOf = (history: History) => history.events(ledgerStream) as ReadonlyArray<LedgerEvent>
const rm1 = account as Bn15
const at = utc('2026-04-01T17:00:00.000Z')
const recordsOf = (history: History): ReadonlyArray<LedgerRecord> =>
  eventsOf(history).map((event) => ({ event, recordedAt: at, effectiveAt: at }))

const february = { bn15: rm1, period: '2026-02' }
const sealed = paid.at(utc('2026-02-25T17:00:00.000Z')).as(clock, 'IssueStatement', february)

const explained = (history: History, period: string, line: string) => {
  const events = eventsOf(history)
  const statement = statementOf(events, period)
  const figure = figuresOf(rm1, statement).find(({ id }) => id === `${rm1}/${period}/${line}`)
  if (figure === undefined) throw new Error(`no figure ${line}`)
  return explainer(recordsOf(history), { bn15: rm1, statement })(figure)
}

describe('a seal', () => {
  test('holds on the events it was made from', () => {
    const events = eventsOf(sealed)
    const seal = sealOf(events, statementOf(events, '2026-02'))
    expect(seal).toMatchObject({ revision: 2, broken: [], issued: { closing: '-30.00' } })
  })

  test('tells which figures another history does not give again', () => {
    const events = eventsOf(sealed).map((event) =>
      event.type === 'PaymentReceived'
        ? { ...event, data: { ...event.data, amount: '51.00' as Money } }
        : event,
    )
    expect(sealOf(events, statementOf(events, '2026-02'))?.broken).toEqual([
      'closing',
      'totals',
      'linesHash',
    ])
  })

  test('is none of a period that is open', () => {
    const events = eventsOf(paid)
    expect(sealOf(events, statementOf(events, '2026-02'))).toBe(null)
    expect(sealedWith(events, '2026-02')).toBe(null)
  })

  test('covers the months before it that had none', () => {
    expect(sealedWith(eventsOf(sealed), '2026-01')).toBe('2026-02')
    expect(sealedWith(eventsOf(sealed), '2026-03')).toBe(null)
  })
})

describe('an explanation', () => {
  test('of a correction tells what fell away and what came, and the posting before', () => {
    const history = owing.as(reaction, 'ReplaceReceivable', {
      bn15: rm1,
      debt: { ...receivable.debt, version: 2 },
      amounts: [{ account: 'duty', amount: '12.00' }],
      correctedOn: '2026-02-02',
    })
    expect(explained(history, '2026-02', '1')).toMatchObject({
      terms: [
        { of: 'duty', amount: '-15.00' },
        { of: 'gst', amount: '-5.00' },
        { of: 'duty', amount: '12.00' },
      ],
      madeBy: [{ revision: 1, causedBy: { version: 2 } }],
      restsOn: [{ revision: 0, causedBy: { version: 1 } }],
    })
  })

  test('of interest computes the assessment again, and names the version that bears it', () => {
    expect(explained(withInterest, '2026-03', '1')).toMatchObject({
      figure: { amount: '0.02' },
      madeBy: [{ causedBy: receivable.debt }],
      restsOn: [{ revision: 0 }],
      interest: [
        {
          principal: '20.00',
          carried: '0.00000000',
          exact: '0.02055674',
          ranges: [{ quarter: '2026-Q1', days: 6, prescribed: '0.25', borne: '6.25' }],
        },
      ],
    })
  })

  test('of what the agency cancels or takes back says whose it was', () => {
    const history = withInterest
      .as(officer, 'WaiveInterest', { bn15: rm1, debt: interest, days: 'forgiven' })
      .as(officer, 'ReverseReceivable', { bn15: rm1, debt })
    expect(explained(history, '2026-03', '2')).toMatchObject({
      terms: [{ of: 'interest', amount: '-0.02' }],
      madeBy: [{ causedBy: receivable.debt }],
      restsOn: [{ revision: 0 }, { revision: 1 }],
    })
    expect(explained(history, '2026-03', '3').madeBy).toMatchObject([{ causedBy: receivable.debt }])
  })

  test('of a returned payment rests on the payment', () => {
    const history = paid.as(bank, 'ReturnPayment', {
      bn15: rm1,
      reference: 'P1',
      returnedAt: '2026-02-02T13:00:00.000Z',
    })
    expect(explained(history, '2026-02', '2')).toMatchObject({
      terms: [{ of: 'bank', amount: '50.00' }],
      madeBy: [{ causedBy: null }],
      restsOn: [{ revision: 1 }],
    })
  })

  test('of an opening is the seal that it was carried from', () => {
    const opening = explained(sealed, '2026-03', 'opening')
    expect(opening).toMatchObject({ figure: { amount: '-30.00' }, terms: [] })
    expect(opening.madeBy.map(({ event }) => event.type)).toEqual(['StatementIssued'])
  })
})

test('owed: only what was recorded by then counts, and dates are judged on it', () => {
  const early = recordsOf(sealed).map((record, revision) =>
    revision === 0 ? { ...record, recordedAt: utc('2026-02-02T17:00:00.000Z') } : record,
  )
  const told = (moment: Instant) => owedAt(early, moment)
  expect(told(utc('2026-03-03T17:00:00.000Z'))).toMatchObject({
    statement: null,
    net: '20.00',
    dueToday: '20.00',
    bearing: [],
  })
  expect(told(at)).toMatchObject({
    statement: { closing: '-30.00' },
    items: [],
    overdue: '20.00',
    bearing: [{ debt, principal: '20.00', since: '2026-03-04' }],
  })
})
