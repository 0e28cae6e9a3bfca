/** What an access review has to be true to, for whatever history: asked of the core without a review. */
import {
  aggregateOfStream,
  type Bn9,
  carm,
  type Held,
  type Inspection,
  type Instant,
  inspect,
  instantOf,
  millisecondsOf,
  type Portal,
  portalOf,
  type UserId,
  whatCan,
} from '@carmkit/core'
import type { Logged } from '@carmkit/laws'
import type { AccessLine, AccessReview } from '../src/index.js'

/** A log that can be asked at moments, each of which is folded once. */
export interface Asked {
  readonly at: (moment: Instant) => { readonly portal: Portal; readonly inspection: Inspection }
}

export const askedOf = (log: ReadonlyArray<Logged>): Asked => {
  const known = new Map<Instant, ReturnType<Asked['at']>>()
  return {
    at: (moment) => {
      const before = known.get(moment)
      if (before !== undefined) return before
      const streams = streamsAt(log, moment)
      const reading = { domain: carm }
      const now = { portal: portalOf(streams, reading), inspection: inspect(streams, reading) }
      known.set(moment, now)
      return now
    },
  }
}

const streamsAt = (log: ReadonlyArray<Logged>, moment: Instant): ReadonlyMap<string, Held> => {
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
const allowedAt = (asked: Asked, bn9: Bn9, now: Instant): ReadonlyArray<string> => {
  const { portal } = asked.at(now)
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
const coveredAt = ({ lines }: AccessReview, now: Instant): ReadonlyArray<string> => [
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

/** What the ways of one person give at a moment, by the core alone. */
const waysOf = (
  asked: Asked,
  { user, actingFor, bn9, now }: { user: UserId; actingFor: Bn9; bn9: Bn9; now: Instant },
): ReadonlyMap<string, string> => {
  const { portal, inspection } = asked.at(now)
  const programs = [...(portal.businesses.get(bn9)?.programs.keys() ?? [])]
  const approach = { user, actingFor, business: bn9, programs }
  return new Map(
    inspection.ways(approach, now).map((way) => {
      const gives = way.places.map((one) => textOf(one.permission, one.program, one.items))
      return [wayText(approach, way), gives.toSorted().join()]
    }),
  )
}

const everyWay = (asked: Asked, bn9: Bn9, now: Instant): ReadonlyMap<string, string> => {
  const { businesses } = asked.at(now).portal
  return new Map(
    [bn9, ...(businesses.get(bn9)?.providers.keys() ?? [])].flatMap((actingFor) =>
      (businesses.get(actingFor)?.members ?? []).flatMap((user) => [
        ...waysOf(asked, { user, actingFor, bn9, now }),
      ]),
    ),
  )
}

const shownAt = ({ lines }: AccessReview, now: Instant): ReadonlyMap<string, string> =>
  new Map(
    lines.flatMap((line) => {
      const gives = stretchAt(line, now)?.gives.flatMap(({ program, items, permissions }) =>
        permissions.map((one) => textOf(one, program, items)),
      )
      return gives === undefined
        ? []
        : [[wayText(line, line.way), gives.toSorted().join()] as const]
    }),
  )

const sorted = (ways: ReadonlyMap<string, string>): string =>
  JSON.stringify([...ways].toSorted(([one], [other]) => (one < other ? -1 : 1)))

export interface Reviewed {
  readonly log: ReadonlyArray<Logged>
  readonly asked: Asked
  readonly review: AccessReview
  /** Moments within the period at which the review is compared with the core. */
  readonly moments: ReadonlyArray<Instant>
}

/** Each yields what breaks it, in words. */
export const reviewRules: {
  readonly [name: string]: (reviewed: Reviewed) => Generator<string>
} = {
  *'covers what the core allows at any moment, and nothing else'({ asked, review, moments }) {
    for (const now of moments) {
      const allowed = allowedAt(asked, review.business, now)
      const covered = coveredAt(review, now)
      if (JSON.stringify(allowed) === JSON.stringify(covered)) continue
      const missing = allowed.filter((one) => !covered.includes(one))
      const invented = covered.filter((one) => !allowed.includes(one))
      yield `at ${now}: missing ${missing.join('; ')}, invented ${invented.join('; ')}`
    }
  },
  *'tells each way apart at any moment'({ asked, review, moments }) {
    for (const now of moments) {
      const ways = sorted(everyWay(asked, review.business, now))
      const shown = sorted(shownAt(review, now))
      if (ways !== shown) yield `at ${now}: ${ways} is shown as ${shown}`
    }
  },
  *'ends a stretch where something changes, and only there'({ asked, review }) {
    const { business: bn9, period, lines } = review
    for (const { user, actingFor, way, held } of lines) {
      const key = wayText({ user, actingFor }, way)
      const givenAt = (now: Instant) => waysOf(asked, { user, actingFor, bn9, now }).get(key)
      for (const { from, until } of held) {
        if (from >= until) yield `${key} holds from ${from} until ${until}`
        for (const now of [from, until]) {
          if (now === period.from || millisecondsOf(now) === millisecondsOf(period.to) + 1) continue
          const before = instantOf(millisecondsOf(now) - 1)
          if (givenAt(before) === givenAt(now)) yield `${key} is the same before and at ${now}`
        }
      }
    }
  },
  *'names the last use, however long ago'({ log, review }) {
    // What stands behind a later date was not known by the end, whatever its own date says.
    const end = log.findIndex(({ event }) => event.metadata.recordedAt > review.period.to)
    const known = end === -1 ? log : log.slice(0, end)
    for (const line of review.lines) {
      const last = known.findLast(({ event }) => isUse(event, line, review))?.event
      const found = last === undefined ? null : [last.stream, last.metadata.recordedAt]
      const told = line.used.last && [line.used.last.stream, line.used.last.recordedAt]
      const [truth, shown] = [found, told].map((one) => JSON.stringify(one))
      if (truth !== shown) yield `${shown} and not ${truth}`
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
  { business }: AccessReview,
): boolean => {
  const { actor, grant } = metadata
  const delegation = (grant['delegation'] ?? null) as string | null
  const client = delegation?.split(/[-.]/)[1] ?? actor['actingFor']
  return (
    actor['userId'] === user &&
    actor['actingFor'] === actingFor &&
    client === business &&
    grant['role'] === way.role &&
    delegation === way.delegation &&
    (grant['rules'] as ReadonlyArray<string>).includes('DEL-14') === way.isRunOff
  )
}
