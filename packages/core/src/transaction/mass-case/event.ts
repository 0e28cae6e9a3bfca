/** What is recorded of a mass case. Storage contract: add a version, never edit one. */
import { closed, type EventIn, event, eventSchema, list, nullable } from '@carmkit/kernel'
import { Bn9, Bn15, CivilDate, MassCaseNumber, TransactionNumber } from '../../values/index.js'
import {
  ChangeKind,
  MassCaseForm,
  mostDeclarations,
  Outcomes,
  ReasonCodes,
  WholeReasons,
} from './content.js'

const identity = { massCaseNumber: MassCaseNumber }

/** Of one kind, for all of its declarations. */
export const MassCaseSubmitted = event(
  'MassCaseSubmitted',
  closed('MassCaseSubmitted', {
    ...identity,
    importer: Bn15,
    kind: ChangeKind,
    declarations: list(TransactionNumber, { least: 1, most: mostDeclarations }),
    reasonCodes: ReasonCodes,
    form: nullable(MassCaseForm),
    submittedFor: Bn9,
    submittedOn: CivilDate,
  }),
)

/** One outcome for each declaration of the case; new versions follow on the declarations' own streams. */
export const MassCaseProcessed = event(
  'MassCaseProcessed',
  closed('MassCaseProcessed', { ...identity, outcomes: Outcomes }),
)

/** As a whole: time limits of its declarations are not protected (catalogue 3.2). */
export const MassCaseRejected = event(
  'MassCaseRejected',
  closed('MassCaseRejected', { ...identity, reasons: WholeReasons }),
)

export const events = eventSchema(MassCaseSubmitted, MassCaseProcessed, MassCaseRejected)

export type MassCaseEvent = EventIn<typeof events>
