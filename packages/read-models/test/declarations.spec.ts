import type { Instant } from '@carmkit/core'
import { importer } from '@carmkit/laws'
import { describe, expect, it } from 'vitest'
import { declarations } from '../src/index.js'
import {
  account,
  byImporter,
  drafted,
  filed,
  filer,
  header,
  line,
  number,
  officer,
  on,
  sent,
  submitted,
  tablesAfter,
} from './filing.js'

const after = (...commands: Parameters<typeof tablesAfter>[1]) =>
  tablesAfter([declarations], commands)

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
        unchecked: '["TariffCodeIncompatible","TreatmentNotAllowedForOrigin"]',
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
