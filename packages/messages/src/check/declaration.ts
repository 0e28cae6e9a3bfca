/**
 * The rules of a declaration that look at more than one property.
 *
 * Separate from the codecs because these are rules of content: a faulty message is refused, a
 * doubtful one is kept with a warning. What needs a tariff table (a missing quantity, a SIMA
 * measure in force) is not for a file to be judged by. Names like H9 and L15 are rows of the mapping.
 */
import type { DeclarationBody, Invoice } from '../format/declaration.js'
import type { CadLine, Place } from '../format/line.js'
import type { DeclarationMessage } from '../format/message.js'
import { dollars, type Finding, fault, sumOf, warning, when } from './finding.js'
import type { Settings } from './settings.js'

/** Everything found, header first, then line by line. */
export const declarationFindings = (
  { body, channel }: DeclarationMessage,
  settings: Settings,
): ReadonlyArray<Finding> => [
  ...numberFindings(body, settings),
  ...headerFindings(body, settings),
  ...when(
    portalTypes.includes(body.cadType) && (channel === 'edi' || channel === 'api'),
    warning('body.cadType', `type ${body.cadType} is entered in the portal only (B12)`),
  ),
  ...totalFindings(body, settings),
  ...body.invoices.flatMap((invoice, index) =>
    invoiceFindings(invoice, { path: `body.invoices[${index}]`, body, settings }),
  ),
  ...repeatedLines(body),
]

/** Sourced for C, and for V by a design consultation (B12). */
const portalTypes = ['C', 'V']

/** Types of goods that were released, on a day (H9). */
const releasedTypes = ['AB', 'TT', 'F']

const numberFindings = (
  { transactionNumber, version, function: does }: DeclarationBody,
  { verifyCheckDigit }: Settings,
): ReadonlyArray<Finding> => [
  ...when(
    verifyCheckDigit(transactionNumber) === 'invalid',
    fault('body.transactionNumber', 'the check digit is wrong (B24)'),
  ),
  // How versions are numbered is inferred, so it refuses nothing (H2).
  ...when(
    (does === 'original') !== (version === 1),
    warning('body.version', `version ${version} is not the usual number of function "${does}"`),
  ),
]

const headerFindings = (
  body: DeclarationBody,
  { warehouseTypes }: Settings,
): ReadonlyArray<Finding> => {
  const { cadType, releaseOffice, releaseDate, warehouseNumber } = body
  return [
    ...when(
      releaseOffice === undefined && cadType !== 'V',
      fault('body.releaseOffice', `missing field, type ${cadType} states it (H8)`),
    ),
    ...when(
      releaseDate === undefined && releasedTypes.includes(cadType),
      fault('body.releaseDate', `missing field, type ${cadType} states it (H9)`),
    ),
    ...when(
      warehouseNumber === undefined && warehouseTypes.includes(cadType),
      warning('body.warehouseNumber', `type ${cadType} usually states it (H17)`),
    ),
  ]
}

const linesOf = ({ invoices }: DeclarationBody): ReadonlyArray<CadLine> =>
  invoices.flatMap(({ lines }) => lines)

const totalFindings = (
  body: DeclarationBody,
  { mostLines, centsPerLine }: Settings,
): ReadonlyArray<Finding> => {
  const lines = linesOf(body)
  const stated = body.totals?.valueForDuty
  const sum = sumOf(lines.map(({ valueForDuty }) => valueForDuty))
  const difference = stated === undefined ? 0n : sumOf([stated]) - sum
  const tolerance = BigInt(centsPerLine * lines.length)
  return [
    ...when(
      lines.length > mostLines,
      fault('body.invoices', `${lines.length} lines, at most ${mostLines} are read (CK-94)`),
    ),
    ...when(
      difference > tolerance || -difference > tolerance,
      warning('body.totals.valueForDuty', `the lines add up to ${dollars(sum)} (H18)`),
    ),
  ]
}

interface Where {
  readonly path: string
  readonly body: DeclarationBody
  readonly settings: Settings
}

const invoiceFindings = (invoice: Invoice, where: Where): ReadonlyArray<Finding> => [
  ...placeFindings(invoice.placeOfExport, `${where.path}.placeOfExport`),
  ...invoice.lines.flatMap((line, index) =>
    lineFindings(line, { ...where, path: `${where.path}.lines[${index}]` }),
  ),
]

/** A state is one of the United States (L6). */
const placeFindings = ({ country, usState }: Place, path: string): ReadonlyArray<Finding> =>
  when(
    usState !== undefined && country !== 'US',
    fault(`${path}.usState`, `${country} has no US state; remove it (L6)`),
  )

const lineFindings = (line: CadLine, { path, body, settings }: Where): ReadonlyArray<Finding> => [
  ...placeFindings(line.origin, `${path}.origin`),
  ...simaFindings(line, path),
  ...when(
    line.previousTransaction === undefined && settings.warehouseTypes.includes(body.cadType),
    warning(`${path}.previousTransaction`, `type ${body.cadType} usually states it (L25)`),
  ),
]

/** What subject goods state beside the flag (B8); the code is the agency's own (B7). */
const simaFindings = ({ sima }: CadLine, path: string): ReadonlyArray<Finding> => {
  if (sima === undefined) return []
  const { subject, measure, invoicePrice, currency, codeAssessed } = sima
  const missing = (field: string, row: string): Finding =>
    fault(`${path}.sima.${field}`, `missing field, subject ${subject} states it (${row})`)
  return [
    ...when(
      measure === undefined && (subject === 'S' || subject === 'U'),
      missing('measure', 'L14'),
    ),
    ...when(invoicePrice === undefined && subject === 'S', missing('invoicePrice', 'L15')),
    ...when(currency === undefined && subject === 'S', missing('currency', 'L15')),
    ...when(
      codeAssessed !== undefined,
      warning(`${path}.sima.codeAssessed`, 'the agency assesses it; nobody declares it (L17)'),
    ),
  ]
}

/** A line keeps its number through all versions, so no two of a declaration share one (L1). */
const repeatedLines = ({ invoices }: DeclarationBody): ReadonlyArray<Finding> => {
  const seen = new Set<number>()
  return invoices.flatMap(({ lines }, invoice) =>
    lines.flatMap(({ lineNumber }, line) => {
      const isRepeated = seen.has(lineNumber)
      seen.add(lineNumber)
      return when(
        isRepeated,
        fault(
          `body.invoices[${invoice}].lines[${line}].lineNumber`,
          `line ${lineNumber} stands in the declaration already (L1)`,
        ),
      )
    }),
  )
}
