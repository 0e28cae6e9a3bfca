/** The events of claims in words: who claims which number, and how it stands. */
import { type Descriptions, items, listed, short, text, until } from './words.js'

const claim = ({ bn9, claimant }: Parameters<Descriptions[string]>[0]): string =>
  `${text(bn9)} by ${short(claimant)}`

export const claimTexts: Descriptions = {
  ClaimBegun: ({ questions, lapsesAt, ...data }) => {
    const how =
      items(questions).length === 0 ? 'an officer decides' : `to be proved by ${listed(questions)}`
    return `${claim(data)}, ${how}${until(lapsesAt)}`
  },
  ClaimVerified: ({ basis, programs, ...data }) =>
    `${claim(data)}, by ${text(basis)}, with ${items(programs).length} accounts on record`,
  ProfileFailed: ({ failures, ...data }) =>
    `${claim(data)}, not as on the agency's record, failure ${text(failures)} of 3`,
  AffinityFailed: ({ failures, ...data }) => `${claim(data)}, failure ${text(failures)} of 3`,
  ClaimLockStarted: ({ until: end, lockNumber, ...data }) =>
    `${claim(data)}, lock ${text(lockNumber)}${end === null ? ' until an officer opens it' : until(end)}`,
  ClaimUnlocked: claim,
  ClaimRefused: claim,
  ClaimLapsed: claim,
}
