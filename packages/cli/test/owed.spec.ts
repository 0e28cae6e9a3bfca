/** `carmkit owed`: the difference between now and the last statement, item by item. */
import { describe, expect, it } from 'vitest'
import { account, beforeSeal, corrected, ledgerOf, noon, sealed, story } from './small-ledger.js'
import { carmkit } from './support.js'

const owed = (store: string, ...rest: ReadonlyArray<string>) =>
  carmkit('owed', account, '--store', store, ...rest)

const jsonOf = async (store: string, day: string) =>
  JSON.parse((await owed(store, '--at', noon(day), '--json')).lines[0] ?? '') as {
    readonly items: ReadonlyArray<{ readonly cause: string; readonly amount: string }>
  }

describe('carmkit owed', () => {
  it('itemises what the statement does not list: later periods, corrections, interest', async () => {
    const told = await jsonOf(await ledgerOf(story), '2021-10-06')
    expect(told).toMatchObject({
      statement: { period: '2021-08', closing: '1900.00' },
      net: '1909.13',
      difference: '9.13',
      owed: '1909.13',
      overdue: '1909.13',
      free: '0.00',
    })
    expect(told.items.map(({ cause, amount }) => [cause, amount])).toEqual([
      ['postedForALaterPeriod', '300.00'],
      ['correctedAfterTheSeal', '-300.00'],
      ['interestAssessed', '9.13'],
    ])
  })

  it('prints it for people, with principal whose interest is not assessed', async () => {
    const { exit, lines } = await owed(await ledgerOf(story), '--at', noon('2021-10-06'))
    expect(exit).toBe(0)
    const text = lines.join('\n')
    expect(text).toContain('1909.13 owed by')
    expect(text).toContain('the statement 2021-08 closed at 1900.00')
    expect(text).toMatch(/ledger-123456782RM0001@4 ReceivableReplaced.*corrected after the seal/)
    expect(text).toContain('1600.00 of 10000000000017/1 bears interest since 2021-10-05')
    expect(text).toContain('300.00 of 10000000000024/1 bears interest since 2021-09-30')
  })

  it('looks back: on the day after the seal nothing is changed but the later period', async () => {
    const told = await jsonOf(await ledgerOf(story), '2021-08-26')
    expect(told).toMatchObject({
      net: '2200.00',
      difference: '300.00',
      dueLater: '2300.00',
      overdue: '0.00',
      free: '100.00',
      items: [{ cause: 'postedForALaterPeriod' }],
    })
  })

  it('without a statement everything is an item', async () => {
    const told = await jsonOf(await ledgerOf(beforeSeal), '2021-08-12')
    expect(told).toMatchObject({ statement: null, net: '2200.00', difference: '2200.00' })
    expect(told.items.map(({ cause }) => cause)).toEqual([
      'postedBeforeAnySeal',
      'postedBeforeAnySeal',
      'paid',
    ])
  })

  it('without a statement nothing came after one, corrections neither', async () => {
    const unsealed = corrected.filter(({ type }) => type !== 'IssueStatement')
    const told = await jsonOf(await ledgerOf(unsealed), '2021-08-28')
    expect(told.items.map(({ cause }) => cause)).toEqual([
      'postedBeforeAnySeal',
      'postedBeforeAnySeal',
      'paid',
      'correctedBeforeAnySeal',
    ])
  })

  it('takes the present moment where none is named', async () => {
    const { lines } = await owed(await ledgerOf(sealed))
    expect(lines.join()).toContain('overdue 2300.00')
  })
})
