import { describe, expect, it } from 'vitest'
import { declarations } from '../src/index.js'
import {
  account,
  byImporter,
  change,
  clock,
  drafted,
  filed,
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
      revision: 5,
    })
    expect(declaration_line?.filter((row) => row['version'] === 2)).toMatchObject([
      { line: 1, reason_codes: '["X-1"]', value_for_duty: 30_000 },
      { line: 2, reason_codes: '[]', value_for_duty: 20_000 },
    ])
  })

  it('name no codes for lines that an earlier one changed', () => {
    const second = {
      ...change(2, '300.00'),
      changes: [{ line: line(2, '1.00'), reasons: ['X-1'] }],
    }
    const { declaration_line } = after(
      ...filed,
      corrected,
      sent('2026-02-11', byImporter, ['CorrectDeclaration', { ...second, evidence: true }]),
    )
    const third = declaration_line?.filter((row) => row['version'] === 3)
    expect(third?.map((row) => row['reason_codes'])).toEqual(['[]', '["X-1"]'])
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
    for (const both of [
      ['2026-02-04', '2026-02-05'],
      ['2026-02-05', '2026-02-04'],
    ]) {
      expect(after(...filed, ...both.map(believed))['owed_correction']).toMatchObject([
        { line: 1, learned_on: '2026-02-04', deadline: '2026-05-05' },
        { line: 2, learned_on: '2026-02-04', deadline: '2026-05-05' },
      ])
    }
    const rest = after(...filed, believed('2026-02-04'), corrected)['owed_correction']
    expect(rest?.map((row) => row['line'])).toEqual([2])
  })

  it('of a release that is not accounted for has the day of the type of its draft (CK-172)', () => {
    const opened = sent('2026-02-03', byImporter, [
      'OpenDraft',
      { ...number, importer: account, cadType: 'F' },
    ])
    const discarded = sent('2026-02-04', byImporter, ['DiscardDraft', number])
    const days = [
      [released(), opened],
      [opened, released()],
      [released(), opened, discarded],
    ].map((commands) => after(...commands)['release']?.map((row) => row['accounting_deadline']))
    expect(days).toEqual([['2026-03-24'], ['2026-03-24'], ['2026-02-09']])
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
    const accounted = [{ accounted: 1, due_noted_at: null }]
    expect(after(...filed)['release']).toMatchObject(accounted)
    const toldLater = { ...released(), at: on('2026-02-05') }
    expect(after(...filed.slice(1), toldLater)['release']).toMatchObject(accounted)
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
