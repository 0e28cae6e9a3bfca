/**
 * Why recorded commands were let through: who sent them under which authority, what that rests on,
 * and the chain of causes up to the command that somebody sent.
 */
import { carm, type Domain, type Pin } from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import type { ReadFailure, Store, Unreadable } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { type Causes, causesOf } from './causes.js'
import {
  before,
  type Evidence,
  evidenceOf,
  grantedOn,
  type NotTold,
  type Reading,
} from './evidence.js'
import type { Named } from './named.js'
import { type FindEvent, placesIn } from './places.js'
import { faultsIn, type Unsound, unsoundAmong } from './unsound.js'
import { type OneCommand, walkCommands } from './walk.js'

export interface Explained extends Causes {
  readonly events: OneCommand
  /** The streams that its authority rests on, at the revisions that were read. */
  readonly authority: ReadonlyArray<Link>
  /** The least history from which the same authority follows; null where that is not told. */
  readonly restsOn: ReadonlyArray<RecordedEvent> | null
  /** Why it is not told; null where it is. */
  readonly notTold: NotTold | null
  /** What is wrong with its stream up to its last event: the first that does not follow, or cannot stand there. */
  readonly faults: ReadonlyArray<Unsound>
}

/** A stream of the proof: the account of the actor, each delegation, the account acted on. */
export interface Link extends Pick<Pin, 'stream' | 'revision'> {
  /** Id of the grant or run-off in it that was used; null for every other stream. */
  readonly delegation: string | null
  /** Those events of it that the authority would be another without; null where that is not told. */
  readonly restsOn: ReadonlyArray<RecordedEvent> | null
}

export interface ExplainQuestion {
  readonly store: Store
  readonly domain?: Domain
  readonly named: Extract<Named, { kind: 'id' | 'place' }>
  readonly onProgress?: (events: number) => void
}

/** A command id is used once on each stream, so there may be several. */
export interface Answer {
  readonly explained: ReadonlyArray<Explained>
  /** What the search passed over; what was asked for, or more of it, may be among it. */
  readonly unreadable: ReadonlyArray<Unreadable>
  /** Those of the events told here that are not what was sealed, or cannot be. */
  readonly unsound: ReadonlyArray<Unsound>
}

/** Left: the store failed, or what the authority rests on cannot be read. Looks through the log once. */
export const explain = async ({
  domain = carm,
  store,
  named,
  onProgress,
}: ExplainQuestion): Promise<E.Either<ReadFailure, Answer>> => {
  const found: OneCommand[] = []
  const unreadable: Unreadable[] = []
  const places = placesIn(store)
  const walked = await walkCommands(store, {
    onEvent: places.add,
    visit: (events) => {
      if (!events.some(isNamed(named))) return undefined
      found.push(events)
      return named.kind === 'place' ? 'enough' : undefined
    },
    onUnreadable: (one) => unreadable.push(one),
    onProgress,
  })
  if (E.isLeft(walked)) return walked
  const explained = await explainedAll(found, { store, domain, find: places.find })
  return E.map((all: Answer['explained']) => ({
    explained: all,
    unreadable,
    unsound: unsoundAmong(all.flatMap(toldIn), all),
  }))(explained)
}

/** In the same order. */
export const explainedAll = async (
  commands: ReadonlyArray<OneCommand>,
  reading: Reading & { readonly find: FindEvent },
): Promise<E.Either<ReadFailure, ReadonlyArray<Explained>>> => {
  const explained: Explained[] = []
  for (const events of commands) {
    const one = await explainedOne(events, reading)
    if (E.isLeft(one)) return one
    explained.push(one.right)
  }
  return E.right(explained)
}

const explainedOne = async (
  events: OneCommand,
  reading: Reading & { readonly find: FindEvent },
): Promise<E.Either<ReadFailure, Explained>> => {
  const [first] = events
  const causes = await causesOf(first, reading.find)
  if (E.isLeft(causes)) return causes
  const earlier = await before(reading.store, first.stream, first.revision)
  if (E.isLeft(earlier)) return earlier
  const evidence = await evidenceOf(first, { ...reading, earlier: earlier.right })
  if (E.isLeft(evidence)) return evidence
  return E.right({
    ...explainedOf(events, evidence.right, causes.right),
    faults: faultsIn(reading.domain, earlier.right, events),
  })
}

/** Every event that is told of a command. */
export const toldIn = ({ events, restsOn, causes }: Explained): ReadonlyArray<RecordedEvent> => [
  ...events,
  ...(restsOn ?? []),
  ...causes,
]

const isNamed =
  (named: ExplainQuestion['named']) =>
  ({ stream, revision, metadata: { eventId, commandId } }: RecordedEvent): boolean =>
    named.kind === 'id'
      ? named.id === eventId || named.id === commandId
      : named.stream === stream && named.revision === revision

const explainedOf = (
  events: OneCommand,
  evidence: Evidence,
  causes: Causes,
): Omit<Explained, 'faults'> => {
  const [first] = events
  const restsOn = E.isRight(evidence) ? evidence.right : null
  return {
    events,
    authority: grantedOn(first).map((pin) => linkOf(first, { pin, restsOn })),
    restsOn,
    notTold: E.isLeft(evidence) ? evidence.left : null,
    ...causes,
  }
}

const linkOf = (
  { metadata: { grant } }: RecordedEvent,
  { pin, restsOn }: { readonly pin: Pin; readonly restsOn: Explained['restsOn'] },
): Link => {
  const { stream, revision } = pin
  const { delegation } = grant
  const isUsed = typeof delegation === 'string' && delegation.startsWith(`${stream}#`)
  return {
    stream,
    revision,
    delegation: isUsed ? delegation : null,
    restsOn: restsOn?.filter((one) => one.stream === stream) ?? null,
  }
}
