/**
 * What a client ended for a provider in all scopes at once is recorded in each delegation of the
 * two. Authority has obeyed the revocation before: this is the record of it (DEL-25).
 */
import type { EventOf, RecordedEvent } from '@carmkit/kernel'
import type { ProviderRevoked } from '../business-account/event.js'
import type { CommandOf } from '../command-definition.js'
import type { RecordProviderRevoked } from '../delegation/command/elsewhere.js'
import { type Reaction, stateless } from './reaction.js'
import type { DelegationQuery, Views } from './views.js'

export const closeRevokedDelegations: Reaction<unknown> = {
  name: 'closeRevokedDelegations',
  ...stateless,
  views: (event) => (isRevoked(event) ? [delegationsOf(event)] : []),
  react: (_state, event, views) => (isRevoked(event) ? records(event, views) : []),
}

type Revoked = RecordedEvent<EventOf<typeof ProviderRevoked>>

const isRevoked = (event: RecordedEvent): event is Revoked => event.type === 'ProviderRevoked'

const delegationsOf = ({ data }: Revoked): DelegationQuery => ({
  view: 'delegationsOf',
  bn9: data.client,
})

const records = (
  event: Revoked,
  views: Views,
): ReadonlyArray<CommandOf<typeof RecordProviderRevoked>> => {
  const { client, provider, mode, at } = event.data
  return views
    .delegations(delegationsOf(event))
    .filter((one) => one.client === client && one.provider === provider)
    .map(({ scope }) => ({
      type: 'RecordProviderRevoked',
      data: { client, provider, scope, mode, at },
    }))
}
