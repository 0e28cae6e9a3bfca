import { contentHashOf } from '@carmkit/core'
import { importer } from '@carmkit/laws'
import { expect, it } from 'vitest'
import { declarations } from '../src/index.js'
import {
  account,
  byImporter,
  change,
  drafted,
  filed,
  header,
  importing,
  line,
  number,
  on,
  sent,
  tablesAfter,
} from './filing.js'

const told = (type: string, version: number, data: object) =>
  sent('2026-06-01', importing, [type, { ...number, version, ...data }])

const version = (versionNumber: number, lines: ReadonlyArray<object>, named: object = {}) => {
  const numbered = lines.map((one) => [(one as { number: number }).number, one] as const)
  return told('RecordVersion', versionNumber, {
    importer: account,
    cadType: 'AB',
    filedBy: importer,
    filedAt: '2026-02-03T12:00:00.000Z',
    stated: null,
    header,
    lines,
    unheld: [],
    contentHash: contentHashOf({ header, lines: new Map(numbered) } as never),
    documentHash: String(versionNumber).repeat(64),
    ...named,
  })
}

const acceptance = (versionNumber: number, acceptedAt: string, named: object = {}) =>
  told('RecordAcceptance', versionNumber, {
    acceptedAt,
    status: 'accepted',
    warnings: [],
    ...named,
  })

const stated = (totalPayable: string, named: object = {}) => ({
  customsDuty: null,
  sima: null,
  surtax: null,
  excise: null,
  salesTax: null,
  provincialTax: null,
  totalPayable,
  ...named,
})

const assessment = (versionNumber: number, total: object, lines: ReadonlyArray<object> = []) =>
  told('RecordAssessment', versionNumber, {
    assessedAt: '2026-05-10T12:00:00.000Z',
    paymentDueDate: null,
    lines,
    total,
  })

const after = (...commands: Parameters<typeof tablesAfter>[1]) =>
  tablesAfter([declarations], commands)

const two = [line(1, '100.00'), line(2, '200.00')]

it('a version of another system has its document, and no charges until the agency assessed it', () => {
  const { declaration, declaration_version, declaration_line } = after(
    version(1, two, { stated: 'correction', unheld: [2] }),
    acceptance(1, '2026-02-04T12:00:00.000Z'),
  )
  expect(declaration).toMatchObject([
    {
      status: 'Accepted',
      submitted_at: '2026-02-03T12:00:00.000Z',
      submitted_hash: null,
      opened_for: importer,
      late: 0,
      accounting_deadline: '2026-02-09',
      account_security_number: '10000',
      billing_anchor: 'act',
      release_date: '2026-02-02',
      total_payable: null,
      charged_version: null,
    },
  ])
  expect(declaration_version).toMatchObject([
    {
      kind: 'imported',
      filed_for: importer,
      filed_by_kind: 'system.import',
      filed_by: null,
      filed_as: 'original',
      stated_as: 'correction',
      line_count: 2,
      total_payable: null,
      billing_period: null,
    },
  ])
  expect(declaration_line?.map((row) => [row['line'], row['held']])).toEqual([
    [1, 1],
    [2, 0],
  ])
})

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

it('numbers that nobody told of are counted until somebody does', () => {
  const gap = [version(1, two), version(4, two)]
  const { declaration, declaration_finding } = after(...gap)
  expect(declaration).toMatchObject([{ latest_version: 4, known_versions: 2, missing_versions: 2 }])
  expect(declaration_finding).toMatchObject([
    { kind: 'gap', version: 4, name: 'VersionGap', text: '2 to 3' },
  ])
  expect(after(...gap, version(3, two))['declaration']).toMatchObject([{ missing_versions: 1 }])
  const cancelled = after(...gap, told('RecordCancellation', 6, {}))
  expect(cancelled['declaration']).toMatchObject([
    { cancelled_by: 6, latest_version: 6, missing_versions: 3 },
  ])
})

it('a refused message keeps its errors, and its number may be told of anew with other lines', () => {
  const refused = [
    version(1, [line(1, '100.00'), line(5, '1.00')]),
    told('RecordRejection', 1, {
      rejectedAt: '2026-02-04T12:00:00.000Z',
      errors: [
        {
          error: 'CAD-0042',
          code: 'E42',
          text: 'not understood',
          level: 'invoice',
          invoice: 7,
          line: 5,
          field: 'quantity',
        },
      ],
    }),
  ]
  const { declaration, declaration_version, declaration_finding } = after(...refused)
  expect(declaration).toMatchObject([{ status: 'Recorded', release_date: null }])
  expect(declaration_version).toMatchObject([
    { status: 'refused', refused_at: '2026-02-04T12:00:00.000Z' },
  ])
  expect(declaration_finding).toMatchObject([
    {
      kind: 'error',
      name: 'CAD-0042',
      code: 'E42',
      level: 'invoice',
      invoice: 7,
      lines: '[5]',
      field: 'quantity',
      text: 'not understood',
    },
  ])
  const anew = after(...refused, version(1, two, { documentHash: 'a'.repeat(64) }))
  expect(anew['declaration']).toMatchObject([{ known_versions: 1, missing_versions: 0 }])
  expect(anew['declaration_version']).toMatchObject([{ status: 'recorded', refused_at: null }])
  expect(anew['declaration_line']?.map((row) => row['line'])).toEqual([1, 2])
})

it('warnings and remarks of the agency name the place that they are about', () => {
  const warning = { text: 'check the value', invoice: null, line: 2, field: 'value' }
  const { declaration_finding, declaration_version } = after(
    version(1, two),
    acceptance(1, '2026-02-04T12:00:00.000Z', {
      status: 'acceptedWithWarnings',
      warnings: [warning],
    }),
    version(
      2,
      two.map((one) => ({ ...one, quantity: '3' })),
    ),
    acceptance(2, '2026-04-04T12:00:00.000Z'),
    told('RecordDecision', 2, {
      decidedAt: '2026-05-05T12:00:00.000Z',
      decision: 'rejected',
      remarks: [{ line: 1, text: 'not entitled' }],
    }),
  )
  expect(declaration_finding).toMatchObject([
    { kind: 'warning', version: 1, text: 'check the value', lines: '[2]', field: 'value' },
    { kind: 'remark', version: 2, text: 'not entitled', lines: '[1]' },
  ])
  expect(declaration_version?.[1]).toMatchObject({
    status: 'rejected',
    filed_as: 'adjustment',
    decided_at: '2026-05-05T12:00:00.000Z',
  })
})

it('a version of another system under the number of a discarded draft begins anew', () => {
  const { declaration } = after(
    ...drafted([line(1, '100.00')]),
    sent('2026-02-04', byImporter, ['DiscardDraft', number]),
    version(1, two, { filedAt: '2026-02-05T12:00:00.000Z' }),
  )
  expect(declaration).toMatchObject([
    { status: 'Recorded', opened_at: '2026-02-05T12:00:00.000Z', known_versions: 1 },
  ])
})

it('an earlier acceptance takes over the days, and the later version waits for a decision', () => {
  const late = [version(2, two), acceptance(2, '2026-04-04T12:00:00.000Z')]
  expect(after(...late)['declaration']).toMatchObject([
    { first_version: 2, current_version: 2, late: 1, status_since: on('2026-06-01') },
  ])
  const nextDay = [version(1, two), acceptance(1, '2026-02-04T12:00:00.000Z')].map((one) => ({
    ...one,
    at: on('2026-06-02'),
  }))
  const both = after(...late, ...nextDay)
  expect(both['declaration']).toMatchObject([
    {
      status_since: on('2026-06-01'),
      first_version: 1,
      current_version: 1,
      late: 0,
      accepted_on: '2026-02-04',
    },
  ])
  expect(both['declaration_version']).toMatchObject([
    { version: 1, status: 'accepted' },
    { version: 2, status: 'pending', filed_as: 'adjustment' },
  ])
})

it('what is requested here and decided elsewhere does not wait any more', () => {
  const { declaration, declaration_version } = after(
    ...filed,
    sent('2026-05-01', byImporter, [
      'RequestAdjustment',
      { ...change(1, '300.00'), evidence: true },
    ]),
    told('RecordDecision', 2, {
      decidedAt: '2026-05-05T12:00:00.000Z',
      decision: 'approved',
      remarks: [],
    }),
  )
  expect(declaration).toMatchObject([{ current_version: 2, pending_version: null }])
  expect(declaration_version?.[1]).toMatchObject({ status: 'accepted', decision: 'approved' })
})
