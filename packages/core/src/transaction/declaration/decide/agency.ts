/** The answer to the agency: it decides adjustments, re-determines, and carries out appeals. */
import * as E from 'fp-ts/lib/Either.js'
import { easternDateOf } from '../../../calendar/index.js'
import { type AppealNumber, type TransactionNumber, valueIn } from '../../../values/index.js'
import type { On } from '../command/index.js'
import type { DeclarationContext } from '../context/index.js'
import {
  AdjustmentRejected,
  type DeclarationEvent,
  DeclarationRedetermined,
} from '../event/index.js'
import type { DeclarationRejection } from '../rejection.js'
import { type Accepted, versionOf } from '../state/index.js'
import { approved, contentOf, identityOf, quotedIn, warnings } from './made.js'
import { notOpenFor, tooLate } from './open.js'
import { debtOf } from './placement.js'
import { reckoned } from './reckoning.js'
import { type Edit, type Revision, revise } from './revision.js'
import { quotations } from './ruling.js'

type Verdict = E.Either<DeclarationRejection, ReadonlyArray<DeclarationEvent>>

export const decideAdjustment = (
  { data }: On<'DecideAdjustment'>,
  state: Accepted,
  context: DeclarationContext,
): Verdict => {
  const { transactionNumber, version, decision } = data
  const { importer } = state
  const refused = notToDecide(data, state)
  if (refused !== null) return E.left(refused)
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
  const approvedVersion = versionOf(state, version)
  const { contentHash, charges, lines, header } = approvedVersion
  const { delta } = reckoned(state, approvedVersion)
  const { soAdjNumber, gstRegistered } = decision
  const approval = { transactionNumber, version, contentHash, charges, delta }
  return E.right([
    approved(state, { ...approval, soAdjNumber, gstRegistered }, context),
    ...quotations(state, { transactionNumber, version, content: { header, lines } }),
  ])
}

/**
 * An approval takes effect, so nothing else may have since the version was filed: another system may
 * file a version, or cancel, while one waits here. It may be rejected all the same.
 */
const notToDecide = (
  { version, decision }: On<'DecideAdjustment'>['data'],
  state: Accepted,
): DeclarationRejection | null => {
  const { pending, cancelledBy, version: current } = state
  const isApproval = decision.kind === 'approved'
  if (isApproval && cancelledBy !== null) {
    return { name: 'DeclarationCancelled', rule: 'CK-121', cancelledBy }
  }
  if (pending !== version) return { name: 'NothingPending', rule: 'TXN-07', pending }
  return isApproval && versionOf(state, version).basedOn !== current
    ? { name: 'StaleVersion', rule: 'TXN-03', current }
    : null
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
        ...contentOf({ ...made, revision }),
        ...debtOf(today),
      }),
      ...warnings(state, { transactionNumber, revision }),
      ...quotations(state, quotedIn({ transactionNumber, revision })),
    ],
  )(revise(state, made, { context, filing }))
}
