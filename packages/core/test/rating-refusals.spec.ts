/** What lines leave undetermined, what the arithmetic refuses, and what is no line. */
import { type Fault, faultsOf } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { DocumentCharges, MeasureId, RatedLine, rate } from '../src/rating/index.js'
import type { Money } from '../src/values/index.js'
import { chargesOf, documentOf, lineOf, plain, valued } from './rating-lines.js'

const refusalOf = (...lines: ReadonlyArray<object>): unknown => {
  const charges = rate(lines.map(lineOf), { date: null })
  return E.isLeft(charges) ? charges.left : charges.right
}

describe('what is not stated', () => {
  const unstated = (changes: object) => {
    const charges = chargesOf(changes)
    return Object.entries(charges).flatMap(([name, one]) => (one === null ? [name] : []))
  }

  test('leaves undetermined what depends on it, and nothing else', () => {
    expect(unstated({})).toEqual([])
    expect(unstated({ salesTaxRate: null })).toEqual(['salesTax', 'totalPayable'])
    expect(unstated({ customsDuty: null })).toEqual([
      'customsDuty',
      'valueForTax',
      'salesTax',
      'totalPayable',
    ])
    expect(unstated({ valuation: null })).toEqual([
      'valueForDuty',
      'valueForTax',
      'salesTax',
      'totalPayable',
    ])
    expect(unstated({ customsDuty: null, excise: [{ kind: 'adValorem', rate: '0.1' }] })).toContain(
      'excise',
    )
  })

  test('of a value for duty leaves a specific duty determined, and no mixed one', () => {
    const dutyWithoutValue = (customsDuty: object) =>
      chargesOf({ valuation: null, quantity: '2', customsDuty }).customsDuty
    const rates = { rate: '0.1', ratePerUnit: '0.5' }
    expect(dutyWithoutValue({ kind: 'specific', ratePerUnit: '0.5' })).toBe('1.00')
    expect(dutyWithoutValue({ kind: 'adValoremMinimumSpecific', ...rates })).toBeNull()
    expect(dutyWithoutValue({ kind: 'adValoremMaximumSpecific', ...rates })).toBeNull()
  })

  test('in one line leaves that total undetermined', () => {
    const { lines, total } = documentOf([{}, { salesTaxRate: null }])
    expect(lines.map(({ salesTax }) => salesTax)).toEqual(['5.00', null])
    expect(total).toMatchObject({ valueForTax: '200.00', salesTax: null, totalPayable: null })
  })

  test('of luxury or provincial tax in one line adds nothing to the total of the others', () => {
    const luxury = { taxableValue: '120000.00', threshold: '100000.00' }
    const casual = { provincialTaxRate: '0.07', consumption: 'casual' }
    expect(documentOf([{ luxury }, casual, {}]).total).toMatchObject({
      luxuryTax: '4000.00',
      provincialTax: '7.00',
    })
    const undetermined = { ...casual, customsDuty: null }
    expect(documentOf([casual, undetermined]).total.provincialTax).toBeNull()
    expect(documentOf([{}, undetermined]).total.provincialTax).toBeNull()
  })

  test('of surtaxes is listed by measure over all lines', () => {
    const levied = (measure: string) => ({
      measure,
      rate: '0.1',
      baseFraction: null,
      declaredCode: null,
    })
    const surtaxes = [levied('A'), levied('B')]
    expect(
      documentOf([{ surtaxes }, { surtaxes: [levied('A')] }, { valuation: null, surtaxes }]).total,
    ).toMatchObject({
      surtax: null,
      surtaxes: [
        { measure: 'A', amount: null },
        { measure: 'B', amount: null },
      ],
    })
    expect(documentOf([{ surtaxes }, { surtaxes: [levied('A')] }]).total.surtaxes).toEqual([
      { measure: 'A', amount: '20.00' },
      { measure: 'B', amount: '10.00' },
    ])
  })
})

describe('what the arithmetic refuses', () => {
  const quantityMissing = { name: 'QuantityMissing', rule: null, line: 2, field: 'quantity' }

  test.each([
    [{ customsDuty: { kind: 'specific', ratePerUnit: '1' } }],
    [{ customsDuty: { kind: 'adValoremMinimumSpecific', rate: '0.1', ratePerUnit: '1' } }],
    [{ customsDuty: { kind: 'adValoremMaximumSpecific', rate: '0.1', ratePerUnit: '1' } }],
    [{ excise: [{ kind: 'specific', ratePerUnit: '1' }] }],
  ])('a rate per unit without a quantity: %j', (changes) => {
    expect(refusalOf({}, changes)).toEqual(quantityMissing)
    expect(refusalOf({}, { ...changes, quantity: '0' })).toHaveProperty('total')
  })

  test('provincial tax on commercial goods', () => {
    expect(refusalOf({ provincialTaxRate: '0.07' })).toEqual({
      name: 'ProvincialTaxNotCasual',
      rule: null,
      line: 1,
      field: 'provincialTaxRate',
    })
  })

  const tooLarge = (line: number | null, field: string) => ({
    name: 'AmountTooLarge',
    rule: null,
    line,
    field,
  })
  const largest = valued('100000000000.00')
  const surtax = (measure: string) => ({
    surtaxes: [{ measure, rate: '1', baseFraction: null, declaredCode: null }],
  })

  test('an amount of a line above 10^13 cents, by the first charge that is', () => {
    const free = { ...largest, salesTaxRate: '0' }
    expect(refusalOf(free)).toHaveProperty('total.valueForDuty', '100000000000.00')
    expect(refusalOf({ ...free, sima: '0.01' })).toEqual(tooLarge(1, 'valueForTax'))
    expect(refusalOf({}, { ...largest, salesTaxRate: '1.1' })).toEqual(tooLarge(2, 'salesTax'))
    const customsDuty = { kind: 'specific', ratePerUnit: '999999999.9999999999' }
    expect(refusalOf({ customsDuty, quantity: '999999999.9999999999' })).toEqual(
      tooLarge(1, 'customsDuty'),
    )
  })

  test('a total above 10^13 cents, also of one measure whose other sums are undetermined', () => {
    const most = { ...valued('60000000000.00'), customsDuty: null }
    expect(refusalOf(most, most)).toEqual(tooLarge(null, 'valueForDuty'))
    expect(refusalOf({ ...most, ...surtax('A') }, { ...most, ...surtax('A') })).toEqual(
      tooLarge(null, 'valueForDuty'),
    )
    expect(
      refusalOf(
        { ...most, ...surtax('A') },
        { ...most, ...surtax('A') },
        { valuation: null, ...surtax('B') },
      ),
    ).toEqual(tooLarge(null, 'surtax'))
  })

  test('the first line that is wrong', () => {
    const casual = { provincialTaxRate: '0.07' }
    const specific = { customsDuty: { kind: 'specific', ratePerUnit: '1' } }
    expect(refusalOf({ ...largest, sima: '0.01' }, casual, specific)).toMatchObject({ line: 1 })
    expect(refusalOf({}, casual, specific)).toMatchObject({ line: 2 })
    expect(refusalOf({ ...casual, ...specific })).toMatchObject({ name: 'QuantityMissing' })
  })
})

describe('codecs', () => {
  const faults = (changes: object): ReadonlyArray<Fault> => {
    const decoded = RatedLine.decode({ ...plain, ...changes })
    return E.isLeft(decoded) ? faultsOf(decoded.left) : []
  }

  test('accept a line with every field', () => {
    expect(faults({})).toEqual([])
  })

  test.each<[string, object]>([
    ['valuation.kind', { valuation: { kind: 'guess' } }],
    ['valuation.exchangeRate', { valuation: { ...plain.valuation, exchangeRate: '1' } }],
    [
      'valuation.currency',
      { valuation: { kind: 'conversion', amount: '1.00', currency: 'usd', exchangeRate: '1' } },
    ],
    ['quantity', { quantity: '1.0' }],
    ['unit', { unit: 'kilogram' }],
    ['customsDuty.rate', { customsDuty: { kind: 'adValorem', rate: '0.10' } }],
    ['sima', { sima: '-1.00' }],
    ['surtaxes[0].declaredCode', { surtaxes: [{ measure: 'A', rate: '1', baseFraction: null }] }],
    ['surtaxes', { surtaxes: Array.from({ length: 21 }, () => ({})) }],
    ['excise[0].kind', { excise: [{ kind: 'free' }] }],
    ['luxury.threshold', { luxury: { taxableValue: '1.00' } }],
    ['salesTaxRate', { salesTaxRate: 0.05 }],
    ['consumption', { consumption: 'private' }],
    ['gst', { gst: '1.00' }],
  ])('refuse a wrong %s', (path, changes) => {
    expect(faults(changes).map((fault) => fault.path)).toContain(path)
  })

  test('a measure is named by capital letters, digits and hyphens', () => {
    expect(MeasureId.is('US-2025-1')).toBe(true)
    expect(['', '-A', 'a', 'A B', 'A'.repeat(41)].filter(MeasureId.is)).toEqual([])
  })

  test('of the charges know no amount below zero', () => {
    const { lines, total } = documentOf([{}])
    expect(DocumentCharges.is({ lines, total })).toBe(true)
    expect(DocumentCharges.is({ lines, total: { ...total, sima: '-0.01' as Money } })).toBe(false)
    expect(DocumentCharges.is({ lines, total: { ...total, fee: '0.00' } })).toBe(false)
  })
})
