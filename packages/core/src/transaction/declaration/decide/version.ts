/** The answer to whoever files for the importer: corrections with effect at once, adjustments that wait. */
import * as E from 'fp-ts/lib/Either.js'
import { actingBusinessOf } from '../../../authority/index.js'
import { easternDateOf } from '../../../calendar/index.js'
import type { On } from '../command/index.js'
import type { DeclarationContext } from '../context/index.js'
import { AdjustmentWithdrawn, type DeclarationEvent } from '../event/index.js'
import type { DeclarationRejection } from '../rejection.js'
import type { Accepted } from '../state/index.js'
import { corrected, isLess, requested, warnings } from './made.js'
import { adjustmentRefused, correctionRefused, notOpenFor } from './open.js'
import { type Revision, revise } from './revision.js'

type Verdict = E.Either<DeclarationRejection, ReadonlyArray<DeclarationEvent>>

export const correctDeclaration = (
  { data }: On<'CorrectDeclaration'>,
  state: Accepted,
  context: DeclarationContext,
): Verdict => {
  const refused = notOpenFor(state, data) ?? correctionRefused(state, context)
  if (refused !== null) return E.left(refused)
  const filing = { by: 'client', simaAllowed: true } as const
  return E.chain((revision: Revision): Verdict => {
    const { evidence } = data
    if (isLess(revision) && !evidence) return E.left({ name: 'EvidenceMissing', rule: 'CK-44' })
    const by = { correctedFor: actingBusinessOf(context.actor), evidence }
    return E.right(corrected(state, { ...data, ...by, revision }, context))
  })(revise(state, data, { context, filing }))
}

export const requestAdjustment = (
  { data }: On<'RequestAdjustment'>,
  state: Accepted,
  context: DeclarationContext,
): Verdict => {
  const today = easternDateOf(context.now)
  const refused = notOpenFor(state, data) ?? adjustmentRefused(state, { filedOn: today, context })
  if (refused !== null) return E.left(refused)
  const filing = { by: 'client', simaAllowed: false } as const
  return E.chain((revision: Revision): Verdict => {
    const { evidence } = data
    if (!evidence) return E.left({ name: 'EvidenceMissing', rule: 'CK-44' })
    const requestedFor = actingBusinessOf(context.actor)
    return E.right([
      requested(state, { ...data, requestedFor, requestedOn: today, evidence, revision }),
      ...warnings(state, { ...data, revision }),
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
