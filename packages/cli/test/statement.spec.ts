/** `carmkit statement`: what is printed of a statement, and what its figures are traced to. */
import { describe, expect, it } from 'vitest'
import {
  account,
  beforeSeal,
  declaration,
  ledgerOf,
  monthLeftOut,
  story,
  stream,
} from './small-ledger.js'
import { carmkit } from './support.js'

const statement = (store: string, period: string, ...rest: ReadonlyArray<string>) =>
  carmkit('statement', account, period, '--store', store, ...rest)

interface Json {
  readonly sealed: boolean
  readonly opening: string
  readonly closing: string
  readonly linesHash: string
  readonly seal: { readonly broken: ReadonlyArray<string> } | null
  readonly figures: ReadonlyArray<{ readonly id: string; readonly amount: string }>
  readonly explanations: ReadonlyArray<{
    readonly figure: string
    readonly terms: ReadonlyArray<{ readonly of: string; readonly amount: string }>
    readonly madeBy: ReadonlyArray<object>
    readonly restsOn: ReadonlyArray<{ readonly revision: number }>
    readonly interest: ReadonlyArray<{
      readonly exact: string
      readonly ranges: ReadonlyArray<object>
    }>
  }>
}

const jsonOf = async (...args: Parameters<typeof statement>): Promise<Json> =>
  JSON.parse((await statement(...args, '--json')).lines[0] ?? '') as Json

const idOf = (period: string, figure: string | number): string => `${account}/${period}/${figure}`

describe('carmkit statement', () => {
  it('prints the sealed statement, whatever came after it', async () => {
    const { exit, lines } = await statement(await ledgerOf(story), '2021-08')
    expect(exit).toBe(0)
    const text = lines.join('\n')
    expect(text).toContain('sealed on 2021-08-25, through event @2')
    expect(text).toMatch(/ReceivablePosted.*10000000000017\/1.*10000.*2000\.00/)
    expect(text).toMatch(/PaymentReceived.*payment\/P1.*-100\.00/)
    expect(text).toMatch(/closing.*1900\.00/)
    expect(text).toMatch(/2 lines, hash [0-9a-f]{64}, as sealed/)
    expect(text).not.toContain('ReceivableReplaced')
  })

  it('says what an unsealed one would be, and that it is not sealed', async () => {
    const { exit, lines } = await statement(await ledgerOf(beforeSeal), '2021-08')
    expect(exit).toBe(0)
    expect(lines.join('\n')).toContain('not sealed yet')
    const open = await jsonOf(await ledgerOf(story), '2021-10')
    expect(open).toMatchObject({ sealed: false, seal: null, opening: '1900.00' })
    expect(open.figures.map(({ id, amount }) => [id, amount])).toEqual([
      [idOf('2021-10', 'opening'), '1900.00'],
      [idOf('2021-10', 1), '300.00'],
      [idOf('2021-10', 4), '-300.00'],
      [idOf('2021-10', 6), '9.13'],
      [idOf('2021-10', 'debits'), '309.13'],
      [idOf('2021-10', 'credits'), '300.00'],
      [idOf('2021-10', 'closing'), '1909.13'],
    ])
  })

  it('shows a broker the lines under its security and their sum, no balances (CK-101)', async () => {
    const store = await ledgerOf(story)
    const text = (await statement(store, '2021-08', '--security', '10000')).lines.join('\n')
    expect(text).toContain(`statement 2021-08 of ${account} under security 10000: sealed on`)
    expect(text).toMatch(/ReceivablePosted.*10000.*2000\.00/)
    expect(text).not.toMatch(/PaymentReceived|opening|closing/)
    expect(text).toContain('1 of 2 lines, 2000.00 in all')
    const seen = await jsonOf(store, '2021-08', '--security', '10000', '--explain', 'all')
    expect(seen).toMatchObject({ accountSecurity: '10000', total: '2000.00', lines: [{}] })
    expect(seen).not.toHaveProperty('closing')
    expect(seen.explanations.map(({ figure }) => figure)).toEqual([idOf('2021-08', 0)])
    expect(await jsonOf(store, '2021-08', '--security', '20000')).toMatchObject({
      lines: [],
      total: '0.00',
    })
  })

  it('explains nothing to a broker that it does not see, and asks for five digits', async () => {
    const store = await ledgerOf(story)
    const asked = await statement(store, '2021-08', '--security', '10000', '--explain', 'closing')
    expect(asked.exit).toBe(1)
    expect(asked.notes[0]).toContain('they are all, 0')
    expect((await statement(store, '2021-08', '--security', '1000')).exit).toBe(64)
  })

  it('explains a charge by the event that made it', async () => {
    const store = await ledgerOf(story)
    const { lines } = await statement(store, '2021-08', '--explain', idOf('2021-08', 0))
    const text = lines.join('\n')
    expect(text).toContain('1500.00 duty')
    expect(text).toContain('500.00 gst')
    expect(text).toContain(
      `made by ${stream}@0 ReceivablePosted recorded 2021-08-02T16:00:00.000Z, by version 1 of ${declaration}`,
    )
  })

  it('explains interest by principal, rate and days, and by the history of the debt', async () => {
    const store = await ledgerOf(story)
    const { lines } = await statement(store, '2021-10', '--explain', '6')
    const text = lines.join('\n')
    expect(text).toContain(
      '1600.00 x 6.1001 % (rate 2021-Q3: 0.1001 % + 6) / 365 x 30 days 2021-09-01 to 2021-09-30',
    )
    expect(text).toContain('(rate 2021-Q4: 0.1696 % + 6) / 365 x 4 days')
    const [explained] = (await jsonOf(store, '2021-10', '--explain', '6')).explanations
    expect(explained?.restsOn.map(({ revision }) => revision)).toEqual([0, 4, 5])
    expect(explained?.madeBy).toMatchObject([
      {
        stream,
        revision: 6,
        causedBy: { transactionNumber: declaration, version: 2 },
      },
    ])
  })

  it('explains all: the parts of each figure add up to it', async () => {
    const { figures, explanations } = await jsonOf(
      await ledgerOf(story),
      '2021-10',
      '--explain',
      'all',
    )
    expect(explanations.map(({ figure }) => figure)).toEqual(figures.map(({ id }) => id))
    for (const { figure, terms, madeBy } of explanations) {
      expect(madeBy.length).toBeGreaterThan(0)
      if (figure.endsWith('/opening')) continue
      const sum = terms.reduce((total, { amount }) => total + Math.round(Number(amount) * 100), 0)
      const amount = figures.find(({ id }) => id === figure)?.amount
      expect(sum).toBe(Math.round(Number(amount) * 100))
    }
  })

  it('refuses a figure that is not there, naming those that are', async () => {
    const { exit, notes } = await statement(await ledgerOf(story), '2021-08', '--explain', '7')
    expect(exit).toBe(1)
    expect(notes.join()).toContain('opening, 0, 2, debits, credits, closing')
  })

  it('says where the lines of a month without a statement stand', async () => {
    const { exit, notes } = await statement(await ledgerOf(monthLeftOut), '2021-07')
    expect(exit).toBe(1)
    expect(notes.join()).toContain('its lines stand on that of 2021-08')
  })

  it('refuses a period before the first event, and one behind the last that is open', async () => {
    const store = await ledgerOf(story)
    const before = await statement(store, '2021-07')
    expect([before.exit, before.lines]).toEqual([1, []])
    expect(before.notes.join()).toContain('nothing is recorded of a period before 2021-08')
    const behind = await statement(store, '2021-11')
    expect([behind.exit, behind.lines]).toEqual([1, []])
    expect(behind.notes.join()).toContain('the last one that is open is that of 2021-10')
  })

  it('opens the period behind the last that was sealed, though it has no line yet', async () => {
    const store = await ledgerOf(monthLeftOut)
    expect(await jsonOf(store, '2021-09')).toMatchObject({ sealed: false, closing: '1400.00' })
    const { exit, notes } = await statement(store, '2021-10')
    expect([exit, notes.join()]).toEqual([1, expect.stringContaining('is that of 2021-09')])
  })

  it('refuses another account, and a period that is none', async () => {
    const store = await ledgerOf(story)
    const other = await carmkit('statement', '800000010RM0001', '2021-08', '--store', store)
    expect(other).toMatchObject({ exit: 1 })
    expect(other.notes.join()).toContain('nothing is recorded of a ledger of 800000010RM0001')
    expect(await statement(store, 'August')).toMatchObject({ exit: 64 })
    expect(await carmkit('statement', '12', '2021-08', '--store', store)).toMatchObject({
      exit: 64,
    })
  })
})
