/** Which surtaxes of a line are levied, on what, and the table that says so. */
import { describe, expect, test } from 'vitest'
import { MeasureId, measureAsOf, SurtaxMeasure, surtaxMeasures } from '../src/rating/index.js'
import type { CivilDate } from '../src/values/index.js'
import { chargesOf, valued } from './rating-lines.js'

describe('surtax measures', () => {
  const day = (text: string) => text as CivilDate
  const surtax = (measure: string, one: string, baseFraction: string | null = null) => ({
    measure,
    rate: one,
    baseFraction,
    declaredCode: null,
  })
  const surtaxesOf = (date: string | null, ...surtaxes: ReadonlyArray<object>) =>
    chargesOf({ ...valued('1000.00'), surtaxes }, { date: date === null ? null : day(date) })
      .surtaxes
  const quota = surtax('STEEL-TRQ-2025', '0.5')
  const china = surtax('CHINA-STEEL-2024', '0.25')
  const bothSurtaxes = [
    { measure: 'STEEL-TRQ-2025', amount: '500.00' },
    { measure: 'CHINA-STEEL-2024', amount: '250.00' },
  ]

  test('on steel add up until 2025-12-25 and where no date is stated', () => {
    expect(surtaxesOf('2025-12-25', quota, china)).toEqual(bothSurtaxes)
    expect(surtaxesOf(null, quota, china)).toEqual(bothSurtaxes)
  })

  test('on steel no longer stack from 2025-12-26: that on quotas precedes (CK-03, TXN-17)', () => {
    expect(surtaxesOf('2025-12-26', quota, china)).toEqual(bothSurtaxes.slice(0, 1))
    expect(surtaxesOf('2025-12-26', china, quota)).toEqual(bothSurtaxes.slice(0, 1))
    expect(surtaxesOf('2025-12-26', china)).toEqual(bothSurtaxes.slice(1))
  })

  test('at a rate of zero, as within a quota, displace nothing', () => {
    expect(surtaxesOf('2025-12-26', surtax('STEEL-TRQ-2025', '0'), china)).toEqual(
      bothSurtaxes.slice(1),
    )
  })

  test('outside of a group stack on any day', () => {
    expect(surtaxesOf('2026-01-01', quota, surtax('OTHER', '0.1'))).toEqual([
      bothSurtaxes[0],
      { measure: 'OTHER', amount: '100.00' },
    ])
  })

  test('of one rank: the higher rate is levied, then the first named (CK-03)', () => {
    const row = (id: string, group: string, rank: number): unknown => ({
      ...surtaxMeasures[0],
      id,
      validUntil: null,
      precedence: { group, rank },
    })
    const measures = [row('A', 'G', 1), row('B', 'G', 1), row('C', 'H', 1), row('D', 'G', 2)]
    const levied = (...surtaxes: ReadonlyArray<object>) =>
      chargesOf(
        { surtaxes },
        { date: null, measures: measures.filter(SurtaxMeasure.is) },
      ).surtaxes.map(({ measure }) => measure)
    expect(levied(surtax('A', '0.09'), surtax('B', '0.1'))).toEqual(['B'])
    expect(levied(surtax('B', '0.1'), surtax('A', '0.1'))).toEqual(['B'])
    expect(levied(surtax('A', '0.1'), surtax('C', '0.2'))).toEqual(['A', 'C'])
    expect(levied(surtax('D', '0.9'), surtax('A', '0.1'))).toEqual(['A'])
  })

  test('are charged on the fraction that the line states, else on that of the measure', () => {
    const vehicle = (baseFraction: string | null) =>
      surtaxesOf('2025-05-01', surtax('US-VEH-2025', '0.25', baseFraction))[0]?.amount
    // 25 % of 85 % of 1,000; 25 % of 1,000; 25 % of 40 % of 1,000.
    expect(vehicle(null)).toBe('212.50')
    expect(vehicle('1')).toBe('250.00')
    expect(vehicle('0.4')).toBe('100.00')
  })

  test('that the table lacks, or that are not in force, are levied as declared', () => {
    expect(surtaxesOf('2025-05-01', surtax('UNKNOWN', '0.25'))[0]?.amount).toBe('250.00')
    expect(surtaxesOf('2025-04-08', surtax('US-VEH-2025', '0.25'))[0]?.amount).toBe('250.00')
  })

  test.each([
    ['2018-06-30', null],
    ['2018-07-01', '0.1'],
    ['2019-05-18', '0.1'],
    ['2019-05-19', null],
  ])('are in force on the first and the last day: %s', (date, expected) => {
    const row = measureAsOf('US-2018-OTHER' as MeasureId, { date: day(date) })
    expect(row?.rate ?? null).toBe(expected)
  })

  test('are a table whose rows of one measure follow each other without an overlap', () => {
    for (const id of new Set(surtaxMeasures.map((row) => row.id))) {
      const rows = surtaxMeasures.filter((row) => row.id === id)
      rows.slice(1).forEach((row, index) => {
        const until = rows[index]?.validUntil ?? null
        expect(until !== null && until < row.validFrom).toBe(true)
      })
    }
  })

  test('of the worked examples are all in the table, at the rates of the examples', () => {
    expect(Object.fromEntries(surtaxMeasures.map(({ id, rate: one }) => [id, one]))).toEqual({
      'US-2018-OTHER': '0.1',
      'CHINA-STEEL-2024': '0.25',
      'US-2025-1': '0.25',
      'US-VEH-2025': '0.25',
      'STEEL-TRQ-2025': '0.5',
    })
  })
})
