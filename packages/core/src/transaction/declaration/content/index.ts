/**
 * What a declaration says: header and lines, as the filer states them.
 *
 * Separate from the commands because drafts, events and edits share it. Null means not stated yet:
 * a draft may be incomplete, its submission tells what is missing.
 */
import {
  type Codec,
  closed,
  integer,
  list,
  nullable,
  oneOf,
  type Static,
  tagged,
  text,
} from '@carmkit/kernel'
import {
  type DocumentCharges,
  maxRatedLines,
  ratedLineFields,
  StatedValuation,
} from '../../../rating/index.js'
import {
  AgencyReason,
  CadType,
  CivilDate,
  Classification,
  Country,
  ReasonCode,
  TariffCode,
  TariffTreatment,
} from '../../../values/index.js'

/** Most lines of one declaration. */
export const maxLines = maxRatedLines

/** Largest content of a declaration: a later version must fit one append with room to spare. */
export const mostBytes = 700 * 1024

/** Most lines that one edit may state; larger declarations take several edits. */
export const maxLinesPerEdit = 200

const code = (name: string, form: string, pattern: RegExp): Codec<string> =>
  text(name, form, (value) => pattern.test(value))

export const ReleaseOffice = code('ReleaseOffice', 'three or four digits', /^[0-9]{3,4}$/)
export const CargoControlNumber = code(
  'CargoControlNumber',
  '5 to 25 capitals, digits or hyphens',
  /^[A-Z0-9-]{5,25}$/,
)

export const Header = closed('Header', {
  /** Day of release, Eastern; the accounting deadline and the rates run from it. */
  releaseDate: nullable(CivilDate),
  releaseOffice: nullable(ReleaseOffice),
  cargoControlNumber: nullable(CargoControlNumber),
})
export type Header = Static<typeof Header>

export const LineNumber = integer('LineNumber', 1, maxLines)

const lineFields = {
  number: LineNumber,
  classification: nullable(Classification),
  description: nullable(
    code('Description', '1 to 200 printable characters', /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]{1,200}$/u),
  ),
  countryOfOrigin: nullable(Country),
  tariffTreatment: nullable(TariffTreatment),
  /** Relief; null for none. */
  tariffCode: nullable(TariffCode),
  valueForDutyCode: nullable(code('ValueForDutyCode', 'two digits', /^[0-9]{2}$/)),
  /** S subject, U undertaking, N neither. */
  simaSubject: nullable(code('SimaSubject', 'one capital letter', /^[A-Z]$/)),
  ...ratedLineFields,
}

/** As lines were before one could quote a ruling. */
export const LineWithoutRuling = closed('Line', lineFields)

/** As a filer writes it: there may be no such ruling. */
export const QuotedRuling = code(
  'RulingNumber',
  '1 to 35 capitals, digits or hyphens',
  /^[A-Z0-9-]{1,35}$/,
)

/**
 * An absent `rulingNumber`: no ruling is quoted. Absent and not null, so that content that was hashed
 * before rulings could be quoted keeps its hash (TXN-05).
 */
export const Line = closed('Line', lineFields, { rulingNumber: QuotedRuling })
export type Line = Static<typeof Line>

/** A line as a command may state it; what was recorded before is read as it is. */
export const StatedLine: Codec<Line> = closed(
  'Line',
  { ...lineFields, valuation: nullable(StatedValuation) },
  { rulingNumber: QuotedRuling },
)

const change = (line: Codec<Line>) =>
  closed('Change', { line, reasons: list(ReasonCode, { most: 10, key: (one) => one }) })

/** A line as it is from now on, with the codes that say why, the most important first (TXN-11). */
export const Change = change(Line)
export type Change = Static<typeof Change>

/** As a command may state it. */
export const StatedChange = change(StatedLine)

export const VersionNumber = integer('VersionNumber', 1, 100_000)

/** Number of a statement of adjustment. */
export const SoAdjNumber = code('SoAdjNumber', '1 to 20 capitals or digits', /^[A-Z0-9]{1,20}$/)

/** Why the agency turns an adjustment down, and where; `line` is null for the whole (assumed CK-46). */
export const RejectionReason = closed('RejectionReason', {
  line: nullable(LineNumber),
  reason: AgencyReason,
})

/** On what the agency re-determines: the section of the Act, or a verification. */
export const RedeterminationBasis = oneOf('RedeterminationBasis', ['section59', 'verification'])

/** How somebody came to know that a declaration is wrong (catalogue 3.3). */
export const BeliefSource = oneOf('BeliefSource', [
  'verification',
  'ruling',
  'supplier',
  'internalReview',
])

/** A line that quotes a ruling which does not hold for it, and why (TXN-42). */
export const LineMismatch = closed('LineMismatch', {
  line: LineNumber,
  rulingNumber: QuotedRuling,
  cause: oneOf('MismatchCause', [
    'NotDecided',
    'OtherBusiness',
    'NotInForce',
    'OtherClassification',
  ]),
})
export type LineMismatch = Static<typeof LineMismatch>

/** Where a declaration of before CARM comes from; a blanket request makes one of type F (B19). */
export const AsDeclaredOrigin = tagged('AsDeclaredOrigin', 'kind', {
  form: closed('AsDeclaredOrigin', { kind: oneOf('kind', ['form']), cadType: CadType }),
  blanketRequest: closed('AsDeclaredOrigin', { kind: oneOf('kind', ['blanketRequest']) }),
})
export type AsDeclaredOrigin = Static<typeof AsDeclaredOrigin>

export const cadTypeOf = (origin: AsDeclaredOrigin): string =>
  origin.kind === 'form' ? origin.cadType : 'F'

export const noHeader: Header = { releaseDate: null, releaseOffice: null, cargoControlNumber: null }

/** What a declaration says at one moment. */
export interface Content {
  readonly header: Header
  readonly lines: ReadonlyMap<number, Line>
}

/** The same with what it comes to. */
export interface Assessed extends Content {
  readonly charges: DocumentCharges
}

/** Removals come before the lines put in, so that one edit may replace a line by another number. */
export const editedContent = (
  content: Content,
  edit: {
    readonly header: Header | null
    readonly lines: ReadonlyArray<Line>
    readonly removedLines: ReadonlyArray<number>
  },
): Content => {
  const lines = new Map(content.lines)
  for (const number of edit.removedLines) lines.delete(number)
  for (const line of edit.lines) lines.set(line.number, line)
  return { header: edit.header ?? content.header, lines }
}
