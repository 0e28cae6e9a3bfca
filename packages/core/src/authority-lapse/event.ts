/** What is recorded of a lapse. Storage contract: add a version, never edit one. */
import { closed, type EventIn, event, eventSchema, nullable, Uuid } from '@carmkit/kernel'
import {
  Businesses,
  LapsedGrant,
  RecordedDenials,
  Revision,
  StalePins,
  StreamName,
} from './content.js'

/** The event at that place stands; what it gave is suspended by a reaction. */
export const AuthorityLapsed = event(
  'AuthorityLapsed',
  closed('AuthorityLapsed', {
    eventId: Uuid,
    stream: StreamName,
    revision: Revision,
    businesses: Businesses,
    pins: StalePins,
    denials: RecordedDenials,
    grant: nullable(LapsedGrant),
  }),
)

export const events = eventSchema(AuthorityLapsed)

export type AuthorityLapseEvent = EventIn<typeof events>
