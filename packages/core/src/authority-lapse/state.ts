/** What decisions need to know of a lapse: whether it is recorded. */
import type { StreamRef } from '@carmkit/kernel'

export interface AuthorityLapse {
  readonly status: 'Absent' | 'Recorded'
}

export const initial: AuthorityLapse = { status: 'Absent' }

export const category = 'authorityLapse'

/** One for each event, so that its lapse is recorded once. */
export const authorityLapseStream = (eventId: string): StreamRef<AuthorityLapse> => ({
  category,
  name: `${category}-${eventId}`,
})
