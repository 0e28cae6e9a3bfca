/** The words of an access review: ways, gifts, who gave, and what the marks mean. */
import type { AccessLine, Gift, Giving, Mark } from '@carmkit/audit'
import type { JsonObject } from '@carmkit/kernel'
import { actorText } from './actor.js'
import { itemTexts } from './items.js'

/** `BAM`, or `pEditor by delegation RM0001 #2 through group ...`. */
export const wayText = ({ way, scope, through }: AccessLine): string => {
  if (way.delegation === null) return way.role
  const grant = `${scope ?? ''} #${way.delegation.split('#')[1] ?? ''}`
  const by = way.isRunOff ? `run-off of ${grant}` : `delegation ${grant}`
  const assigned = through.map((group) => (group === null ? 'the client' : `group ${group}`))
  return `${way.role} by ${by}${assigned.length === 0 ? '' : ` through ${assigned.join(', ')}`}`
}

/** `27 on business, 26 on RM0001, 2 on own items of RM0002`: how many permissions hold where. */
export const giftCounts = (gives: ReadonlyArray<Gift>): string =>
  [...new Set(gives.map(({ program }) => program))]
    .map((program) => {
      const there = gives.filter((gift) => gift.program === program)
      const count = new Set(there.flatMap(({ permissions }) => permissions)).size
      const onlyOwn = there.every(({ items }) => items === 'own') ? `${itemTexts.own} of ` : ''
      return `${count} on ${onlyOwn}${program ?? 'business'}`
    })
    .join(', ')

/** `RM0001: ViewTransactions, SubmitFirstDeclaration` for each place, with whose items these are. */
export const giftTexts = (gives: ReadonlyArray<Gift>): ReadonlyArray<string> =>
  gives.map(({ program, items, permissions }) => {
    const place = program ?? 'business'
    const there = items === 'none' ? place : `${itemTexts[items]} of ${place}`
    return `${there}: ${permissions.join(', ')}`
  })

/** `role by a0000000 in businessAccount-123456782@3`. */
export const givingText = ({ gave, by, stream, revision }: Giving): string =>
  `${gave} by ${actorText(by as unknown as JsonObject)} in ${stream}@${revision}`

export const markText = (mark: Mark): string => `${meaningOf(mark)} (${mark.rule})`

const meaningOf = (mark: Mark): string => {
  switch (mark.mark) {
    case 'unused':
      return `unused in ${mark.heldDays} days`
    case 'roleTooHigh':
      return `${mark.enough} would do`
    case 'visibilityTooWide':
      return `visibility ${mark.enough} would do`
    case 'scopeTooWide':
      return `scope ${mark.enough} would do`
    case 'endless':
      return 'without an end'
    case 'orphaned':
      return `given by ${actorText({ kind: 'user', userId: mark.giver })}, who has left`
    case 'runOff':
      return 'a former provider in run-off'
  }
}
