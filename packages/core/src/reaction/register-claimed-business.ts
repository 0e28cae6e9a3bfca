/**
 * A verified claim registers the business, with every account of the number. Of two claims the
 * first one registered wins: the other's command is refused and kept for people (BUS-07 to BUS-10).
 */
import type { EventOf, RecordedEvent } from '@carmkit/kernel'
import type { RegisterClaimedBusiness } from '../business-account/command/registration.js'
import type { ClaimVerified } from '../claim/event.js'
import type { CommandOf } from '../command-definition.js'
import { type Reaction, stateless } from './reaction.js'

export const registerClaimedBusiness: Reaction<unknown> = {
  name: 'registerClaimedBusiness',
  ...stateless,
  views: null,
  react: (_state, event) => (isVerified(event) ? [registration(event)] : []),
}

type Verified = RecordedEvent<EventOf<typeof ClaimVerified>>

const isVerified = (event: RecordedEvent): event is Verified => event.type === 'ClaimVerified'

const registration = ({
  data: { bn9, claimant, programs },
}: Verified): CommandOf<typeof RegisterClaimedBusiness> => ({
  type: 'RegisterClaimedBusiness',
  data: { bn9, claimant, programs },
})
