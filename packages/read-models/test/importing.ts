/** What another system tells of a declaration, for tests: versions, and the answers to them. */
import { contentHashOf } from '@carmkit/core'
import { importer } from '@carmkit/laws'
import { declarations } from '../src/index.js'
import { account, header, importing, line, number, sent, tablesAfter } from './filing.js'

export const told = (type: string, version: number, data: object) =>
  sent('2026-06-01', importing, [type, { ...number, version, ...data }])

export const version = (
  versionNumber: number,
  lines: ReadonlyArray<object>,
  named: object = {},
) => {
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

export const acceptance = (versionNumber: number, acceptedAt: string, named: object = {}) =>
  told('RecordAcceptance', versionNumber, {
    acceptedAt,
    status: 'accepted',
    warnings: [],
    ...named,
  })

export const stated = (totalPayable: string, named: object = {}) => ({
  customsDuty: null,
  sima: null,
  surtax: null,
  excise: null,
  salesTax: null,
  provincialTax: null,
  totalPayable,
  ...named,
})

export const assessment = (
  versionNumber: number,
  total: object,
  lines: ReadonlyArray<object> = [],
  named: object = {},
) =>
  told('RecordAssessment', versionNumber, {
    assessedAt: '2026-05-10T12:00:00.000Z',
    paymentDueDate: null,
    lines,
    total,
    ...named,
  })

export const two = [line(1, '100.00'), line(2, '200.00')]

/** The tables of declarations after these commands. */
export const after = (...commands: Parameters<typeof tablesAfter>[1]) =>
  tablesAfter([declarations], commands)
