/** The answer to who changes an accepted declaration: filer or agency, by phase. */

import * as E from 'fp-ts/lib/Either.js'
import { actingBusinessOf } from '../../../authority/index.js'
import { billingPeriodOf, easternDateOf, paymentDueDate } from '../../../calendar/index.js'
import { differenceOf } from '../../../rating/index.js'
import {
  type AppealNumber,
  type CivilDate,
  centsOf,
  type TransactionNumber,
  valueIn,
} from '../../../values/index.js'
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
import { type Accepted, currentOf, versionOf } from '../state/index.js'
import { dueDateOf, mayBeCorrected, type PhaseTerms, phaseOf, timeLimitOf } from '../state/phase.js'
import { accountSecurityNumberOf, mismatch } from './release.js'
import { type Edit, type Revision, revise } from './revision.js'
import { quotations } from './ruling.js'

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
      ...quotations(state, { transactionNumber, version: revision.version, content: revision }),
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
  const current = currentOf(state)
  return E.right([
    AdjustmentApproved.make({
      ...identityOf(state, { transactionNumber, version, basedOn: state.version }),
      soAdjNumber,
      decidedOn,
      gstRegistered,
      contentHash,
      charges,
      delta: differenceOf(current.charges.total, charges.total),
      ...debtOf(decidedOn, context),
    }),
    ...quotations(state, { transactionNumber, version, content: versionOf(state, version) }),
  ])
}

export const redetermineDeclaration = (
  { data }: On<'RedetermineDeclaration'>,
  state: Accepted,
  context: DeclarationContext,
): Verdict => {
  const refused = notOpenFor(state, data) ?? tooLate(state, easternDateOf(context.now))
  return refused === null
    ? redetermined(state, { ...data, appealNumber: null }, context)
    : E.left(refused)
}

/** At any time: an appeal decides also what is closed to everybody else (catalogue 7.1). */
export const carryOutAppeal = (
  { data }: On<'CarryOutAppeal'>,
  state: Accepted,
  context: DeclarationContext,
): Verdict => {
  const refused = notOpenFor(state, data) ?? notToCarryOut(data, state, context)
  return refused === null
    ? redetermined(state, { ...data, basis: 'appeal' }, context)
    : E.left(refused)
}

const notToCarryOut = (
  { appealNumber }: On<'CarryOutAppeal'>['data'],
  { carriedOut }: Accepted,
  { appeal: standing }: DeclarationContext,
): DeclarationRejection | null => {
  if (standing !== 'inFavour') {
    return { name: 'NoAppealInFavour', rule: 'CK-127', appealNumber, standing }
  }
  return valueIn(carriedOut, appealNumber) === true
    ? { name: 'AppealCarriedOut', rule: 'CK-127', appealNumber }
    : null
}

interface Redetermination extends Edit {
  readonly transactionNumber: TransactionNumber
  readonly basis: 'section59' | 'verification' | 'appeal'
  readonly appealNumber: AppealNumber | null
  readonly soAdjNumber: string
  readonly gstRegistered: boolean
}

const redetermined = (
  state: Accepted,
  made: Redetermination,
  context: DeclarationContext,
): Verdict => {
  const { transactionNumber, basis, appealNumber, soAdjNumber, gstRegistered } = made
  const today = easternDateOf(context.now)
  const filing = { by: 'agency', simaAllowed: true } as const
  return E.map(
    (revision: Revision): ReadonlyArray<DeclarationEvent> => [
      DeclarationRedetermined.make({
        ...identityOf(state, { transactionNumber, ...revision }),
        basis,
        appealNumber,
        soAdjNumber,
        redeterminedOn: today,
        gstRegistered,
        ...contentOf(made, revision),
        ...debtOf(today, context),
      }),
      ...mismatchOf(state, { transactionNumber, revision }),
      ...quotations(state, { transactionNumber, version: revision.version, content: revision }),
    ],
  )(revise(state, made, { context, filing }))
}

const termsOf = ({ now, tables, type }: DeclarationContext): PhaseTerms => ({
  now,
  deferrals: tables.deferrals ?? [],
  isCorrectableType: type?.correctable ?? false,
})

/**
 * One version waits at a time (TXN-07), for the agency too (assumed CK-47), and every new one is based
 * on the one in effect (TXN-03).
 */
const notOpenFor = (
  { pending, version }: Accepted,
  { basedOn }: Pick<Edit, 'basedOn'>,
): DeclarationRejection | null => {
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

/** What the agency decides falls in the period of that day (catalogue 3.1). */
const debtOf = (day: CivilDate, { tables }: DeclarationContext) => {
  const period = billingPeriodOf(day)
  const deferrals = tables.deferrals ?? []
  return {
    billingPeriod: period.label,
    paymentDueDate: paymentDueDate({ period, kind: 'import', deferrals }),
  }
}

const mismatchOf = (
  { release, importer }: Accepted,
  made: { readonly transactionNumber: TransactionNumber; readonly revision: Revision },
): ReadonlyArray<DeclarationEvent> => {
  const { version, header } = made.revision
  return mismatch(release, { transactionNumber: made.transactionNumber, importer, version, header })
}
