/** Filed declarations that a mass case changes, and the same case of corrections. */
import { dave, maple, officer } from './actors.js'
import type { History } from './history.js'
import { processing, submitting } from './mass-cases.js'

const { massCaseNumber, changes } = submitting
export const applying = { transactionNumber: '10000000000017', massCaseNumber }

export const submittedAs = (kind: string, history: History, named: object = {}): History =>
  history.as(dave.for(maple), 'SubmitMassCase', {
    ...submitting,
    changes: changes.map((one) => ({ ...one, kind })),
    ...named,
  })

/** The first declaration is accepted, the second rejected. */
export const processedAs = (history: History, change: object = {}): History =>
  history.as(officer, 'DecideMassCase', decision(change))

const decided = processing.decision as Extract<
  (typeof processing)['decision'],
  { result: 'processed' }
>

export const decision = (change: object = {}) => ({
  massCaseNumber,
  decision: { ...decided, change: { ...decided.change, ...change } },
})

/** The event alone, for what no reaction answers. */
export const processedEvent = (named: object = {}) => {
  const { result: _, ...stated } = decided
  return { type: 'MassCaseProcessed', v: 2, data: { massCaseNumber, ...stated, ...named } }
}

/** As an older log holds it: with outcomes alone. */
export const bareOutcomes = processedEvent({
  change: null,
  gstRegistered: null,
  outcomes: decided.outcomes.map((one) =>
    one.outcome === 'accepted' ? { ...one, soAdjNumber: null } : { ...one, reasons: [] },
  ),
})
