/** Each way to be wrong about kept states, and about commands by their id, has the case that finds it. */
import { AssertionError } from 'node:assert'
import type { RecordedEvent } from '@carmkit/kernel'
import { eventsAmong, type LogEntry, memoryStore, type Snapshots, type Store } from '@carmkit/store'
import { type ContractCase, storeContract } from '@carmkit/store-contract'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'

/** A way to spoil sound snapshots. */
type Flaw = (snapshots: Snapshots, store: Store) => Partial<Snapshots>

const forgetsStates: Flaw = () => ({ save: () => async () => E.right(undefined) })

const keepsTheLatest: Flaw = ({ find, save }) => ({
  save: (snapshot) => async () => {
    const found = await find(snapshot.stream)()
    const isLater = E.isRight(found) && (found.right?.revision ?? 0) > snapshot.revision
    return isLater ? E.right(undefined) : save(snapshot)()
  },
})

const mixesStates: Flaw = ({ find, save }) => ({
  find: (stream) => find(stream.slice(0, 10)),
  save: (snapshot) => save({ ...snapshot, stream: snapshot.stream.slice(0, 10) }),
})

const cutsStates: Flaw = ({ save }) => ({
  save: (snapshot) => save({ ...snapshot, state: snapshot.state.slice(0, 1_000_000) }),
})

const seesTheFirst: Flaw = ({ seen }) => ({
  seen: (stream, commandId) => async () =>
    E.map((events: ReadonlyArray<RecordedEvent>) => events.slice(0, 1))(
      await seen(stream, commandId)(),
    ),
})

const seesNothing: Flaw = () => ({ seen: () => async () => E.right([]) })

const seesAnything: Flaw = (_snapshots, { readLog }) => ({
  seen: (_stream, commandId) => async () =>
    E.map((log: ReadonlyArray<LogEntry>) =>
      eventsAmong(log)
        .map(({ event }) => event)
        .filter(({ metadata }) => metadata.commandId === commandId),
    )(await readLog(0, 1_000_000)()),
})

const savedLast = 'the snapshot saved last is found as it was saved, of each stream its own'
const keptByTheLoop = 'the loop keeps a state where the aggregate says so, and reads on from there'
const foundByCommand = 'events are found by their command, all of them, and in their stream only'
const repeated =
  'a command from before a kept state has its first outcome, and with other content is refused'

it.each([
  ['forgets states', forgetsStates, savedLast],
  ['forgets states', forgetsStates, keptByTheLoop],
  ['keeps the latest state', keepsTheLatest, savedLast],
  ['mixes states', mixesStates, savedLast],
  ['cuts states', cutsStates, 'a large snapshot is kept whole'],
  ['sees the first event', seesTheFirst, foundByCommand],
  ['sees nothing', seesNothing, foundByCommand],
  ['sees nothing', seesNothing, repeated],
  ['sees anything', seesAnything, foundByCommand],
])('a store that %s is found', async (_, flaw, caseName) => {
  const open = async (): Promise<Store> => {
    const store = memoryStore()
    const snapshots = store.snapshots as Snapshots
    return { ...store, snapshots: { ...snapshots, ...flaw(snapshots, store) } }
  }
  const cases = storeContract({ name: 'broken', open, reopen: null })
  const found = cases.find(({ name }) => name === caseName) as ContractCase
  await expect(found.run()).rejects.toThrow(AssertionError)
})
