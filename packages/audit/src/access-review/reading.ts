/**
 * How an access review reads the log: once for the names of the providers, once for everything else.
 * Only the few streams that decide about access are decoded; of all others the grants of their
 * commands are looked at and nothing is kept.
 */
import { type Bn9, carm, type Domain, delegationNamed, type Instant, latest } from '@carmkit/core'
import {
  type ChainFault,
  followsInChain,
  type RecordedEvent,
  type StreamEnd,
} from '@carmkit/kernel'
import type { LoggedEvent, ReadFailure, Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import type { Bound } from '../bound.js'
import { type AccountEvent, type Read, streamsWhere } from '../prefix/account.js'
import type { LeftOut } from '../prefix/left-out.js'
import { progressOf } from '../prefix/progress.js'
import { type Surveyed, survey } from '../prefix/survey.js'
import { walkPrefix } from '../prefix/walk.js'
import { type Belonging, belongingOf } from '../subject.js'
import { useOf } from './uses.js'

export interface Reading {
  readonly store: Store
  readonly domain?: Domain
  readonly bn9: Bn9
  readonly bound: Bound
  readonly onProgress?: (events: number) => void
}

/** What is told of each command, in the order of the log. */
export interface Reader {
  /** `knownAt` is the moment from which it is part of the log: never earlier than that of any before. */
  readonly command: (first: RecordedEvent, knownAt: Instant) => void
  /** Those of its events that decide about access; not told where there are none. */
  readonly decisive: (events: ReadonlyArray<AccountEvent>, knownAt: Instant) => void
}

export const readAccess = async (
  { store, domain = carm, bn9, bound, onProgress }: Reading,
  reader: Reader,
): Promise<E.Either<ReadFailure, ReadChecked>> => {
  const progress = progressOf(onProgress)
  const found = await providersOf({ store, domain, bn9, bound }, progress)
  if (E.isLeft(found)) return found
  const { providers, surveyed } = found.right
  const { prefix, behind } = surveyed
  const isDecisive = decisiveFor(bn9, providers)
  const others = belongingOf(domain, { kind: 'business', bn9 })
  const streams = streamsWhere({ domain, checks: 'order' }, (stream, first) =>
    isDecisive(stream) ? 'ours' : others(stream, first),
  )
  const chains = chainsOf()
  let knownAt: Instant | null = null
  const read = await walkPrefix(
    store,
    { kind: 'position', position: prefix.position },
    {
      command: (recorded) => {
        progress(recorded.length)
        const [{ event: first }] = recorded
        const at = latestOf(
          recorded.map(({ event }) => event),
          knownAt,
        )
        knownAt = at
        reader.command(first, at)
        if (!isDecisive(first.stream)) return
        for (const logged of recorded) chains.follow(logged)
        const events = streams.readable(recorded)
        if (events.length > 0) reader.decisive(events, at)
      },
      unreadable: ({ unreadable }) => {
        streams.leaveOut(unreadable)
        chains.breakOff(unreadable.stream)
      },
    },
  )
  if (E.isLeft(read)) return read
  const leftOut = await concerning(streams.leftOut(), (first) => others(first.stream, first), store)
  return E.right({ ...prefix, leftOut, behind, broken: chains.broken() })
}

/** What has been read, and the first event of each decisive stream that is not what was sealed there. */
export interface ReadChecked extends Read {
  readonly broken: ReadonlyArray<ChainFault>
}

/** Whether the events of streams follow each other; of what stands behind a fault nothing can be said. */
const chainsOf = () => {
  const ends = new Map<string, StreamEnd>()
  const over = new Set<string>()
  const faults: ChainFault[] = []
  return {
    follow: ({ event, stored }: LoggedEvent): void => {
      const { stream } = event
      if (over.has(stream)) return
      const next = followsInChain(stream, ends.get(stream) ?? 'absent', event, stored)
      if (E.isRight(next)) ends.set(stream, next.right)
      else {
        over.add(stream)
        faults.push(next.left)
      }
    },
    breakOff: (stream: string): void => void over.add(stream),
    broken: (): ReadonlyArray<ChainFault> => faults,
  }
}

interface Providers {
  readonly providers: ReadonlySet<string>
  readonly surveyed: Surveyed
}

/** Everybody who ever had a delegation from the business, up to the bound. */
const providersOf = async (
  { store, bn9, bound }: Omit<Reading, 'onProgress'>,
  progress: (events: number) => void,
): Promise<E.Either<ReadFailure, Providers>> => {
  const providers = new Set<string>()
  const isDecisive = decisiveFor(bn9, providers)
  const found = await survey(
    { store, bound, progress },
    {
      learn: (stream) => {
        const identity = delegationNamed(stream)
        if (identity?.client === bn9) providers.add(identity.provider)
      },
      isAsked: (event) => isDecisive(event.stream) || useOf(bn9, event) !== null,
    },
  )
  return E.map((surveyed: Surveyed) => ({ providers, surveyed }))(found)
}

/** The streams that authority over the business rests on. */
const decisiveFor =
  (bn9: Bn9, providers: ReadonlySet<string>) =>
  (stream: string): boolean => {
    const dash = stream.indexOf('-')
    const rest = stream.slice(dash + 1)
    switch (stream.slice(0, dash)) {
      case 'businessAccount':
        return rest === bn9 || providers.has(rest)
      case 'clientAccess':
        return providers.has(rest)
      case 'programAccount':
        return rest.startsWith(`${bn9}RM`)
      case 'delegation':
        return rest.startsWith(`${bn9}.`)
      default:
        return false
    }
  }

const latestOf = (events: ReadonlyArray<RecordedEvent>, before: Instant | null): Instant =>
  events
    .map(({ metadata }) => metadata.recordedAt as Instant)
    .reduce((one, other) => latest(one, other), before ?? ('' as Instant))

/** Where the name of a damaged stream does not tell whose it is, its first event is looked up. */
const concerning = async (
  leftOut: ReadonlyArray<LeftOut>,
  belonging: (first: RecordedEvent) => Belonging,
  store: Store,
): Promise<ReadonlyArray<LeftOut>> => {
  const kept: LeftOut[] = []
  for (const one of leftOut) {
    const first = one.isSurelyOurs ? null : await firstOf(one.stream, store)
    const whose = first === null ? null : belonging(first)
    if (whose !== 'others')
      kept.push({ ...one, isSurelyOurs: one.isSurelyOurs || whose === 'ours' })
  }
  return kept
}

const firstOf = async (stream: string, store: Store): Promise<RecordedEvent | null> => {
  const read = await store.read(stream, { from: 0, limit: 1 })()
  const first = E.isRight(read) ? read.right[0] : undefined
  return first?.revision === 0 ? first : null
}
