/** The answer of a mass case: one function for each command. */
import { absurd } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { actingBusinessOf, requireGrant } from '../../authority/index.js'
import { massCaseLimits } from '../../dated-rules/index.js'
import type { MassCaseCommand, On } from './command.js'
import type { DeclarationOutcome } from './content.js'
import type { MassCaseContext } from './context.js'
import {
  type MassCaseEvent,
  MassCaseProcessed,
  MassCaseRejected,
  MassCaseSubmitted,
} from './event.js'
import type { MassCaseRejection } from './rejection.js'
import type { MassCase, Submitted } from './state.js'

type Verdict = E.Either<MassCaseRejection, ReadonlyArray<MassCaseEvent>>

export const decide = (
  command: MassCaseCommand,
  state: MassCase,
  context: MassCaseContext,
): Verdict => {
  requireGrant(command, context)
  switch (command.type) {
    case 'SubmitMassCase':
      return submitMassCase(command, state, context)
    case 'DecideMassCase':
      return decideMassCase(command, state)
    default:
      return absurd(command)
  }
}

const submitMassCase = (
  { data }: On<'SubmitMassCase'>,
  state: MassCase,
  context: MassCaseContext,
): Verdict => {
  const { massCaseNumber, importer, changes, reasonCodes, form } = data
  if (state.status !== 'Absent')
    return E.left({ name: 'MassCaseNumberInUse', rule: 'CK-75', massCaseNumber })
  const [first, ...others] = changes
  if (first === undefined) throw new Error('a mass case without declarations was decoded')
  const { kind } = first
  if (others.some((one) => one.kind !== kind)) return E.left({ name: 'MixedKinds', rule: 'TXN-44' })
  const breach = breachOf(data, context)
  if (breach !== null) return E.left(breach)
  return E.right([
    MassCaseSubmitted.make({
      massCaseNumber,
      importer,
      kind,
      declarations: changes.map(({ transactionNumber }) => transactionNumber),
      reasonCodes,
      form,
      submittedFor: actingBusinessOf(context.actor),
      submittedOn: context.today,
    }),
  ])
}

const breachOf = (
  { reasonCodes, form, simaInIssue }: On<'SubmitMassCase'>['data'],
  { today }: MassCaseContext,
): MassCaseRejection | null => {
  const { mostReasonCodes: most, form: needed, formSince: since } = massCaseLimits
  if (reasonCodes.length > most) return { name: 'TooManyReasonCodes', rule: 'TXN-44', most }
  if (form === null && since <= today)
    return { name: 'FormMissing', rule: 'TXN-44', form: needed, since }
  return simaInIssue ? { name: 'SimaExcluded', rule: 'TXN-44' } : null
}

const decideMassCase = (
  { data: { massCaseNumber, decision } }: On<'DecideMassCase'>,
  state: MassCase,
): Verdict => {
  if (state.status !== 'Submitted')
    return E.left({ name: 'MassCaseNotOpen', rule: 'CK-84', status: state.status })
  if (decision.result === 'rejected')
    return E.right([MassCaseRejected.make({ massCaseNumber, reasons: decision.reasons })])
  const incomplete = incompleteness(decision.outcomes, state)
  return incomplete === null
    ? E.right([MassCaseProcessed.make({ massCaseNumber, ...processedOf(decision) })])
    : E.left(incomplete)
}

type Processed = Extract<On<'DecideMassCase'>['data']['decision'], { result: 'processed' }>

const processedOf = ({ change, gstRegistered, outcomes }: Processed) => ({
  change,
  gstRegistered,
  outcomes,
})

/**
 * Null when each declaration of the case has its outcome, and no other has one. An adjustment is not
 * accepted without the number of its statement.
 */
const incompleteness = (
  outcomes: Processed['outcomes'],
  { kind, declarations }: Submitted,
): MassCaseRejection | null => {
  const isWhole = (one: DeclarationOutcome): boolean =>
    one.outcome === 'rejected' || kind === 'correction' || one.soAdjNumber !== null
  const numbers = outcomes.filter(isWhole).map(({ transactionNumber }) => transactionNumber)
  const decided = new Set(numbers)
  const asked = new Set(declarations)
  const missing = declarations.filter((one) => !decided.has(one))
  const unknown = outcomes
    .map(({ transactionNumber }) => transactionNumber)
    .filter((one) => !asked.has(one))
  return missing.length + unknown.length === 0
    ? null
    : { name: 'OutcomesIncomplete', rule: 'CK-84', missing, unknown }
}
