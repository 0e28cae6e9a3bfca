/** What decisions need to know of a declaration. */
import type { StreamRef } from '@carmkit/kernel'
import {
  type AppealNumber,
  type Bn9,
  type Bn15,
  type CivilDate,
  entriesOf,
  type Instant,
  type Keyed,
  type MassCaseNumber,
  noEntries,
  type TransactionNumber,
  valueIn,
} from '../../../values/index.js'
import type { Theirs } from '../content/assessment.js'
import type { FiledAs } from '../content/imported.js'
import type { Assessed, Content } from '../content/index.js'

/** A release may be recorded before anything else is, and stays known in every status. */
export type Declaration = { readonly release: Release | null } & (
  | { readonly status: 'Absent' }
  | Draft
  | (Owned & { readonly status: 'Discarded' })
  | Recorded
  | Filed
)

/** The release of the goods, as the agency recorded it. */
export interface Release {
  readonly importer: Bn15
  readonly releaseDate: CivilDate
  readonly releaseOffice: string
  readonly cargoControlNumber: string | null
  readonly releasedPriorToPayment: boolean
  /** The deadline that was warned of last; null before any warning. */
  readonly dueNoted: CivilDate | null
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

/** Every version that is known, whoever filed it. Of imported ones, numbers may be missing (B18). */
interface Versioned {
  readonly cadType: string
  /** Every version under its number. */
  readonly versions: Keyed<string, Version>
  /** The highest number given, whatever became of that version (TXN-03). */
  readonly latest: number
  /** Number of the cancellation, after which nothing is filed; null while there is none. */
  readonly cancelledBy: number | null
}

/** Filed by another system, and as far as is known not accepted. */
export interface Recorded extends Owned, Versioned {
  readonly status: 'Recorded'
}

/** Accepted once: from then on it only gets further versions (TXN-05). */
export interface Filed extends Owned, Versioned {
  readonly status: 'Accepted'
  /** The version in effect: the highest accepted one (TXN-04). */
  readonly version: number
  /** The lowest accepted version that is known; the days below are those of its acceptance. */
  readonly first: number
  /** The one version filed here that the agency has not decided (TXN-07). */
  readonly pending: number | null
  /** What is owed is not the debt of the first version alone: some version was posted as a difference. */
  readonly adjusted: boolean
  /** What a ledger was told that is owed, and for which version; null while nothing is known. */
  readonly charged: Charged | null
  /** Eastern day on which the first version was accepted, or was accounted for before CARM. */
  readonly acceptedOn: CivilDate
  readonly billingPeriod: string
  /** As it was recorded last (assumed CK-143); a deferral may have moved it since. */
  readonly paymentDueDate: CivilDate
  /** False for what a blanket request made (CK-130). */
  readonly adjustable: boolean
  /** Appeals that a version carried out. */
  readonly carriedOut: Keyed<AppealNumber, true>
  /** Mass cases that made a version. */
  readonly massCases: Keyed<MassCaseNumber, true>
  /** The versions, by number, whose quoted rulings were warned of. */
  readonly mismatched: Keyed<string, true>
  /** Last day on which each line that is believed to be wrong must have been corrected (s.32.2). */
  readonly corrigible: Keyed<string, CivilDate>
}

export interface Charged {
  readonly version: number
  readonly total: Assessed['charges']['total']
}

/**
 * Whether all that is owed is one debt, of what was charged here: only then a correction here may
 * state the whole of it anew. What the agency charged of an imported version stands, but for what is
 * changed.
 */
export const isOwedWhole = (state: Filed): boolean =>
  !state.adjusted &&
  state.charged !== null &&
  versionOf(state, state.charged.version).imported === null

/** An accepted declaration with its release. */
export type Accepted = Extract<Declaration, { readonly status: 'Accepted' }>

/** A complete snapshot of what was declared; never altered, but for its status and the answers to it. */
export interface Version extends Assessed {
  readonly number: number
  /** `recorded` and `refused` are those of other systems: without an answer, and turned down as a message. */
  readonly status: 'accepted' | 'pending' | 'rejected' | 'withdrawn' | 'recorded' | 'refused'
  /** The version in effect when it was made; null for the first, and where another system made it. */
  readonly basedOn: number | null
  readonly contentHash: string
  /** Null: it was filed here. */
  readonly imported: Imported | null
  /** What the agency decided of it, as imported; null where nothing was. */
  readonly decision: ImportedDecision | null
  /** What the agency says that it comes to; null where nothing was imported. */
  readonly assessment: ImportedAssessment | null
}

/** How another system filed a version, and whether it was accepted there. */
export interface Imported {
  readonly documentHash: string
  readonly stated: FiledAs | null
  /** Lines whose charges cannot be told from what is held of them. */
  readonly unheld: ReadonlyArray<number>
  readonly acceptance: { readonly at: Instant; readonly on: CivilDate } | null
  readonly isRefused: boolean
}

export interface ImportedDecision {
  readonly outcome: 'approved' | 'rejected'
  /** Eastern day. */
  readonly decidedOn: CivilDate
}

export interface ImportedAssessment {
  readonly assessedAt: Instant
  /** As the agency states it; null where it does not. */
  readonly paymentDueDate: CivilDate | null
  readonly theirs: Theirs
}

/** What only later events bring to a declaration. */
export const nothingNoted = {
  carriedOut: noEntries,
  massCases: noEntries,
  mismatched: noEntries,
  corrigible: noEntries,
} as const

/** What a version that is filed here has of an import: nothing. */
export const filedHere = { imported: null, decision: null, assessment: null } as const

/** Undefined for a number that is not known. */
export const knownVersion = (
  { versions }: Pick<Filed, 'versions'>,
  number: number,
): Version | undefined => valueIn(versions, String(number))

export const versionOf = (state: Pick<Filed, 'versions'>, number: number): Version => {
  const version = knownVersion(state, number)
  if (version === undefined) throw new Error(`no version ${number}`)
  return version
}

/** The declaration as it stands. */
export const currentOf = (state: Filed): Version => versionOf(state, state.version)

/** All versions that are known, in order. */
export const versionsOf = ({ versions }: Pick<Filed, 'versions'>): ReadonlyArray<Version> =>
  entriesOf(versions)
    .map(([, version]) => version)
    .toSorted((one, other) => one.number - other.number)

export const initial: Declaration = { status: 'Absent', release: null }

export const category = 'transaction-declaration'

export const declarationStream = (number: TransactionNumber): StreamRef<Declaration> => ({
  category,
  name: `${category}.${number}`,
})
