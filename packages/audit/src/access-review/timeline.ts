/**
 * When each way of access was open, and what it gave. The core is asked again whenever something is
 * recorded that the answer rests on, and at every moment at which dates may change it.
 *
 * What is kept is bounded by people and grants: one open stretch for each way, and the stretches of
 * the period that are over.
 */
import type { Approach, Bn9, Inspection, Instant, OpenWay, UserId } from '@carmkit/core'
import { giftsOf } from './gifts.js'
import type { Givings } from './givings.js'
import { type Giving, keyOf, type Stretch } from './line.js'

/** A line as far as time has shown it. */
export interface Held {
  readonly approach: Approach
  /** As it was asked last. */
  readonly way: OpenWay
  readonly held: ReadonlyArray<Stretch>
  readonly given: ReadonlyArray<Giving>
  /** Those of the last stretch. */
  readonly givenLast: ReadonlyArray<Giving>
  /** It was open at the end of the period. */
  readonly lasts: boolean
}

/** Whose access is followed, and until which moment it is known. */
interface Followed {
  readonly user: UserId
  readonly actingFor: Bn9
  basis: string
  /** The next moment at which dates may change it. */
  next: Instant | null
  open: ReadonlyMap<string, Open>
}

interface Open {
  readonly since: Instant
  readonly gives: Stretch['gives']
}

interface Draft {
  approach: Approach
  way: OpenWay
  readonly held: Stretch[]
  readonly given: Map<string, Giving>
  givenLast: ReadonlyArray<Giving>
}

interface Watched {
  readonly bn9: Bn9
  /** The period begins then. */
  readonly from: Instant
  readonly inspection: Inspection
  readonly givings: Givings
  /** Programs of the business, as far as they are known. */
  readonly programs: () => Approach['programs']
}

export const timelineOf = ({ bn9, from, inspection, givings, programs }: Watched) => {
  const { approachOf, everybody, meet, actingFor, find } = peopleOf({ bn9, inspection, programs })
  const drafts = draftsWith(givings)
  let isBegun = false
  /** No date changes anything before this moment. */
  let quietUntil: Instant | null = null

  const ask = (one: Followed, at: Instant): void => {
    const approach = approachOf(one)
    one.open = askedNow({ one, approach, ways: inspection.ways(approach, at), at }, drafts)
    one.next = inspection.turningPoints(approach).find((point) => point > at) ?? null
    quietUntil = earlier(quietUntil, one.next)
  }

  /** Everything that dates have changed before this moment, or at it. */
  const pass = (until: Instant): void => {
    while (quietUntil !== null && quietUntil <= until) {
      const at: Instant = quietUntil
      quietUntil = null
      for (const one of everybody()) {
        if (one.next !== null && one.next <= at) ask(one, at)
        quietUntil = earlier(quietUntil, one.next)
      }
    }
  }

  return {
    /** Time goes on to a moment within the period, before anything is recorded at it. */
    advance: (to: Instant): void => {
      if (to < from) return
      if (!isBegun) {
        isBegun = true
        for (const one of everybody()) ask(one, from)
      }
      pass(to)
    },
    /** Something was recorded about these businesses; who acts for them is asked about again. */
    changed: (acting: ReadonlyArray<Bn9>, at: Instant): void => {
      for (const business of acting) meet(business)
      if (!isBegun) return
      for (const business of acting) {
        for (const one of actingFor(business)) {
          const basis = inspection.basis(approachOf(one))
          if (basis === one.basis) continue
          one.basis = basis
          ask(one, at)
        }
      }
    },
    isOpen: (business: Bn9, user: UserId, key: string): boolean =>
      find(business, user)?.open.has(key) === true,
    /** The lines that held at any time before a moment, to which the clock has gone on. */
    end: (until: Instant): ReadonlyArray<Held> => {
      const lasting = [...everybody()].flatMap((one) => [...one.open])
      for (const [key, open] of lasting) drafts.close(key, open, until)
      return drafts.all(new Set(lasting.map(([key]) => key)))
    },
  }
}

interface AskedNow {
  readonly one: Followed
  readonly approach: Approach
  readonly ways: ReadonlyArray<OpenWay>
  readonly at: Instant
}

/** What is open from now on; stretches in which something else was given end. */
const askedNow = (
  { one, approach, ways, at }: AskedNow,
  { note, close, resume }: ReturnType<typeof draftsWith>,
): Followed['open'] => {
  const open = new Map<string, Open>()
  for (const way of ways) {
    const key = keyOf(one, way)
    const gives = giftsOf(way.places)
    const before = one.open.get(key)
    open.set(key, isSame(before, gives) ? before : { since: at, gives })
    note(key, { approach, way })
  }
  for (const [key, before] of one.open) {
    if (open.get(key) !== before) close(key, before, at)
  }
  for (const [key, now] of open) {
    if (now.since === at) open.set(key, resume(key, now))
  }
  return open
}

/** Everybody who is followed, by the business acted for. */
const peopleOf = ({
  bn9,
  inspection,
  programs,
}: Pick<Watched, 'bn9' | 'inspection' | 'programs'>) => {
  const followed = new Map<Bn9, Map<UserId, Followed>>()

  const approachOf = ({ user, actingFor }: Followed): Approach => ({
    user,
    actingFor,
    business: bn9,
    programs: programs(),
  })

  const everybody = function* (): Generator<Followed> {
    for (const people of followed.values()) yield* people.values()
  }

  /** People who have come; those who have gone are followed on, for they may come back. */
  const meet = (actingFor: Bn9): void => {
    const people = followed.get(actingFor) ?? new Map<UserId, Followed>()
    followed.set(actingFor, people)
    for (const user of inspection.members(actingFor)) {
      if (people.has(user)) continue
      people.set(user, { user, actingFor, basis: '', next: null, open: new Map() })
    }
  }

  return {
    approachOf,
    everybody,
    meet,
    actingFor: (business: Bn9): Iterable<Followed> => followed.get(business)?.values() ?? [],
    find: (business: Bn9, user: UserId): Followed | undefined => followed.get(business)?.get(user),
  }
}

/** The lines as they grow. */
const draftsWith = (givings: Givings) => {
  const drafts = new Map<string, Draft>()

  const note = (key: string, { approach, way }: Pick<Draft, 'approach' | 'way'>): void => {
    const draft: Draft = drafts.get(key) ?? {
      approach,
      way,
      held: [],
      given: new Map(),
      givenLast: [],
    }
    draft.approach = approach
    draft.way = way
    draft.givenLast = givings.of({ ...approach, way })
    for (const one of draft.givenLast) draft.given.set(`${one.stream}@${one.revision}`, one)
    drafts.set(key, draft)
  }

  /** What was open for no time at all was not open. */
  const close = (key: string, { since, gives }: Open, at: Instant): void => {
    if (since < at) drafts.get(key)?.held.push({ from: since, until: at, gives })
  }

  return {
    note,
    close,
    resume: (key: string, now: Open): Open => continued(drafts.get(key), now),
    /** Those that held at any time. */
    all: (lasting: ReadonlySet<string>): ReadonlyArray<Held> =>
      [...drafts]
        .filter(([, { held }]) => held.length > 0)
        .map(([key, { given, ...draft }]) => ({
          ...draft,
          given: [...given.values()],
          lasts: lasting.has(key),
        })),
  }
}

const earlier = (one: Instant | null, other: Instant | null): Instant | null => {
  if (one === null || other === null) return one ?? other
  return one < other ? one : other
}

const isSame = (before: Open | undefined, gives: Stretch['gives']): before is Open =>
  before !== undefined && JSON.stringify(before.gives) === JSON.stringify(gives)

/** What two events of one moment took and gave back has never changed. */
const continued = (draft: Draft | undefined, now: Open): Open => {
  const last = draft?.held.at(-1)
  if (draft === undefined || last?.until !== now.since || !isSame(now, last.gives)) return now
  draft.held.pop()
  return { since: last.from, gives: last.gives }
}
