/** Claims to business numbers in a picture: who tried, how often, and what became of it. */
import type { claim } from '@carmkit/core'
import type { Describing } from './describing.js'

const waiting: ReadonlyArray<string> = ['Claiming', 'InReview']

/** Whether a waiting claim has lapsed, or a lock has ended, is a matter of dates. */
export const claimEntries: Describing<typeof claim> = (state, { name, at }) => {
  const { failures, locks, lock } = state
  const isBegun = state.status !== 'Absent'
  if (!isBegun && failures === 0 && locks === 0) return []
  const isLapsed = isBegun && waiting.includes(state.status) && at >= state.lapsesAt
  const isLocked = lock !== null && (lock.until === null || at < lock.until)
  const [bn9, claimant] = name.split('.')
  return [
    {
      section: 'claims',
      key: `${bn9} ${claimant}`,
      fields: {
        status: isBegun ? (isLapsed ? 'Lapsed' : state.status) : 'NotBegun',
        reference: isBegun ? state.reference : null,
        questions: isBegun ? state.questions : [],
        lapsesAt: isBegun ? state.lapsesAt : null,
        failures,
        locks,
        locked: isLocked,
        /** Null where an officer ends the lock, and where there is none. */
        lockedUntil: isLocked ? lock.until : null,
      },
    },
  ]
}
