/** The rows of lines: of a draft as it stands, and of each version for ever. */
import type { Charges } from '@carmkit/core'
import { type Change, put, type Rows, remove } from '../../../project/rows.js'
import type { Row } from '../../../project/table.js'
import { textOf } from '../../value.js'
import { declarationLine, draftLine } from '../tables/index.js'
import { chargesIn } from './charges.js'
import { type On } from './event.js'

export type Line = On<'VersionRecorded'>['data']['lines'][number]
type LineChange = On<'DeclarationCorrected'>['data']['changes'][number]
export type LineRow = Row<typeof declarationLine>

export interface Place {
  readonly transactionNumber: string
  readonly version: number
}

type DraftLineRow = Row<typeof draftLine>

/** The lines of a draft, in the order of their numbers. */
export const draftLines = (transactionNumber: string, rows: Rows): ReadonlyArray<DraftLineRow> =>
  rows.where(draftLine, { transaction_number: transactionNumber }).toSorted(byLine)

export const withoutDraftLines = (lines: ReadonlyArray<DraftLineRow>): ReadonlyArray<Change> =>
  lines.map(({ transaction_number, line }) => remove(draftLine, { transaction_number, line }))

/** A line of a draft as that of its first version. */
export const lineOfDraft = ({ stated }: DraftLineRow, place: Place): LineRow =>
  lineWritten(JSON.parse(stated) as Line, stated, place)

/** As it was stated, before anybody rated it. */
export const lineStated = (line: Line, place: Place): LineRow =>
  lineWritten(line, textOf(line), place)

const lineWritten = (
  line: Line,
  stated: string,
  { transactionNumber, version }: Place,
): LineRow => ({
  transaction_number: transactionNumber,
  version,
  line: line.number,
  classification: line.classification,
  country_of_origin: line.countryOfOrigin,
  tariff_treatment: line.tariffTreatment,
  ruling_number: line.rulingNumber ?? null,
  stated,
  reason_codes: '[]',
  held: 1,
  ...chargesIn(undefined),
})

/** The lines of a version, in the order of their numbers. */
export const linesOf = (
  { transactionNumber, version }: Place,
  rows: Rows,
): ReadonlyArray<LineRow> =>
  rows.where(declarationLine, { transaction_number: transactionNumber, version }).toSorted(byLine)

/** The lines of the version that it is based on, with those that it changes. */
export const linesChanged = (
  base: ReadonlyArray<LineRow>,
  changes: ReadonlyArray<LineChange>,
  place: Place,
): ReadonlyArray<LineRow> => {
  const lines = new Map(
    base.map((row) => [row.line, { ...row, version: place.version, reason_codes: '[]' }]),
  )
  for (const { line, reasons } of changes) {
    lines.set(line.number, { ...lineStated(line, place), reason_codes: textOf(reasons) })
  }
  return [...lines.values()].toSorted(byLine)
}

/** Charges stand in the order of the lines. */
export const putRated = (
  lines: ReadonlyArray<LineRow>,
  charges: ReadonlyArray<Charges>,
): ReadonlyArray<Change> =>
  lines.map((row, index) => put(declarationLine, { ...row, ...chargesIn(charges[index]) }))

const byLine = (one: { readonly line: number }, other: { readonly line: number }): number =>
  one.line - other.line
