/**
 * Why recorded commands were let through: who sent them under which authority, what that rests on,
 * and the chain of causes up to the command that somebody sent.
 */
import { carm, type Domain, type Pin } from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import type { ReadFailure, Store, Unreadable } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { theEnd } from '../bound.js'
import { progressOf } from '../prefix/account.js'
import { walkPrefix } from '../prefix/walk.js'
import { evidenceOf, grantedOn, type Reading } from './evidence.js'
import type { FigureName, Named } from './named.js'

/** The events of one command, at least one, in their stream. */
export type OneCommand = readonly [RecordedEvent, ...ReadonlyArray<RecordedEvent>]

export interface Explained {
  readonly events: OneCommand
  /** The streams that its authority rests on, at the revisions that were read. */
  readonly authority: ReadonlyArray<Link>
  /** The least history from which the same authority follows; null where no role was asked for. */
  readonly restsOn: ReadonlyArray<RecordedEvent> | null
  /** The events that led to it, the nearest first: each caused the command that recorded the one before. */
  readonly causes: ReadonlyArray<RecordedEvent>
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
  readonly named: Exclude<Named, FigureName>
  readonly onProgress?: (events: number) => void
}

/** A command id is used once on each stream, so there may be several. */
export interface Answer {
  readonly explained: ReadonlyArray<Explained>
  /** What the search passed over; what was asked for may be among it. */
  readonly unreadable: ReadonlyArray<Unreadable>
}

/** Left: the store failed, or what the authority rests on cannot be read. */
export const explain = async ({
  domain = carm,
  store,
  named,
  onProgress,
}: ExplainQuestion): Promise<E.Either<ReadFailure, Answer>> => {
  const found: OneCommand[] = []
  const unreadable: Unreadable[] = []
  const walked = await walkCommands(store, {
    visit: (events) => {
      if (events.some(isNamed(named))) found.push(events)
    },
    onUnreadable: (one) => unreadable.push(one),
    onProgress,
  })
  if (E.isLeft(walked)) return walked
  const causes = await causesOf(store, found)
  if (E.isLeft(causes)) return causes
  const explained: Explained[] = []
  for (const events of found) {
    const one = await explainedOf(events, { store, domain })
    if (E.isLeft(one)) return one
    explained.push({ ...one.right, causes: chainOf(events[0], causes.right) })
  }
  return E.right({ explained, unreadable })
}

const isNamed =
  (named: ExplainQuestion['named']) =>
  ({ stream, revision, metadata: { eventId, commandId } }: RecordedEvent): boolean =>
    named.kind === 'id'
      ? named.id === eventId || named.id === commandId
      : named.stream === stream && named.revision === revision

/** All but the causes. */
export const explainedOf = async (
  events: OneCommand,
  reading: Reading,
): Promise<E.Either<ReadFailure, Explained>> => {
  const [first] = events
  const evidence = await evidenceOf(first, reading)
  return E.map((restsOn: Explained['restsOn']) => ({
    events,
    authority: grantedOn(first).map((pin) => linkOf(first, { pin, restsOn })),
    restsOn,
    causes: [],
  }))(evidence)
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

interface Walk {
  readonly visit: (events: OneCommand) => void
  readonly onUnreadable?: (unreadable: Unreadable) => void
  readonly onProgress?: ExplainQuestion['onProgress']
}

const walkCommands = (store: Store, { visit, onUnreadable, onProgress }: Walk) => {
  const progress = progressOf(onProgress)
  return walkPrefix(store, theEnd, {
    command: ([first, ...others]) => {
      progress(1 + others.length)
      visit([first.event, ...others.map(({ event }) => event)])
    },
    unreadable: ({ unreadable }) => onUnreadable?.(unreadable),
  })
}

type ById = ReadonlyMap<string, RecordedEvent>

/** Whatever has a chain of causes in common with these; nothing is read where none was caused. */
const causesOf = async (
  store: Store,
  commands: ReadonlyArray<OneCommand>,
): Promise<E.Either<ReadFailure, ById>> => {
  const caused = commands.filter(([{ metadata }]) => metadata.causationId !== null)
  const wanted = new Set(caused.map(([{ metadata }]) => metadata.correlationId))
  const known = new Map<string, RecordedEvent>()
  if (wanted.size === 0) return E.right(known)
  const walked = await walkCommands(store, {
    visit: (events) => {
      for (const event of events) {
        if (wanted.has(event.metadata.correlationId)) known.set(event.metadata.eventId, event)
      }
    },
  })
  return E.map(() => known)(walked)
}

/** Ends at the first command that nobody caused, or whose cause is not there. */
const chainOf = (first: RecordedEvent, known: ById): ReadonlyArray<RecordedEvent> => {
  const chain = new Set<RecordedEvent>()
  let at: RecordedEvent | undefined = first
  while (at !== undefined && at.metadata.causationId !== null) {
    const cause = known.get(at.metadata.causationId)
    if (cause === undefined || chain.has(cause)) break
    chain.add(cause)
    at = cause
  }
  return [...chain]
}
