/**
 * What an account still owes and holds: the fact by which it may close or falls dormant.
 *
 * A table of its own for each account, because ledger and declarations are not asked from here; an
 * embedder that knows the answers supplies them.
 */
import { bool, type Codec, closed, integer, nullable, type Static } from '@carmkit/kernel'
import type { Facts } from '../../aggregate.js'
import { suppliedTable } from '../../dated-rules/index.js'
import { type Bn15, CivilDate, Money } from '../../values/index.js'
import { UnreadableDeclarations } from '../content.js'

const most = 1_000_000_000

/** PRG-10, PRG-12. */
const Obligations = closed(
  'ProgramObligations',
  {
    /** Owed is positive, credit negative; only zero is settled. */
    balance: Money,
    /** Goods that were released and not accounted for. */
    unaccountedReleases: integer('UnaccountedReleases', 0, most),
    /** Declarations and appeals that are not decided. */
    openDeclarations: integer('OpenDeclarations', 0, most),
    securityHeld: bool,
    /** Eastern day of the last filing on the account; null when nothing was ever filed. */
    lastFilingOn: nullable(CivilDate),
  },
  {
    /** The account's own declarations that cannot be read: what is counted above is without them. */
    unreadable: UnreadableDeclarations,
    /** Declarations that cannot be read, nor whose they are: they may be the account's. */
    unattributed: UnreadableDeclarations,
  },
)
export type ProgramObligations = Static<typeof Obligations>
export const ProgramObligations: Codec<ProgramObligations> = Obligations

/** What the name of every such table begins with; the account's number follows. */
export const obligationsPrefix = 'programObligations-'

/** Name of the table of one account. */
export const obligationsTable = (bn15: Bn15): string => `${obligationsPrefix}${bn15}`

/** Null when nobody supplied them. */
export const obligationsIn = (facts: Facts, bn15: Bn15): ProgramObligations | null =>
  suppliedTable(facts, obligationsTable(bn15), ProgramObligations)
