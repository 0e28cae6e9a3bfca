/** Charges computed by hand: each case shows its arithmetic. */
import { describe, expect, test } from 'vitest'
import { multiply } from '../src/rating/index.js'
import { chargesOf, valued } from './rating-lines.js'

describe('rounding', () => {
  const half = { numerator: 1n, denominator: 2n }

  test.each([
    [1n, 1n],
    [-1n, -1n],
    [3n, 2n],
    [-3n, -2n],
    [0n, 0n],
    [4n, 2n],
  ])('half of %d cents is %d: a tie goes away from zero', (cents, expected) => {
    expect(multiply(cents, half)).toBe(expected)
  })

  test('happens once for a product, not once for each factor', () => {
    // 5 x 0.5 x 0.5 = 1.25 gives 1; rounded in between, 3 x 0.5 = 1.5 would give 2.
    expect(multiply(5n, half, half)).toBe(1n)
  })

  test('just below a half goes down', () => {
    expect(multiply(1n, { numerator: 4_999_999_999n, denominator: 10_000_000_000n })).toBe(0n)
  })
})

describe('customs duty', () => {
  // 10 % of 100.00 = 10.00 against 0.50 a unit: 12.50 for 25 units, 7.50 for 15.
  const mixed = (kind: string, quantity: string) =>
    chargesOf({ quantity, unit: 'KGM', customsDuty: { kind, rate: '0.1', ratePerUnit: '0.5' } })

  test('with a floor is the greater amount (TXN-16)', () => {
    expect(mixed('adValoremMinimumSpecific', '25').customsDuty).toBe('12.50')
    expect(mixed('adValoremMinimumSpecific', '15').customsDuty).toBe('10.00')
  })

  test('with a ceiling is the lesser amount (TXN-16)', () => {
    expect(mixed('adValoremMaximumSpecific', '25').customsDuty).toBe('10.00')
    expect(mixed('adValoremMaximumSpecific', '15').customsDuty).toBe('7.50')
  })

  test('counts parts of a unit', () => {
    // 2.5 units x 0.333 = 0.8325.
    const customsDuty = { kind: 'specific', ratePerUnit: '0.333' }
    expect(chargesOf({ quantity: '2.5', customsDuty }).customsDuty).toBe('0.83')
  })
})

describe('value for duty', () => {
  const converted = (amount: string, exchangeRate: string) =>
    chargesOf({ valuation: { kind: 'conversion', amount, currency: 'USD', exchangeRate } })

  test('is converted and rounded half-up', () => {
    // 0.33 x 1.5 = 0.495.
    expect(converted('0.33', '1.5').valueForDuty).toBe('0.50')
    expect(converted('100.00', '1.3254').valueForDuty).toBe('132.54')
  })

  test('is rounded before duty is charged on it', () => {
    // 0.33 x 1.5 = 0.495 gives 0.50, and 130 % of that 0.65; of 0.495 it would be 0.64.
    const valuation = { kind: 'conversion', amount: '0.33', currency: 'USD', exchangeRate: '1.5' }
    const charges = chargesOf({ valuation, customsDuty: { kind: 'adValorem', rate: '1.3' } })
    expect(charges.customsDuty).toBe('0.65')
  })
})

describe('half cents', () => {
  test('go up in each charge', () => {
    // 5 % of 0.10 = 0.005 for duty; value for tax 0.10 + 0.01 = 0.11; 50 % of 0.11 = 0.055.
    const charges = chargesOf({
      ...valued('0.10'),
      customsDuty: { kind: 'adValorem', rate: '0.05' },
      salesTaxRate: '0.5',
    })
    expect(charges).toMatchObject({
      customsDuty: '0.01',
      valueForTax: '0.11',
      salesTax: '0.06',
      totalPayable: '0.07',
    })
  })

  test('go up in each surtax by itself (CK-06)', () => {
    // Twice 5 % of 0.10 = 0.005, so 0.01 each; 10 % at once would be 0.01 in all.
    const surtaxes = ['A', 'B'].map((measure) => ({
      measure,
      rate: '0.05',
      baseFraction: null,
      declaredCode: null,
    }))
    expect(chargesOf({ ...valued('0.10'), surtaxes })).toMatchObject({
      surtax: '0.02',
      surtaxes: [
        { measure: 'A', amount: '0.01' },
        { measure: 'B', amount: '0.01' },
      ],
    })
  })

  test('go up in each excise duty by itself', () => {
    const excise = ['0.05', '0.05'].map((one) => ({ kind: 'adValorem', rate: one }))
    expect(chargesOf({ ...valued('0.10'), excise }).excise).toBe('0.02')
  })
})

describe('excise', () => {
  test('is charged per unit and on the duty-paid value (CK-04)', () => {
    // Duty 5.00; 1.50 x 10 = 15.00; 10 % of 105.00 = 10.50; value for tax 130.50;
    // GST 5 % = 6.525, so 6.53; payable 5.00 + 25.50 + 6.53.
    const charges = chargesOf({
      quantity: '10',
      unit: 'LTR',
      customsDuty: { kind: 'adValorem', rate: '0.05' },
      excise: [
        { kind: 'specific', ratePerUnit: '1.5' },
        { kind: 'adValorem', rate: '0.1' },
      ],
    })
    expect(charges).toMatchObject({
      excise: '25.50',
      valueForTax: '130.50',
      salesTax: '6.53',
      totalPayable: '37.03',
    })
  })
})

describe('provincial tax', () => {
  test('is charged on the value for tax of casual goods, beside GST', () => {
    // Duty 8.00; value for tax 108.00; GST 5.40; 7 % = 7.56; payable 20.96.
    const charges = chargesOf({
      customsDuty: { kind: 'adValorem', rate: '0.08' },
      provincialTaxRate: '0.07',
      consumption: 'casual',
    })
    expect(charges).toMatchObject({
      valueForTax: '108.00',
      salesTax: '5.40',
      provincialTax: '7.56',
      totalPayable: '20.96',
    })
  })

  test('is absent where no rate is stated', () => {
    expect(chargesOf({ consumption: 'casual' })).not.toHaveProperty('provincialTax')
  })
})

describe('luxury tax', () => {
  const luxury = (taxableValue: string) => ({
    ...valued(taxableValue),
    luxury: { taxableValue, threshold: '100000.00' },
  })

  test.each([
    // 10 % of 120,000 = 12,000 against 20 % of 20,000 = 4,000.
    ['120000.00', '4000.00'],
    // 10 % of 300,000 = 30,000 against 20 % of 200,000 = 40,000.
    ['300000.00', '30000.00'],
    // Both are 20,000.
    ['200000.00', '20000.00'],
    ['100000.00', '0.00'],
    ['99999.99', '0.00'],
  ])('on %s above 100,000 is %s', (taxableValue, expected) => {
    expect(chargesOf(luxury(taxableValue)).luxuryTax).toBe(expected)
  })

  test('is part of the value for tax and of the total (CK-05)', () => {
    // 120,000 + 4,000 = 124,000; GST 6,200; payable 10,200.
    expect(chargesOf(luxury('120000.00'))).toMatchObject({
      valueForTax: '124000.00',
      salesTax: '6200.00',
      totalPayable: '10200.00',
    })
  })

  test('is absent where no luxury goods are declared', () => {
    expect(chargesOf({})).not.toHaveProperty('luxuryTax')
  })
})

describe('a surtax with duty and anti-dumping duty', () => {
  test('gives the published total of 663.20', () => {
    // 1,000 + 50 + 34 + 500 = 1,584; GST 79.20; payable 50 + 34 + 500 + 79.20.
    // https://buckland.com/news/cbsa-implements-50-surtax-trqs-on-steel-imports-from-non-fta-countries/
    const charges = chargesOf({
      ...valued('1000.00'),
      customsDuty: { kind: 'adValorem', rate: '0.05' },
      sima: '34.00',
      surtaxes: [
        {
          measure: 'STEEL-TRQ-2025',
          rate: '0.5',
          baseFraction: null,
          declaredCode: '25148A',
        },
      ],
    })
    expect(charges).toEqual({
      valueForDuty: '1000.00',
      customsDuty: '50.00',
      sima: '34.00',
      surtax: '500.00',
      surtaxes: [{ measure: 'STEEL-TRQ-2025', amount: '500.00' }],
      excise: '0.00',
      valueForTax: '1584.00',
      salesTax: '79.20',
      totalPayable: '663.20',
    })
  })
})
