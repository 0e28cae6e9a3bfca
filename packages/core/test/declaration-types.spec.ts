/** What the type of a declaration decides: its deadline, its period, and who may use it. */
import { describe, expect, test } from 'vitest'
import { CadTypeRules, cadTypes, ledger } from '../src/index.js'
import { alice, clock, dave, maple } from './support/actors.js'
import { recorded, refusal } from './support/answers.js'
import { change, completeEdit, draft, header, opening } from './support/declarations.js'
import type { History } from './support/history.js'
import { bank, ledgerStream, payment } from './support/ledgers.js'
import { mapleStaffed, rm1 } from './support/story.js'
import { monday, utc } from './support/time.js'

const byDave = dave.for(maple)
const outcome = (history: History, at: string = monday) =>
  recorded(history.ask(byDave, 'SubmitDeclaration', draft, utc(at)))[1]
const accepted = (history: History, at?: string) => {
  const event = outcome(history, at)
  expect(event?.type).toBe('DeclarationAccepted')
  return event?.data
}
const notAllowed = {
  type: 'DeclarationRefused',
  v: 1,
  data: {
    ...draft,
    reasons: [{ name: 'TypeNotAllowed', rule: 'CK-17', field: 'cadType', lines: [] }],
  },
}
const typed = (history: History, cadType: string, change: object = {}): History =>
  history
    .as(byDave, 'OpenDraft', { ...opening, cadType })
    .as(byDave, 'EditDraft', { ...completeEdit, header: { ...header, ...change } })

describe('by its type', () => {
  test('F is accounted for by the 24th of the next month, and billed in that month', () => {
    const courier = typed(mapleStaffed, 'F', { releaseDate: '2026-01-20' })
    expect(accepted(courier, '2026-02-24T14:00:00.000Z')).toMatchObject({
      accountingDeadline: '2026-02-24',
      late: false,
      billingAnchor: 'calendarMonth',
      billingPeriod: '2026-02',
      paymentDueDate: '2026-03-03',
    })
    const december = typed(mapleStaffed, 'F', { releaseDate: '2025-12-20' })
    expect(accepted(december)).toMatchObject({
      accountingDeadline: '2026-01-24',
      late: true,
      billingPeriod: '2026-01',
    })
  })

  test('which day places a debt is contested: a table may say that of the release (TXN-20)', () => {
    const released = typed(mapleStaffed, 'AB', { releaseDate: '2026-02-16' })
    const at = '2026-02-19T17:00:00.000Z'
    expect(accepted(released, at)).toMatchObject({
      billingAnchor: 'act',
      billingPeriod: '2026-03',
      paymentDueDate: '2026-03-31',
    })
    const rules = cadTypes.map((rule) => ({ ...rule, billing: 'cycleOfRelease' }))
    expect(accepted(released.supplied('cadTypes', rules), at)).toMatchObject({
      billingAnchor: 'release',
      billingPeriod: '2026-02',
      paymentDueDate: '2026-03-03',
    })
  })

  test('V needs no release, sets no deadline and is placed by its acceptance', () => {
    expect(accepted(typed(mapleStaffed, 'V', { releaseDate: null }))).toMatchObject({
      cadType: 'V',
      accountingDeadline: null,
      late: false,
      billingPeriod: '2026-02',
    })
  })

  test('TT is for accounts in CSA: by the tenth weekday after the period', () => {
    const csa = mapleStaffed.as(alice.for(maple), 'EnrolSubProgram', {
      bn15: rm1,
      subProgram: 'CSA',
    })
    expect(outcome(typed(mapleStaffed, 'TT'))).toEqual(notAllowed)
    expect(accepted(typed(csa, 'TT'))).toMatchObject({ accountingDeadline: '2026-03-03' })
  })

  test('each of ours decodes as a table', () => {
    expect(CadTypeRules.is(cadTypes)).toBe(true)
    expect(cadTypes.map(({ type }) => type)).toEqual(['AB', 'C', 'TT', 'F', 'V'])
  })

  test('a type without rules is refused by name, until a table has rules for it (CK-17)', () => {
    expect(outcome(typed(mapleStaffed, '20'))).toEqual(notAllowed)
    const rules = cadTypes.map((rule) => ({ ...rule, type: rule.type === 'AB' ? '20' : rule.type }))
    expect(accepted(typed(mapleStaffed.supplied('cadTypes', rules), '20'))).toMatchObject({
      cadType: '20',
    })
  })
})

describe('type C is paid before the release (CK-16)', () => {
  const cash = typed(mapleStaffed, 'C', { releaseDate: null })
  const paid = (amount: string, history: History = cash): History =>
    history.as(bank, 'ReceivePayment', { ...payment, amount })
  const submitted = (history: History) => refusal(history.ask(byDave, 'SubmitDeclaration', draft))

  test('with money that covers its charges, to the cent', () => {
    expect(submitted(paid('27.98'))).toBe('accepted')
    paid('27.97').when(byDave, 'SubmitDeclaration', draft).rejected({
      name: 'PaymentRequiredFirst',
      rule: 'CK-16',
      cadType: 'C',
      payable: '27.98',
      available: '27.97',
    })
    expect(submitted(cash)).toBe('PaymentRequiredFirst')
  })

  test('not with money that other debts of the account take', () => {
    const other = '10000000000024'
    const owing = cash
      .as(byDave, 'OpenDraft', { ...opening, transactionNumber: other })
      .as(byDave, 'EditDraft', { ...completeEdit, transactionNumber: other })
      .as(byDave, 'SubmitDeclaration', { transactionNumber: other })
    expect(submitted(paid('27.98', owing))).toBe('PaymentRequiredFirst')
    expect(submitted(paid('55.96', owing))).toBe('accepted')
    const [rejected] = [paid('20.00', owing).ask(byDave, 'SubmitDeclaration', draft)]
    expect(rejected).toMatchObject({ left: { reasons: [{ available: '0.00' }] } })
  })

  test('which it keeps: it is due at once, paid out to nobody, and paid by the next offset', () => {
    const after = paid('27.98').as(byDave, 'SubmitDeclaration', draft)
    after
      .when(byDave, 'RequestDisbursement', { bn15: rm1, amount: '27.98' })
      .rejected({ name: 'DebtOutstanding', rule: 'TXN-29', due: '27.98' })
    const offset = after.as(clock, 'RunOffset', { bn15: rm1 })
    expect(offset.state(ledger, ledgerStream)).toMatchObject({ owed: 0, unallocated: 0 })
  })

  test('which is owed in its period then, and has no correction phase', () => {
    const after = paid('27.98').as(byDave, 'SubmitDeclaration', draft)
    expect(after.state(ledger, ledgerStream)).toMatchObject({ owed: 2798, unallocated: 2798 })
    expect(refusal(after.ask(byDave, 'CorrectDeclaration', change()))).toBe('NotRppAtRelease')
  })

  test('defects of its content are told first, and whoever rules otherwise supplies a table', () => {
    const blank = mapleStaffed.as(byDave, 'OpenDraft', { ...opening, cadType: 'C' })
    expect(outcome(blank)?.type).toBe('DeclarationRefused')
    const later = cadTypes.map((rule) => ({ ...rule, payAtSubmission: false }))
    expect(submitted(cash.supplied('cadTypes', later))).toBe('accepted')
  })
})

describe('the channel of a submission (CK-129)', () => {
  const voluntary = typed(mapleStaffed, 'V', { releaseDate: null })
  const via = (history: History, channel: string) =>
    recorded(history.ask(byDave, 'SubmitDeclaration', { ...draft, channel }))

  test('is recorded with it', () => {
    expect(via(voluntary, 'portal')).toMatchObject([
      { type: 'DeclarationSubmitted', v: 2, data: { channel: 'portal' } },
      { type: 'DeclarationAccepted', data: { unchecked: expect.not.arrayContaining(['Channel']) } },
    ])
  })

  test.each(['edi', 'api'])('%s is none for a type that is entered in the portal', (channel) => {
    expect(via(voluntary, channel)[1]).toMatchObject({
      type: 'DeclarationRefused',
      data: {
        reasons: [{ name: 'ChannelNotAllowed', rule: 'CK-129', field: 'channel', lines: [] }],
      },
    })
    expect(via(typed(mapleStaffed, 'AB'), channel)[1]?.type).toBe('DeclarationAccepted')
  })

  test('that nobody says is left unchecked where it matters, and nowhere else', () => {
    expect(accepted(voluntary)).toMatchObject({ unchecked: expect.arrayContaining(['Channel']) })
    expect(accepted(typed(mapleStaffed, 'AB'))).toMatchObject({
      unchecked: expect.not.arrayContaining(['Channel']),
    })
  })
})
