import type { Instant } from '@carmkit/core'
import { importer } from '@carmkit/laws'
import { describe, expect, it } from 'vitest'
import { declarations } from '../src/index.js'
import {
  account,
  byImporter,
  change,
  clock,
  drafted,
  filed,
  filer,
  header,
  line,
  number,
  officer,
  on,
  released,
  sent,
  submitted,
  tablesAfter,
} from './filing.js'

const after = (...commands: Parameters<typeof tablesAfter>[1]) =>
  tablesAfter([declarations], commands)

const corrected = sent('2026-02-10', byImporter, [
  'CorrectDeclaration',
  { ...change(1, '300.00'), evidence: true },
])
const requested = (day = '2026-06-01') =>
  sent(day, byImporter, ['RequestAdjustment', { ...change(1, '50.00'), evidence: true }])

describe('a declaration from draft to acceptance', () => {
  it('is a row with its lines apart while it is a draft', () => {
    const { declaration, draft_line, declaration_version } = after(
      ...drafted([line(2, '200.00'), line(1, '100.00')]),
    )
    expect(declaration).toMatchObject([
      {
        transaction_number: number.transactionNumber,
        status: 'Draft',
        status_since: on('2026-02-03'),
        submitted_at: null,
        channel: null,
        release_office: '0497',
        payment_due_date: null,
      },
    ])
    expect(draft_line?.map((row) => row['line'])).toEqual([1, 2])
    expect(declaration_version).toEqual([])
  })

  it('says when and why its submission was refused, for every line at once', () => {
    const { declaration, declaration_finding } = after(
      ...drafted([line(1, '1.00', { classification: null }), line(4, '1.00', { valuation: null })]),
      submitted(),
    )
    expect(declaration).toMatchObject([
      { status: 'Draft', channel: 'edi', refused_at: on('2026-02-03') },
    ])
    const about = (field: string) => declaration_finding?.find((row) => row['field'] === field)
    expect(about('classification')).toMatchObject({
      kind: 'refusal',
      name: 'MissingField',
      rule: 'T24-144/4',
      version: null,
      lines: '[1]',
      noted_at: on('2026-02-03'),
    })
    expect(declaration_finding?.map((row) => row['ordinal'])).toEqual(
      declaration_finding?.map((_, index) => index),
    )
  })

  it('is not refused any more once it is submitted again', () => {
    const { declaration, declaration_finding } = after(
      ...drafted([line(1, '1.00', { classification: null })]),
      submitted(),
      sent('2026-02-04', byImporter, [
        'EditDraft',
        { ...number, header: null, lines: [line(1, '1.00')], removedLines: [] },
      ]),
      submitted('2026-02-04'),
    )
    expect(declaration).toMatchObject([{ status: 'Accepted', refused_at: null }])
    expect(declaration_finding?.some((row) => row['kind'] === 'refusal')).toBe(true)
  })

  it('has one version, by whoever submitted it, in the place that its acceptance gave it', () => {
    const { declaration, draft_line, declaration_version, declaration_line } = after(...filed)
    expect(declaration).toMatchObject([
      {
        status: 'Accepted',
        status_since: on('2026-02-03'),
        submitted_at: on('2026-02-03'),
        accounting_deadline: '2026-02-09',
        late: 0,
        account_security_number: '10000',
        billing_anchor: 'act',
        total_payable: 5595,
        charged_payable: 5595,
      },
    ])
    expect(draft_line).toEqual([])
    expect(declaration_version).toMatchObject([
      {
        version: 1,
        kind: 'original',
        filed_for: importer,
        filed_by_kind: 'user',
        filed_by: filer,
        submitted_at: on('2026-02-03'),
        accepted_at: on('2026-02-03'),
        accepted_on: '2026-02-03',
        reason_codes: '[]',
        payable_change: null,
        billing_period: '2026-02',
      },
    ])
    expect(declaration_line).toMatchObject([
      { line: 1, reason_codes: '[]', customs_duty: 1300, sales_tax: 565, total_payable: 1865 },
      { line: 2, reason_codes: '[]', customs_duty: 2600, sales_tax: 1130, total_payable: 3730 },
    ])
  })

  it('is late behind its deadline', () => {
    expect(after(...filed.slice(0, -1), submitted('2026-02-10'))['declaration']).toMatchObject([
      { late: 1, accounting_deadline: '2026-02-09', accepted_on: '2026-02-10' },
    ])
  })

  it('leaves no lines behind when it is discarded, and begins anew under its number', () => {
    const discarded = sent('2026-02-04', byImporter, ['DiscardDraft', number])
    const refused = [...drafted([line(1, '1.00', { classification: null })]), submitted()]
    const once = after(...refused, discarded)
    expect(once['draft_line']).toEqual([])
    expect(once['declaration']).toMatchObject([
      { status: 'Discarded', status_since: on('2026-02-04'), release_date: null },
    ])
    const again = after(...refused, discarded, ...drafted([]))
    expect(again['declaration']).toMatchObject([
      { status: 'Draft', submitted_at: null, submitted_hash: null, refused_at: null },
    ])
  })
})

describe('later versions', () => {
  it('have every line, and the codes on those that they change', () => {
    const { declaration_version, declaration_line } = after(...filed, corrected)
    expect(declaration_version?.[1]).toMatchObject({
      version: 2,
      kind: 'correction',
      based_on: 1,
      evidence: 1,
      reason_codes: '["X-1"]',
      accepted_at: on('2026-02-10'),
      accepted_on: '2026-02-10',
      payable_change: 3730,
      total_payable: 9325,
      line_count: 2,
    })
    expect(declaration_line?.filter((row) => row['version'] === 2)).toMatchObject([
      { line: 1, reason_codes: '["X-1"]', value_for_duty: 30_000 },
      { line: 2, reason_codes: '[]', value_for_duty: 20_000 },
    ])
  })

  it('change nothing in the declaration while they wait, and are told apart by what became of them', () => {
    const waiting = after(...filed, requested())
    expect(waiting['declaration']).toMatchObject([
      { current_version: 1, pending_version: 2, total_payable: 5595 },
    ])
    expect(waiting['declaration_version']?.[1]).toMatchObject({
      kind: 'adjustment',
      direction: 'refund',
      evidence: 1,
      accepted_at: null,
      decision: null,
      billing_period: null,
    })
    const withdrawn = after(
      ...filed,
      requested(),
      sent('2026-06-02', byImporter, ['WithdrawAdjustment', number]),
    )
    expect(withdrawn['declaration_version']?.[1]).toMatchObject({ withdrawn_at: on('2026-06-02') })
  })

  it('say what the agency decided of them, when, and why', () => {
    const decided = (decision: object) =>
      after(
        ...filed,
        requested(),
        sent('2026-06-02', officer, ['DecideAdjustment', { ...number, version: 2, decision }]),
      )
    const approved = decided({ kind: 'approved', soAdjNumber: 'SOADJ1', gstRegistered: true })
    expect(approved['declaration_version']?.[1]).toMatchObject({
      decision: 'approved',
      decided_at: on('2026-06-02'),
      decided_on: '2026-06-02',
      so_adj_number: 'SOADJ1',
      gst_registered: 1,
      billing_period: '2026-06',
      payable_change: -932,
    })
    const rejected = decided({
      kind: 'rejected',
      soAdjNumber: null,
      reasons: [{ line: 1, reason: 'notEntitled' }],
    })
    expect(rejected['declaration_version']?.[1]).toMatchObject({
      decision: 'rejected',
      decided_on: '2026-06-02',
      so_adj_number: null,
    })
    expect(rejected['declaration_finding']).toMatchObject([
      { kind: 'rejection', version: 2, name: 'notEntitled', lines: '[1]' },
    ])
  })

  it('name the officer and the basis of a re-determination', () => {
    const { declaration_version } = after(
      ...filed,
      sent('2026-06-02', officer, [
        'RedetermineDeclaration',
        {
          ...change(1, '300.00'),
          basis: 'verification',
          soAdjNumber: 'SOADJ2',
          gstRegistered: false,
        },
      ]),
    )
    expect(declaration_version?.[1]).toMatchObject({
      kind: 'redetermination',
      basis: 'verification',
      filed_for: null,
      filed_by_kind: 'officer',
      filed_by: 'officer-7',
      gst_registered: 0,
      evidence: null,
    })
  })
})

describe('what is noted', () => {
  it('of lines that are believed to be wrong stays until they are corrected', () => {
    const believed = (learnedOn: string) =>
      sent('2026-02-05', byImporter, [
        'RecordReasonToBelieve',
        { ...number, source: 'supplier', learnedOn, lines: [1, 2] },
      ])
    const owed = after(...filed, believed('2026-02-04'))['owed_correction']
    expect(owed).toMatchObject([
      { line: 1, importer: account, source: 'supplier', learned_on: '2026-02-04' },
      { line: 2, deadline: '2026-05-05' },
    ])
    const rest = after(...filed, believed('2026-02-04'), corrected)['owed_correction']
    expect(rest?.map((row) => row['line'])).toEqual([2])
  })

  it('of a release that is not accounted for is when that was warned of', () => {
    const { release, declaration } = after(
      released(),
      sent('2026-02-10', clock, ['NoteAccountingDue', number]),
    )
    expect(declaration).toEqual([])
    expect(release).toMatchObject([
      {
        account_security_number: '10000',
        recorded_at: on('2026-02-02'),
        accounting_deadline: '2026-02-09',
        accounted: 0,
        due_noted_at: on('2026-02-10'),
      },
    ])
    expect(after(...filed)['release']).toMatchObject([{ accounted: 1, due_noted_at: null }])
  })

  it('of a contradiction to the release is each field of it', () => {
    expect(after(released('0498'), ...filed.slice(1))['declaration_finding']).toMatchObject([
      { kind: 'releaseMismatch', version: 1, name: 'ReleaseMismatch', field: 'releaseOffice' },
    ])
  })

  it('of a ruling that does not hold is the line, and the number as it was quoted', () => {
    const { declaration_finding, declaration_line } = after(
      ...drafted([line(1, '100.00', { rulingNumber: 'TRS-9' })]),
      submitted(),
    )
    expect(declaration_line).toMatchObject([{ ruling_number: 'TRS-9' }])
    expect(declaration_finding).toMatchObject([
      { kind: 'rulingMismatch', version: 1, name: 'NotDecided', lines: '[1]', text: 'TRS-9' },
    ])
  })
})

it('goods accounted for before CARM have one version, which a blanket request makes final', () => {
  const recorded = (origin: object) =>
    after({
      at: '2026-02-03T17:00:00.000Z' as Instant,
      actor: officer,
      type: 'RecordAsDeclared',
      data: {
        ...number,
        importer: account,
        origin,
        accountedOn: '2024-09-03',
        header: { ...header, releaseDate: '2024-09-02' },
        lines: [line(1, '100.00')],
      },
    })
  const blanket = recorded({ kind: 'blanketRequest' })
  expect(blanket['declaration']).toMatchObject([
    { cad_type: 'F', late: null, adjustable_until: null, charged_payable: 1865 },
  ])
  expect(blanket['declaration_version']).toMatchObject([
    { kind: 'asDeclared', filed_for: importer, accepted_at: null, accepted_on: '2024-09-03' },
  ])
  const form = recorded({ kind: 'form', cadType: 'AB' })
  expect(form['declaration']).toMatchObject([{ adjustable_until: '2028-09-03' }])
})
