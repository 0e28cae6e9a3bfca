/** Program accounts in a picture. */
import type { programAccount } from '@carmkit/core'
import type { Describing } from './describing.js'
import type { Entry } from './picture.js'

export const accountEntries: Describing<typeof programAccount> = (state, { name }) => {
  if (state.status === 'Absent') return []
  const { status, programType, subPrograms, inUseSince, requested, closed } = state
  const entry: Entry = {
    section: 'accounts',
    key: name,
    fields: {
      status,
      programType,
      subPrograms: [...subPrograms].toSorted(),
      inUseSince,
      documentsRequested: [...requested].toSorted(),
      closedBecause: status === 'Closed' ? (closed?.reason ?? null) : null,
      closedAt: status === 'Closed' ? (closed?.at ?? null) : null,
    },
  }
  return [entry]
}
