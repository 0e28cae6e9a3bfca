/** What holds of penalties in every history of a ledger, read from the catalogue and the plain book. */
import { type Book, dayOf } from './book.js'
import { day } from './days.js'
import { accepted, type LedgerRule, stepRule } from './rule.js'

/** Those that nobody cancelled. */
const standing = ({ debts, penalties }: Book): Book['penalties'] =>
  penalties.filter(({ id }) => debts.some((debt) => debt.id === id && !debt.cancelled))

/**
 * Until the same day of a later year: three years for what was not corrected, one for the others
 * (catalogue 4.5, CK-68). No year that ends a memory has a 29th of February.
 */
const isRemembered = ({ code, on }: Book['penalties'][number], today: string): boolean => {
  const year = Number(on.slice(0, 4)) + (/^C(08|35)/.test(code) ? 3 : 1)
  return today < `${year}${on.slice(4)}`.replace('-02-29', '-02-28')
}

/** Two codes exclude each other for one document (catalogue 4.5). */
const excludes = (one: string, other: string): boolean =>
  [`${one} ${other}`, `${other} ${one}`].some((pair) =>
    /^(C070 LateAccounting|C08\d C35\d)$/.test(pair),
  )

export const penaltyRules: ReadonlyArray<LedgerRule> = [
  accepted(
    'TXN-48, CK-147: a level rises within its memory alone, by penalties that stand',
    ['AssessPenalty'],
    function* (one) {
      const { code } = one.step.sent.data as { code: string }
      const today = dayOf(one.step.sent.at)
      const earlier = standing(one.book).filter(
        (penalty) => penalty.code === code && isRemembered(penalty, today),
      )
      const most = code === 'LateAccounting' ? 1 : 3
      const highest = Math.max(0, ...earlier.map(({ level }) => level))
      const isPaused =
        code === 'C005' &&
        highest === 1 &&
        Date.parse(today) - Math.min(...earlier.map(({ on }) => Date.parse(on))) <= 30 * day
      const expected = Math.min(isPaused ? 1 : highest + 1, most)
      const level = one.after.penalties.at(-1)?.level
      if (level !== expected) yield `level ${level}, not ${expected}`
    },
  ),
  stepRule(
    'CK-147: a penalty excludes others of its document while it stands',
    function* ({ step, book }) {
      if (step.sent.type !== 'AssessPenalty' || step.outcome === 'denied') return
      const { code, document } = step.sent.data as { code: string; document: string }
      const isExcluded = standing(book).some(
        (one) => one.document === document && excludes(one.code, code),
      )
      const isRefused = step.reasons.includes('CoveredByOtherCode')
      if (isExcluded !== isRefused) yield `${code} for ${document}: ${step.reasons.join()}`
    },
  ),
  stepRule(
    'CK-149: an allowed appeal cancels the penalty of its notice, whole and once',
    function* ({ step, events, book, after }) {
      if (step.sent.type !== 'CancelAppealedPenalty') return
      const { noticeNumber } = step.sent.data as { noticeNumber: string }
      const penalty = book.penalties.find(({ notice }) => notice === noticeNumber)
      const isOwed = standing(book).some(({ id }) => id === penalty?.id)
      const isKnown = !step.reasons.includes('UnknownNotice')
      if (isKnown !== (penalty !== undefined)) yield `${noticeNumber}: ${step.reasons.join()}`
      if (step.outcome !== 'accepted') return
      if (events.length > 0 !== isOwed) yield `${noticeNumber}: ${events.length} events`
      if (standing(after).some(({ id }) => id === penalty?.id)) yield `${noticeNumber} stands`
    },
  ),
]
