/**
 * A store's whole log as one portal: every stream folded, as of an instant where one is asked for.
 *
 * Commands that ask about authority share it; what they print is theirs.
 */
import {
  aggregateOfStream,
  carm,
  type Held,
  Instant,
  latest,
  type Portal,
  portalOf,
} from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import {
  builtInTables,
  type ReadFailure,
  type SecurityLog,
  type Store,
  systemClock,
  type Unreadable,
} from '@carmkit/store'
import { InvalidArgumentError, Option } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes } from './exit-codes.js'
import { readWholeLog } from './log.js'
import { openStore } from './open-store.js'
import type { Output } from './output.js'
import { reasonText } from './text/reason.js'

/** What is asked about: a store, and the moment that the answer is for. */
export interface PortalOptions {
  readonly store: string
  /** Only what was recorded until then counts, and dates are judged on it; default: now. */
  readonly at?: Instant
  readonly json?: boolean
}

/** How a question is asked, and where its answer goes. */
export interface Asked {
  readonly options: PortalOptions
  readonly output: Output
}

/** Everything that a question about authority can look at. */
export interface Reading {
  readonly portal: Portal
  readonly now: Instant
  readonly store: Store
  readonly securityLog: SecurityLog
}

/** `--at`: the moment that an answer is about. */
export const momentOption = (): Option =>
  new Option(
    '--at <instant>',
    'what was recorded until then, judged on that moment; default: now',
  ).argParser(readMoment)

/** The argument of `--at`, as the options' parser reads it. */
const readMoment = (value: string): Instant => {
  if (!Instant.is(value))
    throw new InvalidArgumentError('Write UTC with milliseconds: 2026-01-31T17:00:00.000Z.')
  return value
}

/** What is told while the log is read. */
export interface Watching {
  /** Sees every event that counts, in the order of the log. */
  readonly visit?: (event: RecordedEvent) => void
  /** Told once of each stream that is left out since it cannot be read. */
  readonly onStopped?: (unreadable: Unreadable) => void
}

/**
 * Opens, reads, answers, closes. Where nobody says what to do about a stream that cannot be read,
 * its place is told and nothing is answered: any stream may decide who may do what.
 */
export const withPortal = async (
  { options, output, visit, onStopped }: Asked & Watching,
  answer: (reading: Reading) => Promise<ExitCode>,
): Promise<ExitCode> => {
  const opened = await openStore(options.store, 'reading')
  if (E.isLeft(opened)) {
    output.note(`carmkit: ${opened.left}`)
    return exitCodes.failed
  }
  const { store, securityLog } = opened.right
  try {
    const read = await readStreams(store, {
      until: options.at ?? null,
      output,
      visit,
      onStopped,
    })
    if (E.isLeft(read)) {
      output.note(`carmkit: ${reasonText({ rule: null, ...read.left })}`)
      return exitCodes.failed
    }
    const { streams, now } = read.right
    const portal = portalOf(streams, { domain: carm, tables: [...builtInTables.values()] })
    return await answer({ portal, now, store, securityLog })
  } finally {
    await store.close()
  }
}

interface Reader {
  readonly until: Instant | null
  readonly output: Output
  readonly visit: Watching['visit'] | undefined
  readonly onStopped: Watching['onStopped'] | undefined
}

interface Read {
  readonly streams: ReadonlyMap<string, Held>
  /** What was asked for, or the later of clock and last event: a store may be ahead of the clock. */
  readonly now: Instant
}

const readStreams = async (
  store: Store,
  { until, output, visit, onStopped }: Reader,
): Promise<E.Either<ReadFailure, Read>> => {
  const streams = new Map<string, Held>()
  const stopped = new Set<string>()
  let bad: Unreadable | null = null
  let count = 0
  let last = systemClock.now()
  const stop = (unreadable: Unreadable): void => {
    if (onStopped === undefined) bad ??= unreadable
    else if (!stopped.has(unreadable.stream)) onStopped(unreadable)
    stopped.add(unreadable.stream)
    streams.delete(unreadable.stream)
  }
  const visitReadable = async (event: RecordedEvent): Promise<void> => {
    count += 1
    if (count % 100_000 === 0 && process.stderr.isTTY) output.note(`${count} events ...`)
    const recordedAt = event.metadata.recordedAt as Instant
    if (bad !== null || stopped.has(event.stream) || (until !== null && recordedAt > until)) return
    const held = foldEvent(streams.get(event.stream), event)
    if (E.isLeft(held)) return stop(held.left)
    last = latest(last, recordedAt)
    streams.set(event.stream, held.right)
    visit?.(event)
  }
  const failure = await readWholeLog(store, visitReadable, onStopped && stop)
  if (failure !== null) return E.left(failure)
  return bad === null ? E.right({ streams, now: until ?? last }) : E.left(bad)
}

/** One more event of a stream; left names the place and the first field that cannot be read. */
export const foldEvent = (
  before: Held | undefined,
  event: RecordedEvent,
): E.Either<Unreadable, Held> => {
  const aggregate = aggregateOfStream(carm, event.stream)
  const place = { stream: event.stream, revision: event.revision }
  const unreadable = (reason: string) =>
    E.left<Unreadable>({ name: 'Unreadable', ...place, reason })
  if (aggregate === undefined) return unreadable('no aggregate reads this stream')
  const decoded = aggregate.events.decode(event)
  if (E.isLeft(decoded)) {
    const [fault] = decoded.left
    return unreadable(`${fault?.path ?? ''}: ${fault?.reason ?? ''}`)
  }
  const state: unknown = aggregate.evolve(before?.state ?? aggregate.initial, decoded.right)
  const { hash } = event.metadata
  return E.right({ state, pin: { ...place, hash } })
}
