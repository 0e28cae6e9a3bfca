/**
 * Is a log what was recorded? Walks it once, in its order: each stream by itself, what each decision
 * rests on, what became of decisions on streams that had moved on, and the states that are kept. Asks
 * each stream then whether it shows what the log holds.
 *
 * Finds change, loss, repetition, reordering and splicing inside what is presented, unless the
 * forger recomputed every hash from there on in every stream that rests on it or answers it, and made
 * of it what could have been. A cut tail is found only by what rests on it or answers it.
 */
import type { Domain, Instant } from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import {
  judgedUntil,
  type LoggedEvent,
  type Position,
  type ReadFailure,
  type Store,
  type StoreUnavailable,
} from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { theEnd } from '../bound.js'
import { progressEvery } from '../prefix/progress.js'
import { type Going, walkPrefix } from '../prefix/walk.js'
import { type Causes, causesIn, type MissingCauses } from './causes.js'
import { type Damage, unreadableDamage, type Wrong } from './damage.js'
import { type KeptStates, keptStatesOf, noKeptStates } from './kept-states.js'
import {
  isLapse,
  type StaleDecision,
  type Suspect,
  stalePinDamage,
  verdictOn,
  wrongLapse,
} from './lapses.js'
import { type LostEntries, watchingForHoles } from './lost.js'
import { type MovedPin, restsOn, wrongMovedPin } from './pins.js'
import { hiddenAmong } from './shown.js'
import { streamsIn } from './streams.js'

export interface IntegrityQuestion {
  readonly store: Store
  readonly domain: Domain
  /** Told how many events were walked, every now and then. */
  readonly onProgress?: (events: number) => void
}

/** About the part of the log that was there when it was read; it may have grown since. */
export interface Integrity {
  /** Nothing is damaged or lost, no kept state is wrong or unchecked, and no decision waits to be judged again. */
  readonly ok: boolean
  readonly streams: number
  /** Events that follow from those before them. */
  readonly events: number
  /** The moment of the latest event; null for an empty log. */
  readonly recordedUntil: Instant | null
  readonly firstBad: Damage | null
  /** The first bad event of each stream, in log order, no more than {@link mostTold}. */
  readonly stopped: ReadonlyArray<Damage>
  readonly badStreams: number
  /** Of a store whose positions count; others say nothing of it. */
  readonly lost: LostEntries
  readonly causes: MissingCauses
  /** In log order. */
  readonly stale: ReadonlyArray<StaleDecision>
  /** Folded again where nothing is damaged. */
  readonly keptStates: KeptStates
}

/** More bad streams than this are counted, not listed. */
export const mostTold = 100

/** Left: the store failed, and nothing is known. What cannot be read is damage, and no failure. */
export const integrityOf = async (
  question: IntegrityQuestion,
): Promise<E.Either<ReadFailure, Integrity>> => {
  const { store, domain } = question
  const watched = await watchingForHoles(store)
  if (E.isLeft(watched)) return watched
  const causes = causesIn(watched.right.isLostBefore)
  const walk = walkOf(question, causes)
  const walked = await walkPrefix(watched.right.store, theEnd, {
    command: (recorded) => walk.command(recorded),
    unreadable: ({ position, unreadable }) => walk.damaged(unreadableDamage(unreadable, position)),
  })
  const failure = walk.failure()
  if (failure !== null) return E.left(failure)
  if (E.isLeft(walked)) {
    if (walked.left.name === 'StoreUnavailable') return E.left(walked.left)
    walk.damaged(unreadableDamage(walked.left, null))
  }
  const hidden = await hiddenAmong(walk.streams, store)
  if (E.isLeft(hidden)) return hidden
  for (const one of hidden.right) walk.damaged(one)
  const judged = store.capabilities.atomicPins ? E.right(0) : await judgedUntil(store)
  if (E.isLeft(judged)) return judged
  const found = walk.found(judged.right)
  const keptStates =
    found.badStreams === 0
      ? await keptStatesOf({ store, domain }, walk.streams.names())
      : E.right(noKeptStates)
  if (E.isLeft(keptStates)) return keptStates
  const { wrong, unchecked } = keptStates.right
  const lost = watched.right.lost()
  const waits = found.stale.some(({ verdict }) => verdict === 'waits')
  return E.right({
    ok: found.badStreams + lost.entries === 0 && wrong.length + unchecked.length === 0 && !waits,
    ...found,
    causes: causes.found(),
    lost,
    recordedUntil: E.isRight(walked) ? walked.right.recordedUntil : null,
    keptStates: keptStates.right,
  })
}

/** What of an event is not told by the walk alone. */
interface Asking {
  readonly position: Position
  readonly moved: ReadonlyArray<MovedPin>
  readonly tell: (wrong: Wrong | null) => void
}

const walkOf = ({ store, domain, onProgress }: IntegrityQuestion, causes: Causes) => {
  const streams = streamsIn(domain)
  const bad = new Map<string, Damage>()
  const suspects: Suspect[] = []
  let events = 0
  let failure: StoreUnavailable | null = null

  const damaged = (damage: Damage): void => {
    const known = bad.get(damage.stream)
    if (known === undefined || inLogOrder(damage, known) < 0) bad.set(damage.stream, damage)
    causes.doubt(damage.kind)
    if (damage.kind === 'unreadable') streams.breakOff(damage.stream)
  }

  /** A promise only where the store has to be asked, which is rare. */
  const visit = (logged: LoggedEvent): Promise<void> | void => {
    const { position, event } = logged
    const { stream, revision } = event
    causes.meet(event)
    if (streams.isBroken(stream)) return undefined
    const { wrong: wrongPins, moved } = restsOn(event, streams)
    const tell = (wrong: Wrong | null): void => {
      if (wrong !== null) damaged({ stream, revision, position, ...wrong })
    }
    const wrong = streams.follow(logged)
    const wrongCause = streams.isBroken(stream) ? null : causes.wrongIn(event, position)
    tell(wrong ?? wrongPins ?? wrongCause)
    if (streams.isBroken(stream)) return undefined
    events += 1
    if (events % progressEvery === 0) onProgress?.(events)
    if (isLapse(event) || moved.length > 0) return askStore(event, { position, moved, tell })
  }

  const askStore = async (
    event: RecordedEvent,
    { position, moved, tell }: Asking,
  ): Promise<void> => {
    const told = (found: E.Either<StoreUnavailable, Wrong | null>): void => {
      if (E.isLeft(found)) failure = found.left
      else tell(found.right)
    }
    const { stream, revision, metadata } = event
    if (isLapse(event)) told(await wrongLapse(event, { streams, store }))
    if (moved.length === 0) return
    told(await wrongMovedPin(moved, store))
    suspects.push({ stream, revision, position, eventId: metadata.eventId, pins: moved })
  }

  const going = (): Going => (failure === null ? undefined : 'enough')

  return {
    streams,
    damaged,
    /** Of the store, while an event of another stream was looked up: the walk ended there. */
    failure: (): StoreUnavailable | null => failure,
    command: (recorded: ReadonlyArray<LoggedEvent>): Going | Promise<Going> => {
      const asking = inTurn(recorded, visit)
      return asking === undefined ? going() : asking.then(going)
    },
    found: (judged: number) => {
      const stale = suspects.map((suspect) => verdictOn(suspect, { streams, judged }))
      if (store.capabilities.atomicPins) {
        for (const one of stale) if (one.verdict !== 'lapsed') damaged(stalePinDamage(one))
      }
      return { streams: streams.count(), events, stale, ...damageIn(bad.values()) }
    },
  }
}

/** Waits only where a visit does, since most of a long log asks the store nothing. */
const inTurn = (
  recorded: ReadonlyArray<LoggedEvent>,
  visit: (logged: LoggedEvent) => Promise<void> | void,
  from = 0,
): Promise<void> | void => {
  for (let index = from; index < recorded.length; index++) {
    const asking = visit(recorded[index] as LoggedEvent)
    if (asking !== undefined) return asking.then(() => inTurn(recorded, visit, index + 1))
  }
}

const damageIn = (
  bad: Iterable<Damage>,
): Pick<Integrity, 'firstBad' | 'stopped' | 'badStreams'> => {
  const all = [...bad].toSorted(inLogOrder)
  return { firstBad: all[0] ?? null, stopped: all.slice(0, mostTold), badStreams: all.length }
}

/** Where reading ended for all streams, that is the last thing to tell. */
const inLogOrder = (one: Damage, other: Damage): number =>
  (one.position ?? Number.MAX_SAFE_INTEGER) - (other.position ?? Number.MAX_SAFE_INTEGER)
