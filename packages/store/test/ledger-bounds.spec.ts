/**
 * The most that one command of a ledger records, by the bytes of what is stored: with the longest
 * names, an event for each of 500 payments, and 10,000 debts in lists of 500, fit one append (CK-136).
 */
import { type RecordedEvent, utf8Length } from '@carmkit/kernel'
import { maxAppendBytes, memoryStore } from '@carmkit/store'
import { expect, test } from 'vitest'
import { bank, bn15, founding, importing, officer, type Sent } from './importing.js'

const longest = 'X'.repeat(34)
const invoices = [0, 1, 2].map((index) => `${longest}${index}`)
const ledger = `ledger-${bn15}`

const invoiced: ReadonlyArray<Sent> = invoices.map((invoice) => [
  officer,
  'PostMiscellaneousInvoice',
  { bn15, invoice, amount: '30000000000.00', dueDate: '2026-03-03' },
])
const received = (reference: string, amount: string): Sent => [
  bank,
  'ReceivePayment',
  {
    bn15,
    reference,
    method: 'preAuthorizedDebit',
    amount,
    currency: 'CAD',
    valueAt: '2026-02-02T13:00:00.000Z',
  },
]

const bytesOf = (event: RecordedEvent): number => utf8Length(JSON.stringify(event))

/** What each entry adds to a list: its text, and the comma. */
const entryBytes = (entry: unknown): number => utf8Length(JSON.stringify(entry)) + 1

test('reversals, clearings and deferrals at their bounds stay within one append', async () => {
  const { send, until, stream } = importing(memoryStore())
  await send(...founding, ...invoiced)
  await send(received(`${longest}A`, '40000000000.00'), received(`${longest}B`, '40000000000.00'))
  await until('2026-03-03T17:00:00.000Z')
  const settled = await stream(ledger)
  await send([officer, 'ReleaseAllocations', { bn15, fund: `payment/${longest}A` }])
  const deferral = { dueFrom: '2026-03-03', dueTo: '2026-03-03', deferredTo: '2026-04-01' }
  await send([officer, 'AnnounceDeferral', { bn15, kinds: ['miscellaneousInvoice'], ...deferral }])
  const all = await stream(ledger)
  const last = (type: string): RecordedEvent =>
    all.findLast((event) => event.type === type) as RecordedEvent
  const paying = settled.filter(({ type }) => type === 'CreditAllocated')
  expect(paying).toHaveLength(2)
  for (const event of [...paying, last('AllocationReversed')]) {
    expect(bytesOf(event) * 500).toBeLessThan(maxAppendBytes)
    const { allocations } = event.data as { allocations: ReadonlyArray<unknown> }
    expect(20 * bytesOf(event) + 10_000 * entryBytes(allocations[0])).toBeLessThan(maxAppendBytes)
  }
  const moved = last('DueDateDeferred')
  const { debts } = moved.data as { debts: ReadonlyArray<unknown> }
  expect(
    bytesOf(last('DeferralAnnounced')) + 20 * bytesOf(moved) + 10_000 * entryBytes(debts[0]),
  ).toBeLessThan(maxAppendBytes)
})
