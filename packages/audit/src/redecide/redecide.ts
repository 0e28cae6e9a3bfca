/**
 * Decides every recorded command of a subject again, in one walk over the log that tells of them: who holds the states of
 * all streams at the place of the walk need not read the store for each command.
 */
import { carm, type Domain } from '@carmkit/core'
import { builtInTables, type ReadFailure, type Store, type TableSource } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import type { Bound } from '../bound.js'
import type { Read } from '../prefix/account.js'
import { behindBound } from '../prefix/behind.js'
import { type WantedStreams, wantedStreams } from '../prefix/left-out.js'
import { progressOf } from '../prefix/progress.js'
import { prefixOf, selectedIn } from '../prefix/selected.js'
import { type Prefix, type Recorded, walkPrefix } from '../prefix/walk.js'
import type { Subject } from '../subject.js'
import type { Again, DifferenceCause, Differing, Missing, Other } from './answer.js'
import { decidedAgain } from './command.js'
import { type Streams, streamsOf } from './streams.js'

export interface RedecideQuestion {
  readonly store: Store
  /** The rules of today; default: the library's. */
  readonly domain?: Domain
  /** Those that somebody supplied at the time; default: the built-in ones. */
  readonly tables?: TableSource
  readonly subject: Subject
  readonly bound: Bound
  /** Told of every command that is not soundly decided as it was recorded, in the order of the log. */
  readonly onOther?: (other: Other) => void | Promise<void>
  readonly onProgress?: (events: number) => void
}

export interface Redecided extends Tally {
  readonly read: Read
}

/** How many commands of the subject there are, and what became of them. */
export interface Tally {
  readonly commands: number
  readonly same: number
  /** Decided as they were recorded, on a stream whose seal does not hold. */
  readonly onBroken: number
  /** By their cause; what did not occur is not there. */
  readonly differing: { readonly [N in DifferenceCause['name']]?: number }
  readonly notDecided: { readonly [N in Missing['name']]?: number }
  /** The first one that differs; null where none does. */
  readonly first: Differing | null
}

const nothingYet: Tally = {
  commands: 0,
  same: 0,
  onBroken: 0,
  differing: {},
  notDecided: {},
  first: null,
}

/** Left: the store failed. */
export const redecide = async ({
  domain = carm,
  tables = builtInTables,
  ...question
}: RedecideQuestion): Promise<E.Either<ReadFailure, Redecided>> => {
  const { store, subject, bound, onOther, onProgress } = question
  const streams = streamsOf(domain)
  const progress = progressOf(onProgress)
  const found = await selectedIn({ store, domain, subject, isBesideTold: false, bound, progress })
  if (E.isLeft(found)) return found
  const selected = found.right
  const ours = wantedStreams(selected.whose)
  let tally: Tally = nothingYet
  let failure: E.Either<ReadFailure, never> | null = null
  const visit = async (recorded: Recorded): Promise<void> => {
    if (failure !== null) return
    progress(recorded.length)
    const [{ event: first }] = recorded
    const belonging = ours.belongs(first.stream, first)
    if (belonging !== 'ours') {
      recorded.forEach(streams.meet)
      if (belonging === 'unknown') leaveOut(recorded, { streams, ours })
      return
    }
    const again = await decidedAgain({ store, domain, tables, streams }, recorded)
    if (E.isLeft(again)) {
      failure = again
      return
    }
    leaveOut(recorded, { streams, ours })
    tally = counted(tally, again.right)
    if (again.right.kind !== 'same') await onOther?.(again.right)
  }
  const behind = behindBound(
    selected.bound,
    (event) => ours.belongs(event.stream, event) === 'ours',
  )
  const prefix = await walkPrefix(store, selected.bound, {
    command: visit,
    unreadable: (entry) => {
      streams.stop(entry)
      ours.leaveOut(entry.unreadable)
    },
    behind: behind.tell,
  })
  return E.map((read: Prefix) => ({
    ...tally,
    read: {
      ...prefixOf(selected, read),
      leftOut: ours.leftOut(),
      behind: selected.surveyed === null ? behind.found() : selected.surveyed.behind,
    },
  }))(failure ?? prefix)
}

/** The events of a command that no state follows from any more. */
const leaveOut = (
  recorded: Recorded,
  { streams, ours }: { readonly streams: Streams; readonly ours: WantedStreams },
): void => {
  for (const { event } of recorded) {
    const { stream, revision } = event
    const { stopped } = streams.at(stream)
    if (stopped === null || (stopped.revision ?? 0) > revision) continue
    ours.leaveOut({ stream, revision, reason: stopped.reason })
  }
}

const counted = (tally: Tally, again: Again): Tally => {
  const commands = tally.commands + 1
  switch (again.kind) {
    case 'same':
      return { ...tally, commands, same: tally.same + 1 }
    case 'onBroken':
      return { ...tally, commands, onBroken: tally.onBroken + 1 }
    case 'differs': {
      const differing = oneMore(tally.differing, again.cause.name)
      return { ...tally, commands, differing, first: tally.first ?? again }
    }
    case 'notDecided':
      return { ...tally, commands, notDecided: oneMore(tally.notDecided, again.because.name) }
  }
}

const oneMore = <Name extends string>(
  counts: { readonly [N in Name]?: number },
  name: Name,
): { readonly [N in Name]?: number } => ({ ...counts, [name]: (counts[name] ?? 0) + 1 })
