/** The events of one store in another: as they are, in their order, and no two histories mixed. */
import { noHash, type RecordedEvent, seal, uuidFrom } from '@carmkit/kernel'
import {
  copyLog,
  eventsAmong,
  execute,
  memoryStore,
  portsOf,
  type Store,
  withFaults,
} from '@carmkit/store'
import { addToCounter, counterDomain } from '@carmkit/store-contract'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { idOf, logOf, rightOf } from './counting.js'

const add = (store: Store, name: string, counter: string) =>
  execute(
    portsOf(store, { domain: counterDomain }),
    addToCounter(idOf(name), { counter, amount: 1 }),
  )

const filled = async (names: ReadonlyArray<string>, store = memoryStore()): Promise<Store> => {
  for (const [index, name] of names.entries()) await add(store, name, index % 2 === 0 ? 'a' : 'b')
  return store
}

const stream = 'counter-a'

/** An event of this command, behind another. */
const noted = (command: string, before: RecordedEvent | undefined): RecordedEvent => {
  const recordedAt = '2026-03-02T14:00:00.000Z'
  return seal({
    stream,
    revision: (before?.revision ?? -1) + 1,
    type: 'Noted',
    v: 1,
    data: {},
    metadata: {
      commandId: uuidFrom(command),
      correlationId: uuidFrom(command),
      causationId: null,
      actor: {},
      grant: {},
      recordedAt,
      effectiveAt: recordedAt,
      ruleSet: 'sample/1',
      previousHash: before?.metadata.hash ?? noHash,
    },
  })
}

/** The same store, with an event changed on its way out. */
const changing = (store: Store, change: (event: RecordedEvent) => RecordedEvent): Store => ({
  ...store,
  readLog: (after, limit) => async () => {
    const page = await store.readLog(after, limit)()
    return E.isLeft(page)
      ? page
      : E.right(eventsAmong(page.right).map((one) => ({ ...one, event: change(one.event) })))
  },
})

const names = ['one', 'two', 'three', 'four', 'five']

describe('a copy', () => {
  it('has the same events in the same order, and a second one finds them all', async () => {
    const from = await filled(names)
    const to = memoryStore()
    expect(await copyLog(from, to)).toEqual(E.right({ copied: 5, present: 0 }))
    expect(await logOf(to)).toEqual(await logOf(from))
    expect(await copyLog(from, to)).toEqual(E.right({ copied: 0, present: 5 }))
    expect(await logOf(to)).toEqual(await logOf(from))
  })

  it('goes on where it was broken off', async () => {
    const from = await filled(names)
    const to = memoryStore()
    let appends = 0
    const breaking = withFaults(to, (operation) =>
      operation === 'append' && ++appends > 3 ? 'unavailable' : 'none',
    )
    expect(await copyLog(from, breaking)).toMatchObject({ left: { name: 'StoreUnavailable' } })
    expect(await logOf(to)).toHaveLength(3)
    expect(await copyLog(from, to)).toEqual(E.right({ copied: 2, present: 3 }))
    expect(await logOf(to)).toEqual(await logOf(from))
  })

  it('makes up for answers that are lost', async () => {
    const from = await filled(names)
    const to = memoryStore()
    let appends = 0
    const losing = withFaults(to, (operation) =>
      operation === 'append' && ++appends % 2 === 1 ? 'loseAnswer' : 'none',
    )
    expect(await copyLog(from, losing)).toEqual(E.right({ copied: 5, present: 0 }))
    expect(await logOf(to)).toEqual(await logOf(from))
  })

  it('appends together what one command recorded, and apart what others did', async () => {
    const from = memoryStore()
    const events: RecordedEvent[] = []
    for (const command of ['one', 'one', 'two', 'two', 'two', 'three']) {
      events.push(noted(command, events.at(-1)))
    }
    expect(await from.append({ stream, expected: 'absent', events, expect: [] })()).toEqual(
      E.right(undefined),
    )
    const batches: number[] = []
    const to = memoryStore()
    const watching: Store = {
      ...to,
      append: (batch) => {
        batches.push(batch.events.length)
        return to.append(batch)
      },
    }
    expect(await copyLog(from, watching)).toEqual(E.right({ copied: 6, present: 0 }))
    expect(batches).toEqual([2, 3, 1])
  })

  it('appends together what one command recorded where a page ends within it', async () => {
    const from = memoryStore()
    const events: RecordedEvent[] = []
    for (let n = 1; n <= 499; n++) events.push(noted(`alone ${n}`, events.at(-1)))
    for (let n = 1; n <= 2; n++) events.push(noted('together', events.at(-1)))
    for (let after = 0; after < events.length; after += 300) {
      const batch = events.slice(after, after + 300)
      rightOf(
        await from.append({
          stream,
          expected: after - 1 < 0 ? 'absent' : after - 1,
          events: batch,
          expect: [],
        })(),
      )
    }
    const batches: number[] = []
    const to = memoryStore()
    const watching: Store = {
      ...to,
      append: (batch) => {
        batches.push(batch.events.length)
        return to.append(batch)
      },
    }
    expect(await copyLog(from, watching)).toEqual(E.right({ copied: 501, present: 0 }))
    expect(batches.slice(-2)).toEqual([1, 2])
    expect(await logOf(to)).toEqual(await logOf(from))
  })

  it('tells how far it has come', async () => {
    const told: number[] = []
    await copyLog(await filled(names), memoryStore(), ({ copied }) => told.push(copied))
    expect(told).toEqual([5])
  })
})

describe('nothing is copied', () => {
  it('over another event: the place and both hashes are named', async () => {
    const from = await filled(['one', 'two', 'three'])
    const to = await filled(['other', 'two'])
    const [first, second] = [await logOf(from), await logOf(to)]
    expect(await copyLog(from, to)).toEqual(
      E.left({
        name: 'CopyConflict',
        stream: first[0]?.stream,
        revision: 0,
        hash: first[0]?.metadata.hash,
        found: second[0]?.metadata.hash,
      }),
    )
    expect(await logOf(to)).toEqual(second)
  })

  it('of a stream from its first damaged event on', async () => {
    const from = await filled(names)
    const damaged = changing(from, (event) =>
      event.revision === 1 && event.stream === 'counter-a'
        ? { ...event, data: { amount: 2 } }
        : event,
    )
    const to = memoryStore()
    expect(await copyLog(damaged, to)).toMatchObject({
      left: { name: 'ChainFault', stream: 'counter-a', revision: 1 },
    })
    expect(await logOf(to)).toEqual((await logOf(from)).slice(0, 2))
  })
})
