/**
 * The reference store: the port in its plainest form, in memory. It is what the contract means,
 * and it serves tests and demonstrations; it forgets everything when the process ends.
 */
import type { Instant } from '@carmkit/core'
import { noHash, type RecordedEvent } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import type { Task } from 'fp-ts/lib/Task.js'
import { storedTexts } from './batch.js'
import { mutex } from './mutex.js'
import {
  type AppendFailure,
  type Batch,
  type Expected,
  isWaitingAgain,
  type KeptDeadline,
  type LoggedEvent,
  type ParkedCommand,
  type ReactionProgress,
  type Snapshot,
  type Snapshots,
  type Store,
} from './store.js'

interface Memory {
  readonly log: LoggedEvent[]
  readonly streams: Map<string, RecordedEvent[]>
  /** By {@link commandKey}. */
  readonly commands: Map<string, RecordedEvent[]>
  readonly snapshots: Map<string, Snapshot>
  readonly progress: Map<string, ReactionProgress>
  /** By command id: a reaction that runs again parks nothing twice. */
  readonly parked: Map<string, ParkedCommand>
  readonly deadlines: Deadlines
}

interface Deadlines {
  position: number
  /** By command id, in the order of saving. */
  readonly kept: Map<string, KeptDeadline>
}

export const memoryStore = (): Store => {
  const memory: Memory = {
    log: [],
    streams: new Map(),
    commands: new Map(),
    snapshots: new Map(),
    progress: new Map(),
    parked: new Map(),
    deadlines: { position: 0, kept: new Map() },
  }
  const alone = mutex()
  const unlocked: Store = {
    ...reading(memory),
    ...keeping(memory.deadlines),
    append: (batch) => async () => append(memory, batch),
    saveReactionProgress: (reaction, saved) => async () =>
      E.right(saveProgress(memory, reaction, saved)),
    exclusively: null,
    snapshots: keepingStates(memory),
  }
  return {
    ...unlocked,
    append: (batch) => () => alone(unlocked.append(batch)),
    exclusively: (work) => async () =>
      E.right(await alone(undoneWhenThrowing(memory, work(unlocked)))),
  }
}

const saveProgress = (
  memory: Memory,
  reaction: string,
  { progress, parked }: Parameters<Store['saveReactionProgress']>[1],
): void => {
  const reached = memory.progress.get(reaction)?.position ?? 0
  if (progress.position >= reached) memory.progress.set(reaction, progress)
  for (const command of parked) {
    const { commandId } = command
    if (!isWaitingAgain(memory.parked.get(commandId), command))
      memory.parked.set(commandId, command)
  }
}

const undoneWhenThrowing =
  <A>({ log, streams, commands }: Memory, work: Task<A>): Task<A> =>
  async () => {
    const before = log.length
    try {
      return await work()
    } catch (error) {
      for (const { event } of log.splice(before)) {
        streams.get(event.stream)?.pop()
        commands.get(keyOf(event))?.pop()
      }
      throw error
    }
  }

const reading = ({ log, streams, progress, parked }: Memory) => ({
  capabilities: { atomicPins: true, durable: false, shared: false },
  read:
    (stream: string, { from = 0, limit = Number.MAX_SAFE_INTEGER } = {}) =>
    async () =>
      E.right((streams.get(stream) ?? []).slice(from, from + limit)),
  readLog: (after: number, limit: number) => async () => E.right(log.slice(after, after + limit)),
  lastGiven: null,
  follow: null,
  listStreams: (category: string) => async () =>
    E.right(
      [...streams.keys()]
        .filter((name) => name.startsWith(category) && '-.'.includes(name[category.length] ?? ' '))
        // Work that threw leaves its streams behind, empty.
        .filter((name) => streams.get(name)?.length !== 0)
        .toSorted(),
    ),
  reactionProgress: (reaction: string) => async () => E.right(progress.get(reaction) ?? null),
  parkedCommands: () => async () => E.right([...parked.values()]),
  close: async () => undefined,
})

/** A state that was kept inside of work that threw stays behind, and fits nothing. */
const keepingStates = ({ snapshots, commands }: Memory): Snapshots => ({
  find: (stream) => async () => E.right(snapshots.get(stream) ?? null),
  save: (snapshot) => async () => {
    snapshots.set(snapshot.stream, snapshot)
    return E.right(undefined)
  },
  seen: (stream, commandId) => async () =>
    E.right([...(commands.get(commandKey(stream, commandId)) ?? [])]),
})

/** A command id has no blank in it. */
const commandKey = (stream: string, commandId: string): string => `${commandId} ${stream}`

const keyOf = ({ stream, metadata }: RecordedEvent): string =>
  commandKey(stream, metadata.commandId)

const keeping = (deadlines: Deadlines) => ({
  deadlineProgress: () => async () => E.right(deadlines.position),
  saveDeadlines: (progress: number, found: ReadonlyArray<KeptDeadline>) => async () => {
    deadlines.position = Math.max(deadlines.position, progress)
    for (const one of found) {
      if (!deadlines.kept.has(one.commandId)) deadlines.kept.set(one.commandId, one)
    }
    return E.right(undefined)
  },
  dueDeadlines: (until: Instant, limit: number) => async () =>
    E.right(
      [...deadlines.kept.values()]
        .filter(({ due }) => due <= until)
        .toSorted((one, other) => (one.due < other.due ? -1 : one.due > other.due ? 1 : 0))
        .slice(0, limit),
    ),
  settleDeadlines: (commandIds: ReadonlyArray<string>) => async () => {
    for (const commandId of commandIds) deadlines.kept.delete(commandId)
    return E.right(undefined)
  },
})

/** Synchronous, hence atomic: nothing runs between the checks and the push. */
const append = (
  { log, streams, commands }: Memory,
  batch: Batch,
): E.Either<AppendFailure, void> => {
  const texts = storedTexts(batch)
  if (E.isLeft(texts)) return texts
  const actual = endOf(streams, batch.stream)
  // The hash too: an end that was remembered may have been undone.
  const previousHash = batch.events[0]?.metadata.previousHash
  if (actual.revision !== batch.expected || actual.hash !== previousHash) {
    return E.left({
      name: 'Conflict',
      stream: batch.stream,
      expected: batch.expected,
      actual: actual.revision,
    })
  }
  for (const pin of batch.expect) {
    const end = endOf(streams, pin.stream)
    if (end.revision !== pin.revision || end.hash !== pin.hash) {
      return E.left({
        name: 'Conflict',
        stream: pin.stream,
        expected: pin.revision,
        actual: end.revision,
      })
    }
  }
  // Stored as text and read back: an event shares nothing with the objects it was made of.
  const stored = texts.right.map((text) => frozen(JSON.parse(text)) as RecordedEvent)
  const events = streams.get(batch.stream) ?? []
  streams.set(batch.stream, events)
  for (const event of stored) {
    events.push(event)
    const recorded = commands.get(keyOf(event)) ?? []
    commands.set(keyOf(event), recorded)
    recorded.push(event)
    log.push({ position: log.length + 1, event })
  }
  return E.right(undefined)
}

const endOf = (
  streams: Memory['streams'],
  stream: string,
): { readonly revision: Expected; readonly hash: string } => {
  const events = streams.get(stream)
  const last = events?.[events.length - 1]
  return last === undefined
    ? { revision: 'absent', hash: noHash }
    : { revision: last.revision, hash: last.metadata.hash }
}

/** What is read is what was stored, for every reader: nobody can change it in place. */
const frozen = (value: unknown): unknown => {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(frozen)
    Object.freeze(value)
  }
  return value
}
