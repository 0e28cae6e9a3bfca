/**
 * What is alive of a delegation at one moment. Dates and what ended elsewhere are consulted here,
 * never a slot alone; separate because every answer begins with it.
 */
import { endOf, expiryRunOff, isOver, runOffsLeft } from '../../authority/index.js'
import { easternDateOf } from '../../calendar/index.js'
import type { Instant, RunOff } from '../../values/index.js'
import {
  afterElsewhere,
  type Elsewhere,
  empty,
  isVoidBy,
  openRequest,
  type Slots,
} from '../context/endings.js'
import {
  type DelegationEvent,
  GrantEnded,
  GrantExpired,
  RequestVoided,
  RunOffStarted,
} from '../event.js'
import { type Delegation, type LiveGrant, type OpenRequest, unlapsed } from '../state.js'

/** Where a live grant stands. A suspended one has begun. */
export type Phase = 'Scheduled' | 'Active' | 'Suspended'

export interface Life {
  /** Open: neither answered nor lapsed nor void. */
  readonly request: OpenRequest | null
  /** Scheduled, Active or Suspended. */
  readonly grant: LiveGrant | null
  /** Rights to finish that hold now, also of a grant whose end nobody has recorded. */
  readonly runOffs: ReadonlyArray<RunOff>
  /** Records of what ended the grant and the run-offs in the slots. */
  readonly overdue: ReadonlyArray<DelegationEvent>
  /** Record of what voided the request in its slot. */
  readonly voided: ReadonlyArray<DelegationEvent>
}

interface When {
  readonly elsewhere: Elsewhere
  readonly now: Instant
}

export const lifeOf = (state: Delegation, { elsewhere, now }: When): Life => {
  const left = afterElsewhere(slotsOf(state), elsewhere)
  const { grant } = left
  return {
    request: openRequest(state, { elsewhere, now }),
    grant: grant === null || isOver(grant.terms.validUntil, now) ? null : grant,
    runOffs: runOffsLeft(left, now),
    overdue: [...endingsOf(state, { elsewhere, now }), ...expiryOf(left, now)],
    voided: voidingsOf(state, { elsewhere, now }),
  }
}

export const phaseOf = ({ suspended, terms }: LiveGrant, now: Instant): Phase => {
  if (suspended) return 'Suspended'
  return easternDateOf(now) < terms.validFrom ? 'Scheduled' : 'Active'
}

const slotsOf = (state: Delegation): Slots => (state.status === 'Absent' ? empty : state)

/** Records what ended elsewhere, and nothing that a date of this delegation decides. */
export const endingsOf = (
  state: Delegation,
  { elsewhere, now }: When,
): ReadonlyArray<DelegationEvent> => {
  const before = slotsOf(state)
  const after = afterElsewhere(before, elsewhere)
  const stillThere = new Set(after.runOffs.map(({ grantId }) => grantId))
  return [
    ...(before.grant === null || after.grant !== null
      ? []
      : endingOf(before.grant, { after, now })),
    ...before.runOffs
      .filter(({ grantId }) => !stillThere.has(grantId))
      .map(({ grantId }) => GrantEnded.make({ grantId })),
  ]
}

/** A grant that ended elsewhere left a run-off or nothing; it may have expired before. */
const endingOf = (
  { id: grantId, terms }: LiveGrant,
  { after, now }: { readonly after: Slots; readonly now: Instant },
): ReadonlyArray<DelegationEvent> => {
  const runOff = after.runOffs.find((one) => one.grantId === grantId)
  const lasting = runOff !== undefined && now < runOff.until ? [RunOffStarted.make(runOff)] : []
  if (
    runOff === undefined ||
    terms.validUntil === null ||
    runOff.endedAt !== endOf(terms.validUntil)
  )
    return lasting.length > 0 ? lasting : [GrantEnded.make({ grantId })]
  return [GrantExpired.make({ grantId, endedAt: runOff.endedAt }), ...lasting]
}

/** Records that the last day of a grant has passed; a suspended one leaves no run-off (f2). */
const expiryOf = (slots: Slots, now: Instant): ReadonlyArray<DelegationEvent> => {
  const { grant } = slots
  const lastDay = grant?.terms.validUntil ?? null
  if (grant === null || lastDay === null || !isOver(lastDay, now)) return []
  const { id: grantId } = grant
  const runOff = expiryRunOff(slots, now)
  const expired = GrantExpired.make({ grantId, endedAt: endOf(lastDay) })
  if (runOff === null) return [expired, GrantEnded.make({ grantId })]
  return now < runOff.until ? [expired, RunOffStarted.make(runOff)] : [expired]
}

/** Records that a request or an offer fell with what it was about. */
export const voidingsOf = (
  state: Delegation,
  { elsewhere, now }: When,
): ReadonlyArray<DelegationEvent> => {
  const request = unlapsed(state, now)
  return request !== null && isVoidBy(request, elsewhere)
    ? [RequestVoided.make({ requestId: request.id })]
    : []
}
