/** What each event of an appeal changes in its rows. */
import { appeal as aggregate, bn9Of } from '@carmkit/core'
import type { EventIn } from '@carmkit/kernel'
import { fromSources, type Projected, type Projection, source } from '../../project/model.js'
import { put, remove } from '../../project/rows.js'
import type { Row } from '../../project/table.js'
import { together } from '../../project/together.js'
import { flagOrNull, textOf } from '../value.js'
import { appeal, appealSubject } from './tables.js'

type AppealEvent = EventIn<typeof aggregate.events>
type On<Type extends AppealEvent['type']> = Extract<AppealEvent, { readonly type: Type }>
type Filed = On<'AppealFiled'>['data']
type AppealRow = Row<typeof appeal>
type SubjectRow = Row<typeof appealSubject>

const status = (
  { metadata }: { readonly metadata: { readonly recordedAt: string } },
  to: string,
) => ({ status: to, status_since: metadata.recordedAt })

/** A number under which nothing is filed yet. */
const unfiled = (
  { event }: Projected<On<'AppealTimeExtended' | 'AppealFiled'>>,
  kind: string,
): AppealRow => ({
  appeal_number: event.data.appealNumber,
  appellant: event.data.appellant,
  bn9: bn9Of(event.data.appellant),
  ...status(event, 'Unfiled'),
  kind,
  filed_for: null,
  filed_on: null,
  last_day: null,
  subjects: 0,
  sima_duties_paid: null,
  form_faults: '[]',
  outcome: null,
  decided_on: null,
  court: null,
  extended_kind: null,
  extended_notice: null,
  extended_until: null,
  revision: event.revision,
})

/** It may come before the appeal, or once that was rejected for its form. */
const extended: Projection<On<'AppealTimeExtended'>> = (projected, rows) => {
  const { event } = projected
  const { appealNumber, kind, noticedOn, until } = event.data
  const row = rows.get(appeal, { appeal_number: appealNumber }) ?? unfiled(projected, kind)
  return [
    put(appeal, {
      ...row,
      extended_kind: kind,
      extended_notice: noticedOn,
      extended_until: until,
      revision: event.revision,
    }),
  ]
}

/** Filed, or filed anew: then what it was about before does not count any more. */
const filed: Projection<On<'AppealFiled'>> = (projected, rows) => {
  const { event } = projected
  const { appealNumber, appellant, subjects, simaDutiesPaid, ...data } = event.data
  const kind = subjects[0]?.kind ?? 'adjustment'
  const [known, subjectsBefore] = together(
    () => rows.get(appeal, { appeal_number: appealNumber }),
    () => rows.where(appealSubject, { appeal_number: appealNumber }),
  )
  return [
    put(appeal, {
      ...(known ?? unfiled(projected, kind)),
      ...status(event, 'Filed'),
      appellant,
      bn9: bn9Of(appellant),
      kind,
      filed_for: data.filedFor,
      filed_on: data.filedOn,
      last_day: data.lastDay,
      subjects: subjects.length,
      sima_duties_paid: flagOrNull(simaDutiesPaid),
      form_faults: '[]',
      revision: event.revision,
    }),
    ...subjectsBefore.map(({ subject }) =>
      remove(appealSubject, { appeal_number: appealNumber, subject }),
    ),
    ...subjects.map((subject, index) =>
      put(appealSubject, {
        appeal_number: appealNumber,
        subject: index + 1,
        ...subjectColumns(subject),
        noticed_on: subject.noticedOn,
        revision: event.revision,
      }),
    ),
  ]
}

const subjectColumns = (
  subject: Filed['subjects'][number],
): Pick<SubjectRow, 'kind' | 'transaction_number' | 'version' | 'issue' | 'notice_number'> =>
  subject.kind === 'adjustment'
    ? {
        kind: subject.kind,
        transaction_number: subject.transactionNumber,
        version: subject.version,
        issue: subject.issue,
        notice_number: null,
      }
    : {
        kind: subject.kind,
        transaction_number: null,
        version: null,
        issue: null,
        notice_number: subject.noticeNumber,
      }

/** Columns that an event of this type changes, beside the revision. */
const changes =
  <Event extends AppealEvent>(
    to: (event: Projected<Event>['event']) => Partial<AppealRow>,
  ): Projection<Event> =>
  ({ event }, rows) => {
    const { appealNumber } = event.data
    const row = rows.get(appeal, { appeal_number: appealNumber })
    if (row === null) throw new Error(`${event.type} of what was never filed: ${appealNumber}`)
    return [put(appeal, { ...row, ...to(event), revision: event.revision })]
  }

export const project = fromSources(
  source(aggregate, {
    AppealTimeExtended: extended,
    AppealFiled: filed,
    AppealRejectedForForm: changes((event) => ({
      ...status(event, 'RejectedForForm'),
      form_faults: textOf(event.data.faults),
    })),
    AppealTakenUnderReview: changes((event) => status(event, 'UnderReview')),
    AppealDecided: changes((event) => ({
      ...status(event, 'Decided'),
      outcome: event.data.outcome,
      decided_on: event.data.decidedOn,
    })),
    ExternalAppealRecorded: changes((event) => ({
      ...status(event, 'External'),
      court: event.data.court,
    })),
  }),
)
