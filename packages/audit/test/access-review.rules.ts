/** What an access review has to be true to, for whatever history: asked of the core without a review. */
import {
  aggregateOfStream,
  type Bn9,
  carm,
  type Held,
  type Instant,
  inspect,
  instantOf,
  millisecondsOf,
  portalOf,
  type UserId,
  whatCan,
} from '@carmkit/core'
import type { Logged } from '@carmkit/laws'
import type { AccessLine, AccessReview } from '../src/index.js'

/** The streams as they stood at a moment. */
export const streamsAt = (
  log: ReadonlyArray<Logged>,
  moment: Instant,
): ReadonlyMap<string, Held> => {
  const streams = new Map<string, Held>()
  for (const { event } of log) {
    if (event.metadata.recordedAt > moment) break
    const aggregate = aggregateOfStream(carm, event.stream)
    const { stream, revision, metadata } = event
    streams.set(stream, {
      state: aggregate?.evolve(streams.get(stream)?.state ?? aggregate.initial, event),
      pin: { stream, revision, hash: metadata.hash },
    })
  }
  return streams
}

const textOf = (...parts: ReadonlyArray<string | null | boolean>): string => parts.join(' ')

/** Everything that the core allows anybody in the business at a moment. */
export const allowedAt = (
  log: ReadonlyArray<Logged>,
  bn9: Bn9,
  now: Instant,
): ReadonlyArray<string> => {
  const portal = portalOf(streamsAt(log, now), { domain: carm })
  return [...portal.businessesOf.keys()]
    .flatMap((userId) => whatCan(portal, { userId, now }))
    .filter(({ business }) => business === bn9)
    .map(({ user, actingFor, permission, program, items }) =>
      textOf(user, actingFor, permission, program, items),
    )
    .toSorted()
}

const stretchAt = ({ held }: AccessLine, now: Instant) =>
  held.find(({ from, until }) => from <= now && now < until)

/** Everything that the lines of a review cover at a moment. */
export const coveredAt = ({ lines }: AccessReview, now: Instant): ReadonlyArray<string> => [
  ...new Set(
    lines
      .flatMap((line) =>
        (stretchAt(line, now)?.gives ?? []).flatMap(({ program, items, permissions }) =>
          permissions.map((one) => textOf(line.user, line.actingFor, one, program, items)),
        ),
      )
      .toSorted(),
  ),
]

const wayText = (
  { user, actingFor }: { readonly user: UserId; readonly actingFor: Bn9 },
  { role, delegation, isRunOff }: AccessLine['way'],
): string => textOf(user, actingFor, role, delegation, isRunOff)

/** Ways that are open at a moment, each with what it gives, by the core alone. */
const waysAt = (
  log: ReadonlyArray<Logged>,
  { bn9, now }: { readonly bn9: Bn9; readonly now: Instant },
): ReadonlyMap<string, string> => {
  const streams = streamsAt(log, now)
  const inspection = inspect(streams, { domain: carm })
  const { businesses } = portalOf(streams, { domain: carm })
  const programs = [...(businesses.get(bn9)?.programs.keys() ?? [])]
  const found = new Map<string, string>()
  for (const actingFor of [bn9, ...(businesses.get(bn9)?.providers.keys() ?? [])]) {
    for (const user of inspection.members(actingFor)) {
      const approach = { user, actingFor, business: bn9, programs }
      for (const way of inspection.ways(approach, now)) {
        const gives = way.places.map((one) => textOf(one.permission, one.program, one.items))
        found.set(wayText(approach, way), gives.toSorted().join())
      }
    }
  }
  return found
}

const shownAt = ({ lines }: AccessReview, now: Instant): ReadonlyMap<string, string> =>
  new Map(
    lines.flatMap((line) => {
      const gives = stretchAt(line, now)?.gives.flatMap(({ program, items, permissions }) =>
        permissions.map((one) => textOf(one, program, items)),
      )
      return gives === undefined ? [] : [[wayText(line, line.way), gives.toSorted().join()] as const]
    }),
  )

const sorted = (ways: ReadonlyMap<string, string>): string =>
  JSON.stringify([...ways].toSorted(([one], [other]) => (one < other ? -1 : 1)))

export interface Reviewed {
  readonly log: ReadonlyArray<Logged>
  readonly review: AccessReview
  /** Moments within the period at which the review is compared with the core. */
  readonly moments: ReadonlyArray<Instant>
}

/** Each yields what breaks it, in words. */
export const reviewRules: {
  readonly [name: string]: (reviewed: Reviewed) => Generator<string>
} = {
  *'covers what the core allows at any moment, and nothing else'({ log, review, moments }) {
    for (const now of moments) {
      const allowed = allowedAt(log, review.business, now)
      const covered = coveredAt(review, now)
      if (JSON.stringify(allowed) === JSON.stringify(covered)) continue
      const missing = allowed.filter((one) => !covered.includes(one))
      const invented = covered.filter((one) => !allowed.includes(one))
      yield `at ${now}: missing ${missing.join('; ')}, invented ${invented.join('; ')}`
    }
  },
  *'tells each way apart at any moment'({ log, review, moments }) {
    for (const now of moments) {
      const ways = sorted(waysAt(log, { bn9: review.business, now }))
      const shown = sorted(shownAt(review, now))
      if (ways !== shown) yield `at ${now}: ${ways} is shown as ${shown}`
    }
  },
  *'ends a stretch where something changes, and only there'({ log, review }) {
    const { business: bn9, period, lines } = review
    for (const line of lines) {
      for (const { from, until } of line.held) {
        if (from >= until) yield `${wayText(line, line.way)} holds from ${from} until ${until}`
        for (const now of [from, until]) {
          if (now === period.from || now === period.until) continue
          const before = instantOf(millisecondsOf(now) - 1)
          const key = wayText(line, line.way)
          if (waysAt(log, { bn9, now: before }).get(key) === waysAt(log, { bn9, now }).get(key))
            yield `${key} is the same before and at ${now}`
        }
      }
    }
  },
  *'names the last use, however long ago'({ log, review }) {
    for (const line of review.lines) {
      const last = log.findLast(({ event }) => isUse(event, line, review))?.event
      const found = last === undefined ? null : [last.stream, last.metadata.recordedAt]
      const told = line.used.last && [line.used.last.stream, line.used.last.recordedAt]
      if (JSON.stringify(found) !== JSON.stringify(told)) yield `${told} and not ${found}`
    }
  },
  *'explains every command by a way that was open'({ review }) {
    const { count, first } = review.unexplained
    if (count > 0) yield `${count} commands, the first of them ${JSON.stringify(first)}`
  },
}

const isUse = (
  { metadata }: Logged['event'],
  { user, actingFor, way }: AccessLine,
  { business, period }: AccessReview,
): boolean => {
  const { actor, grant, recordedAt } = metadata
  const client = String(grant['delegation'] ?? '').split(/[-.]/)[1] ?? actor['actingFor']
  return (
    recordedAt < period.until &&
    actor['userId'] === user &&
    actor['actingFor'] === actingFor &&
    client === business &&
    grant['role'] === way.role &&
    (grant['delegation'] ?? null) === way.delegation &&
    (grant['rules'] as ReadonlyArray<string>).includes('DEL-14') === way.isRunOff
  )
}
