/** What decisions need to know of a declaration. */
import type { StreamRef } from '@carmkit/kernel'
import type { Bn9, Bn15, Instant, TransactionNumber } from '../../values/index.js'
import type { Content } from './content.js'

export type Declaration =
  | { readonly status: 'Absent' }
  | Draft
  | (Owned & { readonly status: 'Discarded' })
  | (Owned & { readonly status: 'Accepted'; readonly version: number })

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
}

export const initial: Declaration = { status: 'Absent' }

export const category = 'transaction-declaration'

export const declarationStream = (number: TransactionNumber): StreamRef<Declaration> => ({
  category,
  name: `${category}.${number}`,
})
