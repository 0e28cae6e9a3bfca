/**
 * Two portals that differ in one stream, subtracted: what each person can do in one and not in the
 * other. Separate from the preview, which makes the second portal.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { Denial, Proof, Target, User } from '../authority/index.js'
import type { Bn9, Instant, ProgramReference } from '../values/index.js'
import { authorityStreams, moreAuthorityStreams } from '../world.js'
import { inquiryOf, type Line } from './line.js'
import { businessesNamedBy } from './mentioned.js'
import type { Portal } from './portal.js'
import { type Access, accessTo, check, type Reach } from './query.js'

/** One line that is new or gone; what stays the same is not told. */
export type Change =
  | (Line & { readonly change: 'gains'; readonly witness: Proof })
  | (Line & {
      readonly change: 'loses'
      /** What it rested on before. */
      readonly witness: Proof
      /** Why it is refused afterwards. */
      readonly denials: ReadonlyArray<Denial>
    })

interface Portals {
  readonly before: Portal
  readonly after: Portal
}

/** `stream` is the one in which they differ. Exact: both sets are asked in full where it matters. */
export const difference = (
  portals: Portals,
  { stream, now }: { readonly stream: string; readonly now: Instant },
): ReadonlyArray<Change> =>
  reachesOf(portals, stream, now)
    .filter(
      (reach) => restsOn(portals.before, reach, stream) || restsOn(portals.after, reach, stream),
    )
    .flatMap((reach) => changesOf(portals, reach))

const changesOf = ({ before, after }: Portals, reach: Reach): ReadonlyArray<Change> => {
  const had = byPlace(accessTo(before, reach))
  const has = byPlace(accessTo(after, reach))
  const lost = [...had].filter(([place]) => !has.has(place))
  const gained = [...has].filter(([place]) => !had.has(place))
  return [
    ...lost.map(([, { proof, ...line }]): Change => {
      const answer = check(after, inquiryOf(line, reach.now))
      return {
        ...line,
        change: 'loses',
        witness: proof,
        denials: E.isLeft(answer) ? answer.left : [],
      }
    }),
    ...gained.map(
      ([, { proof, ...line }]): Change => ({ ...line, change: 'gains', witness: proof }),
    ),
  ]
}

const byPlace = (accesses: ReadonlyArray<Access>): ReadonlyMap<string, Access> =>
  new Map(accesses.map((one) => [`${one.permission} ${one.program} ${one.items}`, one]))

/** Everybody who acts for, or upon, a business that the stream names, in either portal; each once. */
const reachesOf = (
  { before, after }: Portals,
  stream: string,
  now: Instant,
): ReadonlyArray<Reach> => {
  const reaches = [before, after].flatMap((portal) =>
    businessesNamedBy(stream).flatMap((named) => {
      const business = portal.businesses.get(named)
      return [
        ...[named, ...(business?.clients.keys() ?? [])].map((client) => [named, client] as const),
        ...[...(business?.providers.keys() ?? [])].map((provider) => [provider, named] as const),
      ].flatMap(([actingFor, client]) =>
        (portal.businesses.get(actingFor)?.members ?? []).map(
          (user): Reach => ({ user, actingFor, business: client, now }),
        ),
      )
    }),
  )
  const distinct = new Map(
    reaches.map((one) => [`${one.actingFor} ${one.business} ${one.user}`, one]),
  )
  return [...distinct].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, one]) => one)
}

/** Do any of its questions look into this stream? */
const restsOn = (portal: Portal, { user: userId, actingFor, business }: Reach, stream: string) => {
  const user: User = { kind: 'user', userId, actingFor }
  return targetsIn(business, portal.businesses.get(business)?.programs.keys() ?? []).some(
    (target) =>
      [...authorityStreams(user, target), ...moreAuthorityStreams(user, target, portal.facts)].some(
        ({ name }) => name === stream,
      ),
  )
}

const targetsIn = (business: Bn9, programs: Iterable<ProgramReference>): ReadonlyArray<Target> => [
  { business, programs: [], item: null },
  ...[...programs].map((program) => ({ business, programs: [program], item: null })),
]
