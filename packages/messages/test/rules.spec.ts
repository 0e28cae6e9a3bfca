/** What refuses a message and what only warns, rule by rule and list by list. */
import { codeLists, decodeMessage, defaultSettings } from '@carmkit/messages'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { listOf } from '../src/check/code-lists.js'
import { changed, decodedOf, faultsIn, fixture, paths, type Value } from './fixtures.js'

const full = fixture('declaration-full')
const plain = fixture('declaration-plain')
const line = 'body.invoices.0.lines.0'
const shown = (path: string): string => path.replace(/\.(\d+)/g, '[$1]')

/** The paths of faults and warnings. */
const judged = (message: Value, settings = {}) => {
  const decoded = decodeMessage(message, settings)
  return E.isLeft(decoded)
    ? { faults: paths(decoded.left), warnings: [] }
    : { faults: [], warnings: paths(decoded.right.warnings) }
}

describe('a plain declaration', () => {
  it('has neither faults nor warnings', () => {
    expect(judged(plain)).toEqual({ faults: [], warnings: [] })
  })
})

describe('what must go together', () => {
  it.each([
    ['H8', changed(plain, 'body.releaseOffice', undefined), 'body.releaseOffice'],
    ['H9', changed(plain, 'body.releaseDate', undefined), 'body.releaseDate'],
    ['L6', changed(plain, `${line}.origin.usState`, 'NY'), `${line}.origin.usState`],
    [
      'I5',
      changed(plain, 'body.invoices.0.placeOfExport.usState', 'NY'),
      'body.invoices.0.placeOfExport.usState',
    ],
    ['L14, for U', changed(plain, `${line}.sima`, { subject: 'U' }), `${line}.sima.measure`],
    ['L15', changed(full, `${line}.sima.invoicePrice`, undefined), `${line}.sima.invoicePrice`],
    ['L15', changed(full, `${line}.sima.currency`, undefined), `${line}.sima.currency`],
    ['L15, of no country', changed(full, `${line}.sima.currency`, 'ZZZ'), `${line}.sima.currency`],
    [
      'I7, of no country',
      changed(plain, 'body.invoices.0.currency', 'XTS'),
      'body.invoices.0.currency',
    ],
    [
      'an error of a line',
      changed(fixture('rejection'), 'body.errors.1.line', undefined),
      'body.errors.1.line',
    ],
    [
      'an error of an invoice',
      changed(fixture('rejection'), 'body.errors.0.level', 'invoice'),
      'body.errors.0.invoice',
    ],
    [
      'a statement of two',
      changed(fixture('daily-notice'), 'body.brokerBn9', '123456782'),
      'body.bn15',
    ],
    [
      'a statement of nobody',
      changed(fixture('daily-notice'), 'body.bn15', undefined),
      'body.bn15',
    ],
    [
      'a period that ends before it begins',
      changed(fixture('daily-notice'), 'body.periodTo', '2026-02-09'),
      'body.periodTo',
    ],
    [
      'a period that ends after the day of issue',
      changed(fixture('statement-of-account'), 'body.issuedOn', '2026-02-16'),
      'body.periodTo',
    ],
    [
      'a balance that its lines do not lead to',
      changed(fixture('statement-of-account'), 'body.closingBalance', '51.64'),
      'body.closingBalance',
    ],
    [
      'a version of no transaction',
      changed(fixture('statement-of-account'), 'body.lines.0.transactionNumber', undefined),
      'body.lines.0.transactionNumber',
    ],
  ])('%s is a fault at its path', (_row, message, path) => {
    expect(judged(message)).toEqual({ faults: [shown(path)], warnings: [] })
  })

  it('type V states no office and no day of release', () => {
    const voluntary = changed(changed(plain, 'body.cadType', 'V'), 'body.releaseOffice', undefined)
    expect(judged(changed(voluntary, 'body.releaseDate', undefined)).faults).toEqual([])
  })

  it('a broker’s statement is of the broker', () => {
    const ofBroker = changed(fixture('daily-notice'), 'body.bn15', undefined)
    expect(judged(changed(ofBroker, 'body.brokerBn9', '123456782')).faults).toEqual([])
  })

  it('without an opening balance the lines prove nothing', () => {
    const open = changed(fixture('daily-notice'), 'body.openingBalance', undefined)
    expect(judged(changed(open, 'body.closingBalance', '99.00')).faults).toEqual([])
  })

  it('a line number stands once in a declaration, also across invoices (L1)', () => {
    const [invoice] = (plain['body'] as { invoices: Value[] }).invoices
    const two = changed(plain, 'body.invoices', [invoice, { ...invoice, sequence: 2 }])
    expect(judged(two).faults).toEqual(['body.invoices[1].lines[0].lineNumber'])
    const same = changed(plain, 'body.invoices', [invoice, invoice])
    expect(judged(same).faults).toEqual(['body.invoices[1]'])
  })
})

describe('what is doubtful', () => {
  it.each([
    ['H2', changed(plain, 'body.version', 2), 'body.version'],
    ['H3', changed(plain, 'body.function', 'change'), 'body.version'],
    ['H18', changed(plain, 'body.totals', { valueForDuty: '150.02' }), 'body.totals.valueForDuty'],
    ['L17', full, `${line}.sima.codeAssessed`],
    [
      'an assessment whose lines do not add up',
      changed(fixture('assessment'), 'body.total.total', '51.65'),
      'body.total.total',
    ],
    [
      'an assessed line whose charges do not add up',
      changed(fixture('assessment'), 'body.lines.0.gst', '7.90'),
      'body.lines.0.total',
    ],
  ])('%s is kept with a warning', (_row, message, path) => {
    const { faults, warnings } = judged(message)
    expect(faults).toEqual([])
    expect(warnings).toContain(shown(path))
  })

  it('a cent for each line is no difference (CK-96), and none is where the user says so', () => {
    const byACent = changed(plain, 'body.totals', { valueForDuty: '150.01' })
    expect(judged(byACent).warnings).toEqual([])
    expect(judged(byACent, { centsPerLine: 0 }).warnings).toEqual(['body.totals.valueForDuty'])
  })

  it('sums are exact beyond what a number holds', () => {
    const most = '100000000000.00'
    const [invoice] = (plain['body'] as { invoices: { lines: Value[] }[] }).invoices
    const lines = Array.from({ length: 1000 }, (_, index) => ({
      ...invoice?.lines[0],
      lineNumber: index + 1,
      valueForDuty: index === 0 ? '99999999999.99' : most,
    }))
    const decoded = decodedOf(
      changed(changed(plain, 'body.invoices.0.lines', lines), 'body.totals', {
        valueForDuty: '1.00',
      }),
    )
    expect(decoded.warnings[0]?.reason).toContain('99999999999999.99')
  })

  it('warehouse types name a warehouse and the transaction before (CK-95)', () => {
    const { faults, warnings } = judged(changed(plain, 'body.cadType', '13'))
    expect(faults).toEqual([])
    expect(warnings).toEqual([
      'body.warehouseNumber',
      shown(`${line}.previousTransaction`),
      'body.cadType',
    ])
    expect(judged(changed(plain, 'body.cadType', '13'), { warehouseTypes: [] }).warnings).toEqual([
      'body.cadType',
    ])
  })

  it.each(['C', 'V'])('type %s through a channel other than the portal', (type) => {
    const portal = changed(plain, 'body.cadType', type)
    expect(judged(changed(portal, 'channel', 'edi')).warnings).toEqual(['body.cadType'])
    expect(judged(changed(portal, 'channel', 'portal')).warnings).toEqual([])
  })
})

describe('the settings', () => {
  it('a check digit is judged by the user’s rule, and by nobody without one', () => {
    expect(faultsIn(plain)).toEqual([])
    expect(paths(faultsIn(plain, { verifyCheckDigit: () => 'invalid' }))).toEqual([
      'body.transactionNumber',
    ])
    expect(faultsIn(plain, { verifyCheckDigit: () => 'valid' })).toEqual([])
    expect(defaultSettings.verifyCheckDigit('10000000000017' as never)).toBe('notVerified')
  })

  it('more lines than allowed are a fault (CK-94)', () => {
    expect(paths(faultsIn(plain, { mostLines: 0 }))).toEqual(['body.invoices'])
    expect(faultsIn(plain, { mostLines: 1 })).toEqual([])
  })

  it('a list of the user’s own stands in for ours', () => {
    const { valueForDutyCode } = codeLists
    const own = { ...codeLists, valueForDutyCode: { ...valueForDutyCode, values: [] } }
    expect(paths(faultsIn(plain, { codeLists: own }))).toEqual([shown(`${line}.vfdCode`)])
  })
})

describe('a code outside its list', () => {
  it.each([
    ['valueForDutyCode', changed(plain, `${line}.vfdCode`, '30')],
    ['simaSubject', changed(plain, `${line}.sima`, { subject: 'X' })],
  ])('is a fault for %s, whose list is complete', (name, message) => {
    expect(
      faultsIn(message)
        .map(({ reason }) => reason)
        .join(),
    ).toContain(`the list ${name}`)
  })

  it.each([
    ['cadType', changed(plain, 'body.cadType', 'ZZ')],
    ['tariffTreatment', changed(plain, `${line}.tariffTreatment`, '99')],
    ['unitOfMeasure', changed(plain, `${line}.quantity`, [{ value: '1', unit: 'ZZZ' }])],
    ['surtax', changed(plain, `${line}.surtax`, [{ code: '99999Z', amount: '0.00' }])],
    ['exciseCode', changed(plain, `${line}.exciseCode`, 'Z99')],
    [
      'adjustmentReason',
      changed(plain, `${line}.adjustment`, { reasons: [{ code: 'NEW-1', program: 'TT' }] }),
    ],
    ['statementSection', changed(fixture('daily-notice'), 'body.lines.0.section', 'thirdSection')],
    ['statementLineStatus', changed(fixture('daily-notice'), 'body.lines.0.status', 'P')],
  ])('is a warning for %s, whose list may be incomplete', (name, message) => {
    const { warnings } = decodedOf(message)
    expect(warnings.map(({ reason }) => reason).join()).toContain(`the list ${name}`)
  })

  it('matters as the list says, and every list that is looked up says so', () => {
    const looked = [...new Set(listOf.values())].map((name) => codeLists[name].membership)
    expect(new Set(looked)).toEqual(new Set(['reject', 'warn']))
  })
})

describe('every code list', () => {
  it.each(Object.entries(codeLists))(
    '%s has no code twice, and a source for each',
    (_name, list) => {
      const codes = list.values.map(({ code }) => code)
      expect(new Set(codes).size).toBe(codes.length)
      expect(list.values.every(({ source, name }) => source !== '' && name !== '')).toBe(true)
      expect(codes.length > 0 || list.membership === 'none').toBe(true)
    },
  )
})
