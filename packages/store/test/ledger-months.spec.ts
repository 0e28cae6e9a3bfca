/** A declaration through the months: accepted, posted, corrected, billed, overdue, paid, settled. */
import type { RecordedEvent } from '@carmkit/kernel'
import { dropParked, execute, memoryStore, type Ticked, table } from '@carmkit/store'
import { expect, test } from 'vitest'
import { acceptedOf, logOf, rightOf } from './counting.js'
import {
  bank,
  bn15,
  clock,
  correction,
  declared,
  founding,
  importing,
  number,
  officer,
  type Sent,
} from './importing.js'

const ledger = `ledger-${bn15}`

const told = (events: ReadonlyArray<RecordedEvent>) =>
  events.map(({ type, metadata }) => `${metadata.recordedAt.slice(0, 10)} ${type}`)

const dataOf = (events: ReadonlyArray<RecordedEvent>, type: string) =>
  events.findLast((event) => event.type === type)?.data

const payment = (amount: string, valueAt: string): Sent => [
  bank,
  'ReceivePayment',
  { bn15, reference: 'P1', method: 'onlineBanking', amount, currency: 'CAD', valueAt },
]

const refusals = (ticked: ReadonlyArray<Ticked>, type: string) =>
  ticked.flatMap(({ submission, outcome }) =>
    submission.type === type && outcome.outcome === 'rejected'
      ? [`${submission.type} ${outcome.reasons.map(({ name }) => name).join()}`]
      : [],
  )

test('is accepted, posted, corrected, billed, overdue, bears interest, is paid and settled', async () => {
  const { send, until, stream } = importing(memoryStore())
  await send(...founding, ...declared)
  await until('2026-02-10T14:00:00.000Z')
  await send(correction('180000.00'))
  await until('2026-04-06T16:00:00.000Z')
  const billed = await stream(ledger)
  expect(told(billed)).toEqual([
    '2026-02-02 ReceivablePosted',
    '2026-02-10 ReceivableReplaced',
    '2026-02-18 BillingPeriodClosed',
    '2026-02-25 StatementIssued',
    '2026-03-17 InterestAssessed',
    '2026-03-18 BillingPeriodClosed',
    '2026-03-25 StatementIssued',
    '2026-04-03 SentToCollections',
  ])
  expect(dataOf(billed.slice(0, 4), 'StatementIssued')).toMatchObject({
    period: '2026-02',
    opening: '0.00',
    closing: '33570.00',
    unchecked: [],
  })
  expect(dataOf(billed, 'InterestAssessed')).toMatchObject({
    on: `${number}/1`,
    principal: '33570.00',
    from: '2026-03-04',
    to: '2026-03-16',
    billingPeriod: '2026-03',
  })
  const { amount } = dataOf(billed, 'InterestAssessed') as { readonly amount: string }
  const owed = (33_570 + Number(amount)).toFixed(2)
  expect(dataOf(billed, 'StatementIssued')).toMatchObject({ period: '2026-03', closing: owed })

  await send(payment('40000.00', '2026-04-06T15:00:00.000Z'))
  await until('2026-04-26T12:00:00.000Z')
  const settled = await stream(ledger)
  expect(told(settled.slice(billed.length))).toEqual([
    '2026-04-06 PaymentReceived',
    '2026-04-07 CreditAllocated',
    '2026-04-17 InterestAssessed',
    '2026-04-18 BillingPeriodClosed',
    '2026-04-18 CreditAllocated',
    '2026-04-25 StatementIssued',
  ])
  expect(dataOf(settled, 'InterestAssessed')).toMatchObject({
    from: '2026-03-17',
    to: '2026-04-06',
  })
  expect(dataOf(settled, 'CreditAllocated')).toMatchObject({
    allocations: [{ debt: 'interest/11' }],
  })
})

test('does nothing twice, however often the clock comes', async () => {
  const store = memoryStore()
  const { send, until } = importing(store)
  await send(...founding, ...declared)
  await until('2026-04-26T12:00:00.000Z')
  const once = await logOf(store)
  expect(await until('2026-04-26T12:00:00.000Z')).toEqual([])
  expect(await logOf(store)).toEqual(once)
})

test('of many declarations each period is closed and billed by one command', async () => {
  const store = memoryStore()
  const { send, until } = importing(store)
  await send(...founding)
  for (const serial of ['10000000000017', '10000000000024', '10000000000031']) {
    await send(
      ...declared.map(
        ([actor, type, data]): Sent => [actor, type, { ...data, transactionNumber: serial }],
      ),
    )
  }
  const ticked = await until('2026-03-04T12:00:00.000Z')
  const sent = ticked.filter(({ kind }) => kind === 'deadline')
  expect(sent.map(({ submission }) => submission.type)).toEqual([
    'NoteAccountingDue',
    'NoteAccountingDue',
    'NoteAccountingDue',
    'CloseBillingPeriod',
    'IssueStatement',
    'RunOffset',
  ])
})

const statement: Sent = [clock, 'IssueStatement', { bn15, period: '2026-02' }]

test('a statement waits for postings that the reaction has not come to (CK-70)', async () => {
  const { ask, at, send, until, stream } = importing(memoryStore())
  await send(...founding, ...declared)
  at('2026-02-10T14:00:00.000Z')
  acceptedOf(await ask(correction('180000.00')))
  at('2026-02-25T14:00:00.000Z')
  expect(await ask(statement)).toMatchObject({
    reasons: [{ name: 'PostingsBehind', postedThrough: '2026-02-10T14:00:00.000Z' }],
  })
  await until('2026-02-25T15:00:00.000Z')
  expect(dataOf(await stream(ledger), 'StatementIssued')).toMatchObject({
    closing: '33570.00',
    unchecked: [],
  })
})

test('a statement waits for a posting that was refused, until it is carried out (CK-70)', async () => {
  const { ports, at, send, until, stream } = importing(memoryStore())
  await send(...founding)
  const huge = { debt: { transactionNumber: '10000000000024', version: 1 }, accountSecurity: null }
  const reaction = { kind: 'system', process: 'reaction' }
  await send([
    reaction,
    'PostReceivable',
    {
      bn15,
      ...huge,
      amounts: [{ account: 'duty', amount: '99999999999.00' }],
      billingPeriod: '2026-05',
      dueDate: '2026-06-01',
    },
  ])
  await send(payment('1.00', '2026-02-02T13:00:00.000Z'), ...declared)
  const [parked] = rightOf(await ports.store.parkedCommands()())
  expect(parked).toMatchObject({ reaction: 'postDeclaration', reasons: ['AmountTooLarge'] })
  const waiting = await until('2026-02-27T14:00:00.000Z')
  expect(refusals(waiting, 'IssueStatement')).toEqual([
    'IssueStatement PostingsBehind',
    'IssueStatement PostingsBehind',
    'IssueStatement PostingsBehind',
  ])
  at('2026-02-27T15:00:00.000Z')
  await send([officer, 'ReverseReceivable', { bn15, debt: '10000000000024/1' }])
  const { commandId, type, data } = parked ?? {}
  acceptedOf(await execute(ports, { commandId, type, data, actor: reaction }))
  await until('2026-02-28T14:00:00.000Z')
  const events = await stream(ledger)
  expect(dataOf(events, 'StatementIssued')).toMatchObject({ period: '2026-02', unchecked: [] })
  expect(told(events).at(-1)).toBe('2026-02-27 StatementIssued')
})

test('a posting that was dropped keeps no statement waiting (CK-70)', async () => {
  const { ports, send, until } = importing(memoryStore())
  await send(...founding)
  const reaction = { kind: 'system', process: 'reaction' }
  const huge = {
    debt: { transactionNumber: '10000000000024', version: 1 },
    amounts: [{ account: 'duty', amount: '99999999999.00' }],
    billingPeriod: '2026-05',
    dueDate: '2026-06-01',
    accountSecurity: null,
  }
  await send([reaction, 'PostReceivable', { bn15, ...huge }])
  await send(payment('1.00', '2026-02-02T13:00:00.000Z'), ...declared)
  const [parked] = rightOf(await ports.store.parkedCommands()())
  const dropping = { by: 'officer-7', reason: 'doneOtherwise' } as const
  rightOf(await dropParked(ports, parked?.commandId ?? '', dropping))
  expect(await dropParked(ports, parked?.commandId ?? '', dropping)).toMatchObject({
    left: { name: 'NotParked' },
  })
  expect(refusals(await until('2026-02-27T14:00:00.000Z'), 'IssueStatement')).toEqual([])
})

test('what an embedder says of postings stands before the log', async () => {
  const said = rightOf(table('postedThrough', '2026-02-11T00:00:00.000Z'))
  const { ask, at, send } = importing(memoryStore(), { tables: new Map([[said.name, said]]) })
  await send(...founding, ...declared)
  at('2026-02-25T14:00:00.000Z')
  expect(await ask(statement)).toMatchObject({
    reasons: [{ name: 'PostingsBehind', postedThrough: '2026-02-11T00:00:00.000Z' }],
  })
})
