/** The answer of a claim: one function for each command. */
import { absurd } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { requireGrant } from '../authority/index.js'
import { originFits } from '../dated-rules/index.js'
import { addHours, type Instant, origins } from '../values/index.js'
import type { Answer, ClaimCommand, On } from './command.js'
import { isZero, type Question } from './content.js'
import type { ClaimContext } from './context.js'
import {
  AffinityFailed,
  ClaimBegun,
  type ClaimEvent,
  ClaimLapsed,
  ClaimLockStarted,
  ClaimRefused,
  ClaimUnlocked,
  ClaimVerified,
  ProfileFailed,
} from './event.js'
import type { ClaimRejection } from './rejection.js'
import type { Begun, Claim } from './state.js'

type Verdict = E.Either<ClaimRejection, ReadonlyArray<ClaimEvent>>

/** A claim that waits lapses after seven days (catalogue 5.3). */
const claimHours = 7 * 24
/** Failures until a lock, how long it lasts, and the lock that only an officer ends (BUS-07). */
const failuresUntilLock = 3
const lockHours = 24
const lastLock = 3
/** Right answers that prove a claim, where so many questions are offered (BUS-03, BUS-04). */
const answersNeeded = 2

export const decide = (command: ClaimCommand, state: Claim, context: ClaimContext): Verdict => {
  requireGrant(command, context)
  switch (command.type) {
    case 'BeginClaim':
      return beginClaim(command, state, context)
    case 'AnswerAffinity':
      return answerAffinity(command, state, context)
    case 'DecideClaim':
      return decideClaim(command, state, context)
    case 'UnlockClaim':
      return unlockClaim(command, state, context)
    case 'LapseClaim':
      return lapseClaim(command, state, context)
    default:
      return absurd(command)
  }
}

/**
 * A claim that was refused or has lapsed may be begun anew; what failed before still counts (assumed
 * CK-30). One that waits keeps the end of its time, or it could be asked for ever.
 */
const beginClaim = ({ data }: On<'BeginClaim'>, state: Claim, context: ClaimContext): Verdict => {
  const { bn9, claimant, reference } = data
  const { now, offered: questions } = context
  if (isLocked(state, now)) return locked(state)
  const known = claimable(bn9, context)
  if (E.isLeft(known)) return known
  if (!isAsRecorded(data, known.right)) {
    const failures = state.failures + 1
    const failed = ProfileFailed.make({ bn9, claimant, failures })
    return E.right([failed, ...lockAfter(failures, { bn9, claimant, state, now })])
  }
  if (!hasAccess(reference, known.right, context)) return noAccess(context)
  if (isBegun(state, { reference, questions, now })) return E.right([])
  const lapsesAt = isWaiting(state, now) ? state.lapsesAt : addHours(now, claimHours)
  return E.right([ClaimBegun.make({ bn9, claimant, reference, questions, lapsesAt })])
}

/** One answer for all three, or a stranger could find out the record piece by piece (BUS-01, BUS-02). */
const isAsRecorded = (
  { reference, legalName, address }: On<'BeginClaim'>['data'],
  record: AgencyRecord,
): boolean =>
  record.programs.some((one) => one.reference === reference) &&
  comparable(legalName) === comparable(record.legalName) &&
  comparable(address) === comparable(record.address)

/** Nothing but the ends and the way a letter is composed may differ (BUS-02). */
const comparable = (text: string): string => text.normalize('NFC').trim()

/** The account by which the number is claimed is of a kind that has access to the portal today. */
const hasAccess = (
  reference: Begun['reference'],
  { programs }: AgencyRecord,
  { portalUsers }: Pick<ClaimContext, 'portalUsers'>,
): boolean =>
  programs.some((one) => one.reference === reference && portalUsers.includes(one.programType))

const noAccess = ({ today }: ClaimContext): Verdict =>
  E.left({ name: 'NoPortalAccess', rule: 'PRG-06', date: today })

/** Verified, or waiting for the same proof. */
const isBegun = (
  state: Claim,
  { reference, questions, now }: Pick<Begun, 'reference' | 'questions'> & { now: Instant },
): boolean =>
  state.status === 'Verified' ||
  (isWaiting(state, now) &&
    state.reference === reference &&
    state.questions.join() === questions.join())

const answerAffinity = (
  { data: { bn9, claimant, answers } }: On<'AnswerAffinity'>,
  state: Claim,
  context: ClaimContext,
): Verdict => {
  const { now } = context
  if (!isWaiting(state, now)) return noClaim(state, now)
  if (isLocked(state, now)) return locked(state)
  const known = claimable(bn9, context)
  if (E.isLeft(known)) return known
  if (!hasAccess(state.reference, known.right, context)) return noAccess(context)
  const fits = fitting(context)(known.right)
  if (E.isLeft(fits)) return fits
  const needed = Math.min(answersNeeded, state.questions.length)
  const unsuitable = faultOf(answers, { offered: state.questions, needed })
  if (unsuitable !== null) return E.left(unsuitable)
  const { programs } = known.right
  if (answers.filter((one) => isRight(one, known.right)).length >= needed)
    return E.right([ClaimVerified.make({ bn9, claimant, basis: 'affinity', programs })])
  const failures = state.failures + 1
  const failed = AffinityFailed.make({ bn9, claimant, failures })
  return E.right([failed, ...lockAfter(failures, { bn9, claimant, state, now })])
}

interface Attempted extends Pick<On<'BeginClaim'>['data'], 'bn9' | 'claimant'> {
  readonly state: Claim
  readonly now: Instant
}

/** The lock that so many failures bring about, of whatever kind they were (BUS-07). */
const lockAfter = (
  failures: number,
  { bn9, claimant, state, now }: Attempted,
): ReadonlyArray<ClaimEvent> => {
  if (failures < failuresUntilLock) return []
  const lockNumber = state.locks + 1
  const until = lockNumber < lastLock ? addHours(now, lockHours) : null
  return [ClaimLockStarted.make({ bn9, claimant, until, lockNumber })]
}

/** What can be said of answers without comparing them; null when they may be compared. */
const faultOf = (
  answers: ReadonlyArray<Answer>,
  { offered, needed }: { readonly offered: ReadonlyArray<Question>; readonly needed: number },
): ClaimRejection | null => {
  const strange = answers.find(({ question }) => !offered.includes(question))
  if (strange !== undefined)
    return { name: 'QuestionNotOffered', rule: 'BUS-04', question: strange.question }
  if (answers.some((one) => one.question === 'statement' && isZero(one.balance)))
    return { name: 'ZeroSoaNotAccepted', rule: 'BUS-03' }
  return answers.length < needed ? { name: 'TooFewAnswers', rule: 'BUS-03', needed } : null
}

type AgencyRecord = NonNullable<ClaimContext['record']>

const isRight = (answer: Answer, record: AgencyRecord): boolean => {
  switch (answer.question) {
    case 'transaction':
      return record.transactions.some(
        ({ transactionNumber, dutiesAndTaxes }) =>
          transactionNumber === answer.transactionNumber &&
          dutiesAndTaxes === answer.dutiesAndTaxes,
      )
    case 'payment':
      return record.payments.some(
        ({ date, amount }) => date === answer.date && amount === answer.amount,
      )
    case 'statement':
      return record.statements.some(
        ({ date, balance }) => date === answer.date && balance === answer.balance,
      )
    default:
      return absurd(answer)
  }
}

/** Where there was nothing to ask, an officer decides on the evidence that the number was issued (BUS-06). */
const decideClaim = (
  { data: { bn9, claimant, decision } }: On<'DecideClaim'>,
  state: Claim,
  context: ClaimContext,
): Verdict => {
  const { now } = context
  if (statusAt(state, now) !== 'InReview') return noClaim(state, now)
  if (decision === 'refuse') return E.right([ClaimRefused.make({ bn9, claimant })])
  return E.map(
    ({ programs }: AgencyRecord): ReadonlyArray<ClaimEvent> => [
      ClaimVerified.make({ bn9, claimant, basis: 'review', programs }),
    ],
  )(E.chain(fitting(context))(claimable(bn9, context)))
}

const unlockClaim = (
  { data: { bn9, claimant } }: On<'UnlockClaim'>,
  state: Claim,
  { now }: ClaimContext,
): Verdict => {
  if (state.status === 'Absent' && state.lock === null) return noClaim(state, now)
  return E.right(isLocked(state, now) ? [ClaimUnlocked.make({ bn9, claimant })] : [])
}

const lapseClaim = (
  { data: { bn9, claimant } }: On<'LapseClaim'>,
  state: Claim,
  { now }: ClaimContext,
): Verdict => {
  switch (state.status) {
    case 'Lapsed':
      return E.right([])
    case 'Claiming':
    case 'InReview':
      return now < state.lapsesAt
        ? E.left({ name: 'NotDue', rule: 'BUS-07', dueAt: state.lapsesAt })
        : E.right([ClaimLapsed.make({ bn9, claimant })])
    case 'Absent':
    case 'Verified':
    case 'Refused':
      return noClaim(state, now)
    default:
      return absurd(state)
  }
}

/** The agency's record of a number that can still be claimed by somebody. */
const claimable = (
  bn9: On<'BeginClaim'>['data']['bn9'],
  { record, account }: ClaimContext,
): E.Either<ClaimRejection, AgencyRecord> => {
  if (record === null) return E.left({ name: 'UnknownBn', rule: 'BUS-02', bn9 })
  if (record.ceased || account === 'ceased')
    return E.left({ name: 'BnCeased', rule: 'BUS-13', bn9 })
  return account === 'registered'
    ? E.left({ name: 'AlreadyRegistered', rule: 'BUS-09', bn9 })
    : E.right(record)
}

/**
 * A record whose accounts can all be shown at once (BUS-10). A verified claim that the business
 * could not register would be a dead end: it is neither registered nor begun anew.
 */
const fitting =
  ({ channels }: Pick<ClaimContext, 'channels'>) =>
  (record: AgencyRecord): E.Either<ClaimRejection, AgencyRecord> => {
    const strange = record.programs.find(
      ({ openedOn }) => !origins.some((origin) => originFits(origin, openedOn, channels)),
    )
    if (strange === undefined) return E.right(record)
    const { openedOn } = strange
    return E.left({ name: 'OriginNotOfThatDay', rule: 'PRG-06', origin: null, openedOn })
  }

/** The status by the date: a claim has lapsed when its time is over, recorded or not. */
const statusAt = (state: Claim, now: Instant): Claim['status'] =>
  isUndecided(state) && state.lapsesAt <= now ? 'Lapsed' : state.status

const isUndecided = (state: Claim): state is Begun =>
  state.status === 'Claiming' || state.status === 'InReview'

const isWaiting = (state: Claim, now: Instant): state is Begun =>
  isUndecided(state) && now < state.lapsesAt

const isLocked = (state: Claim, now: Instant): state is Locked =>
  state.lock !== null && (state.lock.until === null || now < state.lock.until)

type Locked = Claim & { readonly lock: NonNullable<Claim['lock']> }

const locked = ({ lock }: Locked): Verdict =>
  E.left({ name: 'ClaimLocked', rule: 'BUS-07', until: lock.until })

const noClaim = (state: Claim, now: Instant): Verdict =>
  E.left({ name: 'NoClaim', rule: 'BUS-07', status: statusAt(state, now) })
