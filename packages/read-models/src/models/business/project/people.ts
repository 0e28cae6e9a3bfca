/** What each event of a business changes in the rows of the people who are in it, or want to be. */
import { easternDateOf, type Instant, type RoleAssignment } from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import type { Projection } from '../../../project/model.js'
import { type Change, put, type Rows } from '../../../project/rows.js'
import type { Row } from '../../../project/table.js'
import { actorOf, idOf } from '../../recorded.js'
import { accessRequest, membership } from '../tables/index.js'
import type { EventOf, On } from './event.js'

type MemberRow = Row<typeof membership>
type RequestRow = Row<typeof accessRequest>

/** What begins: a spell of its own, whatever this person had before. */
export interface Begun {
  readonly spell: number
  readonly user: string
  readonly assignment: RoleAssignment
  readonly until: string | null
  readonly basis: string
}

/** A new access; what the person had or waited for is over with it. */
export const begun = (
  { event }: { readonly event: RecordedEvent },
  rows: Rows,
  { spell, user, assignment, until, basis }: Begun,
): ReadonlyArray<Change> => {
  const former = currentOf(event, rows, user)
  return [
    ...(former === null ? [] : [ended(event, former, replacedOr(former, event))]),
    ...openOf(event, rows, user).map((row) =>
      settled(event, row, { status: row.kind === basis ? 'Accepted' : 'Overtaken' }),
    ),
    put(membership, {
      bn9: idOf(event),
      spell,
      user_id: user,
      ...assigned(assignment),
      ends_on: until,
      suspended: 0,
      basis,
      began_at: event.metadata.recordedAt,
      status: 'Current',
      ended_at: null,
      revision: event.revision,
    }),
  ]
}

/** An access whose last day had passed ended then, though nobody recorded it. */
const replacedOr = ({ ends_on }: MemberRow, { metadata }: RecordedEvent): string =>
  ends_on !== null && ends_on < easternDateOf(metadata.recordedAt as Instant)
    ? 'Expired'
    : 'Replaced'

/** Managers who cannot sign in rest until the recovered one resumes them (CK-32). */
export const managersSuspended = (
  { event }: On<'BamAppointed'>,
  rows: Rows,
): ReadonlyArray<Change> =>
  rows
    .where(membership, { bn9: idOf(event), role: 'BAM', status: 'Current' })
    .map((row) => put(membership, { ...row, suspended: 1, revision: event.revision }))

/** Columns of the current access that an event about a person changes. */
export const member =
  <Event extends EventOf<'RoleChanged' | 'AccessEndSet' | 'AccessSuspended' | 'AccessResumed'>>(
    to: (data: Event['data']) => Partial<MemberRow>,
  ): Projection<Event> =>
  ({ event }, rows) => {
    const { user } = event.data
    const row = currentOf(event, rows, user)
    if (row === null) throw new Error(`${event.type} of somebody who is no member: ${user}`)
    return [put(membership, { ...row, ...to(event.data), revision: event.revision })]
  }

/** Role and reach as columns. */
export const assigned = (assignment: RoleAssignment): Pick<MemberRow, 'role' | 'programs'> => ({
  role: assignment.role,
  programs: JSON.stringify(assignment.role === 'BAM' ? [] : assignment.programs),
})

export const accessEnded = ({ event }: On<'AccessEnded'>, rows: Rows): ReadonlyArray<Change> => {
  const { user } = event.data
  const row = currentOf(event, rows, user)
  return row === null ? [] : [ended(event, row, endingBy(event, user))]
}

/** The event does not tell how; who caused it does. */
const endingBy = (event: RecordedEvent, user: string): string => {
  const actor = actorOf(event)
  if (actor.kind === 'user') return actor.userId === user ? 'Left' : 'Removed'
  return actor.kind === 'system' && actor.process === 'clock' ? 'Expired' : 'Removed'
}

/** The end of a business is the end of every access, and of all that waits (BUS-13). */
export const everythingEnded = (
  { event }: On<'BusinessCeased'>,
  rows: Rows,
): ReadonlyArray<Change> => [
  ...rows
    .where(membership, { bn9: idOf(event), status: 'Current' })
    .map((row) => ended(event, row, 'BusinessCeased')),
  ...voided(event, rows, 'request'),
  ...voided(event, rows, 'invitation'),
]

/** Nobody is left to stand by an invitation (USR-11). */
export const invitationsVoided = (
  { event }: On<'BusinessOrphaned'>,
  rows: Rows,
): ReadonlyArray<Change> => voided(event, rows, 'invitation')

const voided = (event: RecordedEvent, rows: Rows, kind: string): ReadonlyArray<Change> =>
  rows
    .where(accessRequest, { bn9: idOf(event), kind, status: 'Open' })
    .map((row) => settled(event, row, { status: 'Void' }))

/** An older request of the same person can only be one whose time was over (USR-15). */
export const accessRequested = (
  { event }: On<'AccessRequested'>,
  rows: Rows,
): ReadonlyArray<Change> => {
  const { user, lapsesAt, comment } = event.data
  return [
    ...openOf(event, rows, user, 'request').map((row) => settled(event, row, { status: 'Lapsed' })),
    put(accessRequest, { ...asked(event, 'request', user), lapses_at: lapsesAt, comment }),
  ]
}

/** A newer invitation takes the place of an older one. */
export const userInvited = ({ event }: On<'UserInvited'>, rows: Rows): ReadonlyArray<Change> => {
  const { user, assignment, until, lapsesAt, invitedBy, spell } = event.data
  return [
    ...openOf(event, rows, user, 'invitation').map((row) =>
      settled(event, row, { status: 'Replaced' }),
    ),
    put(accessRequest, {
      ...asked(event, 'invitation', user),
      ...assigned(assignment),
      ends_on: until,
      lapses_at: lapsesAt,
      invited_by: invitedBy,
      inviter_spell: spell,
    }),
  ]
}

const asked = (event: RecordedEvent, kind: string, user: string): RequestRow => ({
  bn9: idOf(event),
  asked_revision: event.revision,
  kind,
  user_id: user,
  status: 'Open',
  asked_at: event.metadata.recordedAt,
  lapses_at: event.metadata.recordedAt,
  settled_at: null,
  reason: null,
  comment: null,
  role: null,
  programs: null,
  ends_on: null,
  invited_by: null,
  inviter_spell: null,
  revision: event.revision,
})

/** Turns a request down, and takes an invitation back. */
export const accessRejected = (
  { event }: On<'AccessRejected'>,
  rows: Rows,
): ReadonlyArray<Change> => {
  const { user, reason } = event.data
  return openOf(event, rows, user).map((row) => settled(event, row, { status: 'Rejected', reason }))
}

export const requestClosed =
  (status: 'Withdrawn' | 'Lapsed') =>
  ({ event }: On<'AccessWithdrawn' | 'AccessLapsed'>, rows: Rows): ReadonlyArray<Change> =>
    openOf(event, rows, event.data.user, 'request').map((row) => settled(event, row, { status }))

const currentOf = (event: RecordedEvent, rows: Rows, user: string): MemberRow | null =>
  rows.where(membership, { bn9: idOf(event), user_id: user, status: 'Current' })[0] ?? null

const openOf = (
  event: RecordedEvent,
  rows: Rows,
  user: string,
  kind?: 'request' | 'invitation',
): ReadonlyArray<RequestRow> =>
  rows
    .where(accessRequest, { bn9: idOf(event), user_id: user, status: 'Open' })
    .filter((row) => kind === undefined || row.kind === kind)

const ended = ({ metadata, revision }: RecordedEvent, row: MemberRow, status: string): Change =>
  put(membership, { ...row, status, ended_at: metadata.recordedAt, revision })

const settled = (
  { metadata, revision }: RecordedEvent,
  row: RequestRow,
  change: Pick<RequestRow, 'status'> & Partial<RequestRow>,
): Change => put(accessRequest, { ...row, ...change, settled_at: metadata.recordedAt, revision })
