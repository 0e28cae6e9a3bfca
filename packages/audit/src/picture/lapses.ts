/** Lapsed authority in a picture: events that stand though their authority was gone, and why. */
import type { authorityLapse } from '@carmkit/core'
import type { Describing } from './describing.js'

export const lapseEntries: Describing<typeof authorityLapse> = (state, { name }) => {
  if (state.status === 'Absent') return []
  const { stream, revision, businesses, denials, grant } = state.lapsed
  const fields = {
    stream,
    revision,
    businesses,
    because: denials.map((denial) => `${denial.name} (${denial.rule})`),
    grant: grant?.grantId ?? null,
  }
  return [{ section: 'lapses', key: name, fields }]
}
