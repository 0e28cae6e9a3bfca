/**
 * What was recorded after a moment and holds by then, made to fit the streams as they stood at that
 * moment: between the moment and the recording other things were recorded, which do not count.
 */
import {
  bankFactsFor,
  businessAccount,
  type Declaration,
  declaration,
  type Instant,
  isLicensed,
  knownVersion,
  type Ledger,
  type LedgerEvent,
  latest,
  ledger,
  ruling,
} from '@carmkit/core'
import type { DomainEvent, EventIn } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { evolved } from '../evolved.js'
import type { AccountEvent } from '../prefix/account.js'

export type Command = readonly [AccountEvent, ...ReadonlyArray<AccountEvent>]

/** A stream as it is at the moment, before the late event. */
export interface Then {
  readonly state: unknown
  readonly at: Instant
}

/**
 * The events of a command hold together, from the latest date that another authority fixed for one of
 * them; without any such date, from when they were recorded (assumed CK-152).
 */
export const holdsFrom = ([first, ...others]: Command): Instant => {
  const fixed = [first, ...others].flatMap(({ recorded: { metadata } }) =>
    metadata.effectiveAt === metadata.recordedAt ? [] : [metadata.effectiveAt as Instant],
  )
  const [one, ...more] = fixed
  return one === undefined
    ? (first.recorded.metadata.recordedAt as Instant)
    : more.reduce(latest, one)
}

/** Whether what was recorded later says something of the moment. */
export const saysOf = (command: Command, then: Then): boolean =>
  holdsFrom(command) <= then.at || command.some((event) => movesTheEnd(event, then))

/** A licence that is restored from a later day on was suspended until then (CK-155). */
const movesTheEnd = (late: AccountEvent, { state, at }: Then): boolean => {
  if (late.event.type !== 'LicenceRestored') return false
  const after = evolved(state, late)
  return E.isRight(after) && isLicensedIn(state, at) !== isLicensedIn(after.right, at)
}

const isLicensedIn = (state: unknown, at: Instant): boolean => {
  const account = state as typeof businessAccount.initial
  return 'licence' in account && isLicensed(account.licence, at)
}

/**
 * The late event as the stream takes it there: mostly as it is. None where it has no place, since what
 * it is about was not there at the moment.
 */
export const fitted = (
  { event, aggregate }: AccountEvent,
  { state }: Then,
): ReadonlyArray<DomainEvent> => {
  switch (aggregate.category) {
    case businessAccount.category:
      return event.type === 'BusinessCeased' || isRegistered(state) ? [event] : []
    case ledger.category:
      return bankFactsFor(state as Ledger, event as LedgerEvent)
    case declaration.category:
      return isAnswerable(state as Declaration, event as EventIn<typeof declaration.events>)
        ? [event]
        : []
    case ruling.category:
      return isRuled(state as typeof ruling.initial, event) ? [event] : []
    default:
      return [event]
  }
}

const isRegistered = (state: unknown): boolean =>
  'members' in (state as typeof businessAccount.initial)

/** An answer is to a version that was filed by then. */
const isAnswerable = (state: Declaration, event: EventIn<typeof declaration.events>): boolean => {
  switch (event.type) {
    case 'AcceptanceRecorded':
    case 'RejectionRecorded':
    case 'AssessmentRecorded':
    case 'DecisionRecorded':
    case 'ChargesImported':
      return (
        'versions' in state &&
        knownVersion(state, event.data.version) !== undefined &&
        (event.type !== 'DecisionRecorded' || state.status === 'Accepted')
      )
    default:
      return true
  }
}

/** A first decision needs the case, every other one a decision before it. */
const isRuled = (state: typeof ruling.initial, { type }: DomainEvent): boolean =>
  type === 'RulingIssued' ? state.status !== 'Absent' : 'decision' in state
