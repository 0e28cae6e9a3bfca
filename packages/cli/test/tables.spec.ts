/** `--tables`: dated tables of the caller, used by what decides on them, and refused with their place. */
import { describe, expect, it } from 'vitest'
import { account, declaration, ledgerOf, post } from './small-ledger.js'
import { carmkit, fileOf, newFile, uuid } from './support.js'

const rates = {
  interestRates: [
    { quarter: '2026-Q1', prescribed: '4', source: null },
    { quarter: '2026-Q2', prescribed: '4', source: null },
  ],
}
const owing = post(1, '2026-02-02', {
  debt: { transactionNumber: declaration, version: 1 },
  amounts: [{ account: 'duty', amount: '1000.00' }],
  billingPeriod: '2026-02',
  dueDate: '2026-03-03',
})
const accrual = {
  at: '2026-03-10T16:00:00.000Z',
  commandId: uuid(2),
  actor: { kind: 'system', process: 'clock' },
  type: 'AccrueInterest',
  data: { bn15: account, debt: `${declaration}/1`, through: '2026-03-09' },
}
const commands = (): string => fileOf([owing, accrual].map((one) => JSON.stringify(one)).join('\n'))
const tablesFile = (content: unknown): string => fileOf(JSON.stringify(content))

describe('rates that no built-in table knows', () => {
  const run = (...more: ReadonlyArray<string>) =>
    carmkit('run', commands(), '--clock', 'lines', '--json', ...more)

  it('are unknown without the file, and assess with it', async () => {
    const without = await run()
    expect(without.lines.join()).toContain('RateUnknown')
    const { exit, lines } = await run('--tables', tablesFile(rates))
    expect(exit).toBe(0)
    expect(lines.join()).toContain('InterestAssessed')
  })

  it('assess from deadline to deadline too', async () => {
    const store = await ledgerOf([owing])
    const tick = (...more: ReadonlyArray<string>) =>
      carmkit('tick', '--store', store, '--until', '2026-03-18T12:00:00.000Z', '--json', ...more)
    const { exit, lines } = await tick('--tables', tablesFile(rates))
    expect(exit).toBe(0)
    expect(lines.join()).toContain('InterestAssessed')
  })
})

describe('a cap of cards that no built-in table knows', () => {
  const simulating = ['simulate-payment', account, '500.00', '--on', '2026-02-03']

  it('bounds a payment that is simulated', async () => {
    const simulate = async (...more: ReadonlyArray<string>) =>
      carmkit(...simulating, '--method', 'creditCard', '--store', await ledgerOf([owing]), ...more)
    expect((await simulate()).exit).toBe(0)
    const cap = {
      cardLimits: [
        { from: '2024-10-21', limit: '499.99', per: 'payment', source: 'https://example.org' },
      ],
    }
    const { exit, lines } = await simulate('--tables', tablesFile(cap))
    expect(exit).toBe(1)
    expect(lines.join()).toContain('CardLimitExceeded')
  })

  it('is refused with its place where it is no table', async () => {
    const wrong = tablesFile({ cardLimit: [] })
    const store = await ledgerOf([owing])
    const { notes } = await carmkit(...simulating, '--store', store, '--tables', wrong)
    expect(notes.join()).toContain('cardLimit: no table is called')
  })
})

describe('a file that is no set of tables', () => {
  const cases: ReadonlyArray<readonly [unknown, string]> = [
    [[], 'expected an object of tables by their names'],
    [{ interestRate: [] }, 'interestRate: no table is called'],
    [
      { interestRates: [{ quarter: '2026-Q9', prescribed: '4', source: null }] },
      'interestRates[0].quarter',
    ],
  ]

  it.each(cases)(
    '%j is told with its place, and nothing is carried out',
    async (content, place) => {
      const messages = fileOf('')
      const store = newFile()
      const file = tablesFile(content)
      const { exit, notes } = await carmkit('run', messages, '--store', store, '--tables', file)
      expect([exit, notes.join('\n')]).toEqual([2, expect.stringContaining(place)])
      const kept = await ledgerOf([owing])
      for (const rest of [['tick'], ['import', messages]]) {
        const told = await carmkit(...rest, '--store', kept, '--tables', file, '--json')
        expect([told.exit, told.lines.join()]).toEqual([2, expect.stringContaining('faults')])
      }
    },
  )

  it('a file that is not there is a fault as well', async () => {
    expect(await carmkit('run', '-', '--tables', 'nowhere.json')).toMatchObject({ exit: 2 })
  })
})
