/** Kept states and commands found by their id, on the port and through the loop. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { AnyAggregate, Domain } from '@carmkit/core'
import { flatJson, noHash, type RecordedEvent } from '@carmkit/kernel'
import {
  execute,
  type Outcome,
  type Snapshot,
  type Snapshots,
  type Store,
  sealSnapshot,
} from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { addToCounter, counterDomain, counterStream, fullCounter } from './counter.js'
import { acceptedOf, countingPorts } from './loop-cases.js'
import { batchBehind } from './sample.js'
import {
  type ContractCase,
  casesOn,
  everything,
  recordingNothing,
  rightOf,
  type Subject,
} from './subject.js'

export const snapshotCases = (subject: Subject): ReadonlyArray<ContractCase> =>
  casesOn(
    subject,
    Object.fromEntries(
      Object.entries({ ...onThePort, ...throughTheLoop }).map(([name, check]) => [
        name,
        async (store: Store) => {
          if (store.snapshots !== null) await check(store, store.snapshots)
        },
      ]),
    ),
  )

type Check = (store: Store, snapshots: Snapshots) => Promise<void>

const snapshotAt = (stream: string, revision: number): Snapshot =>
  sealSnapshot({ stream, revision, hash: noHash, version: 1, state: `["${'é'.repeat(revision)}"]` })

const onThePort: Readonly<Record<string, Check>> = {
  'the snapshot saved last is found as it was saved, of each stream its own': async (
    _store,
    { find, save },
  ) => {
    assert.equal(rightOf(await find('sample-one')()), null)
    const other = snapshotAt('sample-one1', 7)
    rightOf(await save(other)())
    for (const revision of [4, 9, 2]) {
      const snapshot = snapshotAt('sample-one', revision)
      rightOf(await save(snapshot)())
      assert.deepEqual(rightOf(await find('sample-one')()), snapshot)
    }
    assert.deepEqual(rightOf(await find('sample-one1')()), other)
  },
  'a large snapshot is kept whole': async (_store, { find, save }) => {
    const snapshot = snapshotAt('sample-large', 3_000_000)
    rightOf(await save(snapshot)())
    assert.deepEqual(rightOf(await find('sample-large')()), snapshot)
  },
  'events are found by their command, all of them, and in their stream only': async (
    store,
    { seen },
  ) => {
    const first = batchBehind('sample-one', [], { count: 3 })
    const second = batchBehind('sample-one', first.events)
    const elsewhere = batchBehind('sample-two', [])
    for (const batch of [first, second, elsewhere]) rightOf(await store.append(batch)())
    for (const { stream, events } of [first, second, elsewhere]) {
      assert.deepEqual(rightOf(await seen(stream, commandOf(events))()), events)
    }
    assert.deepEqual(rightOf(await seen('sample-two', commandOf(first.events))()), [])
    assert.deepEqual(rightOf(await seen('sample-three', commandOf(first.events))()), [])
    assert.deepEqual(rightOf(await seen('sample-one', randomUUID())()), [])
  },
  'exclusive work sees the commands that it appended, and saves snapshots': async (store) => {
    if (store.exclusively === null) return
    const batch = batchBehind('sample-inside', [], { count: 2 })
    const snapshot = snapshotAt('sample-inside', 1)
    const work = store.exclusively((inner) => async () => {
      rightOf(await inner.append(batch)())
      assert.ok(inner.snapshots !== null, 'what the store can do it can do here')
      rightOf(await inner.snapshots.save(snapshot)())
      const found = rightOf(await inner.snapshots.find(batch.stream)())
      return { found, seen: await inner.snapshots.seen(batch.stream, commandOf(batch.events))() }
    })
    const { found, seen } = rightOf(await work())
    assert.deepEqual(rightOf(seen), batch.events)
    assert.deepEqual(found, snapshot)
    assert.deepEqual(rightOf(await (store.snapshots as Snapshots).find(batch.stream)()), snapshot)
  },
}

const commandOf = ([event]: ReadonlyArray<RecordedEvent>): string => event?.metadata.commandId ?? ''

/** Counters whose total is kept after every fifth event. */
const keeping: AnyAggregate['snapshot'] = {
  version: 2,
  after: ({ revision }: RecordedEvent) => revision % 5 === 4,
}
const keepingDomain: Domain = {
  ...counterDomain,
  aggregates: counterDomain.aggregates.map((one) => ({ ...one, snapshot: keeping })),
}
const keepingPorts = (store: Store) => countingPorts(store, { domain: keepingDomain })

const stream = counterStream('a').name
const add = (amount: number, commandId: string = randomUUID()) =>
  addToCounter(commandId, { counter: 'a', amount })

/** Seven commands with one event each, hence a state kept behind the fifth. Their ids, in order. */
const sevenAdded = async (store: Store): Promise<ReadonlyArray<string>> => {
  const ids = Array.from({ length: 7 }, () => randomUUID())
  for (const id of ids) acceptedOf(await execute(keepingPorts(store), add(10, id)))
  return ids
}

const keptIn = async (find: Snapshots['find']): Promise<Snapshot> => {
  const found = rightOf(await find(stream)())
  assert.ok(found !== null, 'a state is kept by now')
  return found
}

/** The total that a decision goes by: a counter that would become too full tells it. */
const totalOf = (outcome: Outcome): number => {
  if (outcome.outcome !== 'rejected') assert.fail(`expected CounterFull, got ${outcome.outcome}`)
  return (outcome.reasons[0] as unknown as { readonly total: number }).total
}
const totalSeen = async (store: Store): Promise<number> =>
  totalOf(await execute(keepingPorts(store), add(fullCounter)))

const throughTheLoop: Readonly<Record<string, Check>> = {
  'the loop keeps a state where the aggregate says so, and reads on from there': async (
    store,
    { find },
  ) => {
    await sevenAdded(store)
    const events = await everything(store)
    const { revision, hash, version, state } = await keptIn(find)
    assert.deepEqual({ revision, hash }, { revision: 4, hash: events[4]?.metadata.hash })
    assert.deepEqual({ version, state }, { version: 2, state: flatJson({ total: 50 }) })
    const read: Array<number | undefined> = []
    const watched: Store = {
      ...store,
      read: (name, range) => {
        read.push(range?.from)
        return store.read(name, range)
      },
    }
    assert.equal(await totalSeen(watched), 70)
    assert.deepEqual(read, [4])
  },
  'a command from before a kept state has its first outcome, and with other content is refused':
    async (store) => {
      const ids = await sevenAdded(store)
      const events = await everything(store)
      for (const [index, id] of ids.entries()) {
        const again = await recordingNothing(store, () => execute(keepingPorts(store), add(10, id)))
        const own = events.slice(index, index + 1)
        assert.deepEqual(again, { outcome: 'accepted', repeated: true, events: own })
        const other = await recordingNothing(store, () => execute(keepingPorts(store), add(11, id)))
        const reasons = [{ name: 'CommandIdReused', rule: 'TXN-46', field: 'data.amount' }]
        assert.deepEqual(other, { outcome: 'rejected', reasons })
      }
    },
  'a state that fits is taken at its word, one that does not is left aside': async (
    store,
    { find, save },
  ) => {
    await sevenAdded(store)
    const sound = await keptIn(find)
    const lying = sealSnapshot({ ...sound, state: flatJson({ total: 500 }) })
    const unfit: Readonly<Record<string, Snapshot>> = {
      'its text was changed': { ...lying, seal: sound.seal },
      'its form is of another version': sealSnapshot({ ...lying, version: 1 }),
      'it is of another stream': sealSnapshot({ ...lying, stream: counterStream('b').name }),
      'it stands behind another event': sealSnapshot({ ...lying, revision: 5 }),
      'the stream was written anew': sealSnapshot({ ...lying, hash: noHash }),
      'the stream was cut': sealSnapshot({ ...lying, revision: 7 }),
      'its text is no state': sealSnapshot({ ...lying, state: 'none' }),
    }
    for (const [why, snapshot] of Object.entries(unfit)) {
      const misled: Store = {
        ...store,
        snapshots: { ...(store.snapshots as Snapshots), find: () => async () => E.right(snapshot) },
      }
      assert.equal(await totalSeen(misled), 70, why)
    }
    rightOf(await save(lying)())
    assert.equal(await totalSeen(store), 520, 'the state is used')
    for (let n = 0; n < 3; n++) acceptedOf(await execute(keepingPorts(store), add(10)))
    assert.equal(await totalSeen(store), 100, 'the next one is folded from the events')
  },
  'what cannot be kept or found costs nothing but time': async (store, snapshots) => {
    const broken = E.left({ name: 'StoreUnavailable', reason: 'for this case' } as const)
    const failing: Store = {
      ...store,
      snapshots: { ...snapshots, find: () => async () => broken, save: () => async () => broken },
    }
    await sevenAdded(failing)
    assert.equal(await totalSeen(failing), 70)
    assert.equal(rightOf(await snapshots.find(stream)()), null)
  },
}
