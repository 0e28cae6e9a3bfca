/** What stands in one stream and is no event holds up that stream: no reaction, deadline or copy of another. */
import type { Domain, Instant } from '@carmkit/core'
import {
  copyLog,
  execute,
  type LogEntry,
  memoryStore,
  portsOf,
  runReactions,
  type Store,
  settableClock,
  tick,
  type Unreadable,
} from '@carmkit/store'
import { addToCounter, counterDomain } from '@carmkit/store-contract'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { acceptedOf, countingPorts, idOf, logOf, rightOf } from './counting.js'
import { atHour, portsOn as deadlinePortsOn, start } from './deadlines.js'

const stream = 'counter-bad'
const unreadable: Unreadable = { name: 'Unreadable', stream, revision: 0, reason: 'no event' }

/** The same store, with what is in one stream taken for no event. */
const withBad = (store: Store, bad = stream): Store => {
  const place = { ...unreadable, stream: bad }
  return {
    ...store,
    snapshots: null,
    exclusively: null,
    read: (name, range) => (name === bad ? async () => E.left(place) : store.read(name, range)),
    readLog: (after, limit) => async () =>
      E.map((entries: ReadonlyArray<LogEntry>) =>
        entries.map((entry) =>
          'event' in entry && entry.event.stream === bad
            ? { position: entry.position, unreadable: place }
            : entry,
        ),
      )(await store.readLog(after, limit)()),
  }
}

/** Each time that a counter counts, these add its total. */
const domainWith = (...counters: ReadonlyArray<string>): Domain => ({
  ...counterDomain,
  reactions: counters.map((counter) => ({
    name: `${counter}Afterwards`,
    initial: null,
    evolve: (state) => state,
    views: null,
    react: (_state, event) =>
      event.stream === 'counter-a'
        ? [{ type: 'OpenEnrolment', data: { counter, other: 'a' } }]
        : [],
  })),
})

const add = async (store: Store, name: string, counter: string) =>
  acceptedOf(await execute(countingPorts(store), addToCounter(idOf(name), { counter, amount: 1 })))

const begun = async (): Promise<Store> => {
  const store = memoryStore()
  await add(store, 'one', 'bad')
  await add(store, 'two', 'a')
  return store
}

describe('reactions', () => {
  const react = async (store: Store, ...counters: ReadonlyArray<string>) => {
    const told: Unreadable[] = []
    const ports = countingPorts(store, { domain: domainWith(...counters) })
    const reacted = rightOf(await runReactions(ports, (one) => told.push(one)))
    return { told, reacted }
  }

  it('to what stands behind it are carried out, and its place is told once', async () => {
    const inner = await begun()
    const store = withBad(inner)
    const { told, reacted } = await react(store, 'b', 'c')
    expect(told).toEqual([unreadable])
    expect(reacted.map(({ outcome }) => outcome.outcome)).toEqual(['accepted', 'accepted'])
    expect((await logOf(inner)).map((event) => event.stream)).toEqual([
      stream,
      'counter-a',
      'counter-b',
      'counter-c',
    ])
    expect(await react(store, 'b', 'c')).toEqual({ told: [], reacted: [] })
  })

  it('that it stops wait for people, and those behind them go on', async () => {
    const inner = await begun()
    const store = withBad(inner)
    const { reacted } = await react(store, 'bad', 'b')
    expect(reacted.map(({ outcome }) => outcome.outcome)).toEqual(['failed', 'accepted'])
    expect(rightOf(await store.parkedCommands()())).toMatchObject([
      { reaction: 'badAfterwards', data: { counter: 'bad' }, reasons: ['Unreadable'] },
    ])
  })

  it('are judged again past it where pins are not checked with the append', async () => {
    const inner = await begun()
    const capabilities = { ...inner.capabilities, atomicPins: false }
    const { told } = await react(withBad({ ...inner, capabilities }), 'b')
    expect(told).toEqual([unreadable])
    expect(rightOf(await inner.reactionProgress('authorityLapse')())?.position).toBe(3)
  })
})

describe('deadlines', () => {
  const meet = async (store: Store, until: Instant) => {
    const told: Unreadable[] = []
    const ports = { ...deadlinePortsOn(store), clock: settableClock(start) }
    const ticked = rightOf(await tick(ports, until, (one) => told.push(one)))
    return {
      told,
      outcomes: ticked.map(({ submission, outcome }) => [
        (submission.data as { readonly counter: string }).counter,
        outcome.outcome,
      ]),
    }
  }

  it('that were set behind it are met', async () => {
    const store = withBad(await begun())
    expect(await meet(store, atHour(1))).toEqual({
      told: [unreadable],
      outcomes: [['b', 'accepted']],
    })
  })

  it('that it stops are told to have failed at each run, and are met once it is mended', async () => {
    const inner = memoryStore()
    await add(inner, 'one', 'a')
    await add(inner, 'two', 'b')
    const store = withBad(inner, 'counter-b')
    for (let run = 1; run <= 2; run++) {
      expect((await meet(store, atHour(1))).outcomes).toEqual([['b', 'failed']])
    }
    expect((await meet(inner, atHour(1))).outcomes).toEqual([['b', 'accepted']])
  })
})

describe('a copy', () => {
  it('has all other streams, and says where the one ends', async () => {
    const inner = await begun()
    const to = memoryStore()
    expect(await copyLog(withBad(inner), to)).toEqual(
      E.left({
        name: 'StreamsNotCopied',
        copied: 1,
        present: 0,
        places: [{ ...unreadable, side: 'from' }],
      }),
    )
    expect(await logOf(to)).toEqual((await logOf(inner)).slice(1))
    expect(
      await execute(
        portsOf(to, { domain: counterDomain }),
        addToCounter(idOf('x'), { counter: 'a', amount: 1 }),
      ),
    ).toMatchObject({ outcome: 'accepted' })
  })

  it('goes on where the other store holds what is no event, and says that it stands there', async () => {
    const from = await begun()
    const to = memoryStore()
    const places = [{ ...unreadable, side: 'to' }]
    expect(await copyLog(from, withBad(to))).toEqual(
      E.left({ name: 'StreamsNotCopied', copied: 1, present: 0, places }),
    )
    expect(await logOf(to)).toEqual((await logOf(from)).slice(1))
    expect(await copyLog(from, withBad(to))).toEqual(
      E.left({ name: 'StreamsNotCopied', copied: 0, present: 1, places }),
    )
  })

  it('compares what stands before that place there, and appends nothing behind it', async () => {
    const from = memoryStore()
    for (const name of ['1', '2']) await addIn(from, name)
    const to = memoryStore()
    expect(await copyLog(from, to)).toEqual(E.right({ copied: 2, present: 0 }))
    await addIn(from, '3')
    const place = { ...unreadable, revision: 1 }
    const cut = (store: Store): Store => ({
      ...store,
      read: (name, range) => async () =>
        range?.limit === 1 ? store.read(name, range)() : E.left(place),
    })
    expect(await copyLog(from, cut(to))).toEqual(
      E.left({
        name: 'StreamsNotCopied',
        copied: 0,
        present: 1,
        places: [{ ...place, side: 'to' }],
      }),
    )
    expect(await logOf(to)).toHaveLength(2)
    const other = memoryStore()
    await addIn(other, 'other')
    expect(await copyLog(from, cut(other))).toMatchObject({
      left: { name: 'CopyConflict', revision: 0 },
    })
  })
})

const addIn = (store: Store, name: string) =>
  execute(
    portsOf(store, { domain: counterDomain }),
    addToCounter(idOf(name), { counter: 'bad', amount: 1 }),
  )
