/** The events of mass cases in words. */
import { type Descriptions, items, listed, record, text } from './words.js'

const accepted = (outcomes: unknown): number =>
  items(outcomes).filter((one) => record(one)['outcome'] === 'accepted').length

export const massCaseTexts: Descriptions = {
  MassCaseSubmitted: ({ massCaseNumber, kind, declarations }) =>
    `${text(massCaseNumber)}, ${text(kind)} of ${items(declarations).length} declarations`,
  MassCaseProcessed: ({ massCaseNumber, outcomes }) =>
    `${text(massCaseNumber)}, ${accepted(outcomes)} of ${items(outcomes).length} accepted`,
  MassCaseRejected: ({ massCaseNumber, reasons }) =>
    `${text(massCaseNumber)} for ${listed(reasons)}`,
}
