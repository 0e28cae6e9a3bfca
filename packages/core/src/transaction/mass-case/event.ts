/** What is recorded of a mass case. Storage contract: add a version, never edit one. */
import { bool, closed, type EventIn, event, eventSchema, list, nullable } from '@carmkit/kernel'
import { Bn9, Bn15, CivilDate, MassCaseNumber, TransactionNumber } from '../../values/index.js'
import {
  BareOutcomes,
  ChangeKind,
  LineChange,
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

/**
 * One outcome for each declaration of the case; new versions follow on the declarations' own streams.
 * Since version 2 with what they become, and with the reasons of those that were rejected; null where
 * it was not recorded.
 */
export const MassCaseProcessed = event(
  'MassCaseProcessed',
  closed('MassCaseProcessed', { ...identity, outcomes: BareOutcomes }),
).next(
  closed('MassCaseProcessed', {
    ...identity,
    change: nullable(LineChange),
    gstRegistered: nullable(bool),
    outcomes: Outcomes,
  }),
  ({ massCaseNumber, outcomes }) => ({
    massCaseNumber,
    change: null,
    gstRegistered: null,
    outcomes: outcomes.map(({ transactionNumber, outcome }) =>
      outcome === 'accepted'
        ? { transactionNumber, outcome, soAdjNumber: null }
        : { transactionNumber, outcome, reasons: [] },
    ),
  }),
)

/** As a whole: time limits of its declarations are not protected (catalogue 3.2). */
export const MassCaseRejected = event(
  'MassCaseRejected',
  closed('MassCaseRejected', { ...identity, reasons: WholeReasons }),
)

export const events = eventSchema(MassCaseSubmitted, MassCaseProcessed, MassCaseRejected)

export type MassCaseEvent = EventIn<typeof events>
