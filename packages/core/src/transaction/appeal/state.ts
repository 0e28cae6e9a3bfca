/** What decisions need to know of an appeal. */
import type { StreamRef } from '@carmkit/kernel'
import {
  type AppealNumber,
  type Bn15,
  bn9Of,
  type CivilDate,
  type TransactionNumber,
} from '../../values/index.js'
import type { Court, Outcome, Subject } from './content.js'

export type Appeal = Unfiled | Filed

export interface Unfiled {
  readonly status: 'Absent'
  readonly extension: Extension | null
}

/** More time for the notices of one kind and day, to this Eastern day, included. */
export interface Extension {
  readonly appellant: Bn15
  readonly kind: Subject['kind']
  readonly noticedOn: CivilDate
  readonly until: CivilDate
}

export interface Filed {
  readonly status: 'Filed' | 'RejectedForForm' | 'UnderReview' | 'Decided' | 'External'
  readonly appellant: Bn15
  readonly extension: Extension | null
  /** What it is about. */
  readonly subjects: ReadonlyArray<Subject>
  /** Null until it is decided. */
  readonly outcome: Outcome | null
  /** Where the decision was appealed; null while it was not. */
  readonly court: Court | null
}

export const initial: Appeal = { status: 'Absent', extension: null }

export const category = 'transaction-appeal'

export const appealStream = (number: AppealNumber): StreamRef<Appeal> => ({
  category,
  name: `${category}.${number}`,
})

/** What an appeal means for a declaration of an importer: nothing, not yet anything, or who was right. */
export type AppealStanding = 'notAppealed' | 'undecided' | 'denied' | 'inFavour'

/** A decision taken further stands until another one is known (assumed CK-127). */
export const standingFor = (
  state: Appeal,
  {
    importer,
    transactionNumber,
  }: {
    readonly importer: Bn15
    readonly transactionNumber: TransactionNumber
  },
): AppealStanding => {
  if (state.status === 'Absent' || bn9Of(state.appellant) !== bn9Of(importer)) return 'notAppealed'
  const isSubject = state.subjects.some(
    (one) => one.kind === 'adjustment' && one.transactionNumber === transactionNumber,
  )
  if (!isSubject) return 'notAppealed'
  if (state.outcome === null) return 'undecided'
  return state.outcome === 'denied' ? 'denied' : 'inFavour'
}
