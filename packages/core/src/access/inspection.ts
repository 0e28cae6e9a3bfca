/**
 * What a review of access asks of the streams of a business and of its providers, again and again
 * while they move on. One value, so that the review holds no facts and no states itself.
 */
import type { Bn9, Instant, ProgramReference, UserId } from '../values/index.js'
import type { Who } from './line.js'
import { factsOf, type Reading, type Streams } from './streams.js'
import { turningPointsOf } from './turning-points.js'
import {
  type Approach,
  basisOf,
  belongsTo,
  membersIn,
  type OpenWay,
  programsIn,
  waysTo,
} from './ways.js'

export interface Inspection {
  /** Everybody with a place in a business, suspended and ended ones too, in order. */
  readonly members: (bn9: Bn9) => ReadonlyArray<UserId>
  /** The programs that a business has a reference for. */
  readonly programs: (bn9: Bn9) => ReadonlyArray<ProgramReference>
  /** Every way that is open at a moment. */
  readonly ways: (approach: Approach, now: Instant) => ReadonlyArray<OpenWay>
  /** While this text stays the same, {@link Inspection.ways} changes at turning points only. */
  readonly basis: (approach: Approach) => string
  /** The moments at which dates may change the ways: in order, of the past too. */
  readonly turningPoints: (approach: Approach) => ReadonlyArray<Instant>
  /** Whether the person has a place in the business at that moment, if only a suspended one. */
  readonly belongs: (who: Who, now: Instant) => boolean
}

/** The streams may be changed between two questions: each answer is of what they are then. */
export const inspect = (streams: Streams, reading: Reading): Inspection => {
  const facts = factsOf(streams, reading)
  return {
    members: (bn9) => membersIn(facts, bn9),
    programs: (bn9) => programsIn(facts, bn9),
    ways: (approach, now) => waysTo(facts, approach, now),
    basis: (approach) => basisOf(facts, approach),
    turningPoints: (approach) => turningPointsOf(facts, approach),
    belongs: (who, now) => belongsTo(facts, who, now),
  }
}
