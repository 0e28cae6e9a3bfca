/** From states to a picture: one describing function for each category of streams. */
import {
  appeal,
  authorityLapse,
  businessAccount,
  claim,
  clientAccess,
  declaration,
  delegation,
  financialSecurity,
  type Held,
  type Instant,
  ledger,
  massCase,
  programAccount,
  ruling,
} from '@carmkit/core'
import { accountEntries } from './accounts.js'
import { businessEntries } from './businesses.js'
import { appealEntries, massCaseEntries, rulingEntries } from './cases.js'
import { claimEntries } from './claims.js'
import { clientGroupEntries } from './client-groups.js'
import { declarationEntries } from './declarations.js'
import { delegationEntries } from './delegations.js'
import type { Describing } from './describing.js'
import { lapseEntries } from './lapses.js'
import { ledgerEntries } from './money.js'
import { type Entry, type Picture, pictureOfEntries } from './picture.js'
import { securityEntries } from './securities.js'

// oxlint-disable-next-line typescript/no-explicit-any -- a category's state is known to its own describing function only
const describing: { readonly [category: string]: Describing<any> } = {
  [appeal.category]: appealEntries,
  [authorityLapse.category]: lapseEntries,
  [businessAccount.category]: businessEntries,
  [claim.category]: claimEntries,
  [clientAccess.category]: clientGroupEntries,
  [declaration.category]: declarationEntries,
  [delegation.category]: delegationEntries,
  [financialSecurity.category]: securityEntries,
  [ledger.category]: ledgerEntries,
  [massCase.category]: massCaseEntries,
  [programAccount.category]: accountEntries,
  [ruling.category]: rulingEntries,
}

/** The categories of streams that a picture tells of. */
export const describedCategories: ReadonlyArray<string> = Object.keys(describing)

/**
 * Every stream as it is at a moment.
 *
 * @param beside streams of others that say what delegations give; they have no entries
 */
export const pictureOf = (
  streams: ReadonlyMap<string, Held>,
  at: Instant,
  beside: ReadonlyMap<string, Held> = new Map(),
): Picture => {
  const all = beside.size === 0 ? streams : new Map([...beside, ...streams])
  return pictureOfEntries(
    [...streams].flatMap(([stream, { state }]) =>
      entriesOfStream(stream, { state, at, streams: all }),
    ),
  )
}

/** What one stream adds to a picture; with `streams`, what was ended elsewhere is taken out of it. */
export const entriesOfStream = (
  stream: string,
  {
    state,
    at,
    streams = new Map(),
  }: {
    readonly state: unknown
    readonly at: Instant
    readonly streams?: ReadonlyMap<string, Held>
  },
): ReadonlyArray<Entry> => {
  const category = describedCategories.find(
    (one) => stream.startsWith(`${one}-`) || stream.startsWith(`${one}.`),
  )
  if (category === undefined) return []
  const name = stream.slice(category.length + 1)
  return describing[category]?.(state, { name, at, streams }) ?? []
}
