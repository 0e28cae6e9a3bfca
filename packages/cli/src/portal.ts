/**
 * A store's whole log as one portal: every stream folded, as of an instant where one is asked for.
 *
 * Commands that ask about authority share it; what they print is theirs.
 */
import { type Checks, cutOf, type Subject, theEnd } from '@carmkit/audit'
import { carm, type Held, Instant, latest, type Portal, portalOf } from '@carmkit/core'
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
import { withOpened } from './open-store.js'
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
export const withPortal = (
  { options, output, visit, onStopped }: Asked & Watching,
  answer: (reading: Reading) => Promise<ExitCode>,
): Promise<ExitCode> =>
  withOpened(options.store, { use: 'reading', output }, async ({ store, securityLog }) => {
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
    return answer({ portal, now, store, securityLog })
  })

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
  const onProgress = (events: number): void => output.progress?.(`${events} events read`)
  const checks: Checks = 'order'
  const question = { store, domain: carm, subject: everything, bound: theEnd, checks, onProgress }
  const cut = await cutOf(question, ({ recorded }) => {
    const counts = until === null || recorded.metadata.recordedAt <= until
    if (counts) visit?.(recorded)
    return counts
  })
  output.progress?.('')
  if (E.isLeft(cut)) return cut
  const { read, streams, at } = cut.right
  const stopped = read.leftOut.map(({ stream, revision, reason }): Unreadable => {
    return { name: 'Unreadable', stream, revision, reason }
  })
  const [first] = stopped
  if (first !== undefined && onStopped === undefined) return E.left(first)
  for (const one of stopped) onStopped?.(one)
  const broken = new Set(stopped.map(({ stream }) => stream))
  const whole = new Map([...streams].filter(([stream]) => !broken.has(stream)))
  const clock = systemClock.now()
  return E.right({ streams: whole, now: until ?? (at === null ? clock : latest(clock, at)) })
}

const everything: Subject = { kind: 'everything' }
