/** The contract is worth something only if it fails: each way to be wrong has the case that finds it. */
import { AssertionError } from 'node:assert'
import type { RecordedEvent } from '@carmkit/kernel'
import {
  eventsAmong,
  type KeptDeadline,
  type LogEntry,
  memoryStore,
  type ReactionProgress,
  type Store,
} from '@carmkit/store'
import { type ContractCase, storeContract } from '@carmkit/store-contract'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'

/** A way to spoil a sound store. */
type Flaw = (store: Store) => Partial<Store>

const forgetsPins: Flaw = ({ append }) => ({ append: (batch) => append({ ...batch, expect: [] }) })

const hidesConflicts: Flaw = ({ append }) => ({
  append: (batch) => async () => {
    const answer = await append(batch)()
    return E.isLeft(answer) && answer.left.name === 'Conflict' ? E.right(undefined) : answer
  },
})

const acknowledgesTooEarly: Flaw = () => ({ append: () => async () => E.right(undefined) })

const writesDespiteMissedPins: Flaw = ({ append }) => ({
  append: (batch) => async () => {
    const answer = await append(batch)()
    if (E.isLeft(answer)) await append({ ...batch, expect: [] })()
    return answer
  },
})

const namesTheWrongEnd: Flaw = ({ append }) => ({
  append: (batch) => async () => {
    const answer = await append(batch)()
    return E.isLeft(answer) && answer.left.name === 'Conflict'
      ? E.left({ ...answer.left, actual: batch.expected })
      : answer
  },
})

const takesLess: Flaw = ({ append }) => ({
  append: (batch) => async () => {
    const bytes = JSON.stringify(batch.events).length
    if (bytes > 900_000) return E.left({ name: 'AppendTooLarge', bytes, mostBytes: 900_000 })
    return append(batch)()
  },
})

const changesTexts: Flaw = ({ read }) => ({
  read: (stream, range) => async () =>
    E.map(
      (events: ReadonlyArray<RecordedEvent>) =>
        JSON.parse(JSON.stringify(events).normalize('NFC')) as ReadonlyArray<RecordedEvent>,
    )(await read(stream, range)()),
})

const readsByPrefix: Flaw = ({ readLog }) => ({
  read:
    (stream, { from = 0, limit = Number.MAX_SAFE_INTEGER } = {}) =>
    async () =>
      E.map((log: ReadonlyArray<LogEntry>) =>
        eventsAmong(log)
          .map(({ event }) => event)
          .filter((event) => event.stream.startsWith(stream))
          .slice(from, from + limit),
      )(await readLog(0, 1_000)()),
})

const countsFromOne: Flaw = ({ read }) => ({
  read: (stream, { from = 0, ...rest } = {}) => read(stream, { ...rest, from: from + 1 }),
})

const ignoresTheLimit: Flaw = ({ read }) => ({
  read: (stream, { from = 0 } = {}) => read(stream, { from }),
})

const sortsTheLog: Flaw = ({ readLog }) => ({
  readLog: (after, limit) => async () =>
    E.map((log: ReadonlyArray<LogEntry>) =>
      eventsAmong(log).toSorted((one, other) => (one.event.stream < other.event.stream ? -1 : 1)),
    )(await readLog(after, limit)()),
})

const pagesOverlap: Flaw = ({ readLog }) => ({
  readLog: (after, limit) => readLog(Math.max(0, after - 1), limit),
})

const locksNothing: Flaw = (store) => ({
  exclusively: (work) => async () => E.right(await work({ ...store, exclusively: null })()),
})

const keepsBrokenWork: Flaw = (store) => ({
  exclusively: (work) => async () => {
    let failure: { readonly error: unknown } | null = null
    const kept = await store.exclusively?.(
      (inner) => () =>
        work(inner)().catch((error: unknown) => {
          failure = { error }
          return undefined as never
        }),
    )()
    if (failure !== null) throw (failure as { readonly error: unknown }).error
    return kept ?? E.left({ name: 'StoreUnavailable', reason: 'no lock' })
  },
})

const mixesReactions: Flaw = ({ reactionProgress, saveReactionProgress }) => ({
  reactionProgress: () => reactionProgress('all'),
  saveReactionProgress: (_, saved) => saveReactionProgress('all', saved),
})

const forgetsReactionState: Flaw = ({ saveReactionProgress }) => ({
  saveReactionProgress: (reaction, { progress, parked }) => {
    const stateless: ReactionProgress = { ...progress, state: null }
    return saveReactionProgress(reaction, { progress: stateless, parked })
  },
})

const parksOnlyTheLast: Flaw = ({ parkedCommands }) => ({
  parkedCommands: () => async () =>
    E.map((all: ReadonlyArray<never>) => all.slice(-1))(
      (await parkedCommands()()) as E.Either<never, ReadonlyArray<never>>,
    ),
})

const listsByPrefix: Flaw = ({ readLog }) => ({
  listStreams: (category) => async () =>
    E.map((log: ReadonlyArray<LogEntry>) =>
      [...new Set(eventsAmong(log).map(({ event }) => event.stream))]
        .filter((name) => name.startsWith(category))
        .toSorted(),
    )(await readLog(0, 1_000)()),
})

const listsAsItComes: Flaw = ({ readLog }) => ({
  listStreams: (category) => async () =>
    E.map((log: ReadonlyArray<LogEntry>) =>
      [...new Set(eventsAmong(log).map(({ event }) => event.stream))].filter(
        (name) => name.startsWith(`${category}-`) || name.startsWith(`${category}.`),
      ),
    )(await readLog(0, 1_000)()),
})

const countsEvents: Flaw = ({ readLog }) => ({
  listStreams: (category) => async () =>
    E.map((log: ReadonlyArray<LogEntry>) =>
      eventsAmong(log)
        .map(({ event }) => event.stream)
        .filter((name) => name.startsWith(`${category}-`) || name.startsWith(`${category}.`))
        .toSorted(),
    )(await readLog(0, 1_000)()),
})

const forgetsDeadlines: Flaw = ({ saveDeadlines }) => ({
  saveDeadlines: (progress) => saveDeadlines(progress, []),
})

const losesPunctuality: Flaw = ({ dueDeadlines }) => ({
  dueDeadlines: (until, limit) => async () =>
    E.map((due: ReadonlyArray<KeptDeadline>) => due.filter((one) => one.due < until))(
      await dueDeadlines(until, limit)(),
    ),
})

const reversesDeadlines: Flaw = ({ dueDeadlines }) => ({
  dueDeadlines: (until, limit) => async () =>
    E.map((due: ReadonlyArray<KeptDeadline>) => due.toReversed())(
      await dueDeadlines(until, limit)(),
    ),
})

const settlesEverything: Flaw = ({ dueDeadlines, settleDeadlines }) => ({
  settleDeadlines: () => async () => {
    const due = await dueDeadlines('2299-12-31T00:00:00.000Z' as KeptDeadline['due'], 1_000)()
    return settleDeadlines(E.isRight(due) ? due.right.map(({ commandId }) => commandId) : [])()
  },
})

const settlesNothing: Flaw = () => ({ settleDeadlines: () => async () => E.right(undefined) })

const goesBack: Flaw = () => {
  let position = 0
  return {
    deadlineProgress: () => async () => E.right(position),
    saveDeadlines: (progress) => async () => {
      position = progress
      return E.right(undefined)
    },
  }
}

const boastsDurability: Flaw = ({ capabilities }) => ({
  capabilities: { ...capabilities, durable: true },
})

const missedPin = 'a pin whose stream went on is missed'
const wrongExpectation = 'a wrong expectation is a conflict that names the actual end'

it.each([
  ['forgets pins', forgetsPins, missedPin],
  ['forgets pins', forgetsPins, 'a pin at the right revision with another hash is missed'],
  ['forgets pins', forgetsPins, 'a decision on another stream still holds where it is recorded'],
  ['writes despite missed pins', writesDespiteMissedPins, missedPin],
  ['hides conflicts', hidesConflicts, wrongExpectation],
  [
    'hides conflicts',
    hidesConflicts,
    '8 writers on one stream: nothing lost, nothing doubled, nobody gives up',
  ],
  ['names the wrong end', namesTheWrongEnd, wrongExpectation],
  ['acknowledges too early', acknowledgesTooEarly, 'what was appended is read back exactly'],
  [
    'acknowledges too early',
    acknowledgesTooEarly,
    'the same command again has its first outcome, and records nothing',
  ],
  ['takes less', takesLess, 'the largest batch is taken, one byte more is not'],
  ['changes texts', changesTexts, 'what was appended is read back exactly'],
  ['reads by prefix', readsByPrefix, 'a stream shows its own events only'],
  ['counts from one', countsFromOne, 'a range starts and ends where it says'],
  ['ignores the limit', ignoresTheLimit, 'a range starts and ends where it says'],
  ['sorts the log', sortsTheLog, 'the log holds all streams in the order of their appends'],
  ['has overlapping pages', pagesOverlap, 'the log is read in pages without gap or repetition'],
  ['locks nothing', locksNothing, 'an append outside waits, and then meets what the work recorded'],
  ['locks nothing', locksNothing, 'exclusive works run one after the other'],
  [
    'keeps broken work',
    keepsBrokenWork,
    'work that throws leaves nothing, and its error passes on',
  ],
  [
    'mixes reactions',
    mixesReactions,
    'the last saved progress is read back, for each reaction its own',
  ],
  [
    'forgets reaction state',
    forgetsReactionState,
    'the last saved progress is read back, for each reaction its own',
  ],
  [
    'parks only the last',
    parksOnlyTheLast,
    'parked commands stay, in the order in which they were parked',
  ],
  ['lists by prefix', listsByPrefix, 'the streams of a category are listed by name, and no others'],
  [
    'lists as it comes',
    listsAsItComes,
    'the streams of a category are listed by name, and no others',
  ],
  [
    'lists a stream for each event',
    countsEvents,
    'the streams of a category are listed by name, and no others',
  ],
  [
    'forgets deadlines',
    forgetsDeadlines,
    'deadlines come due at their moment, the earliest first, then as they were saved',
  ],
  [
    'is late by a moment',
    losesPunctuality,
    'deadlines come due at their moment, the earliest first, then as they were saved',
  ],
  [
    'reverses deadlines',
    reversesDeadlines,
    'deadlines come due at their moment, the earliest first, then as they were saved',
  ],
  ['settles everything', settlesEverything, 'a settled deadline is gone, and no other'],
  ['settles nothing', settlesNothing, 'a settled deadline is gone, and no other'],
  ['goes back', goesBack, 'the search for deadlines never goes back'],
  [
    'boasts durability',
    boastsDurability,
    'what a durable store acknowledged is there when it is opened again',
  ],
])('a store that %s is found', async (_, flaw, caseName) => {
  const open = async (): Promise<Store> => {
    const store = memoryStore()
    return { ...store, ...flaw(store) }
  }
  const cases = storeContract({ name: 'broken', open, reopen: null })
  const found = cases.find(({ name }) => name === caseName) as ContractCase
  await expect(found.run()).rejects.toThrow(AssertionError)
})
