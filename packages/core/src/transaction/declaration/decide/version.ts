/** The answer to who changes an accepted declaration: filer or agency, by phase. */

import * as E from 'fp-ts/lib/Either.js'
import { actingBusinessOf } from '../../../authority/index.js'
import { easternDateOf } from '../../../calendar/index.js'
import { differenceOf } from '../../../rating/index.js'
import { type CivilDate, centsOf, type TransactionNumber } from '../../../values/index.js'
import type { On } from '../command/index.js'
import type { DeclarationContext } from '../context/index.js'
import {
  AdjustmentApproved,
  AdjustmentRejected,
  AdjustmentRequested,
  AdjustmentWithdrawn,
  DeclarationCorrected,
  type DeclarationEvent,
  DeclarationRedetermined,
} from '../event/index.js'
import type { DeclarationRejection } from '../rejection.js'
import { pendingOf } from '../state/imported.js'
import { type Accepted, versionOf } from '../state/index.js'
import { dueDateOf, mayBeCorrected, type PhaseTerms, phaseOf, timeLimitOf } from '../state/phase.js'
import { debtOf } from './placement.js'
import { accountSecurityNumberOf, mismatch } from './release.js'
import { chargedIn, type Edit, type Revision, revise } from './revision.js'

type Verdict = E.Either<DeclarationRejection, ReadonlyArray<DeclarationEvent>>

export const correctDeclaration = (
  { data }: On<'CorrectDeclaration'>,
  state: Accepted,
  context: DeclarationContext,
): Verdict => {
  const refused = notOpenFor(state, data) ?? correctionRefused(state, termsOf(context))
  if (refused !== null) return E.left(refused)
  const filing = { by: 'client', simaAllowed: true } as const
  return E.chain((revision: Revision): Verdict => {
    const { transactionNumber, evidence } = data
    if (isLess(revision) && !evidence) return E.left({ name: 'EvidenceMissing', rule: 'CK-44' })
    return E.right([
      DeclarationCorrected.make({
        ...identityOf(state, { transactionNumber, ...revision }),
        correctedFor: actingBusinessOf(context.actor),
        correctedOn: easternDateOf(context.now),
        evidence,
        ...contentOf(data, revision),
        billingPeriod: state.billingPeriod,
        paymentDueDate: dueDateOf(state, termsOf(context).deferrals),
        posting: state.adjusted ? 'difference' : 'whole',
      }),
      ...mismatchOf(state, { transactionNumber, revision }),
    ])
  })(revise(state, data, { context, filing }))
}

export const requestAdjustment = (
  { data }: On<'RequestAdjustment'>,
  state: Accepted,
  context: DeclarationContext,
): Verdict => {
  const refused = notOpenFor(state, data) ?? adjustmentRefused(state, termsOf(context))
  if (refused !== null) return E.left(refused)
  const filing = { by: 'client', simaAllowed: false } as const
  return E.chain((revision: Revision): Verdict => {
    const { transactionNumber, evidence } = data
    if (!evidence) return E.left({ name: 'EvidenceMissing', rule: 'CK-44' })
    return E.right([
      AdjustmentRequested.make({
        ...identityOf(state, { transactionNumber, ...revision }),
        requestedFor: actingBusinessOf(context.actor),
        requestedOn: easternDateOf(context.now),
        direction: directionOf(revision),
        evidence,
        ...contentOf(data, revision),
      }),
      ...mismatchOf(state, { transactionNumber, revision }),
    ])
  })(revise(state, data, { context, filing }))
}

export const withdrawAdjustment = (
  { data: { transactionNumber } }: On<'WithdrawAdjustment'>,
  { pending }: Accepted,
): Verdict =>
  pending === null
    ? E.left({ name: 'NothingPending', rule: 'TXN-07', pending })
    : E.right([AdjustmentWithdrawn.make({ transactionNumber, version: pending })])

export const decideAdjustment = (
  { data }: On<'DecideAdjustment'>,
  state: Accepted,
  context: DeclarationContext,
): Verdict => {
  const { transactionNumber, version, decision } = data
  const { importer, pending } = state
  if (pending !== version) return E.left({ name: 'NothingPending', rule: 'TXN-07', pending })
  const decidedOn = easternDateOf(context.now)
  if (decision.kind === 'rejected') {
    const { soAdjNumber, reasons } = decision
    return E.right([
      AdjustmentRejected.make({
        transactionNumber,
        importer,
        version,
        soAdjNumber,
        decidedOn,
        reasons,
      }),
    ])
  }
  const { soAdjNumber, gstRegistered } = decision
  const { contentHash, charges } = versionOf(state, version)
  return E.right([
    AdjustmentApproved.make({
      ...identityOf(state, { transactionNumber, version, basedOn: state.version }),
      soAdjNumber,
      decidedOn,
      gstRegistered,
      contentHash,
      charges,
      delta: differenceOf(chargedIn(state), charges.total),
      ...debtOf(decidedOn, termsOf(context).deferrals),
    }),
  ])
}

export const redetermineDeclaration = (
  { data }: On<'RedetermineDeclaration'>,
  state: Accepted,
  context: DeclarationContext,
): Verdict => {
  const today = easternDateOf(context.now)
  const refused = notOpenFor(state, data) ?? tooLate(state, today)
  if (refused !== null) return E.left(refused)
  const filing = { by: 'agency', simaAllowed: true } as const
  return E.map((revision: Revision): ReadonlyArray<DeclarationEvent> => {
    const { transactionNumber, basis, soAdjNumber, gstRegistered } = data
    return [
      DeclarationRedetermined.make({
        ...identityOf(state, { transactionNumber, ...revision }),
        basis,
        soAdjNumber,
        redeterminedOn: today,
        gstRegistered,
        ...contentOf(data, revision),
        ...debtOf(today, termsOf(context).deferrals),
      }),
      ...mismatchOf(state, { transactionNumber, revision }),
    ]
  })(revise(state, data, { context, filing }))
}

const termsOf = ({ now, tables, type }: DeclarationContext): PhaseTerms => ({
  now,
  deferrals: tables.deferrals ?? [],
  isCorrectableType: type?.correctable ?? false,
})

/**
 * Nothing follows a cancellation. One version waits at a time (TXN-07), for the agency too (assumed
 * CK-47), and every new one is based on the one in effect (TXN-03).
 */
const notOpenFor = (
  state: Accepted,
  { basedOn }: Pick<Edit, 'basedOn'>,
): DeclarationRejection | null => {
  const { version, cancelledBy } = state
  if (cancelledBy !== null) {
    return { name: 'DeclarationCancelled', rule: 'CK-121', cancelledBy }
  }
  const pending = pendingOf(state)
  if (pending !== null) return { name: 'VersionPending', rule: 'TXN-07', pending }
  return basedOn === version ? null : { name: 'StaleVersion', rule: 'TXN-03', current: version }
}

const correctionRefused = (state: Accepted, terms: PhaseTerms): DeclarationRejection | null => {
  if (phaseOf(state, terms) === 'correctable') return null
  return mayBeCorrected(state, terms)
    ? {
        name: 'CorrectionWindowClosed',
        rule: 'TXN-08',
        dueDate: dueDateOf(state, terms.deferrals),
      }
    : { name: 'NotRppAtRelease', rule: 'TXN-08', isReleaseKnown: state.release !== null }
}

const adjustmentRefused = (state: Accepted, terms: PhaseTerms): DeclarationRejection | null =>
  phaseOf(state, terms) === 'correctable'
    ? { name: 'StillCorrectable', rule: 'TXN-09', dueDate: dueDateOf(state, terms.deferrals) }
    : tooLate(state, easternDateOf(terms.now))

const tooLate = (state: Accepted, today: CivilDate): DeclarationRejection | null => {
  const lastDay = timeLimitOf(state)
  return today > lastDay ? { name: 'TimeLimitPassed', rule: 'TXN-09', lastDay } : null
}

const isLess = ({ delta }: Revision): boolean => centsOf(delta.totalPayable) < 0

const directionOf = (revision: Revision): 'refund' | 'owing' | 'neutral' => {
  if (isLess(revision)) return 'refund'
  return centsOf(revision.delta.totalPayable) > 0 ? 'owing' : 'neutral'
}

const identityOf = (
  { importer }: Accepted,
  made: {
    readonly transactionNumber: TransactionNumber
    readonly version: number
    readonly basedOn: number
  },
) => ({
  transactionNumber: made.transactionNumber,
  importer,
  accountSecurityNumber: accountSecurityNumberOf(made.transactionNumber),
  version: made.version,
  basedOn: made.basedOn,
})

const contentOf = ({ header }: Pick<Edit, 'header'>, revision: Revision) => ({
  header,
  changes: revision.changes,
  contentHash: revision.contentHash,
  unchecked: revision.unchecked,
  charges: revision.charges,
  delta: revision.delta,
})

const mismatchOf = (
  { release, importer }: Accepted,
  made: { readonly transactionNumber: TransactionNumber; readonly revision: Revision },
): ReadonlyArray<DeclarationEvent> => {
  const { version, header } = made.revision
  return mismatch(release, { transactionNumber: made.transactionNumber, importer, version, header })
}
