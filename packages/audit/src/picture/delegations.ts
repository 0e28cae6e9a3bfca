/** Delegations in a picture: what they give at the moment, what was granted, and what is asked for. */
import {
  type Bn9,
  bn15Of,
  businessAccount,
  type DelegationLine,
  type delegation,
  delegationLine,
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
  const line = delegationLine(
    {
      delegation: state,
      client: stateOf(described, businessAccount, client),
      provider: stateOf(described, businessAccount, provider),
      account:
        scope === 'business'
          ? null
          : stateOf(described, programAccount, bn15Of(client as Bn9, scope)),
    },
    described.at,
  )
  if (line === null) return []
  const fields = {
    client,
    provider,
    scope,
    ...givenFields(line),
    ...grantFields(line),
    runOffs: runOffsIn(line, state),
    ...requestFields(line),
  }
  const entry: Entry = { section: 'delegations', key: described.name, fields }
  return [entry]
}

/** Null where it is not in the cut. */
const stateOf = <Aggregate extends { readonly category: string; readonly initial: unknown }>(
  { streams }: Described,
  { category }: Aggregate,
  name: string,
): Aggregate['initial'] | null => streams.get(`${category}-${name}`)?.state ?? null

const givenFields = ({
  gives,
  stoppedBy,
  unlicensed,
  programNotActive,
}: DelegationLine): Fields => ({
  gives: gives.map(({ kind }) => kind),
  stoppedBy,
  unlicensed,
  programNotActive,
})

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

/** What was begun before the end may still be finished (DEL-14), once nothing stops it. */
const runOffsIn = (
  { gives, stopped }: DelegationLine,
  { runOffs }: Present,
): ReadonlyArray<string> =>
  [...gives, ...stopped].flatMap((force) => {
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
