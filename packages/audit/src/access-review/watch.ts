/**
 * Follows the log for a review: which streams say what, who is followed, which commands used what.
 *
 * Separate from the reading, which chooses what is told here, and from the timeline, which knows of
 * moments and not of events.
 */
import {
  type Bn9,
  type Domain,
  delegationNamed,
  type Held as HeldStream,
  type Instant,
  inspect,
  instantOf,
  millisecondsOf,
  ProgramReference,
} from '@carmkit/core'
import type { AccountEvent } from '../prefix/account.js'
import { givings } from './givings.js'
import { type AccessReview, type EventPlace, keyOf } from './line.js'
import { inReadingOrder, isLastingManager, lineOf } from './lines.js'
import type { Judging } from './marks.js'
import { type Held, timelineOf } from './timeline.js'
import { tally, useOf } from './uses.js'

interface Watching {
  readonly bn9: Bn9
  /** The period begins then. */
  readonly from: Instant
  readonly domain: Domain
}

/** Follows the log; the timeline moves on before a command is judged, and after it is folded. */
export const watchOf = ({ bn9, from, domain }: Watching) => {
  const streams = new Map<string, HeldStream>()
  const inspection = inspect(streams, { domain })
  const given = givings()
  const named = new Set<ProgramReference>()
  const programs = () => [...new Set([...named, ...inspection.programs(bn9)])].toSorted()
  const timeline = timelineOf({ bn9, from, inspection, givings: given, programs })
  const uses = tally(from)
  const providers = new Set<Bn9>()
  let unexplained = 0
  let firstUnexplained: EventPlace | null = null

  const learn = ({ recorded }: AccountEvent): ReadonlyArray<Bn9> => {
    const { stream } = recorded
    const dash = stream.indexOf('-')
    const [category, rest] = [stream.slice(0, dash), stream.slice(dash + 1)]
    const identity = delegationNamed(stream)
    if (identity !== null) {
      providers.add(identity.provider)
      if (identity.scope !== 'business') named.add(identity.scope)
      return [bn9, identity.provider]
    }
    const program = rest.slice(bn9.length)
    if (category === 'programAccount' && ProgramReference.is(program)) named.add(program)
    return rest.startsWith(bn9) ? [bn9, ...providers] : [rest as Bn9]
  }

  return {
    command: (first: AccountEvent['recorded'], knownAt: Instant): void => {
      const used = useOf(bn9, first)
      if (used === null) return
      uses.add(used, knownAt)
      if (knownAt < from) return
      timeline.advance(knownAt)
      if (timeline.isOpen(used.actingFor, used.user, used.key)) return
      unexplained += 1
      firstUnexplained ??= used.at
    },
    decisive: (events: ReadonlyArray<AccountEvent>, knownAt: Instant): void => {
      timeline.advance(knownAt)
      const touched = new Set<Bn9>()
      for (const event of events) {
        streams.set(event.held.pin.stream, event.held)
        given.note(event)
        for (const business of learn(event)) touched.add(business)
      }
      timeline.changed([...touched], knownAt)
    },
    end: (
      judged: Pick<Judging, 'unusedAfterDays' | 'lastMoment'>,
    ): Pick<AccessReview, 'isKnown' | 'lines' | 'unexplained'> => {
      timeline.advance(judged.lastMoment)
      const all = timeline.end(instantOf(millisecondsOf(judged.lastMoment) + 1))
      const managers = all.filter(isLastingManager)
      const isOnlyManager = (held: Held) => isLastingManager(held) && managers.length === 1
      const judging = { ...judged, inspection, isOnlyManager }
      return {
        isKnown: streams.size > 0,
        lines: all
          .map((held) => lineOf(held, uses.of(keyOf(held.approach, held.way)), judging))
          .toSorted(inReadingOrder(bn9)),
        unexplained: { count: unexplained, first: firstUnexplained },
      }
    },
  }
}
