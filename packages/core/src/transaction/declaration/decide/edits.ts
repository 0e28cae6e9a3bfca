/**
 * The edits that a submitted declaration passes through: every defect of its content, at once.
 *
 * Separate from `decide` because defects are no rejections: they are recorded as the reasons of a
 * refusal. Rule ids are those under which the agency's public error list names them (T24-144).
 */
import type { CadTypeRule } from '../../../dated-rules/index.js'
import { type DeclaredSurtax, measureAsOf } from '../../../rating/index.js'
import type { CivilDate } from '../../../values/index.js'
import type { Content, Line } from '../content/index.js'
import { linesInOrder } from '../content/whole.js'
import type { DeclarationTables, EditTables } from '../context/index.js'
import type { RefusalReason } from '../event/index.js'

/** One defect; `line` is null for the header or the whole. */
export interface Defect {
  readonly name: string
  readonly rule: string
  readonly line: number | null
  readonly field: string
}

/** What content is held against. */
export interface Terms {
  readonly tables: EditTables
  readonly today: CivilDate
  /** The rules of its type; null where the account may not use it, or nobody knows it. */
  readonly type: CadTypeRule | null
}

/** All defects, header first, then line by line. */
export const defectsOf = (content: Content, terms: Terms): ReadonlyArray<Defect> => [
  ...headerDefects(content, terms),
  ...linesInOrder(content).flatMap((line) => [
    ...missingFields(line),
    ...invalidCodes(line),
    ...tableDefects(line, terms.tables),
  ]),
]

/**
 * The same defects as they are recorded: each kind once, with all lines that have it, so that no
 * declaration has more defects than an event can hold.
 */
export const reasonsOf = (defects: ReadonlyArray<Defect>): ReadonlyArray<RefusalReason> => {
  const kinds = new Map<string, { reason: Omit<RefusalReason, 'lines'>; lines: number[] }>()
  for (const { name, rule, line, field } of defects) {
    const key = `${name} ${field}`
    const kind = kinds.get(key) ?? { reason: { name, rule, field }, lines: [] }
    kinds.set(key, kind)
    if (line !== null) kind.lines.push(line)
  }
  return [...kinds.values()].map(({ reason, lines }) => ({ ...reason, lines }))
}

/**
 * What could not be checked: because a table is not supplied, or because a line declares a surtax
 * with a rate that the table does not have for that day.
 */
export const uncheckedEdits = (
  { header: { releaseDate: date }, lines }: Content,
  { tariffCodes, treatmentOrigins, surtaxMeasures }: DeclarationTables,
): ReadonlyArray<string> => {
  const measures = surtaxMeasures ?? []
  const isListed = ({ measure, rate }: DeclaredSurtax): boolean =>
    measureAsOf(measure, { date, measures })?.rate === rate
  const surtaxes = [...lines.values()].flatMap((line) => line.surtaxes)
  return [
    ...(tariffCodes === null ? ['TariffCodeIncompatible'] : []),
    ...(treatmentOrigins === null ? ['TreatmentNotAllowedForOrigin'] : []),
    ...(surtaxes.every(isListed) ? [] : ['SurtaxRate']),
  ]
}

const missing = 'T24-144/4'

const headerDefects = (
  { header, lines }: Content,
  { today, type }: Terms,
): ReadonlyArray<Defect> => {
  const whole = (name: string, rule: string, field: string): Defect => ({
    name,
    rule,
    line: null,
    field,
  })
  return [
    ...(type !== null ? [] : [whole('TypeNotAllowed', 'CK-17', 'cadType')]),
    ...(header.releaseDate === null && type?.needsRelease !== false
      ? [whole('MissingField', missing, 'releaseDate')]
      : []),
    ...(header.releaseDate !== null && header.releaseDate > today
      ? [whole('ReleaseInFuture', 'CK-13', 'releaseDate')]
      : []),
    ...(lines.size === 0 ? [whole('MissingField', missing, 'lines')] : []),
  ]
}

const requiredFields = [
  'classification',
  'description',
  'countryOfOrigin',
  'tariffTreatment',
  'valueForDutyCode',
  'simaSubject',
  'valuation',
  'customsDuty',
  'salesTaxRate',
] as const satisfies ReadonlyArray<keyof Line>

const missingFields = (line: Line): ReadonlyArray<Defect> =>
  requiredFields
    .filter((field) => line[field] === null)
    .map((field) => ({ name: 'MissingField', rule: missing, line: line.number, field }))

const invalidCodes = (line: Line): ReadonlyArray<Defect> => {
  const invalid = (field: keyof Line): Defect => ({
    name: 'InvalidCode',
    rule: 'T24-144/3',
    line: line.number,
    field,
  })
  const { valueForDutyCode, simaSubject } = line
  return [
    ...(valueForDutyCode === null || valueForDutyCodes.includes(valueForDutyCode)
      ? []
      : [invalid('valueForDutyCode')]),
    ...(simaSubject === null || 'SUN'.includes(simaSubject) ? [] : [invalid('simaSubject')]),
  ]
}

const tableDefects = (
  line: Line,
  { tariffCodes, treatmentOrigins }: EditTables,
): ReadonlyArray<Defect> => {
  const {
    number,
    tariffCode,
    classification,
    tariffTreatment,
    countryOfOrigin,
    simaSubject,
    sima,
  } = line
  const defects: Defect[] = []
  const prefixes =
    tariffCode === null
      ? undefined
      : (tariffCodes?.[tariffCode] ?? (tariffCodes === null ? undefined : []))
  if (
    prefixes !== undefined &&
    classification !== null &&
    !prefixes.some((prefix) => classification.startsWith(prefix))
  ) {
    defects.push({
      name: 'TariffCodeIncompatible',
      rule: 'T24-144/1',
      line: number,
      field: 'tariffCode',
    })
  }
  const origins = tariffTreatment === null ? undefined : treatmentOrigins?.[tariffTreatment]
  if (origins !== undefined && countryOfOrigin !== null && !origins.includes(countryOfOrigin)) {
    defects.push({
      name: 'TreatmentNotAllowedForOrigin',
      rule: 'T24-144/6',
      line: number,
      field: 'tariffTreatment',
    })
  }
  if ((simaSubject === 'S' || simaSubject === 'U') && sima === null) {
    defects.push({ name: 'SimaMeasureMissing', rule: 'T24-144/7', line: number, field: 'sima' })
  }
  return defects
}

/**
 * Value for duty codes, first digit the relationship, second the method
 * (http://lmclark.com/text_legal_guides_6.html).
 */
const valueForDutyCodes: ReadonlyArray<string> = ['1', '2'].flatMap((relationship) =>
  ['3', '4', '5', '6', '7', '8', '9'].map((method) => relationship + method),
)
