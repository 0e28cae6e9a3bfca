/**
 * What is still to be done about the declarations of a business: lines that are believed to be wrong,
 * with the last day to correct them (s.32.2), and appeals that were won and that no version carries
 * out yet.
 *
 * Separate from declarations, each of which knows itself only: whoever holds all streams asks here.
 */
import type { Portal } from '../access/index.js'
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
import {
  AppealNumber,
  type Bn9,
  type Bn15,
  bn9Of,
  type CivilDate,
  TransactionNumber,
  valueIn,
} from '../values/index.js'

interface About {
  readonly transactionNumber: TransactionNumber
  readonly importer: Bn15
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

export type StillToDo = CorrectionOwed | AppealWon

type Held = Pick<Portal, 'streams' | 'facts'>

/** Corrections by their day, then appeals by their number; nothing once a declaration is cancelled. */
export const stillToDo = (portal: Held, bn9: Bn9): ReadonlyArray<StillToDo> => [
  ...numbersIn(portal, declarationCategory, TransactionNumber.is)
    .flatMap((number) => correctionsOf(portal, number))
    .filter(({ importer }) => bn9Of(importer) === bn9)
    .toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1)),
  ...numbersIn(portal, appealCategory, AppealNumber.is).flatMap((number) =>
    appealsWon(portal, { number, bn9 }),
  ),
]

const placeOf = ({ deadline, transactionNumber }: CorrectionOwed): string =>
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

const appealed = (state: Exclude<Appeal, { readonly status: 'Absent' }>) =>
  state.subjects.flatMap((one) => (one.kind === 'adjustment' ? [one.transactionNumber] : []))
