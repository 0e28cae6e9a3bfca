/** The events of declarations in words: drafts, and what is payable once one is accepted. */
import { importedTexts } from './imported.js'
import { also, type Descriptions, items, listed, record, text } from './words.js'

/** `1`, `1, 2, 3`, or `1 and 998 more`. */
const span = (lines: ReadonlyArray<unknown>): string =>
  lines.length <= 5 ? lines.map(text).join(', ') : `${text(lines[0])} and ${lines.length - 1} more`

/** Charges of a total that are not zero, after what is payable. */
const charges = (value: unknown): string => {
  const total = record(record(value)['total'])
  const parts = [
    ['VFD', 'valueForDuty'],
    ['duty', 'customsDuty'],
    ['SIMA', 'sima'],
    ['surtax', 'surtax'],
    ['excise', 'excise'],
    ['luxury', 'luxuryTax'],
    ['sales tax', 'salesTax'],
    ['provincial', 'provincialTax'],
  ].flatMap(([name, field = '']) => {
    const amount = total[field]
    return typeof amount === 'string' && amount !== '0.00' ? [`${name} ${amount}`] : []
  })
  return `payable ${text(total['totalPayable'])} (${parts.join(', ')})`
}

const refusal = (reason: unknown): string => {
  const { name, field, lines } = record(reason)
  const where = items(lines).length > 0 ? ` on line ${span(items(lines))}` : ''
  return `${text(name)} ${text(field)}${where}`
}

/** `+30.00`, `-30.00` or `+0.00`, and the new total. */
const change = (delta: unknown, all: unknown): string => {
  const difference = text(record(delta)['totalPayable'])
  return `${difference.startsWith('-') ? '' : '+'}${difference}, ${charges(all)}`
}

const mismatch = (one: unknown): string => {
  const { line, rulingNumber, cause } = record(one)
  return `line ${text(line)} quotes ${text(rulingNumber)}, ${text(cause)}`
}

export const declarationTexts: Descriptions = {
  ...importedTexts,
  DeclarationCorrected: ({ version, delta, charges: all }) =>
    `version ${text(version)}: ${change(delta, all)}`,
  AdjustmentRequested: ({ version, direction, delta, charges: all }) =>
    `version ${text(version)}, ${text(direction)}: ${change(delta, all)}`,
  AdjustmentWithdrawn: ({ version }) => `version ${text(version)}`,
  AdjustmentApproved: ({ version, soAdjNumber, delta, charges: all }) =>
    `version ${text(version)}, ${text(soAdjNumber)}: ${change(delta, all)}`,
  AdjustmentRejected: ({ version, reasons }) =>
    `version ${text(version)}: ${items(reasons)
      .map((one) => text(record(one)['reason']))
      .join(', ')}`,
  DeclarationRedetermined: ({ version, soAdjNumber, appealNumber, delta, charges: all }) =>
    `version ${text(version)}, ${text(soAdjNumber)}${also(appealNumber)}: ${change(delta, all)}`,
  ReasonToBelieveRecorded: ({ lines, source, deadline, corrected }) =>
    `line ${span(items(lines))} by ${text(source)}, to correct by ${text(deadline)}${
      items(corrected).length === 0 ? '' : `, corrected elsewhere: ${span(items(corrected))}`
    }`,
  ReleaseRecorded: ({ transactionNumber, importer, releaseDate, releasedPriorToPayment }) =>
    `${text(transactionNumber)} for ${text(importer)} on ${text(releaseDate)}, ${
      releasedPriorToPayment === true ? 'prior to payment' : 'after payment'
    }`,
  AccountingDueNoted: ({ deadline, overdue }) =>
    overdue === true ? `overdue since ${text(deadline)}` : `due by ${text(deadline)}`,
  ReleaseMismatchNoted: ({ version, fields }) =>
    `version ${text(version)} contradicts the release: ${items(fields).map(text).join(', ')}`,
  RulingsQuoted: ({ version, rulings }) => `version ${text(version)} quotes ${listed(rulings)}`,
  RulingMismatchNoted: ({ version, lines }) =>
    `version ${text(version)}: ${items(lines).map(mismatch).join('; ')}`,
  MassCaseApplied: ({ version, massCaseNumber }) =>
    `version ${text(version)} by mass case ${text(massCaseNumber)}`,
  AsDeclaredRecorded: ({ transactionNumber, cadType, accountedOn, charges: all }) =>
    `${text(transactionNumber)} ${text(cadType)}, accounted for on ${text(accountedOn)}: ${charges(all)}`,
  DraftOpened: ({ transactionNumber, importer, cadType }) =>
    `${text(transactionNumber)} ${text(cadType)} for ${text(importer)}`,
  DraftEdited: ({ lines, removedLines }) => {
    const removed = items(removedLines).length
    return `${items(lines).length} lines stated${removed > 0 ? `, ${removed} removed` : ''}`
  },
  DraftDiscarded: ({ transactionNumber }) => text(transactionNumber),
  DeclarationSubmitted: ({ transactionNumber, lineCount, channel }) =>
    `${text(transactionNumber)}, ${text(lineCount)} lines${also(channel)}`,
  DeclarationRefused: ({ reasons }) => items(reasons).map(refusal).join('; '),
  DeclarationAccepted: ({ charges: all, paymentDueDate, late }) =>
    `${charges(all)}, due ${text(paymentDueDate)}${late === true ? ', accounted late' : ''}`,
}
