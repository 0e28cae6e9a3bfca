/** What a recorded event means for a lapse. */
import type { AuthorityLapseEvent } from './event.js'
import type { AuthorityLapse } from './state.js'

export const evolve = (_state: AuthorityLapse, { data }: AuthorityLapseEvent): AuthorityLapse => ({
  status: 'Recorded',
  lapsed: data,
})
