/** The laws of a decider: each accepts the good case and reports the defect it exists for. */
import type { Decider } from '@carmkit/kernel'
import { decidesPurely, foldDeterminism, type Law, LawFailure } from '@carmkit/testkit'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

const failure = (law: Law): LawFailure => {
  try {
    law.check({ seed: 1 })
  } catch (error) {
    expect(error).toBeInstanceOf(LawFailure)
    return error as LawFailure
  }
  throw new Error(`nothing was reported: ${law.name}`)
}

interface Added {
  readonly type: 'Added'
  readonly items: ReadonlyArray<number>
}
const added: fc.Arbitrary<Added> = fc.record({
  type: fc.constant('Added' as const),
  items: fc.array(fc.nat({ max: 9 })),
})

describe('foldDeterminism', () => {
  const events = fc.array(added)
  const lawOf = <State>(initial: State, evolve: (state: State, event: Added) => State): Law =>
    foldDeterminism({ name: 'basket', decider: { initial, evolve }, events })

  test('accepts a fold that follows from its events', () => {
    lawOf([] as ReadonlyArray<number>, (state, { items }) => [...state, ...items]).check()
  })

  test('carries the name of its decider, and goes without', () => {
    expect(lawOf(0, (state) => state).name).toBe('basket: folding is deterministic')
    expect(
      foldDeterminism({ decider: { initial: 0, evolve: (state: number) => state }, events }).name,
    ).toBe('folding is deterministic')
  })

  test('reports an evolve that changes its state', () => {
    const law = lawOf([] as number[], (state, { items }) => {
      state.push(...items)
      return state
    })
    expect(failure(law).message).toMatch(/read only property|not extensible/)
  })

  test('reports a change of any state on the way, not only where it happens to look', () => {
    const history = Array.from({ length: 50 }, (): Added => ({ type: 'Added', items: [1] }))
    const law = foldDeterminism({
      decider: {
        initial: { count: 0, last: 0 },
        evolve: (state: { count: number; last: number }) => {
          if (state.count === 25) state.last = 1
          return { count: state.count + 1, last: 0 }
        },
      },
      events: fc.constant(history),
    })
    expect(() => law.check({ seed: 1, numRuns: 1 })).toThrow('Cannot assign to read only property')
  })

  test('reports an evolve that changes an event, deep inside', () => {
    const law = lawOf(0, (state, { items }) => {
      ;(items as number[]).reverse()
      return state + items.length
    })
    expect(failure(law).message).toContain('Cannot assign to read only property')
  })

  test('reports an evolve that counts outside its state', () => {
    let count = 0
    expect(failure(lawOf(0, () => ++count)).message).toContain('folding twice gives two states')
  })

  test('reports a fold that depends on where it starts', () => {
    let isFirst = true
    const law = foldDeterminism({
      decider: {
        get initial() {
          isFirst = true
          return 0
        },
        evolve: (state: number) => {
          const next = isFirst ? 100 : state + 1
          isFirst = false
          return next
        },
      },
      events,
    })
    expect(failure(law).message).toMatch(/folding on after \d+ events gives another state/)
  })

  test('reports a Map that is changed, which freezing cannot prevent', () => {
    const law = lawOf({ counts: new Map<number, number>() }, (state, { items }) => {
      for (const item of items) state.counts.set(item, (state.counts.get(item) ?? 0) + 1)
      return { counts: state.counts }
    })
    expect(failure(law).message).toMatch(/the state after \d+ events was changed later/)
  })

  test('reports a Set of an earlier state that a later event fills', () => {
    const law = lawOf({ seen: new Set<number>(), length: 0 }, (state, { items }) => {
      const seen = state.length === 0 ? new Set<number>() : state.seen
      for (const item of items) seen.add(item)
      return { seen, length: state.length + 1 }
    })
    expect(failure(law).message).toMatch(/the state after [1-9]\d* events was changed later/)
  })
})

describe('decidesPurely', () => {
  interface Add {
    readonly type: 'Add'
    readonly items: ReadonlyArray<number>
  }
  interface Limits {
    readonly most: number
  }
  type Basket = Decider<Add, Limits, ReadonlyMap<number, ReadonlyArray<number>>, Added, string>
  const good: Basket = {
    initial: new Map(),
    decide: ({ items }, state, { most }) =>
      state.size + items.length > most ? E.left('Full') : E.right([{ type: 'Added', items }]),
    evolve: (state, { items }) => new Map([...state, [state.size, items]]),
  }
  const lawOf = (decide: Basket['decide']): Law =>
    decidesPurely({
      name: 'basket',
      decider: { ...good, decide },
      commands: fc.record({ type: fc.constant('Add' as const), items: fc.array(fc.nat()) }),
      histories: fc.array(added),
      contexts: fc.record({ most: fc.nat({ max: 20 }) }),
    })

  test('accepts a pure decision', () => {
    const law = lawOf(good.decide)
    expect(law.name).toBe('basket: deciding is pure')
    law.check()
  })

  test('reports a decision that remembers', () => {
    const seen = new Set<number>()
    const law = lawOf((command, state, context) => {
      if (seen.has(command.items.length)) return E.left('Again')
      seen.add(command.items.length)
      return good.decide(command, state, context)
    })
    expect(failure(law).message).toContain('deciding twice gives two answers')
  })

  test.each<[string, Basket['decide']]>([
    [
      'the command',
      (command, state, context) => {
        ;(command.items as number[]).push(1)
        return good.decide(command, state, context)
      },
    ],
    [
      'the context',
      (command, state, context) => {
        ;(context as { most: number }).most = 5
        return good.decide(command, state, context)
      },
    ],
    [
      'the state',
      (command, state, context) => {
        Object.assign(state, { seen: true })
        return good.decide(command, state, context)
      },
    ],
    [
      'the state, inside a Map',
      (command, state, context) => {
        for (const items of state.values()) (items as number[]).push(1)
        return good.decide(command, state, context)
      },
    ],
  ])('reports a decision that changes %s', (_name, decide) => {
    expect(failure(lawOf(decide)).message).toMatch(/read only property|not extensible/)
  })

  test('reports a decision that fills a Map, even in the initial state', () => {
    const law = lawOf((command, state, context) => {
      ;(state as Map<number, unknown>).set(99, command.items)
      return good.decide(command, new Map(), context)
    })
    const { message, counterexample } = failure(law)
    expect(message).toContain('deciding changed what it was given')
    expect(counterexample).toMatchObject({ history: [] })
  })
})
