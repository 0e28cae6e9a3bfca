/** What each event of a claim changes in its row. */
import { claim as aggregate } from '@carmkit/core'
import type { EventIn } from '@carmkit/kernel'
import { type Projected, type Projection, source } from '../../../project/model.js'
import { put } from '../../../project/rows.js'
import type { Row } from '../../../project/table.js'
import { claim } from '../tables/index.js'

type ClaimEvent = EventIn<typeof aggregate.events>
type ClaimRow = Row<typeof claim>

const unbegun = ({ data, metadata, revision }: Projected<ClaimEvent>['event']): ClaimRow => ({
  bn9: data.bn9,
  claimant: data.claimant,
  status: 'NotBegun',
  status_since: metadata.recordedAt,
  reference: null,
  questions: '[]',
  lapses_at: null,
  verified_by: null,
  failures: 0,
  failed_ever: 0,
  locks: 0,
  locked_at: null,
  locked_until: null,
  revision,
})

/** Any event may be the first of a claim: a profile that does not fit begins none. */
const changes =
  <Event extends ClaimEvent>(
    to: (event: Projected<Event>['event'], row: ClaimRow) => Partial<ClaimRow>,
  ): Projection<Event> =>
  ({ event }, rows) => {
    const { bn9, claimant } = event.data
    const row = rows.get(claim, { bn9, claimant }) ?? unbegun(event)
    return [put(claim, { ...row, ...to(event, row), revision: event.revision })]
  }

const status = (
  { metadata }: { readonly metadata: { readonly recordedAt: string } },
  to: string,
) => ({ status: to, status_since: metadata.recordedAt })

const failed = (
  { data }: { readonly data: { readonly failures: number } },
  { failed_ever }: ClaimRow,
) => ({ failures: data.failures, failed_ever: failed_ever + 1 })

export const claims = source(aggregate, {
  ProfileFailed: changes(failed),
  ClaimBegun: changes((event) => ({
    ...status(event, event.data.questions.length === 0 ? 'InReview' : 'Claiming'),
    reference: event.data.reference,
    questions: JSON.stringify(event.data.questions),
    lapses_at: event.data.lapsesAt,
  })),
  ClaimVerified: changes((event) => ({
    ...status(event, 'Verified'),
    verified_by: event.data.basis,
  })),
  AffinityFailed: changes(failed),
  ClaimLockStarted: changes(({ data, metadata }) => ({
    failures: 0,
    locks: data.lockNumber,
    locked_at: metadata.recordedAt,
    locked_until: data.until,
  })),
  ClaimUnlocked: changes(() => ({ failures: 0, locks: 0, locked_at: null, locked_until: null })),
  ClaimRefused: changes((event) => status(event, 'Refused')),
  ClaimLapsed: changes((event) => status(event, 'Lapsed')),
})
