/**
 * What is still to be done for a business: released goods to account for and lines that are believed
 * to be wrong, each with its last day (TXN-18, s.32.2), and appeals that were won and that nobody
 * carried out yet.
 *
 * Separate from declarations, each of which knows itself only: whoever holds all streams asks here.
 */
import type { Portal } from '../access/index.js'
import { accountByRules, cadTypesOf } from '../dated-rules/index.js'
import type { DebtId } from '../ledger/content.js'
import { type Ledger, ledgerStream } from '../ledger/state.js'
import {
  type Appeal,
  category as appealCategory,
  appealStream,
  standingFor,
} from '../transaction/appeal/state.js'
import {
  category as declarationCategory,
  declarationStream,
  type Filed,
} from '../transaction/declaration/state/index.js'
import { owedCorrections } from '../transaction/declaration/state/phase.js'
import { type Unaccounted, unaccounted } from '../transaction/declaration/state/release.js'
import {
  AppealNumber,
  type Bn9,
  type Bn15,
  bn9Of,
  type CivilDate,
  entriesOf,
  type Instant,
  type NoticeNumber,
  TransactionNumber,
  valueIn,
} from '../values/index.js'

interface About {
  readonly transactionNumber: TransactionNumber
  readonly importer: Bn15
}

/** Goods that were released; the deadline is an Eastern day, included. */
export interface ReleaseToAccountFor extends About, Pick<Unaccounted, 'deadline' | 'standing'> {
  readonly kind: 'release'
}

/** Lines with one last day, an Eastern one, included. */
export interface CorrectionOwed extends About {
  readonly kind: 'correction'
  readonly lines: ReadonlyArray<number>
  readonly deadline: CivilDate
}

/** The agency states what it comes to: for that there is no day (CK-127). */
export interface AppealWon extends About {
  readonly kind: 'appeal'
  readonly appealNumber: AppealNumber
  readonly outcome: 'allowed' | 'partly'
}

/** A penalty that stands as it was assessed, though its appeal was allowed in part (assumed CK-150). */
export interface PenaltyToReduce {
  readonly kind: 'penalty'
  readonly appealNumber: AppealNumber
  readonly importer: Bn15
  readonly noticeNumber: NoticeNumber
  /** Null where no penalty of the account names the notice. */
  readonly debt: DebtId | null
}

export type StillToDo = ReleaseToAccountFor | CorrectionOwed | AppealWon | PenaltyToReduce

type Held = Pick<Portal, 'streams' | 'facts'>

/**
 * What has a day by that day, then appeals by their number. Of a cancelled declaration nothing is
 * corrected any more.
 */
export const stillToDo = (
  portal: Held,
  { bn9, now }: { readonly bn9: Bn9; readonly now: Instant },
): ReadonlyArray<StillToDo> => [
  ...numbersIn(portal, declarationCategory, TransactionNumber.is)
    .flatMap((number) => [
      ...releaseToAccountFor(portal, { number, now }),
      ...correctionsOf(portal, number),
    ])
    .filter(({ importer }) => bn9Of(importer) === bn9)
    .toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1)),
  ...numbersIn(portal, appealCategory, AppealNumber.is).flatMap((number) => [
    ...appealsWon(portal, { number, bn9 }),
    ...penaltiesToReduce(portal, { number, bn9 }),
  ]),
]

const placeOf = ({ deadline, transactionNumber }: ReleaseToAccountFor | CorrectionOwed): string =>
  `${deadline}/${transactionNumber}`

/** Those of the streams of a category, in their order; a stream is named after its number. */
const numbersIn = <N extends string>(
  { streams }: Held,
  category: string,
  isNumber: (text: unknown) => text is N,
): ReadonlyArray<N> =>
  [...streams.keys()]
    .filter((name) => name.startsWith(`${category}.`))
    .map((name) => name.slice(category.length + 1))
    .filter(isNumber)
    .toSorted()

const filedIn = ({ facts }: Held, number: TransactionNumber): Filed | null => {
  const { state } = facts.stream(declarationStream(number))
  return state.status === 'Accepted' && state.cancelledBy === null ? state : null
}

const releaseToAccountFor = (
  { facts }: Held,
  { number, now }: { readonly number: TransactionNumber; readonly now: Instant },
): ReadonlyArray<ReleaseToAccountFor> => {
  const missing = unaccounted(facts.stream(declarationStream(number)).state, {
    now,
    accountBy: accountByRules(cadTypesOf(facts)),
  })
  if (missing === null) return []
  const { importer, deadline, standing } = missing
  return [{ kind: 'release', transactionNumber: number, importer, deadline, standing }]
}

const correctionsOf = (
  portal: Held,
  transactionNumber: TransactionNumber,
): ReadonlyArray<CorrectionOwed> => {
  const filed = filedIn(portal, transactionNumber)
  if (filed === null) return []
  const { importer } = filed
  const linesBy = new Map<CivilDate, number[]>()
  for (const { line, deadline } of owedCorrections(filed)) {
    const those = linesBy.get(deadline)
    if (those === undefined) linesBy.set(deadline, [line])
    else those.push(line)
  }
  return [...linesBy].map(([deadline, lines]) => ({
    kind: 'correction',
    transactionNumber,
    importer,
    lines,
    deadline,
  }))
}

const appealsWon = (
  portal: Held,
  { number, bn9 }: { readonly number: AppealNumber; readonly bn9: Bn9 },
): ReadonlyArray<AppealWon> => {
  const { state } = portal.facts.stream(appealStream(number))
  if (state.status === 'Absent' || bn9Of(state.appellant) !== bn9) return []
  return [...new Set(appealed(state))].flatMap((transactionNumber) => {
    const filed = filedIn(portal, transactionNumber)
    if (filed === null || valueIn(filed.carriedOut, number) === true) return []
    const { importer } = filed
    const isWon = standingFor(state, { importer, transactionNumber }) === 'inFavour'
    const { outcome } = state
    return isWon && outcome !== null && outcome !== 'denied'
      ? [{ kind: 'appeal', appealNumber: number, transactionNumber, importer, outcome }]
      : []
  })
}

/** Until it is cancelled: what is left of it is assessed or invoiced anew. */
const penaltiesToReduce = (
  { facts }: Held,
  { number, bn9 }: { readonly number: AppealNumber; readonly bn9: Bn9 },
): ReadonlyArray<PenaltyToReduce> => {
  const { state } = facts.stream(appealStream(number))
  if (state.status === 'Absent' || state.outcome !== 'partly') return []
  const { appellant: importer, subjects } = state
  if (bn9Of(importer) !== bn9) return []
  const { state: ledger } = facts.stream(ledgerStream(importer))
  return subjects.flatMap((subject) => {
    if (subject.kind !== 'penalty') return []
    const { noticeNumber } = subject
    const debt = valueIn(ledger.notices, noticeNumber) ?? null
    const stands =
      debt === null ? hasUnnoticed(ledger) : valueIn(ledger.penalties, debt) !== undefined
    return stands ? [{ kind: 'penalty', appealNumber: number, importer, noticeNumber, debt }] : []
  })
}

/** Whether a penalty stands whose notice nobody stated: any of them may be the one. */
const hasUnnoticed = ({ penalties, notices }: Ledger): boolean => {
  const noticed = new Set(entriesOf(notices).map(([, debt]) => debt))
  return entriesOf(penalties).some(([debt]) => !noticed.has(debt))
}

const appealed = (state: Exclude<Appeal, { readonly status: 'Absent' }>) =>
  state.subjects.flatMap((one) => (one.kind === 'adjustment' ? [one.transactionNumber] : []))
