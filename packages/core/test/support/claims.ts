/** What claims are made of in tests: the agency's record of maple, and zoe who claims the number. */
import type { DomainEvent } from '@carmkit/kernel'
import type { AgencyRecord } from '../../src/claim/agency-record.js'
import { maple, officer, zoe } from './actors.js'
import { History } from './history.js'
import { daysAfter, hoursAfter, monday } from './time.js'

export const record: AgencyRecord = {
  salt: 'f3b1c0a99d5e47d28a6b',
  legalName: 'Maple Bicycles Inc.',
  address: '1 Main Street, Ottawa ON  K1A 0L8',
  ceased: false,
  programs: [
    { reference: 'RM0001', programType: 'Importer', openedOn: '2019-05-01' },
    { reference: 'RM0003', programType: 'Carrier', openedOn: '2024-10-21' },
  ],
  transactions: [
    { transactionNumber: '10000000000017', dutiesAndTaxes: '0.00' },
    { transactionNumber: '10000000000024', dutiesAndTaxes: '871.33' },
  ],
  payments: [{ date: '2026-01-15', amount: '1250.40' }],
  statements: [
    { date: '2026-01-25', balance: '-310.75' },
    { date: '2025-12-25', balance: '0.00' },
  ],
} as unknown as AgencyRecord

/** A number that was issued lately: the agency knows no dealings. */
export const brandNew: AgencyRecord = { ...record, transactions: [], payments: [], statements: [] }

/** A history with the agency's record of maple, or another one in its place. */
export const withRecord = (other: Partial<AgencyRecord> = {}, history = History.empty): History =>
  history.supplied(`agencyRecord-${maple}`, { ...record, ...other } as never)

export const identity = { bn9: maple, claimant: zoe.id }
export const beginning = {
  ...identity,
  reference: 'RM0001',
  legalName: record.legalName,
  address: record.address,
}

export const transaction = {
  question: 'transaction',
  transactionNumber: '10000000000017',
  dutiesAndTaxes: '0.00',
}
export const payment = { question: 'payment', date: '2026-01-15', amount: '1250.40' }
export const statement = { question: 'statement', date: '2026-01-25', balance: '-310.75' }
export const right = { ...identity, answers: [transaction, payment] }
export const wrong = { ...identity, answers: [transaction, { ...payment, amount: '1250.41' }] }

export const claimOfZoe = `claim-${maple}.${zoe.id}`

export const begun = withRecord().as(zoe.alone, 'BeginClaim', beginning)
export const inReview = withRecord(brandNew).as(zoe.alone, 'BeginClaim', beginning)

const failed = (history: History): History => history.as(zoe.alone, 'AnswerAffinity', wrong)
const lockedOnce = (history: History): History => failed(failed(failed(history)))

/** The first lock, which began on monday. */
export const locked = lockedOnce(begun)
/** Three locks, the last of which an officer must end; 48 hours after monday. */
export const lockedForGood = lockedOnce(
  lockedOnce(locked.at(hoursAfter(monday, 24))).at(hoursAfter(monday, 48)),
)
export const refused = inReview.as(officer, 'DecideClaim', { ...identity, decision: 'refuse' })

export const event = (type: string, data: object = {}): DomainEvent => ({
  type,
  v: 1,
  data: { ...identity, ...data },
})

export const begunEvent = (questions: ReadonlyArray<string>, lapsesAt = daysAfter(monday, 7)) =>
  event('ClaimBegun', { reference: 'RM0001', questions, lapsesAt })
export const verified = (basis: string) =>
  event('ClaimVerified', { basis, programs: record.programs })
export const answering = (...answers: ReadonlyArray<object>) => ({ ...identity, answers })
export const every = ['transaction', 'payment', 'statement']
