/** The events of rulings in words. */
import { also, type Descriptions, items, record, text, until } from './words.js'

const terms = (value: unknown): string => {
  const { classification, effectiveFrom, effectiveTo } = record(value)
  return `${text(effectiveFrom)}${until(effectiveTo)}${also(classification)}`
}

export const rulingTexts: Descriptions = {
  RulingSubmitted: ({ rulingNumber, kind, applicant }) =>
    `${text(rulingNumber)} ${text(kind)} for ${text(applicant)}`,
  RulingAssigned: ({ rulingNumber }) => text(rulingNumber),
  InfoRequested: ({ rulingNumber, samplesAsked }) =>
    `${text(rulingNumber)}${samplesAsked === true ? ', with samples' : ''}`,
  InfoProvided: ({ rulingNumber, documents }) =>
    `${text(rulingNumber)}, ${items(documents).length} documents`,
  RulingWithdrawn: ({ rulingNumber }) => text(rulingNumber),
  RulingDeclined: ({ rulingNumber, reason }) => `${text(rulingNumber)}${also(reason)}`,
  RulingIssued: ({ rulingNumber, terms: ruled }) => `${text(rulingNumber)} from ${terms(ruled)}`,
  ModificationRequested: ({ rulingNumber, ground }) => `${text(rulingNumber)}${also(ground)}`,
  RulingModified: ({ rulingNumber, terms: ruled }) => `${text(rulingNumber)} from ${terms(ruled)}`,
  ModificationRefused: ({ rulingNumber }) => text(rulingNumber),
  RulingRevoked: ({ rulingNumber, revokedFrom }) =>
    `${text(rulingNumber)} from ${text(revokedFrom)}`,
  RulingUpheld: ({ rulingNumber }) => text(rulingNumber),
  RulingVaried: ({ rulingNumber, terms: ruled }) => `${text(rulingNumber)} from ${terms(ruled)}`,
}
