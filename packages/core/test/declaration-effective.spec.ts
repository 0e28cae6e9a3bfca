/** From when an event of a declaration holds, where somebody else fixed the date. */
import { declaration } from '@carmkit/core'
import { expect, test } from 'vitest'

const holdsFrom = (type: string, data: object): string | null =>
  declaration.effectiveAt({ type, v: 1, data } as never)

const at = '2026-02-02T13:30:00.000Z'

test.each([
  ['VersionRecorded', { filedAt: at }],
  ['AcceptanceRecorded', { acceptedAt: at }],
  ['RejectionRecorded', { rejectedAt: at }],
  ['AssessmentRecorded', { assessedAt: at }],
  ['DecisionRecorded', { decidedAt: at }],
])('%s holds from the moment that the other system or the agency states', (type, data) => {
  expect(holdsFrom(type, data)).toBe(at)
})

test.each([
  ['ReleaseRecorded', { releaseDate: '2026-02-02' }],
  ['AsDeclaredRecorded', { accountedOn: '2026-02-02' }],
])('%s holds from the beginning of its Eastern day', (type, data) => {
  expect(holdsFrom(type, data)).toBe('2026-02-02T05:00:00.000Z')
})

test.each(['DraftOpened', 'DeclarationSubmitted', 'ChargesImported', 'CancellationRecorded'])(
  '%s holds from when it is recorded',
  (type) => {
    expect(holdsFrom(type, {})).toBe(null)
  },
)
