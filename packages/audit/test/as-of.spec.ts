/**
 * As-of in two times, by the cases that an auditor meets: late facts, each told after the day it is of
 * (CK-152 to CK-155).
 */
import { aggregateOfStream, carm, type Instant } from '@carmkit/core'
import { noHash, type RecordedEvent, uuidFrom } from '@carmkit/kernel'
import { foundings, type Logged, logOf, play } from '@carmkit/laws'
import { describe, expect, test } from 'vitest'
import { type AsOf, asOf, type Bound, theEnd } from '../src/index.js'
import { rightOf, storeWith } from './support.js'

type Told = readonly [recordedAt: string, stream: string, type: string, data: object]

const noon = (day: string): string => `${day}T17:00:00.000Z`

/** Events of one stream, one command each unless the moment is the same as of the one before. */
const recorded = (told: ReadonlyArray<Told>, from = 0): ReadonlyArray<Logged> => {
  const revisions = new Map<string, number>()
  return told.map(([recordedAt, stream, type, data], index) => {
    const revision = revisions.get(stream) ?? from
    revisions.set(stream, revision + 1)
    const event = { type, v: 1, data }
    const metadata = {
      eventId: uuidFrom(`${index}`),
      commandId: uuidFrom(`${stream} ${recordedAt}`),
      recordedAt,
      effectiveAt: aggregateOfStream(carm, stream)?.effectiveAt(event) ?? recordedAt,
      hash: noHash,
    }
    return {
      position: index + 1,
      event: { ...event, stream, revision, metadata } as unknown as RecordedEvent,
    }
  })
}

const founded = logOf(play(carm, foundings.withPam))

/** Behind the founding, whose streams go on. */
const afterFounding = (told: ReadonlyArray<Told>): ReadonlyArray<Logged> => {
  const [first] = told
  const known = founded.filter(({ event }) => event.stream === first?.[1]).length
  return [...founded, ...recorded(told, known)].map(({ event }, index) => ({
    position: index + 1,
    event,
  }))
}

const at = (
  log: ReadonlyArray<Logged>,
  { effective, known = theEnd }: { readonly effective: string; readonly known?: Bound },
): Promise<AsOf> =>
  asOf({
    store: storeWith(log),
    checks: 'order',
    subject: { kind: 'everything' },
    effective: effective as Instant,
    known,
  }).then((answer) => {
    expect(rightOf(answer).cut.read.leftOut).toEqual([])
    return rightOf(answer)
  })

const bn15 = '123456782RM0001'
const ledger = `ledger-${bn15}`

const invoice = (debt: string): object => ({
  bn15,
  debt,
  invoice: debt.slice('invoice/'.length),
  amount: '60.00',
  billingPeriod: '2026-02',
  dueDate: '2026-02-10',
})
const payment = {
  bn15,
  fund: 'payment/A1',
  reference: 'A1',
  method: 'onlineBanking',
  amount: '100.00',
  valueAt: noon('2026-02-03'),
  valueOn: '2026-02-03',
  billingPeriod: '2026-02',
}
const paying = {
  bn15,
  fund: 'payment/A1',
  allocations: [{ debt: 'invoice/K-1', amount: '60.00' }],
  order: null,
  allocatedOn: '2026-02-06',
}
const returned = {
  bn15,
  fund: 'payment/A1',
  amount: '100.00',
  owed: '0.00',
  debt: null,
  returnedAt: noon('2026-02-08'),
  returnedOn: '2026-02-08',
  billingPeriod: '2026-02',
}
const books: ReadonlyArray<Told> = [
  [noon('2026-02-02'), ledger, 'MiscellaneousInvoicePosted', invoice('invoice/K-1')],
  [noon('2026-02-05'), ledger, 'MiscellaneousInvoicePosted', invoice('invoice/K-2')],
  [noon('2026-02-06'), ledger, 'PaymentReceived', payment],
  [noon('2026-02-06'), ledger, 'CreditAllocated', paying],
  [
    noon('2026-02-12'),
    ledger,
    'AllocationReversed',
    { bn15, fund: 'payment/A1', allocations: paying.allocations, reason: 'PaymentReturned' },
  ],
  [noon('2026-02-12'), ledger, 'PaymentReturned', returned],
]
const balance = ({ picture }: AsOf) => {
  const { owed, free, net } = picture.balances[bn15] ?? {}
  return [owed, free, net]
}

describe('a payment of the 3rd, recorded on the 6th', () => {
  const log = recorded(books)

  test('is not known on the 4th', async () => {
    const known = { kind: 'instant', instant: noon('2026-02-04') } as const
    const answer = await at(log, { effective: noon('2026-02-04'), known: known as Bound })
    expect([balance(answer), answer.late]).toEqual([['60.00', '0.00', '60.00'], []])
  })

  test('was there on the 4th as is known later; what it was allocated to since does not count', async () => {
    const known = { kind: 'instant', instant: noon('2026-02-07') } as unknown as Bound
    const answer = await at(log, { effective: noon('2026-02-04'), known })
    expect(balance(answer)).toEqual(['60.00', '100.00', '-40.00'])
    expect(answer.late.map(({ type }) => type)).toEqual(['PaymentReceived'])
  })

  test('opens what it paid from the day of its return on, as is known once that is told', async () => {
    const answer = await at(log, { effective: noon('2026-02-09') })
    expect(balance(answer)).toEqual(['120.00', '0.00', '120.00'])
    expect(Object.keys(answer.picture.debts)).toHaveLength(2)
    expect(answer.late.map(({ type }) => type)).toEqual(['PaymentReturned'])
  })
})

describe('a licence', () => {
  const stream = 'businessAccount-700123458'
  const log = afterFounding([
    [noon('2026-03-02'), stream, 'LicenceSuspended', { bn9: '700123458', from: '2026-02-10' }],
    [noon('2026-03-03'), stream, 'LicenceRestored', { bn9: '700123458', from: '2026-02-15' }],
    [noon('2026-03-20'), stream, 'LicenceRestored', { bn9: '700123458', from: '2026-02-25' }],
  ])
  const licensed = async (day: string, knownOn: string) => {
    const known = { kind: 'instant', instant: noon(knownOn) } as unknown as Bound
    const { picture, late } = await at(log, { effective: noon(day), known })
    return [picture.businesses['700123458']?.['licensed'], late.map(({ type }) => type)]
  }

  test('that was suspended earlier than was told did not count in between', async () => {
    expect(await licensed('2026-02-12', '2026-03-01')).toEqual([true, []])
    expect(await licensed('2026-02-12', '2026-03-02')).toEqual([false, ['LicenceSuspended']])
  })

  test('CK-155: of which the end of a suspension is corrected did not count until then', async () => {
    expect(await licensed('2026-02-20', '2026-03-10')).toEqual([
      true,
      ['LicenceSuspended', 'LicenceRestored'],
    ])
    const [isLicensed, late] = await licensed('2026-02-20', '2026-03-31')
    expect(isLicensed).toBe(false)
    expect(late).toHaveLength(3)
  })
})

test('CK-152: a business that ceased before that was told had nobody on the day after', async () => {
  const log = afterFounding([
    [
      noon('2026-03-02'),
      'businessAccount-123456782',
      'BusinessCeased',
      { bn9: '123456782', on: '2026-02-01', cause: { kind: 'ceased', reason: 'Dissolved' } },
    ],
  ])
  const before = await at(log, { effective: noon('2026-01-31') })
  const after = await at(log, { effective: noon('2026-02-02') })
  const peopleOf = ({ picture }: AsOf) =>
    Object.keys(picture.people).filter((key) => key.startsWith('123456782')).length
  expect([peopleOf(before), peopleOf(after)]).toEqual([3, 0])
  expect(after.picture.businesses['123456782']?.['status']).toBe('Ceased')
})

test('CK-154: a ruling on an application of later holds from its first day, and brings the application', async () => {
  const stream = 'transaction-ruling.TRS-100'
  const log = recorded([
    [
      noon('2026-03-02'),
      stream,
      'RulingSubmitted',
      {
        rulingNumber: 'TRS-100',
        applicant: bn15,
        kind: 'tariffClassification',
        submittedFor: '123456782',
        submittedAt: noon('2026-03-02'),
        submittedOn: '2026-03-02',
        application: {
          portOfEntry: '0497',
          priorMatter: 'none',
          importHistory: 'never',
          consentToPublish: true,
          goods: 'Bicycles',
          proposedClassification: '8711600090',
          documents: [],
        },
      },
    ],
    [noon('2026-03-03'), stream, 'RulingAssigned', { rulingNumber: 'TRS-100' }],
    [
      noon('2026-03-20'),
      stream,
      'RulingIssued',
      {
        rulingNumber: 'TRS-100',
        terms: { classification: '8711600090', effectiveFrom: '2026-02-01', effectiveTo: null },
        decidedOn: '2026-03-20',
      },
    ],
  ])
  const answer = await at(log, { effective: noon('2026-02-10') })
  expect(answer.picture.rulings['TRS-100']).toMatchObject({
    inForce: true,
    decidedOn: '2026-03-20',
  })
  expect(answer.late.map(({ type }) => type)).toEqual(['RulingSubmitted', 'RulingIssued'])
  expect(answer.notYet).toBe(1)
  const earlier = await at(log, { effective: noon('2026-01-31') })
  expect([earlier.picture.rulings, earlier.notYet]).toEqual([{}, 3])
})

test('an answer to a version that was not filed by then has no place, and is no crash', async () => {
  const stream = 'transaction-declaration.10000000000017'
  const about = { transactionNumber: '10000000000017', importer: bn15, version: 2 }
  const log = recorded([
    [noon('2026-03-20'), stream, 'CancellationRecorded', about],
    [
      noon('2026-03-21'),
      stream,
      'DecisionRecorded',
      {
        ...about,
        decidedAt: noon('2026-02-05'),
        decision: 'approved',
        remarks: [],
        decidedOn: '2026-02-05',
        otherwise: null,
      },
    ],
  ])
  const answer = await at(log, { effective: noon('2026-02-10') })
  const { picture, late, notYet, withoutPlace } = answer
  expect([picture.declarations, late]).toEqual([{}, []])
  expect({ notYet, withoutPlace }).toEqual({ notYet: 1, withoutPlace: 1 })
})
