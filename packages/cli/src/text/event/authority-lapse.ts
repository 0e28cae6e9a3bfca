/** Lapses in words: which event had lost its authority, and why. */
import { type Descriptions, items, record, text } from './words.js'

export const authorityLapseTexts: Descriptions = {
  AuthorityLapsed: ({ stream, revision, denials }) => {
    const why = items(denials).map(
      (one) => `${text(record(one)['name'])} (${text(record(one)['rule'])})`,
    )
    return `${text(stream)}@${text(revision)} was recorded without authority: ${why.join(', ')}`
  },
}
