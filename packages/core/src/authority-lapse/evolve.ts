/** What a recorded event means for a lapse. */
import type { AuthorityLapseEvent } from './event.js'
import type { AuthorityLapse } from './state.js'

export const evolve = (_state: AuthorityLapse, _event: AuthorityLapseEvent): AuthorityLapse => ({
  status: 'Recorded',
})
