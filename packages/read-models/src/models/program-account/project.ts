/** What each event of a program account changes in its row. */
import { programAccount as aggregate, bn9Of } from '@carmkit/core'
import type { EventIn, Json } from '@carmkit/kernel'
import { fromSources, type Projected, type Projection, source } from '../../project/model.js'
import { put } from '../../project/rows.js'
import type { Row } from '../../project/table.js'
import { programAccount } from './tables.js'

type ProgramAccountEvent = EventIn<typeof aggregate.events>
type AccountRow = Row<typeof programAccount>

/** A row of an account of which nothing but its begin is known. */
const begun = ({ event }: Projected<ProgramAccountEvent>, programType: string): AccountRow => ({
  bn15: event.data.bn15,
  bn9: bn9Of(event.data.bn15),
  program_type: programType,
  status: 'Draft',
  status_since: event.metadata.recordedAt,
  status_reason: null,
  origin: null,
  opened_on: null,
  closed_at: null,
  in_use_since: null,
  records_location: null,
  contact: null,
  language: null,
  sub_programs: '[]',
  documents_requested: '[]',
  revision: event.revision,
})

/** Columns that an event of this type changes, beside the revision. */
const changes =
  <Event extends ProgramAccountEvent>(
    to: (event: Projected<Event>['event'], row: AccountRow) => Partial<AccountRow>,
  ): Projection<Event> =>
  ({ event }, rows) => {
    const key = { bn15: event.data.bn15 }
    const row = rows.get(programAccount, key)
    if (row === null) throw new Error(`${event.type} of an account that never began: ${key.bn15}`)
    return [put(programAccount, { ...row, ...to(event, row), revision: event.revision })]
  }

const status = (
  { metadata }: { readonly metadata: { readonly recordedAt: string } },
  to: string,
  reason: string | null = null,
) => ({ status: to, status_since: metadata.recordedAt, status_reason: reason })

const listed = (text: string): ReadonlyArray<Json> => JSON.parse(text) as Json[]

export const project = fromSources(
  source(aggregate, {
    EnrolmentStarted: (projected) => [
      put(programAccount, begun(projected, projected.event.data.programType)),
    ],
    EnrolmentSubmitted: changes((event) => ({
      ...status(event, 'Submitted'),
      records_location: event.data.recordsLocation,
    })),
    DocumentsRequested: changes((event) => ({
      ...status(event, 'Incomplete'),
      documents_requested: JSON.stringify(event.data.documents),
    })),
    DocumentsSupplied: changes((event) => ({
      ...status(event, 'Submitted'),
      documents_requested: '[]',
    })),
    EnrolmentWithdrawn: changes((event) => ({
      ...status(event, 'Withdrawn', event.data.reason),
      documents_requested: '[]',
    })),
    EnrolmentRejected: changes((event) => status(event, 'Rejected', event.data.reason)),
    ProgramAccountOpened: (projected, rows) => {
      const { event } = projected
      const { bn15, programType, origin, openedOn, inUseSince } = event.data
      const row = rows.get(programAccount, { bn15 }) ?? begun(projected, programType)
      const opened = {
        program_type: programType,
        origin,
        opened_on: openedOn,
        in_use_since: inUseSince,
        revision: event.revision,
      }
      return [put(programAccount, { ...row, ...status(event, 'Active'), ...opened })]
    },
    ProgramContactUpdated: changes(({ data }) => ({
      contact: data.contact,
      language: data.language,
    })),
    SubProgramEnrolled: changes(({ data }, row) => ({
      sub_programs: JSON.stringify([...listed(row.sub_programs), data.subProgram]),
    })),
    SubProgramLeft: changes(({ data }, row) => ({
      sub_programs: JSON.stringify(
        listed(row.sub_programs).filter((one) => one !== data.subProgram),
      ),
    })),
    ProgramSuspended: changes((event) => status(event, 'Suspended', event.data.reason)),
    SuspensionLifted: changes((event) => status(event, 'Active')),
    ProgramDormant: changes((event) => status(event, 'Inactive')),
    ProgramReactivated: changes((event) => ({
      ...status(event, 'Active'),
      in_use_since: event.data.reactivatedOn,
    })),
    ProgramClosed: changes((event) => ({
      ...status(event, 'Closed', event.data.reason),
      closed_at: event.data.closedAt,
      sub_programs: '[]',
    })),
  }),
)
