/** Reactions: each event is answered once, in order, whatever fails in between. */
import type { AnyAggregate, Bn9, Domain, Reaction } from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import {
  execute,
  memoryStore,
  type Ports,
  runReactions,
  type Store,
  withFaults,
} from '@carmkit/store'
import { addToCounter, counterDomain, fullCounter } from '@carmkit/store-contract'
import { describe, expect, it } from 'vitest'
import { acceptedOf, countingPorts, idOf, logOf, rightOf, withoutProgress } from './counting.js'

/** Each time that `from` counts, `to` adds the total of `from`. */
const following = (from: string, to: string): Reaction<unknown> => ({
  name: `${to}After${from}`,
  initial: 0,
  evolve: (seen) => Number(seen) + 1,
  views: null,
  react: (_seen, { stream }) =>
    stream === `counter-${from}`
      ? [{ type: 'OpenEnrolment', data: { counter: to, other: from } }]
      : [],
})

/** `c` after `b` stands before `b` after `a`: one round is not enough. */
const domain: Domain = {
  ...counterDomain,
  reactions: [following('b', 'c'), following('a', 'b')],
}

const portsOn = (store: Store): Ports => countingPorts(store, { domain })

const add = async (store: Store, name: string, amount: number, counter = 'a'): Promise<void> => {
  acceptedOf(await execute(portsOn(store), addToCounter(idOf(name), { counter, amount })))
}

const summary = (events: ReadonlyArray<RecordedEvent>) =>
  events.map(({ stream, data }) => `${stream} ${JSON.stringify(data)}`)

const run = async (store: Store) => rightOf(await runReactions(portsOn(store)))

describe('a run', () => {
  it('goes on until nothing follows, and names the cause of each command', async () => {
    const store = memoryStore()
    await add(store, 'one', 5)
    const reacted = await run(store)
    const log = await logOf(store)
    expect(summary(log)).toEqual([
      'counter-a {"amount":5}',
      'counter-b {"amount":5}',
      'counter-c {"amount":5}',
    ])
    expect(reacted.map(({ reaction, causedBy }) => [reaction, causedBy.stream])).toEqual([
      ['bAftera', 'counter-a'],
      ['cAfterb', 'counter-b'],
    ])
    for (const [index, event] of log.slice(1).entries()) {
      expect(event.metadata).toMatchObject({
        causationId: log[index]?.metadata.eventId,
        correlationId: idOf('one'),
        actor: { kind: 'system', process: 'reaction' },
      })
    }
  })

  it('finds nothing to do the second time', async () => {
    const store = memoryStore()
    await add(store, 'one', 5)
    await run(store)
    const before = await logOf(store)
    expect(await run(store)).toEqual([])
    expect(await logOf(store)).toEqual(before)
  })

  it('takes up what was recorded since', async () => {
    const store = memoryStore()
    await add(store, 'one', 5)
    await run(store)
    await add(store, 'two', 1)
    expect(await run(store)).toHaveLength(2)
    expect(summary(await logOf(store)).slice(3)).toEqual([
      'counter-a {"amount":1}',
      'counter-b {"amount":6}',
      'counter-c {"amount":11}',
    ])
  })

  it('that has lost its progress delivers again, and nothing comes of it', async () => {
    const store = memoryStore()
    await add(store, 'one', 5)
    const first = await run(store)
    const before = await logOf(store)
    const again = await run(withoutProgress(store))
    const sent = (all: typeof first) => all.map(({ submission }) => submission.commandId).toSorted()
    expect(sent(again)).toEqual(sent(first))
    for (const { outcome } of again) expect(acceptedOf(outcome).repeated).toBe(true)
    expect(await logOf(store)).toEqual(before)
  })

  it('reads a long log in pages and keeps its state between them', async () => {
    const store = memoryStore()
    for (let number = 1; number <= 501; number++) await add(store, `add ${number}`, 1, 'z')
    await run(store)
    const progress = rightOf(await store.reactionProgress('cAfterb')())
    expect(progress).toEqual({ position: 501, state: 501 })
  })
})

describe('a command that is refused', () => {
  it('is parked with its reasons, and the run goes on', async () => {
    const store = memoryStore()
    await add(store, 'filling', fullCounter, 'b')
    await add(store, 'one', 5)
    const reacted = await run(store)
    const [filled, caused] = await logOf(store)
    const refused = reacted.find(({ reaction }) => reaction === 'bAftera')
    expect(refused?.outcome.outcome).toBe('rejected')
    expect(rightOf(await store.parkedCommands()())).toEqual([
      {
        reaction: 'bAftera',
        causedBy: caused?.metadata.eventId,
        commandId: refused?.submission.commandId,
        correlationId: idOf('one'),
        type: 'OpenEnrolment',
        data: { counter: 'b', other: 'a' },
        reasons: ['CounterFull'],
      },
    ])
    const done = reacted.find(({ reaction }) => reaction === 'cAfterb')
    expect(done?.causedBy).toEqual(filled)
    expect(await run(store)).toEqual([])
    expect(rightOf(await store.parkedCommands()())).toHaveLength(1)
  })

  it('is parked when it is no command, with its faults', async () => {
    const store = memoryStore()
    const wrong: Reaction<unknown> = {
      ...following('a', 'b'),
      react: () => [{ type: 'OpenEnrolment', data: { counter: 'B', other: 'a' } }],
    }
    await add(store, 'one', 5)
    const ports = countingPorts(store, { domain: { ...domain, reactions: [wrong] } })
    rightOf(await runReactions(ports))
    const [parked] = rightOf(await store.parkedCommands()())
    expect(parked?.reasons).toEqual([expect.stringContaining('data.counter: expected CounterName')])
  })
})

describe('a store that fails on the way', () => {
  /** Fails at the append with this number, counted from 1. */
  const failingAt = (store: Store, number: number): Store => {
    let appends = 0
    return withFaults(store, (operation) =>
      operation === 'append' && ++appends === number ? 'unavailable' : 'none',
    )
  }

  it.each([1, 2, 3, 4])(
    'stops the run at append %i, and the next run finishes it',
    async (number) => {
      const store = memoryStore()
      await add(store, 'one', 5)
      await add(store, 'two', 1)
      expect(await runReactions(portsOn(failingAt(store, number)))).toMatchObject({
        _tag: 'Left',
        left: { outcome: 'failed', failure: { name: 'StoreUnavailable' } },
      })
      expect(await logOf(store)).toHaveLength(2 + number - 1)
      await run(store)
      const log = await logOf(store)
      const idsOf = (stream: string) =>
        log.filter((event) => event.stream === stream).map(({ metadata }) => metadata.eventId)
      const causesOf = (stream: string) =>
        log.filter((event) => event.stream === stream).map(({ metadata }) => metadata.causationId)
      // Every event of one counter called for exactly one event of the next, in the same order.
      expect(causesOf('counter-b')).toEqual(idsOf('counter-a'))
      expect(causesOf('counter-c')).toEqual(idsOf('counter-b'))
      expect(log).toHaveLength(6)
    },
  )

  it('stops the run when an outcome stays unknown', async () => {
    const store = memoryStore()
    await add(store, 'one', 5)
    const lossy = withFaults(store, (operation) => (operation === 'append' ? 'loseAnswer' : 'none'))
    const stopped = await runReactions(portsOn(lossy))
    expect(stopped).toMatchObject({ _tag: 'Left', left: { outcome: 'unknown' } })
    await run(store)
    expect(summary(await logOf(store))).toEqual([
      'counter-a {"amount":5}',
      'counter-b {"amount":5}',
      'counter-c {"amount":5}',
    ])
  })
})

describe('a reaction that looks at sets', () => {
  const bn9 = '123456782' as Bn9
  const query = { view: 'programsOf', bn9 } as const
  const references = { a: 'RM0001', b: 'RM0002', c: 'RM0003' } as const
  type Letter = keyof typeof references
  const accountOf = (counter: string) => `programAccount-${bn9}${references[counter as Letter]}`

  const [counter] = counterDomain.aggregates as readonly [AnyAggregate]
  /** Counters that stand where program accounts do. */
  const accounts: AnyAggregate = {
    ...counter,
    category: 'programAccount',
    streamOf: ({ data }: { readonly data: { readonly counter: string } }) => ({
      category: 'programAccount',
      name: accountOf(data.counter),
    }),
  }
  /** Each time that `a` counts, every account adds the total of `z`. */
  const everywhere: Reaction<unknown> = {
    name: 'everywhere',
    initial: null,
    evolve: (state) => state,
    views: ({ stream }) => (stream === accountOf('a') ? [query] : []),
    react: (_state, { stream }, views) =>
      stream === accountOf('a')
        ? views.programs(query).map((bn15) => ({
            type: 'OpenEnrolment',
            data: { counter: 'abc'[Number(bn15.slice(-1)) - 1], other: 'z' },
          }))
        : [],
  }
  const looking: Domain = {
    ...counterDomain,
    aggregates: [accounts, counter],
    reactions: [everywhere],
  }
  const lookingPorts = (store: Store) => countingPorts(store, { domain: looking })

  const count = async (store: Store, name: string, letter: Letter) => {
    const command = addToCounter(idOf(name), { counter: letter, amount: 1 })
    acceptedOf(await execute(lookingPorts(store), command))
  }
  const reactedIn = async (store: Store) =>
    new Map(
      rightOf(await runReactions(lookingPorts(store))).map(({ submission }) => [
        JSON.stringify(submission.data),
        submission.commandId,
      ]),
    )

  it('is shown the streams there are, in the order of their names', async () => {
    const store = memoryStore()
    await count(store, 'one', 'c')
    await count(store, 'two', 'a')
    const sent = await reactedIn(store)
    expect([...sent.keys()]).toEqual(['{"counter":"a","other":"z"}', '{"counter":"c","other":"z"}'])
  })

  it('sends the same commands under the same ids, although the set has grown since', async () => {
    const store = memoryStore()
    await count(store, 'one', 'c')
    await count(store, 'two', 'a')
    const first = await reactedIn(store)
    await count(store, 'three', 'b')
    const second = await reactedIn(withoutProgress(store))
    expect(second.size).toBe(3)
    for (const [command, commandId] of first) expect(second.get(command)).toBe(commandId)
    expect(new Set(second.values()).size).toBe(3)
  })

  it('stops when the streams cannot be listed', async () => {
    const store = memoryStore()
    await count(store, 'one', 'a')
    const failure = { name: 'StoreUnavailable', reason: 'injected' } as const
    const broken: Store = {
      ...store,
      listStreams: () => async () => ({ _tag: 'Left', left: failure }),
    }
    expect(await runReactions(lookingPorts(broken))).toEqual({
      _tag: 'Left',
      left: { outcome: 'failed', failure },
    })
  })
})
