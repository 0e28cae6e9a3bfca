/** What decisions need to know of a declaration. */
import type { StreamRef } from '@carmkit/kernel'
import {
  type Bn9,
  type Bn15,
  type CivilDate,
  type Instant,
  type Keyed,
  type TransactionNumber,
  valueIn,
} from '../../../values/index.js'
import type { Assessed, Content } from '../content/index.js'

/** A release may be recorded before anything else is, and stays known in every status. */
export type Declaration = { readonly release: Release | null } & (
  | { readonly status: 'Absent' }
  | Draft
  | (Owned & { readonly status: 'Discarded' })
  | Filed
)

/** The release of the goods, as the agency recorded it. */
export interface Release {
  readonly importer: Bn15
  readonly releaseDate: CivilDate
  readonly releaseOffice: string
  readonly cargoControlNumber: string | null
  readonly releasedPriorToPayment: boolean
  /** The warning that accounting is due was recorded. */
  readonly dueNoted: boolean
}

/** Whose transaction it is. */
export interface Owned {
  readonly importer: Bn15
  /** The business whose user began it; from submission on, the one whose user submitted it (f4). */
  readonly ownedBy: Bn9
  /** The business whose user began it, for ever (DEL-14). */
  readonly openedFor: Bn9
  readonly openedAt: Instant
}

/** Open for edits: new, or refused and not yet submitted again. */
export interface Draft extends Owned, Content {
  readonly status: 'Draft'
  readonly cadType: string
  /** Hash of the content that was submitted last; null before. */
  readonly submitted: string | null
}

/** Accepted once: from then on it only gets further versions (TXN-05). */
export interface Filed extends Owned {
  readonly status: 'Accepted'
  readonly cadType: string
  /** The version in effect: the highest accepted one (TXN-04). */
  readonly version: number
  /** The highest number given, whatever became of that version (TXN-03). */
  readonly latest: number
  /** The one version that the agency has not decided (TXN-07). */
  readonly pending: number | null
  /** The agency has decided a version, so that what is owed stands in several postings. */
  readonly adjusted: boolean
  /** Every version under its number. */
  readonly versions: Keyed<string, Version>
  /** Eastern day on which version 1 was accepted. */
  readonly acceptedOn: CivilDate
  readonly billingPeriod: string
  /** As it was recorded; a deferral may have moved it since. */
  readonly paymentDueDate: CivilDate
  /** Last day on which each line that is believed to be wrong must have been corrected (s.32.2). */
  readonly corrigible: Keyed<string, CivilDate>
}

/** An accepted declaration with its release. */
export type Accepted = Extract<Declaration, { readonly status: 'Accepted' }>

/** A complete snapshot of what was declared; never altered, but for its status. */
export interface Version extends Assessed {
  readonly number: number
  readonly status: 'accepted' | 'pending' | 'rejected' | 'withdrawn'
  /** The version in effect when it was made; null for the first. */
  readonly basedOn: number | null
  readonly contentHash: string
}

export const versionOf = ({ versions }: Filed, number: number): Version => {
  const version = valueIn(versions, String(number))
  if (version === undefined) throw new Error(`no version ${number}`)
  return version
}

/** The declaration as it stands. */
export const currentOf = (state: Filed): Version => versionOf(state, state.version)

/** All versions, in order. */
export const versionsOf = (state: Filed): ReadonlyArray<Version> =>
  Array.from({ length: state.latest }, (_, index) => versionOf(state, index + 1))

export const initial: Declaration = { status: 'Absent', release: null }

export const category = 'transaction-declaration'

export const declarationStream = (number: TransactionNumber): StreamRef<Declaration> => ({
  category,
  name: `${category}.${number}`,
})
