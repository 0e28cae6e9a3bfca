/** What each event of a ruling changes in its rows. */
import { ruling as aggregate, bn9Of, type CivilDate, dayNumber, serviceEnd } from '@carmkit/core'
import type { EventIn } from '@carmkit/kernel'
import { fromSources, type Projected, type Projection, source } from '../../project/model.js'
import { put, type Rows } from '../../project/rows.js'
import type { Row } from '../../project/table.js'
import { together } from '../../project/together.js'
import { flagOrNull } from '../value.js'
import { ruling, rulingDecision } from './tables.js'

type RulingEvent = EventIn<typeof aggregate.events>
type On<Type extends RulingEvent['type']> = Extract<RulingEvent, { readonly type: Type }>
type RulingRow = Row<typeof ruling>

const submitted: Projection<On<'RulingSubmitted'>> = ({ event }) => {
  const { rulingNumber, applicant, kind, application, ...data } = event.data
  const { consentToPublish } = application
  return [
    put(ruling, {
      ruling_number: rulingNumber,
      applicant,
      bn9: bn9Of(applicant),
      kind,
      status: 'Submitted',
      status_since: event.metadata.recordedAt,
      submitted_for: data.submittedFor,
      submitted_at: data.submittedAt,
      goods: application.goods,
      port_of_entry: application.portOfEntry,
      prior_matter: application.priorMatter,
      import_history: application.importHistory,
      consent_to_publish: flagOrNull(consentToPublish),
      proposed_classification: application.proposedClassification,
      ...clock(data.submittedOn, 0),
      decided_on: null,
      classification: null,
      effective_from: null,
      effective_to: null,
      revoked_from: null,
      ground: null,
      decline_reason: null,
      upheld_at: null,
      revision: event.revision,
    }),
  ]
}

/** A clock that runs: from that day, without so many days. */
const clock = (startedOn: CivilDate, pausedDays: number) => ({
  clock_started_on: startedOn,
  clock_paused_days: pausedDays,
  clock_paused_on: null,
  service_due_on: serviceEnd({ startedOn, pausedDays }),
})

const applied = (
  { type, data: { rulingNumber } }: Pick<RulingEvent, 'type' | 'data'>,
  rows: Rows,
): RulingRow => {
  const row = rows.get(ruling, { ruling_number: rulingNumber })
  if (row === null) throw new Error(`${type} of what nobody applied for: ${rulingNumber}`)
  return row
}

/** Columns that an event of this type changes, beside the revision. */
const changes =
  <Event extends RulingEvent>(
    to: (event: Projected<Event>['event'], row: RulingRow) => Partial<RulingRow>,
  ): Projection<Event> =>
  ({ event }, rows) => {
    const row = applied(event, rows)
    return [put(ruling, { ...row, ...to(event, row), revision: event.revision })]
  }

const status = (
  { metadata }: { readonly metadata: { readonly recordedAt: string } },
  to: string,
) => ({ status: to, status_since: metadata.recordedAt })

/** Days that information was waited for do not count. */
const resumed = (row: RulingRow, providedOn: CivilDate) => {
  const pausedOn = (row.clock_paused_on ?? providedOn) as CivilDate
  const waited = dayNumber(providedOn) - dayNumber(pausedOn)
  return clock(row.clock_started_on as CivilDate, row.clock_paused_days + waited)
}

type DecisionGiven = On<'RulingIssued' | 'RulingModified' | 'RulingVaried'>

/** One decision more; those before it govern the days before its own first one. */
const decided =
  <Event extends DecisionGiven>(
    kind: string,
    to: (event: Projected<Event>['event']) => Partial<RulingRow>,
  ): Projection<Event> =>
  ({ event }, rows) => {
    const { rulingNumber, terms, decidedOn } = event.data
    const { revision } = event
    const [row, before] = together(
      () => applied(event, rows),
      () => rows.where(rulingDecision, { ruling_number: rulingNumber }),
    )
    const ruled = {
      decided_on: decidedOn,
      classification: terms.classification,
      effective_from: terms.effectiveFrom,
      effective_to: terms.effectiveTo,
      revision,
    }
    return [
      put(ruling, { ...row, ...to(event), ...ruled }),
      put(rulingDecision, {
        ruling_number: rulingNumber,
        decision: before.length + 1,
        kind,
        ...ruled,
      }),
    ]
  }

/** No answer is owed, and no modification asked for. */
const rendered = (event: Parameters<typeof status>[0]) => ({
  ...status(event, 'DecisionRendered'),
  service_due_on: null,
  ground: null,
})

const closed = (event: Parameters<typeof status>[0], to: string) => ({
  ...status(event, to),
  service_due_on: null,
})

export const project = fromSources(
  source(aggregate, {
    RulingSubmitted: submitted,
    RulingAssigned: changes((event) => status(event, 'Assigned')),
    InfoRequested: changes((event) => ({
      ...status(event, 'InfoRequested'),
      clock_paused_on: event.data.requestedOn,
      service_due_on: null,
    })),
    InfoProvided: changes((event, row) => ({
      ...status(event, 'Assigned'),
      ...resumed(row, event.data.providedOn),
    })),
    RulingWithdrawn: changes((event) => closed(event, 'Withdrawn')),
    RulingDeclined: changes((event) => ({
      ...closed(event, 'Declined'),
      decline_reason: event.data.reason,
    })),
    RulingIssued: decided('issued', rendered),
    ModificationRequested: changes((event) => ({
      ...status(event, 'ModificationPending'),
      ...clock(event.data.requestedOn, 0),
      ground: event.data.ground,
    })),
    RulingModified: decided('modified', rendered),
    ModificationRefused: changes(rendered),
    RulingRevoked: changes((event) => ({
      ...closed(event, 'Revoked'),
      ground: null,
      revoked_from: event.data.revokedFrom,
    })),
    RulingUpheld: changes(({ metadata }) => ({ upheld_at: metadata.recordedAt })),
    // whatever else is asked for or owed goes on
    RulingVaried: decided('varied', () => ({})),
  }),
)
