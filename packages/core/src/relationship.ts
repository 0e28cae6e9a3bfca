/**
 * The relationship of a client and a provider: the unbroken time in which they have some live grant,
 * in any scope. Separate because it is read from all delegations of the pair, which no single one
 * knows: the delegation names it when it grants, and the provider's groups and assignments refer to
 * it (GRP-02).
 */
import type { StreamRef } from '@carmkit/kernel'
import type { Facts } from './aggregate.js'
import { afterEndings, type DelegationStanding, type Force, forcesOf } from './authority/index.js'
import { type BusinessAccount, businessAccountStream } from './business-account/state.js'
import { delegationStream } from './delegation/state.js'
import { programAccountStream } from './program-account/state.js'
import { type Bn9, bn15Of, type Instant, type ProgramReference } from './values/index.js'

/** Whose relationship, when, and where it is read from. */
export interface Pair {
  readonly client: Bn9
  readonly provider: Bn9
  readonly now: Instant
  /** Holds the business accounts of both, and {@link pairStreams}. */
  readonly facts: Pick<Facts, 'stream'>
}

/** Everything that says whether the two have a live grant, beside their business accounts. */
export const pairStreams = (
  client: Bn9,
  provider: Bn9,
  clientState: BusinessAccount,
): ReadonlyArray<StreamRef<unknown>> => {
  const programs = referencesOf(clientState)
  return [
    delegationStream({ client, provider, scope: 'business' }),
    ...programs.map((scope) => delegationStream({ client, provider, scope })),
    ...programs.map((program) => programAccountStream(bn15Of(client, program))),
  ]
}

/**
 * The relationship that a new grant continues, and in which a client may be put into a group or
 * given to staff (GRP-02). A grant that has not begun establishes none: there may be a gap before it.
 */
export const establishedRelationship = (pair: Pair): string | null => {
  for (const standing of standingsOf(pair)) {
    for (const force of forcesOf(standing, pair.now)) {
      if (!establishing.includes(force.kind)) continue
      return 'relationship' in force ? force.relationship : (standing.grant?.relationship ?? null)
    }
  }
  return null
}

const establishing: ReadonlyArray<Force['kind']> = ['Active', 'Suspended', 'RunOff']

/** What the delegations of the pair give once everything that ended elsewhere is taken out. */
const standingsOf = ({ client, provider, facts }: Pair): ReadonlyArray<DelegationStanding> => {
  const ofClient = facts.stream(businessAccountStream(client)).state
  const ofProvider = facts.stream(businessAccountStream(provider)).state
  if (ofClient.status === 'Ceased' || ofProvider.status === 'Ceased') return []
  const revocations = 'revocations' in ofClient ? (ofClient.revocations[provider] ?? []) : []
  return (['business', ...referencesOf(ofClient)] as const).flatMap((scope) => {
    const delegation = facts.stream(delegationStream({ client, provider, scope })).state
    if (delegation.status === 'Absent') return []
    const { grant, runOffs, everGranted } = delegation
    const closedAt = scope === 'business' ? null : closingOf({ client, scope, facts })
    const standing = { client, provider, scope, grant, runOffs, everGranted }
    return [afterEndings(standing, { revocations, closedAt })]
  })
}

const closingOf = ({ client, scope, facts }: Closable): Instant | null => {
  const program = facts.stream(programAccountStream(bn15Of(client, scope))).state
  return 'closed' in program ? (program.closed?.at ?? null) : null
}

interface Closable extends Pick<Pair, 'client' | 'facts'> {
  readonly scope: ProgramReference
}

const referencesOf = (business: BusinessAccount): ReadonlyArray<ProgramReference> =>
  'references' in business ? business.references : []
