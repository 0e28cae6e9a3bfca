/** What decisions need to know of an appeal. */
import type { StreamRef } from '@carmkit/kernel'
import type { AppealNumber, Bn15, CivilDate } from '../../values/index.js'
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
