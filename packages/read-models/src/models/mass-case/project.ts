/** What each event of a mass case changes in its rows. */
import { massCase as aggregate, bn9Of } from '@carmkit/core'
import type { EventIn } from '@carmkit/kernel'
import { fromSources, type Projection, source } from '../../project/model.js'
import { put, type Rows } from '../../project/rows.js'
import type { Row } from '../../project/table.js'
import { flagOrNull, textOf } from '../value.js'
import { massCase, massCaseDeclaration } from './tables.js'

type MassCaseEvent = EventIn<typeof aggregate.events>
type On<Type extends MassCaseEvent['type']> = Extract<MassCaseEvent, { readonly type: Type }>

const submitted: Projection<On<'MassCaseSubmitted'>> = ({ event }) => {
  const { massCaseNumber, importer, declarations, ...data } = event.data
  const { revision } = event
  return [
    put(massCase, {
      mass_case_number: massCaseNumber,
      importer,
      bn9: bn9Of(importer),
      kind: data.kind,
      status: 'Submitted',
      status_since: event.metadata.recordedAt,
      reason_codes: textOf(data.reasonCodes),
      form: data.form,
      submitted_for: data.submittedFor,
      submitted_on: data.submittedOn,
      declarations: declarations.length,
      accepted: null,
      change: null,
      gst_registered: null,
      reasons: '[]',
      revision,
    }),
    ...declarations.map((transactionNumber) =>
      put(massCaseDeclaration, {
        mass_case_number: massCaseNumber,
        transaction_number: transactionNumber,
        outcome: null,
        so_adj_number: null,
        reasons: '[]',
        revision,
      }),
    ),
  ]
}

const caseOf = (
  { type, data: { massCaseNumber } }: Pick<MassCaseEvent, 'type' | 'data'>,
  rows: Rows,
): Row<typeof massCase> => {
  const row = rows.get(massCase, { mass_case_number: massCaseNumber })
  if (row === null) throw new Error(`${type} of what was never submitted: ${massCaseNumber}`)
  return row
}

const processed: Projection<On<'MassCaseProcessed'>> = ({ event }, rows) => {
  const { massCaseNumber, change, gstRegistered, outcomes } = event.data
  const { revision } = event
  return [
    put(massCase, {
      ...caseOf(event, rows),
      status: 'Processed',
      status_since: event.metadata.recordedAt,
      accepted: outcomes.filter(({ outcome }) => outcome === 'accepted').length,
      change: change === null ? null : textOf(change),
      gst_registered: flagOrNull(gstRegistered),
      revision,
    }),
    ...outcomes.map((one) =>
      put(massCaseDeclaration, {
        mass_case_number: massCaseNumber,
        transaction_number: one.transactionNumber,
        outcome: one.outcome,
        so_adj_number: one.outcome === 'accepted' ? one.soAdjNumber : null,
        reasons: one.outcome === 'rejected' ? textOf(one.reasons) : '[]',
        revision,
      }),
    ),
  ]
}

const rejected: Projection<On<'MassCaseRejected'>> = ({ event }, rows) => [
  put(massCase, {
    ...caseOf(event, rows),
    status: 'Rejected',
    status_since: event.metadata.recordedAt,
    reasons: textOf(event.data.reasons),
    revision: event.revision,
  }),
]

export const project = fromSources(
  source(aggregate, {
    MassCaseSubmitted: submitted,
    MassCaseProcessed: processed,
    MassCaseRejected: rejected,
  }),
)
