/** What a client's decisions about a provider change: they stand in its business account. */
import { businessAccount } from '@carmkit/core'
import type { EventIn } from '@carmkit/kernel'
import { type Projection, source, unchanged } from '../../../project/model.js'
import { put } from '../../../project/rows.js'
import type { Row } from '../../../project/table.js'
import { idOf } from '../../recorded.js'
import { providerRevocation, providerStanding } from '../tables/index.js'

type StandingRow = Row<typeof providerStanding>
type ProviderEvent = Extract<
  EventIn<typeof businessAccount.events>,
  { readonly type: 'ProviderBlocked' | 'ProviderUnblocked' | 'ProviderRevoked' }
>

const changes =
  <Event extends ProviderEvent>(
    to: (data: Event['data']) => Partial<StandingRow>,
  ): Projection<Event> =>
  ({ event }, rows) => {
    const key = { client: idOf(event), provider: event.data.provider }
    const row = rows.get(providerStanding, key) ?? {
      ...key,
      blocked_until: null,
      revoked_at: null,
      revoked_mode: null,
    }
    return [put(providerStanding, { ...row, ...to(event.data), revision: event.revision })]
  }

const revoked = changes<Extract<ProviderEvent, { readonly type: 'ProviderRevoked' }>>(
  ({ at, mode }) => ({ revoked_at: at, revoked_mode: mode }),
)

export const providers = source(businessAccount, {
  ProviderBlocked: changes(({ until }) => ({ blocked_until: until })),
  ProviderUnblocked: changes(() => ({ blocked_until: null })),
  ProviderRevoked: (projected, rows) => {
    const { data, revision } = projected.event
    const { client, provider, at, mode } = data
    return [
      ...revoked(projected, rows),
      put(providerRevocation, { client, provider, revoked_at: at, mode, revision }),
    ]
  },
  BnIssued: unchanged,
  BusinessRegistered: unchanged,
  BamAppointed: unchanged,
  BusinessContactUpdated: unchanged,
  LegalCorrectionRequested: unchanged,
  BusinessSuspended: unchanged,
  BusinessReinstated: unchanged,
  BusinessCeased: unchanged,
  BusinessOrphaned: unchanged,
  AccessRequested: unchanged,
  UserInvited: unchanged,
  AccessApproved: unchanged,
  AccessRejected: unchanged,
  AccessWithdrawn: unchanged,
  AccessLapsed: unchanged,
  RoleChanged: unchanged,
  AccessEndSet: unchanged,
  AccessSuspended: unchanged,
  AccessResumed: unchanged,
  AccessEnded: unchanged,
  LicenceRecorded: unchanged,
  LicenceSuspended: unchanged,
  LicenceRestored: unchanged,
  ProgramReferenceReserved: unchanged,
  ProgramMirrored: unchanged,
})
