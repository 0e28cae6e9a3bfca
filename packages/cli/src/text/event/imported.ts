/** The events of imported facts in words: versions of other systems, and the agency's answers. */
import { type Descriptions, items, record, text } from './words.js'

const ofVersion = (version: unknown): string => `version ${text(version)}`

const inBrackets = (parts: ReadonlyArray<string>): string =>
  parts.length === 0 ? '' : ` (${parts.join('; ')})`

/** What a file stated a version to be, where we find it to be something else. */
const stated = (otherwise: unknown): ReadonlyArray<string> =>
  typeof otherwise === 'string' ? [`filed as ${otherwise}`] : []

/** The declaration is due on another day than was recorded before. */
const moved = ({ dueDate }: { readonly [field: string]: unknown }): string =>
  dueDate === undefined ? '' : `; the declaration is due ${text(dueDate)}`

const words = (all: unknown): ReadonlyArray<string> =>
  items(all).map((one) => text(record(one)['text']))

export const importedTexts: Descriptions = {
  VersionRecorded: ({ transactionNumber, version, importer, filedBy, lines }) =>
    `${text(transactionNumber)} ${ofVersion(version)} for ${text(importer)}, filed by ${text(
      filedBy,
    )}, ${items(lines).length} lines`,
  VersionGapNoted: ({ version, from, through }) =>
    from === through
      ? `before ${ofVersion(version)} the version ${text(from)} is not known`
      : `before ${ofVersion(version)} the versions ${text(from)} to ${text(through)} are not known`,
  AcceptanceRecorded: ({ version, filedAs, acceptedOn, paymentDueDate, ...told }) =>
    `${ofVersion(version)}, ${text(filedAs)} of ${text(acceptedOn)}, due ${text(
      paymentDueDate,
    )}${inBrackets([...stated(told['otherwise']), ...words(told['warnings'])])}${moved(told)}`,
  RejectionRecorded: ({ version, errors, stays }) =>
    `${ofVersion(version)}${inBrackets(words(errors))}${
      stays === undefined ? '' : `, which stays ${text(stays)}`
    }`,
  AssessmentRecorded: ({ version, theirs, ours, difference, ...told }) => {
    const [their, our] = [theirs, ours].map((side) => record(record(side)['total'])['totalPayable'])
    const lines = items(record(difference)['lines']).length
    const beside = typeof our === 'string' ? `ours ${our}` : 'ours unknown'
    const differing = lines === 0 ? '' : `, ${lines} lines differ`
    return `${ofVersion(version)}: ${text(their)} by the agency, ${beside}${differing}${moved(told)}`
  },
  DecisionRecorded: ({ version, decision, decidedOn, otherwise, remarks }) =>
    `${ofVersion(version)} ${text(decision)} on ${text(decidedOn)}${inBrackets([
      ...stated(otherwise).map(() => `by its dates it is ${text(otherwise)}`),
      ...words(remarks),
    ])}`,
  CancellationRecorded: ({ transactionNumber, version }) =>
    `${text(transactionNumber)} by ${text(version)}`,
  ChargesImported: ({ version, charges, delta, paymentDueDate }) => {
    const difference = text(record(delta)['totalPayable'])
    return `${ofVersion(version)}: ${difference.startsWith('-') ? '' : '+'}${difference}, payable ${text(
      record(charges)['totalPayable'],
    )}, due ${text(paymentDueDate)}`
  },
}
