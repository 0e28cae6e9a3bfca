/** What decisions need to know of a lapse, whether it is recorded, and for audits what it says. */
import type { StreamRef } from '@carmkit/kernel'
import type { AuthorityLapseEvent } from './event.js'

export type AuthorityLapse =
  | { readonly status: 'Absent' }
  | { readonly status: 'Recorded'; readonly lapsed: AuthorityLapseEvent['data'] }

export const initial: AuthorityLapse = { status: 'Absent' }

export const category = 'authorityLapse'

/** One for each event, so that its lapse is recorded once. */
export const authorityLapseStream = (eventId: string): StreamRef<AuthorityLapse> => ({
  category,
  name: `${category}-${eventId}`,
})
