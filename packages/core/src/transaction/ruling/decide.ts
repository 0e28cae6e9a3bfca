/** The answer of a ruling: one function for each command. */
import { absurd } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { actingBusinessOf, requireGrant } from '../../authority/index.js'
import type { On, RulingCommand } from './command.js'
import { missingFields, RulingKind, type Terms } from './content.js'
import type { RulingContext } from './context.js'
import {
  InfoProvided,
  InfoRequested,
  ModificationRefused,
  ModificationRequested,
  RulingAssigned,
  RulingDeclined,
  type RulingEvent,
  RulingIssued,
  RulingModified,
  RulingRevoked,
  RulingSubmitted,
  RulingUpheld,
  RulingVaried,
  RulingWithdrawn,
} from './event.js'
import type { RulingRejection } from './rejection.js'
import type { Decided, Pending, Ruling } from './state/index.js'

type Verdict = E.Either<RulingRejection, ReadonlyArray<RulingEvent>>

export const decide = (command: RulingCommand, state: Ruling, context: RulingContext): Verdict => {
  requireGrant(command, context)
  const { today } = context
  switch (command.type) {
    case 'SubmitRuling':
      return submitRuling(command, state, context)
    case 'AssignRuling':
      return atStep(state, ['Submitted'], () => [RulingAssigned.make(command.data)])
    case 'RequestInfo':
      return atStep(state, ['Assigned'], () => [
        InfoRequested.make({ ...command.data, requestedOn: today }),
      ])
    case 'ProvideInfo':
      return atStep(state, ['InfoRequested'], () => [
        InfoProvided.make({ ...command.data, providedOn: today }),
      ])
    case 'WithdrawRuling':
      return withdrawRuling(command, state)
    case 'DeclineRuling':
      return atStep(state, undecided, () => [RulingDeclined.make(command.data)])
    case 'RenderDecision':
      return renderDecision(command, state, context)
    case 'RequestModification':
      return requestModification(command, state, context)
    case 'DecideModification':
      return whileDecided(state, (decided) => decideModification(command, decided, context))
    case 'RevokeRuling':
      return whileDecided(state, () => E.right([RulingRevoked.make(command.data)]))
    case 'RecordReview':
      return whileDecided(state, (decided) => recordReview(command, decided, context))
    default:
      return absurd(command)
  }
}

const undecided: ReadonlyArray<Ruling['status']> = ['Submitted', 'Assigned', 'InfoRequested']

const atStep = (
  state: Ruling,
  steps: ReadonlyArray<Ruling['status']>,
  answer: (state: Pending) => ReadonlyArray<RulingEvent>,
): Verdict =>
  steps.includes(state.status)
    ? E.right(answer(state as Pending))
    : E.left({ name: 'RulingNotAtStep', rule: 'TXN-41', status: state.status })

/** A ruling that was given and not revoked; whether a modification is pending is for the command to say. */
const whileDecided = (state: Ruling, answer: (decided: Decided) => Verdict): Verdict =>
  'decision' in state && state.status !== 'Revoked'
    ? answer(state)
    : E.left({ name: 'NotDecided', rule: 'TXN-41', status: state.status })

const submitRuling = (
  { data }: On<'SubmitRuling'>,
  state: Ruling,
  context: RulingContext,
): Verdict => {
  const { rulingNumber, applicant, kind, application } = data
  if (state.status !== 'Absent')
    return E.left({ name: 'RulingNumberInUse', rule: 'CK-75', rulingNumber })
  if (!context.applicantActive)
    return E.left({ name: 'ApplicantNotActive', rule: 'CK-77', applicant })
  if (!RulingKind.is(kind)) return E.left({ name: 'TypeUnknown', rule: 'CK-76', kind })
  const fields = missingFields(kind, application)
  if (fields.length > 0) return E.left({ name: 'ContextIncomplete', rule: 'CK-76', fields })
  return E.right([
    RulingSubmitted.make({
      rulingNumber,
      applicant,
      kind,
      application,
      submittedFor: actingBusinessOf(context.actor),
      submittedAt: context.now,
      submittedOn: context.today,
    }),
  ])
}

/** Withdrawing twice is already true; a withdrawn application takes nothing else (TXN-41). */
const withdrawRuling = ({ data }: On<'WithdrawRuling'>, state: Ruling): Verdict => {
  if (state.status === 'Withdrawn') return E.right([])
  return undecided.includes(state.status)
    ? E.right([RulingWithdrawn.make(data)])
    : E.left({ name: 'AlreadyDecided', rule: 'TXN-41', status: state.status })
}

const renderDecision = (
  { data: { rulingNumber, terms } }: On<'RenderDecision'>,
  state: Ruling,
  { today }: RulingContext,
): Verdict => {
  if (state.status !== 'Assigned')
    return E.left({ name: 'RulingNotAtStep', rule: 'TXN-41', status: state.status })
  const fault = faultOf(terms, state.kind)
  return fault === null
    ? E.right([RulingIssued.make({ rulingNumber, terms, decidedOn: today })])
    : E.left(fault)
}

const faultOf = (
  { classification, effectiveFrom, effectiveTo }: Terms,
  kind: RulingKind,
): RulingRejection | null => {
  if (kind === 'tariffClassification' && classification === null)
    return { name: 'ClassificationMissing', rule: 'CK-79' }
  return effectiveTo !== null && effectiveTo < effectiveFrom
    ? { name: 'PeriodInvalid', rule: 'CK-79', validFrom: effectiveFrom, validUntil: effectiveTo }
    : null
}

const requestModification = (
  { data: { rulingNumber, ground, documents } }: On<'RequestModification'>,
  state: Ruling,
  { today }: RulingContext,
): Verdict =>
  whileDecided(state, ({ status }) => {
    if (status === 'ModificationPending')
      return E.left({ name: 'ModificationOpen', rule: 'TXN-41' })
    if (ground === null) return E.left({ name: 'GroundMissing', rule: 'TXN-41' })
    return E.right([
      ModificationRequested.make({ rulingNumber, ground, documents, requestedOn: today }),
    ])
  })

const decideModification = (
  { data: { rulingNumber, terms } }: On<'DecideModification'>,
  { status, kind }: Decided,
  { today }: RulingContext,
): Verdict => {
  if (status !== 'ModificationPending') return E.left({ name: 'NoModification', rule: 'TXN-41' })
  if (terms === null) return E.right([ModificationRefused.make({ rulingNumber })])
  const fault = faultOf(terms, kind)
  return fault === null
    ? E.right([RulingModified.make({ rulingNumber, terms, decidedOn: today })])
    : E.left(fault)
}

/** A pending modification stays pending: the President reviews what was ruled (assumed CK-79). */
const recordReview = (
  { data: { rulingNumber, terms } }: On<'RecordReview'>,
  { kind }: Decided,
  { today }: RulingContext,
): Verdict => {
  if (terms === null) return E.right([RulingUpheld.make({ rulingNumber })])
  const fault = faultOf(terms, kind)
  return fault === null
    ? E.right([RulingVaried.make({ rulingNumber, terms, decidedOn: today })])
    : E.left(fault)
}
