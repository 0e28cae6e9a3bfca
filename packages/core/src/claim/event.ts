/**
 * What is recorded of a claim: never an answer, a name or an address. Storage contract: add a
 * version, never edit one.
 */
import { closed, type EventIn, event, eventSchema, integer, nullable, oneOf } from '@carmkit/kernel'
import { Bn9, ClaimedPrograms, Instant, ProgramReference, UserId } from '../values/index.js'
import { OfferedQuestions } from './content.js'

const identity = { bn9: Bn9, claimant: UserId }
const Failures = integer('Failures', 1, 3)

/**
 * Name, address or account were not those of the agency's record; which of them is told to nobody,
 * or the record could be found out one by one. Counts as {@link AffinityFailed} does (BUS-07).
 */
export const ProfileFailed = event(
  'ProfileFailed',
  closed('ProfileFailed', { ...identity, failures: Failures }),
)

/** Begins the claim, or begins it anew; attempts already failed still count (BUS-07). */
export const ClaimBegun = event(
  'ClaimBegun',
  closed('ClaimBegun', {
    ...identity,
    reference: ProgramReference,
    questions: OfferedQuestions,
    lapsesAt: Instant,
  }),
)

/** The business is the claimant's to register; a reaction does it, and the first one wins. */
export const ClaimVerified = event(
  'ClaimVerified',
  closed('ClaimVerified', {
    ...identity,
    basis: oneOf('ClaimBasis', ['affinity', 'review']),
    programs: ClaimedPrograms,
  }),
)

/** `failures` counts since the last lock, failed profiles too. Which answers were wrong is told to nobody. */
export const AffinityFailed = event(
  'AffinityFailed',
  closed('AffinityFailed', { ...identity, failures: Failures }),
)

/** A lock ends by its date; with `until` null an officer must end it. */
export const ClaimLockStarted = event(
  'ClaimLockStarted',
  closed('ClaimLockStarted', {
    ...identity,
    until: nullable(Instant),
    lockNumber: integer('LockNumber', 1, 3),
  }),
)

export const ClaimUnlocked = event('ClaimUnlocked', closed('ClaimUnlocked', identity))

export const ClaimRefused = event('ClaimRefused', closed('ClaimRefused', identity))

export const ClaimLapsed = event('ClaimLapsed', closed('ClaimLapsed', identity))

export const events = eventSchema(
  ProfileFailed,
  ClaimBegun,
  ClaimVerified,
  AffinityFailed,
  ClaimLockStarted,
  ClaimUnlocked,
  ClaimRefused,
  ClaimLapsed,
)

export type ClaimEvent = EventIn<typeof events>
