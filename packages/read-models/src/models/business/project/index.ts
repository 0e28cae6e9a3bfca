/** What each event of a business changes: in its own row, and in those of its people and licence. */
import { businessAccount } from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import {
  fromSources,
  type Projected,
  type Projection,
  source,
  unchanged,
} from '../../../project/model.js'
import { put, type Rows } from '../../../project/rows.js'
import type { Row } from '../../../project/table.js'
import { idOf } from '../../recorded.js'
import { business } from '../tables/index.js'
import { claims } from './claim.js'
import type { BusinessEvent, EventOf } from './event.js'
import { licenceChanged, licenceRecorded } from './licensing.js'
import {
  accessEnded,
  accessRejected,
  accessRequested,
  assigned,
  begun,
  everythingEnded,
  invitationsVoided,
  managersSuspended,
  member,
  requestClosed,
  userInvited,
} from './people.js'

type BusinessRow = Row<typeof business>

/** A row of a number of which nothing is known. */
const unknown = (event: RecordedEvent): BusinessRow => ({
  bn9: idOf(event),
  status: 'BnIssued',
  status_since: event.metadata.recordedAt,
  status_reason: null,
  orphaned: 0,
  legal_name: null,
  entity_type: null,
  residency: null,
  registered_by: null,
  registered_at: null,
  founder: null,
  applicant: null,
  issued_at: null,
  contact: null,
  language: null,
  ceased_on: null,
  superseded_by: null,
  spells: 0,
  revision: event.revision,
})

const rowOf = (event: RecordedEvent, rows: Rows): BusinessRow | null =>
  rows.get(business, { bn9: idOf(event) })

/** Columns of the business itself, for the events that may be its first. */
const begins =
  <Event extends BusinessEvent>(
    to: (event: Projected<Event>['event'], row: BusinessRow) => Partial<BusinessRow>,
  ): Projection<Event> =>
  ({ event }, rows) => {
    const row = rowOf(event, rows) ?? unknown(event)
    return [put(business, { ...row, ...to(event, row), revision: event.revision })]
  }

/** Columns of a business that is registered. */
const changes =
  <Event extends BusinessEvent>(
    to: (event: Projected<Event>['event'], row: BusinessRow) => Partial<BusinessRow>,
  ): Projection<Event> =>
  ({ event }, rows) => {
    const row = registered(event, rows)
    return [put(business, { ...row, ...to(event, row), revision: event.revision })]
  }

const registered = (event: RecordedEvent, rows: Rows): BusinessRow => {
  const row = rowOf(event, rows)
  if (row === null) throw new Error(`${event.type} of a business that nobody registered`)
  return row
}

/** A status keeps its begin where it is stated again. */
const status = (
  { metadata }: RecordedEvent,
  row: BusinessRow,
  to: string,
  reason: string | null = null,
) => ({
  status: to,
  status_since: row.status === to ? row.status_since : metadata.recordedAt,
  status_reason: reason,
})

const ceased = begins<EventOf<'BusinessCeased'>>((event, row) => {
  const { cause, on } = event.data
  return {
    ...status(event, row, 'Ceased', cause.kind === 'ceased' ? cause.reason : 'Superseded'),
    ceased_on: on,
    superseded_by: cause.kind === 'superseded' ? cause.by : null,
  }
})

/** A suspension of the business outlasts the loss. */
const orphaned = changes<EventOf<'BusinessOrphaned'>>((event, row) => ({
  ...(row.status === 'Suspended' ? {} : status(event, row, 'Orphaned')),
  orphaned: 1,
}))

const appointed: Projection<EventOf<'BamAppointed'>> = (projected, rows) => {
  const { event } = projected
  const { user, basis } = event.data
  const row = registered(event, rows)
  const spells = row.spells + 1
  const access = { spell: spells, user, assignment: { role: 'BAM' }, until: null, basis } as const
  return [
    put(business, {
      ...row,
      ...status(event, row, 'Active'),
      orphaned: 0,
      founder: row.founder ?? user,
      spells,
      revision: event.revision,
    }),
    ...(basis === 'recovery' ? managersSuspended(projected, rows) : []),
    ...begun(projected, rows, access),
  ]
}

const approved: Projection<EventOf<'AccessApproved'>> = (projected, rows) => {
  const { event } = projected
  const row = registered(event, rows)
  const spells = row.spells + 1
  return [
    put(business, { ...row, spells, revision: event.revision }),
    ...begun(projected, rows, { ...event.data, spell: spells }),
  ]
}

const accounts = source(businessAccount, {
  BnIssued: begins(({ data, metadata }) => ({
    applicant: data.applicant,
    issued_at: metadata.recordedAt,
  })),
  BusinessRegistered: begins((event, row) => ({
    ...status(event, row, 'Active'),
    legal_name: event.data.legalName,
    entity_type: event.data.entityType,
    residency: event.data.residency,
    registered_by: event.data.basis,
    registered_at: event.metadata.recordedAt,
  })),
  BamAppointed: appointed,
  BusinessContactUpdated: changes(({ data }) => ({
    contact: data.contact,
    language: data.language,
  })),
  LegalCorrectionRequested: unchanged,
  BusinessSuspended: changes((event, row) => status(event, row, 'Suspended', event.data.reason)),
  BusinessReinstated: changes((event, row) =>
    status(event, row, row.orphaned === 1 ? 'Orphaned' : 'Active'),
  ),
  BusinessCeased: (projected, rows) => [
    ...ceased(projected, rows),
    ...everythingEnded(projected, rows),
  ],
  BusinessOrphaned: (projected, rows) => [
    ...orphaned(projected, rows),
    ...invitationsVoided(projected, rows),
  ],
  AccessRequested: accessRequested,
  UserInvited: userInvited,
  AccessApproved: approved,
  AccessRejected: accessRejected,
  AccessWithdrawn: requestClosed('Withdrawn'),
  AccessLapsed: requestClosed('Lapsed'),
  RoleChanged: member(({ after }) => assigned(after)),
  AccessEndSet: member(({ until }) => ({ ends_on: until })),
  AccessSuspended: member(() => ({ suspended: 1 })),
  AccessResumed: member(() => ({ suspended: 0 })),
  AccessEnded: accessEnded,
  LicenceRecorded: licenceRecorded,
  LicenceSuspended: licenceChanged,
  LicenceRestored: licenceChanged,
  ProviderBlocked: unchanged,
  ProviderUnblocked: unchanged,
  ProviderRevoked: unchanged,
  ProgramReferenceReserved: unchanged,
  ProgramMirrored: unchanged,
})

export const project = fromSources(accounts, claims)
