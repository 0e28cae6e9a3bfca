/**
 * What an account still owes and holds, told from its ledger, its security and the declarations of
 * its importer: the fact by which it may close or falls dormant (PRG-10, PRG-12).
 *
 * Separate from the decision because whoever keeps the log finds the streams and asks here.
 */
import { type FinancialSecurity, isOver } from '../financial-security/state/index.js'
import type { Ledger } from '../ledger/state.js'
import { mostUnreadable } from '../program-account/content.js'
import type { ProgramObligations } from '../program-account/context/obligations.js'
import { pendingOf } from '../transaction/declaration/state/imported.js'
import {
  type Declaration,
  type Recorded,
  versionsOf,
} from '../transaction/declaration/state/index.js'
import { type Bn15, type CivilDate, minus, moneyOf, noCents } from '../values/index.js'

/** States of one account; of the declarations there may be those of others, which do not count. */
export interface Obliging {
  readonly bn15: Bn15
  readonly ledger: Ledger
  readonly security: FinancialSecurity
  readonly declarations: ReadonlyArray<Declaration>
  /** Declarations that have no state, since an event of theirs cannot be read. */
  readonly unreadable: ReadonlyArray<UnreadableDeclaration>
  /** Eastern day of the question. */
  readonly today: CivilDate
}

export interface UnreadableDeclaration {
  readonly stream: string
  /** The accounts that its events name, as far as they can be read; empty where none tells. */
  readonly importers: ReadonlyArray<Bn15>
}

export const obligationsOf = ({
  bn15,
  ledger,
  security,
  declarations,
  unreadable,
  today,
}: Obliging): ProgramObligations => ({
  balance: balanceOf(ledger),
  unaccountedReleases: declarations.filter(
    ({ release, status }) => release?.importer === bn15 && status !== 'Accepted',
  ).length,
  openDeclarations: declarations.filter((one) => isOpenFor(bn15, one)).length,
  securityHeld:
    security.status !== 'NotEnrolled' && security.held.some((one) => !isOver(one, today)),
  lastFilingOn: declarations
    .flatMap((one) => (one.status === 'Accepted' && one.importer === bn15 ? [one.acceptedOn] : []))
    .reduce<CivilDate | null>((last, on) => (last === null || last < on ? on : last), null),
  ...named('unreadable', unreadable, ({ importers }) => importers.includes(bn15)),
  ...named('unattributed', unreadable, ({ importers }) => importers.length === 0),
})

/** Where everything could be read, nothing is said of it. */
const named = (
  key: 'unreadable' | 'unattributed',
  unreadable: ReadonlyArray<UnreadableDeclaration>,
  isMeant: (one: UnreadableDeclaration) => boolean,
) => {
  const streams = unreadable.filter(isMeant).map(({ stream }) => stream)
  return streams.length === 0 ? {} : { [key]: streams.slice(0, mostUnreadable) }
}

/** Free money settles nothing by itself: with both, the debts are told. */
const balanceOf = ({ owed, unallocated }: Ledger) =>
  moneyOf(owed > 0 ? owed : minus(noCents, unallocated))

/** One that may still be accepted, or a version that the agency has not decided. */
const isOpenFor = (bn15: Bn15, one: Declaration): boolean => {
  if (one.status === 'Draft') return one.importer === bn15
  if (one.status === 'Recorded') return one.importer === bn15 && mayBeAccepted(one)
  return one.status === 'Accepted' && one.importer === bn15 && pendingOf(one) !== null
}

const mayBeAccepted = (one: Recorded): boolean =>
  one.cancelledBy === null && versionsOf(one).some(({ status }) => status !== 'refused')
