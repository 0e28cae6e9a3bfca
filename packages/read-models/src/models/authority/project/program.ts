/** What each event of a program account changes in the joints of authority. */
import { programAccount } from '@carmkit/core'
import type { EventIn } from '@carmkit/kernel'
import { type Projected, type Projection, source, unchanged } from '../../../project/model.js'
import type { Change, Rows } from '../../../project/rows.js'
import { programHistory } from '../tables/index.js'
import { begun, changed, standing, type Untimed } from './timed.js'

type ProgramEvent = EventIn<typeof programAccount.events>
type Standing = Partial<Untimed<typeof programHistory>>

const standsAs =
  <Event extends ProgramEvent>(
    to: (event: Projected<Event>['event']) => Standing,
  ): Projection<Event> =>
  (projected, rows) => {
    const [program] = standing(rows, programHistory, { bn15: projected.event.data.bn15 })
    return program === undefined
      ? []
      : changed(programHistory, program, to(projected.event), projected)
  }

const status = (to: string): Projection<ProgramEvent> => standsAs(() => ({ status: to }))

interface Began {
  readonly status: string
  readonly programType: string
}

const began = (
  projected: Projected<ProgramEvent>,
  rows: Rows,
  { status: to, programType }: Began,
): ReadonlyArray<Change> => {
  const { bn15 } = projected.event.data
  const now = { status: to, program_type: programType }
  const [program] = standing(rows, programHistory, { bn15 })
  return program === undefined
    ? [begun(programHistory, { bn15, ...now, closed_at: null }, projected)]
    : changed(programHistory, program, now, projected)
}

export const programs = source(programAccount, {
  EnrolmentStarted: (projected, rows) =>
    began(projected, rows, { status: 'Pending', programType: projected.event.data.programType }),
  ProgramAccountOpened: (projected, rows) =>
    began(projected, rows, { status: 'Active', programType: projected.event.data.programType }),
  EnrolmentSubmitted: status('Pending'),
  DocumentsRequested: status('Pending'),
  DocumentsSupplied: status('Pending'),
  EnrolmentWithdrawn: status('Absent'),
  EnrolmentRejected: status('Absent'),
  ProgramSuspended: status('Suspended'),
  SuspensionLifted: status('Active'),
  ProgramDormant: status('Inactive'),
  ProgramReactivated: status('Active'),
  ProgramClosed: standsAs(({ data }) => ({ status: 'Closed', closed_at: data.closedAt })),
  ProgramContactUpdated: unchanged,
  SubProgramEnrolled: unchanged,
  SubProgramLeft: unchanged,
})
