/** Delegations in a picture: what they give at the moment, what was granted, and what is asked for. */
import {
  type Bn9,
  bn15Of,
  businessAccount,
  type DelegationLine,
  type delegation,
  delegationLine,
  type Instant,
  limitsOf,
  programAccount,
} from '@carmkit/core'
import type { Described, Describing } from './describing.js'
import type { Entry, Fields } from './picture.js'

type Present = Extract<typeof delegation.initial, { readonly status: 'Present' }>

/**
 * What ended elsewhere holds at once, and nothing is given while a business of it does not stand, where
 * the streams that say so are in the cut (DEL-17, DEL-25, BUS-13).
 */
export const delegationEntries: Describing<typeof delegation> = (state, described) => {
  if (state.status === 'Absent') return []
  const { client, provider, scope } = state.identity
  const parties = {
    client: stateOf(described, businessAccount, client),
    provider: stateOf(described, businessAccount, provider),
  }
  const line = delegationLine(
    {
      delegation: state,
      client: parties.client ?? businessAccount.initial,
      provider: parties.provider ?? businessAccount.initial,
      account:
        scope === 'business'
          ? null
          : (stateOf(described, programAccount, bn15Of(client as Bn9, scope)) ??
            programAccount.initial),
    },
    described.at,
  )
  if (line === null) return []
  const fields = {
    client,
    provider,
    scope,
    ...givenFields(line, limitsIn(line, parties, described.at)),
    ...grantFields(line),
    runOffs: runOffsIn(line, state),
    ...requestFields(line),
  }
  const entry: Entry = { section: 'delegations', key: described.name, fields }
  return [entry]
}

const stateOf = <Aggregate extends { readonly category: string; readonly initial: unknown }>(
  { streams }: Described,
  { category }: Aggregate,
  name: string,
): Aggregate['initial'] | undefined => streams.get(`${category}-${name}`)?.state

type Business = typeof businessAccount.initial

/** Null where the cut does not hold both: then it says what the delegation gives by itself. */
const limitsIn = (
  line: DelegationLine,
  { client, provider }: { readonly [party in 'client' | 'provider']: Business | undefined },
  at: Instant,
): ReturnType<typeof limitsOf> | null =>
  client === undefined || provider === undefined ? null : limitsOf(line, { client, provider }, at)

/** Of what is stopped the rest is told: that something ended, or is suspended itself. */
const givenFields = ({ gives }: DelegationLine, limits: ReturnType<typeof limitsIn>): Fields => {
  const live = gives.filter(({ kind }) => kind === 'Active' || kind === 'RunOff')
  const stoppedBy = live.length === 0 ? [] : (limits?.stoppedBy ?? [])
  const given = stoppedBy.length === 0 ? gives : gives.filter((one) => !live.includes(one))
  const isOfBroker = live.some((one) => 'capacity' in one && one.capacity === 'CustomsBroker')
  return {
    gives: given.map(({ kind }) => kind),
    stoppedBy,
    unlicensed: isOfBroker && limits?.licensed === false,
  }
}

const grantFields = ({ grant }: DelegationLine): Fields => ({
  grant: grant?.id ?? null,
  capacity: grant?.capacity ?? null,
  visibility: grant?.terms.visibility ?? null,
  validFrom: grant?.terms.validFrom ?? null,
  validUntil: grant?.terms.validUntil ?? null,
  suspended: grant?.suspended ?? false,
  grantedAt: grant?.grantedAt ?? null,
  relationship: grant?.relationship ?? null,
})

/** What was begun before the end may still be finished (DEL-14). */
const runOffsIn = ({ gives }: DelegationLine, { runOffs }: Present): ReadonlyArray<string> =>
  gives.flatMap((force) => {
    if (force.kind !== 'RunOff') return []
    const until = runOffs.find(({ grantId }) => grantId === force.id)?.until
    return [`${force.id} of what was begun by ${force.endedAt}${until ? `, until ${until}` : ''}`]
  })

const requestFields = ({ open }: DelegationLine): Fields => ({
  asked: open?.kind ?? null,
  request: open?.id ?? null,
  askedCapacity: open?.capacity ?? null,
  askedVisibility: open === null ? null : 'terms' in open ? open.terms.visibility : open.visibility,
  askedBy: open === null ? null : open.kind === 'Requested' ? open.requestedBy : open.offeredBy,
  openUntil: open?.lapsesAt ?? null,
})
