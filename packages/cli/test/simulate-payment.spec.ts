/** `carmkit simulate-payment`: what a payment would do, and that nothing is done. */
import { describe, expect, it } from 'vitest'
import { account, corrected, ledgerOf, offset, pay, post, stream } from './small-ledger.js'
import { carmkit, runLines } from './support.js'

const simulate = (store: string, amount: string, on: string, ...rest: ReadonlyArray<string>) =>
  carmkit('simulate-payment', account, amount, '--on', on, '--store', store, ...rest)

interface Json {
  readonly pays: ReadonlyArray<{ readonly debt: string; readonly amount: string }>
}
const jsonOf = async (...args: Parameters<typeof simulate>): Promise<Json> =>
  JSON.parse((await simulate(...args, '--json')).lines[0] ?? '') as Json

const first = '10000000000017/1'
const second = '10000000000024/1'

describe('carmkit simulate-payment', () => {
  it('says which debts it would settle, what stays open, and what is free', async () => {
    const { exit, lines } = await simulate(await ledgerOf(corrected), '1650.00', '2021-09-01')
    expect(exit).toBe(0)
    const text = lines.join('\n')
    expect(text).toContain('nothing is recorded')
    expect(text).toMatch(/10000000000017\/1 .* 100\.00 .* payment\/P1 .* 0\.00/)
    expect(text).toMatch(/10000000000017\/1 .* 1600\.00 .* this payment .* 0\.00/)
    expect(text).toMatch(/10000000000024\/1 .* declaration .* 2021-09-29 .* Posted .* 300\.00/)
    expect(text).toContain('left: 300.00 owed, 50.00 free, 50.00 of it from this payment')
  })

  it('takes the order of the day, or the one that is named', async () => {
    const store = await ledgerOf(corrected)
    const inForce = await jsonOf(store, '10.00', '2021-10-01')
    expect(inForce).toMatchObject({ order: 'newestDueFirst' })
    expect(inForce.pays.map(({ debt, amount }) => [debt, amount])).toEqual([
      [second, '100.00'],
      [second, '10.00'],
    ])
    const oldest = await jsonOf(store, '10.00', '2021-10-01', '--order', 'oldestDueFirst')
    expect(oldest).toMatchObject({ order: 'oldestDueFirst' })
    expect(oldest.pays.map(({ debt }) => debt)).toEqual([first, first])
  })

  it('is what happens then, and leaves no trace before', async () => {
    const store = await ledgerOf(corrected)
    const imagined = await jsonOf(store, '300.00', '2021-10-01')
    expect(await jsonOf(store, '300.00', '2021-10-01')).toEqual(imagined)
    await runLines(
      [pay(8, '2021-10-01', { reference: 'P2', amount: '300.00' }), offset(9, '2021-10-01')],
      '--store',
      store,
      '--clock',
      'lines',
    )
    const { lines } = await carmkit('history', stream, '--store', store, '--json')
    const allocations = lines.filter((line) => line.includes('"CreditAllocated"')).join('\n')
    for (const { debt, amount } of imagined.pays) {
      // A stored event's keys stand in their order.
      expect(allocations).toContain(JSON.stringify({ amount, debt }))
    }
  })

  it('tells the room of a card, and refuses what is above it', async () => {
    const store = await ledgerOf([
      { ...post(1, '2025-10-01', dueIn2025), at: '2025-10-01T16:00:00.000Z' },
      pay(2, '2025-10-02', { reference: 'C1', amount: '4000.00', method: 'creditCard' }),
    ])
    const card = ['--method', 'creditCard'] as const
    expect((await simulate(store, '500.00', '2025-10-03', ...card)).lines.join('\n')).toContain(
      'a card may pay 999.99 before this payment',
    )
    const { exit, lines } = await simulate(store, '1000.00', '2025-10-03', ...card)
    expect(exit).toBe(1)
    expect(lines.join()).toContain('CardLimitExceeded (TXN-40)')
    expect(lines.join()).toContain('999.99')
  })

  it('is never earlier than the ledger: the offset runs on the day of its last event', async () => {
    expect(await jsonOf(await ledgerOf(corrected), '10.00', '2021-08-01')).toMatchObject({
      on: '2021-08-27',
      pays: [],
      freeOfPayment: '10.00',
    })
  })

  it.each([
    ['an amount without decimals', ['10', '2021-09-01']],
    ['a day that does not exist', ['10.00', '2021-02-30']],
    ['an unknown method', ['10.00', '2021-09-01', '--method', 'barter']],
  ] as const)('%s: wrong use', async (_, [amount, on, ...rest]) => {
    expect(await simulate('unused', amount, on, ...rest)).toMatchObject({ exit: 64 })
  })
})

const dueIn2025 = {
  debt: { transactionNumber: '10000000000017', version: 1 },
  amounts: [{ account: 'duty', amount: '6000.00' }],
  billingPeriod: '2025-10',
  dueDate: '2025-10-31',
}
