/** Hostile and mistaken input: each gets one clear answer with path and reason, and writes nothing. */
import { describe, expect, it } from 'vitest'
import { draft, editedStore, importer } from './small-portal.js'
import { bnIssued, carmkit, fileOf, newFile, runLines, uuid } from './support.js'

const withData = (data: unknown) => ({ ...bnIssued(), data })
const applicant = uuid(900)
const text = (line: unknown) => JSON.stringify(line)
const bomb = `${'['.repeat(200_000)}${']'.repeat(200_000)}`

const line = {
  number: 1,
  classification: null,
  description: null,
  countryOfOrigin: null,
  tariffTreatment: null,
  tariffCode: null,
  valueForDutyCode: null,
  simaSubject: null,
  valuation: { kind: 'valueForDuty', amount: '150.00' },
  quantity: null,
  unit: null,
  customsDuty: null,
  sima: null,
  surtaxes: [],
  excise: [],
  luxury: null,
  salesTaxRate: null,
  provincialTaxRate: null,
  consumption: 'commercial',
}
const surtax = { measure: 'US-2025-1', rate: '0.25', baseFraction: null, declaredCode: null }
const header = { releaseDate: '2026-02-02', releaseOffice: null, cargoControlNumber: null }
const edit = (change: object, headerChange: object = {}) => ({
  ...bnIssued(),
  type: 'EditDraft',
  data: {
    transactionNumber: '10000000000017',
    header: { ...header, ...headerChange },
    lines: [{ ...line, ...change }],
    removedLines: [],
  },
})
const amount = (value: unknown) => edit({ valuation: { kind: 'valueForDuty', amount: value } })

const cases: ReadonlyArray<readonly [string, string, string, RegExp]> = [
  ['malformed JSON', '{"commandId": ', '', /not JSON/],
  ['no object', '[1, 2]', '', /expected an object/],
  ['a bare text', '"hello"', '', /expected an object/],
  [
    'an unknown command',
    text({ ...bnIssued(), type: 'GiveMeEverything' }),
    'type',
    /no command is called/,
  ],
  ['a type that is no text', text({ ...bnIssued(), type: 7 }), 'type', /name of a command/],
  ['a missing field', text(withData({ applicant })), 'data.bn9', /missing field/],
  [
    'an extra field',
    text(withData({ bn9: '123456782', applicant, extra: 1 })),
    'data.extra',
    /unknown field/,
  ],
  [
    'an extra field of the line',
    text({ ...bnIssued(), correlationId: uuid(7) }),
    'correlationId',
    /unknown field/,
  ],
  [
    'an own __proto__ key',
    '{"__proto__": {"x": 1}, "commandId": "x"}',
    '__proto__',
    /unknown field/,
  ],
  [
    '__proto__ in the data',
    text(withData(null)).replace(
      'null',
      `{"__proto__":{},"bn9":"123456782","applicant":"${applicant}"}`,
    ),
    'data.__proto__',
    /unknown field/,
  ],
  ['a wrong type', text(withData({ bn9: 123456782, applicant })), 'data.bn9', /expected Bn9/],
  [
    'a wrong check digit',
    text(withData({ bn9: '123456789', applicant })),
    'data.bn9',
    /check digit/,
  ],
  ['all zeros', text(withData({ bn9: '000000000', applicant })), 'data.bn9', /expected Bn9/],
  [
    'full-width digits',
    text(withData({ bn9: '１２３４５６７８２', applicant })),
    'data.bn9',
    /expected Bn9/,
  ],
  [
    'NUL in a text',
    text(withData({ bn9: '123456782\u0000', applicant })),
    'data.bn9',
    /expected Bn9/,
  ],
  [
    'an upper-case UUID',
    text({ ...bnIssued(), commandId: 'A0000000-0000-4000-8000-000000000001' }),
    'commandId',
    /lower-case/,
  ],
  [
    'an unknown kind of actor',
    text({ ...bnIssued(), actor: { kind: 'wizard' } }),
    'actor.kind',
    /"user"/,
  ],
  ['money as a number', text(amount(150)), 'data.lines[0].valuation.amount', /expected Money/],
  ['money as 1e3', text(amount('1e3')), 'data.lines[0].valuation.amount', /expected Money/],
  [
    'money with one decimal',
    text(amount('150.0')),
    'data.lines[0].valuation.amount',
    /expected Money/,
  ],
  ['negative zero', text(amount('-0.00')), 'data.lines[0].valuation.amount', /expected Money/],
  [
    'a rate with trailing zeros',
    text(edit({ salesTaxRate: '0.050' })),
    'data.lines[0].salesTaxRate',
    /expected Rate/,
  ],
  [
    '2026-02-30',
    text(edit({}, { releaseDate: '2026-02-30' })),
    'data.header.releaseDate',
    /existing day/,
  ],
  [
    'a line twice in one edit',
    text({ ...edit({}), data: { ...edit({}).data, lines: [line, line] } }),
    'data.lines[1]',
    /stands in the list already/,
  ],
  [
    'a surtax measure twice on one line',
    text(edit({ surtaxes: [surtax, surtax] })),
    'data.lines[0].surtaxes[1]',
    /stands in the list already/,
  ],
  ['a repeated key', '{"commandId":"a","commandId":"b"}', 'commandId', /stands twice/],
  ['33 levels', `${'{"a":'.repeat(33)}1${'}'.repeat(33)}`, '', /nested deeper than 32/],
  ['200,000 levels', bomb, '', /nested deeper than 32/],
  [
    '200,000 levels inside the data',
    text(withData('X')).replace('"X"', bomb),
    '',
    /nested deeper than 32/,
  ],
]

describe('a bad line', () => {
  it.each(cases)('%s', async (_name, bad, path, reason) => {
    const file = newFile()
    const { reports, exit } = await runLines([bad, bnIssued(50)], '--store', file)
    expect(reports.map(({ outcome }) => outcome)).toEqual(['invalid', 'accepted'])
    const faults = reports[0]?.['faults'] as { path: string; reason: string }[]
    expect(faults.find((fault) => fault.path === path)?.reason).toMatch(reason)
    expect(faults.every((fault) => /^[^\p{Cc}]{1,400}$/u.test(fault.reason))).toBe(true)
    expect(exit).toBe(2)
    const { lines } = await carmkit('verify', '--store', file, '--json')
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ events: 1 })
  })

  it('all faults of a command come at once', async () => {
    const { reports } = await runLines([
      {
        commandId: 'x',
        actor: { kind: 'user' },
        type: 'RecordBnIssued',
        data: { bn9: '1', extra: 2 },
      },
    ])
    const paths = (reports.flatMap(({ faults }) => faults) as { path: string }[]).map(
      ({ path }) => path,
    )
    expect(paths).toEqual([
      'commandId',
      'actor.userId',
      'actor.actingFor',
      'data.bn9',
      'data.applicant',
      'data.extra',
    ])
  })
})

describe('bytes', () => {
  it('a line of 10 MB is refused without the others', async () => {
    const big = `{"commandId":"${'x'.repeat(10_000_000)}"}`
    const { reports, exit } = await runLines([big, bnIssued()])
    expect(reports.map(({ line: number, outcome }) => [number, outcome])).toEqual([
      [1, 'invalid'],
      [2, 'accepted'],
    ])
    expect(JSON.stringify(reports[0])).toContain('longer than 1048576 bytes')
    expect(JSON.stringify(reports[0]).length).toBeLessThan(500)
    expect(exit).toBe(2)
  })

  it('a line of exactly 1 MiB is read', async () => {
    const line1 = JSON.stringify(bnIssued())
    const padded = `${line1}${' '.repeat(1024 * 1024 - line1.length)}`
    expect((await runLines([padded])).reports[0]).toMatchObject({ outcome: 'accepted' })
    expect((await runLines([`${padded} `])).reports[0]).toMatchObject({ outcome: 'invalid' })
  })

  it('invalid UTF-8 is refused', async () => {
    const file = fileOf(
      Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}\n')]),
    )
    const { lines } = await carmkit('run', file, '--json')
    expect(lines[0]).toContain('not valid UTF-8')
  })

  it('a byte order mark, blank lines and a missing last newline', async () => {
    const marked = await carmkit('run', fileOf(`\ufeff${JSON.stringify(bnIssued())}`), '--json')
    expect(marked.lines[0]).toContain('byte order mark')
    const blank = await carmkit('run', fileOf(`\n  \n${JSON.stringify(bnIssued())}`), '--json')
    expect(blank.lines.map((one) => JSON.parse(one) as object)).toMatchObject([
      { line: 3, outcome: 'accepted' },
    ])
  })
})

describe('a store whose grant names no pins', () => {
  it.each(['[null]', '[7]', '{"stream":1}', '[{"stream":"x","revision":-1,"hash":"y"}]'])(
    '%s is told by every question, and stops none',
    async (pins) => {
      const stream = `transaction-declaration.${draft}`
      const body = `json_set(body, '$.metadata.grant.pins', json('${pins}'))`
      const store = await editedStore(stream, 0, body)
      const told = await carmkit('explain', uuid(31), '--store', store)
      expect(told.lines.join('\n')).toContain('accepted OpenDraft')
      const page = newFile('html')
      const report = await carmkit('report', importer, '--store', store, '-o', page)
      expect([report.exit, report.lines.length]).toEqual([1, 1])
    },
  )
})
