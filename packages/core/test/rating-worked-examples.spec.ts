/** The published and constructed worked examples, and the file form in which they are written. */
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { type AnsweredCharges, decodeRatingRequest } from '../src/rating/index.js'
import data from './data/worked-examples.json' with { type: 'json' }
import { answered, answerTo, faultsOfLine } from './rating-answers.js'

describe('worked examples', () => {
  test.each(data.examples)('$id: $title', ({ inputs, expected }) => {
    const answer: { readonly [field: string]: unknown } = { ...answered(inputs) }
    const stated = Object.keys(expected).map((field) => [field, answer[field]])
    expect(Object.fromEntries(stated)).toEqual(expected)
  })

  test('are fifteen, each with an expectation', () => {
    expect(data.examples).toHaveLength(15)
    expect(data.examples.every(({ expected }) => Object.keys(expected).length > 0)).toBe(true)
  })

  const totalOf = (id: string): AnsweredCharges => {
    const { lines: _, ...total } = answered(data.examples.find((one) => one.id === id)?.inputs)
    return total
  }

  test('WE-04 states no tax: sales tax and total are left out', () => {
    expect(totalOf('WE-04')).toEqual({
      value_for_duty: '150.00',
      customs_duty: '0.00',
      sima: '0.00',
      surtax: '37.50',
      excise: '0.00',
      value_for_tax: '187.50',
    })
  })

  test('WE-09 states no duty either: value for tax is left out too', () => {
    expect(totalOf('WE-09')).toEqual({
      value_for_duty: '150.00',
      sima: '0.00',
      surtax: '37.50',
      excise: '0.00',
    })
  })

  test('WE-14 states a luxury value alone', () => {
    expect(totalOf('WE-14')).toEqual({
      sima: '0.00',
      surtax: '0.00',
      excise: '0.00',
      luxury_tax: '4000.00',
    })
  })
})

describe('the answer', () => {
  test('has the same fields for each line, in the order of the steps', () => {
    const line = { value_for_duty: '10.00', customs_duty: { kind: 'free' }, sales_tax_rate: '0.05' }
    const casual = {
      ...line,
      provincial_tax_rate: '0.07',
      consumption: 'casual',
      excise: [
        { kind: 'specific', rate_per_unit: '0.50' },
        { kind: 'ad_valorem', rate: '0.10' },
      ],
      quantity: '2.0',
      unit: 'LTR',
    }
    // Excise 0.50 x 2 + 10 % of 10.00 = 2.00; value for tax 12.00; GST 0.60; provincial 0.84.
    const charges = {
      value_for_duty: '10.00',
      customs_duty: '0.00',
      sima: '0.00',
      surtax: '0.00',
      excise: '2.00',
      value_for_tax: '12.00',
      sales_tax: '0.60',
      provincial_tax: '0.84',
      total_payable: '3.44',
    }
    const answer = answered({ currency: 'CAD', lines: [casual] })
    expect(answer).toEqual({ ...charges, lines: [charges] })
    expect(Object.keys(answer)).toEqual([...Object.keys(charges), 'lines'])
    expect(answered({ currency: 'CAD', lines: [line, casual] }).lines).toEqual([
      {
        value_for_duty: '10.00',
        customs_duty: '0.00',
        sima: '0.00',
        surtax: '0.00',
        excise: '0.00',
        value_for_tax: '10.00',
        sales_tax: '0.50',
        total_payable: '0.50',
      },
      charges,
    ])
  })

  test('follows the date of the document', () => {
    const { inputs } = data.examples.find(({ id }) => id === 'WE-07') ?? {}
    expect(answered({ ...inputs, date: '2025-12-25' }).surtax).toBe('750.00')
    expect(answered({ ...inputs, date: '2025-12-26' }).surtax).toBe('500.00')
  })
})

describe('the request', () => {
  test('may write rates and quantities with trailing zeros', () => {
    const request = decodeRatingRequest({
      currency: 'CAD',
      lines: [
        {
          value_for_currency_conversion: '10.00',
          invoice_currency: 'USD',
          exchange_rate: '1.500',
          quantity: '20.00',
          unit: 'KGM',
          customs_duty: {
            kind: 'ad_valorem_minimum_specific',
            rate: '0.10',
            rate_per_unit: '2.50',
          },
          surtaxes: [{ measure: 'X', rate: '1.00', base_fraction: '0.850', declared_code: 'A1' }],
          excise: [{ kind: 'specific', rate_per_unit: '1.0' }],
          sales_tax_rate: '0.050',
          provincial_tax_rate: '0.070',
          consumption: 'casual',
        },
      ],
      date: '2025-01-31',
    })
    expect(request).toEqual(
      E.right({
        date: '2025-01-31',
        lines: [
          {
            valuation: {
              kind: 'conversion',
              amount: '10.00',
              currency: 'USD',
              exchangeRate: '1.5',
            },
            quantity: '20',
            unit: 'KGM',
            customsDuty: { kind: 'adValoremMinimumSpecific', rate: '0.1', ratePerUnit: '2.5' },
            sima: null,
            surtaxes: [{ measure: 'X', rate: '1', baseFraction: '0.85', declaredCode: 'A1' }],
            excise: [{ kind: 'specific', ratePerUnit: '1' }],
            luxury: null,
            salesTaxRate: '0.05',
            provincialTaxRate: '0.07',
            consumption: 'casual',
          },
        ],
      }),
    )
  })

  test('names every fault with its place', () => {
    const answer = answerTo({
      currency: 'USD',
      lines: [
        { value_for_duty: '-1.00', sales_tax_rate: 0.05 },
        { value_for_duty: '1.0', customs_duty: { kind: 'adValorem', rate: '0.1' }, qty: '1' },
        { surtaxes: [{ measure: 'X', rate: '0.00000000001' }] },
      ],
      date: '2026-02-30',
    })
    expect(E.isLeft(answer) && answer.left.map(({ path }) => path)).toEqual([
      'currency',
      'lines[0].value_for_duty',
      'lines[0].sales_tax_rate',
      'lines[1].value_for_duty',
      'lines[1].customs_duty.kind',
      'lines[1].qty',
      'lines[2].surtaxes[0].rate',
      'date',
    ])
  })

  test('has at least one line and at most 999', () => {
    const line = { value_for_duty: '1.00' }
    const withLines = (count: number) =>
      decodeRatingRequest({ currency: 'CAD', lines: Array.from({ length: count }, () => line) })
    expect(E.isRight(withLines(999))).toBe(true)
    expect(E.isLeft(withLines(0))).toBe(true)
    expect(E.isLeft(withLines(1000))).toBe(true)
  })

  test.each(['text', null, [], {}, 1])('is not %j', (json) => {
    expect(E.isLeft(decodeRatingRequest(json))).toBe(true)
  })

  test('states all that a conversion needs', () => {
    expect(faultsOfLine({ value_for_currency_conversion: '1.00' })).toEqual([
      {
        path: 'lines[0].invoice_currency',
        reason: 'missing field, expected beside value_for_currency_conversion',
      },
      {
        path: 'lines[0].exchange_rate',
        reason: 'missing field, expected beside value_for_currency_conversion',
      },
    ])
    expect(faultsOfLine({ exchange_rate: '1.1' }).map(({ path }) => path)).toEqual([
      'lines[0].value_for_currency_conversion',
      'lines[0].invoice_currency',
    ])
  })

  test.each([
    ['invoice_currency', 'ZZZ'],
    ['exchange_rate', '0'],
    ['exchange_rate', '0.00'],
  ])('converts from a currency that exists, at a rate above zero: %s is not %s', (field, value) => {
    const converted = {
      value_for_currency_conversion: '1.00',
      invoice_currency: 'HRK',
      exchange_rate: '0.2100',
    }
    expect(faultsOfLine(converted)).toEqual([])
    expect(faultsOfLine({ ...converted, [field]: value }).map(({ path }) => path)).toEqual([
      `lines[0].${field}`,
    ])
  })

  test('states one value for duty, not two', () => {
    expect(
      faultsOfLine({
        value_for_duty: '1.00',
        value_for_currency_conversion: '1.00',
        invoice_currency: 'USD',
        exchange_rate: '1.1',
      }),
    ).toEqual([
      {
        path: 'lines[0].value_for_currency_conversion',
        reason: 'state value_for_duty or an amount to convert, not both',
      },
    ])
  })

  test('states a luxury value and its threshold together', () => {
    expect(faultsOfLine({ luxury_threshold: '1.00' })).toEqual([
      {
        path: 'lines[0].luxury_taxable_value',
        reason: 'missing field, expected beside luxury_threshold',
      },
    ])
  })
})

describe('what cannot be rated', () => {
  test('a rate per unit without a quantity', () => {
    const customs_duty = { kind: 'specific', rate_per_unit: '1' }
    expect(faultsOfLine({ value_for_duty: '1.00', customs_duty })).toEqual([
      { path: 'lines[0].quantity', reason: 'missing field, a rate per unit needs it' },
    ])
  })

  test('provincial tax on commercial goods, which is what goods are unless stated', () => {
    expect(faultsOfLine({ value_for_duty: '1.00', provincial_tax_rate: '0.07' })).toEqual([
      { path: 'lines[0].provincial_tax_rate', reason: 'only casual goods bear provincial tax' },
    ])
  })

  test('an amount that is too large, in a line or in the total', () => {
    const half = { value_for_duty: '60000000000.00' }
    const customs_duty = { kind: 'ad_valorem', rate: '2' }
    const reason = 'computed above 100000000000.00'
    expect(faultsOfLine({ ...half, customs_duty })).toEqual([
      { path: 'lines[0].customs_duty', reason },
    ])
    expect(answerTo({ currency: 'CAD', lines: [half, half] })).toEqual(
      E.left([{ path: 'value_for_duty', reason }]),
    )
  })
})
