import { expect, it } from 'vitest'
import { filed, line } from './filing.js'
import { acceptance, after, assessment, stated, two, version } from './importing.js'

it('an assessment keeps theirs beside ours, and what differs', () => {
  const { declaration, declaration_version, ...tables } = after(
    version(1, two),
    acceptance(1, '2026-02-04T12:00:00.000Z'),
    assessment(1, stated('60.00', { customsDuty: '39.00', salesTax: '21.00' }), [
      { line: 1, simaCode: '30', ...stated('18.65', { customsDuty: '13.00' }) },
      { line: 3, simaCode: null, ...stated('1.00') },
    ]),
  )
  expect(declaration).toMatchObject([
    { total_payable: 5595, charged_version: 1, charged_payable: 6000 },
  ])
  expect(declaration_version).toMatchObject([
    { total_payable: 5595, billing_period: '2026-02', payment_due_date: '2026-03-03' },
  ])
  expect(tables['declaration_assessment']).toMatchObject([
    {
      assessed_at: '2026-05-10T12:00:00.000Z',
      customs_duty: 3900,
      customs_duty_difference: null,
      sales_tax: 2100,
      sales_tax_difference: 405,
      total_payable_difference: 405,
      adds_up: 1,
      unmatched: '[2,3]',
    },
  ])
  expect(tables['declaration_line_assessment']).toMatchObject([
    { line: 1, sima_code: '30', customs_duty: 1300, total_payable_difference: null },
    { line: 3, sima_code: null, customs_duty: null, total_payable: 100 },
  ])
  expect(tables['declaration_line']).toMatchObject([
    { line: 1, total_payable: 1865 },
    { line: 2, total_payable: 3730 },
  ])
})

it('an assessment is compared charge by charge', () => {
  const each = {
    customsDuty: '1.00',
    sima: '2.00',
    surtax: '3.00',
    excise: '4.00',
    salesTax: '5.00',
    provincialTax: '6.00',
  }
  const casual = {
    consumption: 'casual',
    sima: '1.00',
    surtaxes: [{ measure: 'X', rate: '0.01', baseFraction: '1', declaredCode: null }],
    excise: [{ kind: 'adValorem', rate: '0.01' }],
    provincialTaxRate: '0.01',
  }
  const { declaration_line, ...tables } = after(
    version(1, [line(1, '100.00', casual)]),
    acceptance(1, '2026-02-04T12:00:00.000Z'),
    assessment(1, stated('21.00', each), [{ line: 1, simaCode: null, ...stated('21.00', each) }]),
  )
  const [ours] = declaration_line ?? []
  const less = (amount: number, charge: string) => amount - Number(ours?.[charge])
  const expected = [
    {
      customs_duty_difference: less(100, 'customs_duty'),
      sima_difference: less(200, 'sima'),
      surtax_difference: less(300, 'surtax'),
      excise_difference: less(400, 'excise'),
      sales_tax_difference: less(500, 'sales_tax'),
      provincial_tax_difference: less(600, 'provincial_tax'),
      total_payable_difference: less(2100, 'total_payable'),
    },
  ]
  expect(tables['declaration_assessment']).toMatchObject(expected)
  expect(tables['declaration_line_assessment']).toMatchObject(expected)
})

it('an assessment of what was filed here leaves our charges as they are', () => {
  const { declaration_version, declaration_assessment } = after(
    ...filed,
    assessment(1, stated('60.00')),
  )
  expect(declaration_version).toMatchObject([{ kind: 'original', total_payable: 5595 }])
  expect(declaration_assessment).toMatchObject([
    { total_payable: 6000, total_payable_difference: 405, adds_up: 0 },
  ])
})

it('a later due date that the agency states makes a correction of what waited (CK-143)', () => {
  const waiting = [
    version(1, two),
    acceptance(1, '2026-02-04T12:00:00.000Z'),
    version(2, [line(1, '300.00'), line(2, '200.00')]),
    acceptance(2, '2026-03-10T12:00:00.000Z'),
  ]
  expect(after(...waiting)).toMatchObject({
    declaration: [{ current_version: 1, payment_due_date: '2026-03-03' }],
    declaration_version: [{ status: 'accepted' }, { status: 'pending' }],
  })
  const later = assessment(1, stated('55.95'), [], { paymentDueDate: '2026-03-31' })
  expect(after(...waiting, later)).toMatchObject({
    declaration: [{ current_version: 2, payment_due_date: '2026-03-31' }],
    declaration_version: [{ status: 'accepted', total_payable: 5595 }, { status: 'accepted' }],
  })
})
