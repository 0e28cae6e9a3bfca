import { importer } from '@carmkit/laws'
import { expect, it } from 'vitest'
import { byImporter, change, drafted, filed, line, number, on, sent } from './filing.js'
import { acceptance, after, told, two, version } from './importing.js'

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

it('a version filed elsewhere corrects the lines that it changes, once one knows that they are wrong', () => {
  const owedAfter = (acceptedAt: string) =>
    after(
      version(1, two),
      acceptance(1, '2026-02-04T12:00:00.000Z'),
      sent('2026-06-01', byImporter, [
        'RecordReasonToBelieve',
        { ...number, source: 'supplier', learnedOn: '2026-05-04', lines: [1, 2] },
      ]),
      version(2, [line(1, '150.00'), line(2, '200.00')]),
      acceptance(2, acceptedAt),
    )['owed_correction']?.map((row) => row['line'])
  expect(owedAfter('2026-05-05T12:00:00.000Z')).toEqual([2])
  expect(owedAfter('2026-05-03T12:00:00.000Z')).toEqual([1, 2])
  const toldFirst = after(
    version(1, two),
    acceptance(1, '2026-02-04T12:00:00.000Z'),
    version(2, [line(1, '150.00'), line(2, '200.00')]),
    acceptance(2, '2026-05-05T12:00:00.000Z'),
    sent('2026-06-01', byImporter, [
      'RecordReasonToBelieve',
      { ...number, source: 'supplier', learnedOn: '2026-05-04', lines: [1, 2] },
    ]),
  )['owed_correction']?.map((row) => row['line'])
  expect(toldFirst).toEqual([2])
})
