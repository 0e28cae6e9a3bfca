/**
 * A kept state is good as long as today's rules would fold the same one. Golden histories say so:
 * once they fold to anything else, the version has to be raised, and the new hashes are added.
 *
 * One line of `golden/states/<category>.jsonl` is one history; lines and hashes are only ever added.
 */
import { readFileSync } from 'node:fs'
import { type DomainEvent, flatJson, fromFlatJson, textHash } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { type AnyAggregate, carm } from '../src/index.js'

const states = new URL('../golden/states/', import.meta.url)
const read = (file: string): string => readFileSync(new URL(file, states), 'utf8')

const historiesOf = (category: string): ReadonlyArray<ReadonlyArray<DomainEvent>> =>
  read(`${category}.jsonl`)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as ReadonlyArray<DomainEvent>)

const hashes = JSON.parse(read('hashes.json')) as {
  readonly [category: string]: { readonly [version: string]: ReadonlyArray<string> }
}

/** The states after each event. */
const statesOf = (
  { initial, evolve, events }: AnyAggregate,
  history: ReadonlyArray<DomainEvent>,
): ReadonlyArray<unknown> => {
  let state: unknown = initial
  return history.map((stored) => {
    const decoded = events.decode(stored)
    if (E.isLeft(decoded)) throw new Error(JSON.stringify(decoded.left))
    state = evolve(state, decoded.right)
    return state
  })
}

const hashesOf = (aggregate: AnyAggregate): ReadonlyArray<string> =>
  historiesOf(aggregate.category).map((history) =>
    textHash(flatJson(statesOf(aggregate, history).at(-1))),
  )

const keeping = carm.aggregates.filter(({ snapshot }) => snapshot !== undefined)

test('states are kept of the streams that grow long', () => {
  expect(keeping.map(({ category }) => category)).toEqual([
    'businessAccount',
    'clientAccess',
    'ledger',
  ])
})

describe.each(keeping.map((one) => [one.category, one] as const))('%s', (category, aggregate) => {
  const version = aggregate.snapshot?.version ?? 0

  test('folds its histories to the states of its version: else raise the version', () => {
    expect(hashesOf(aggregate)).toEqual(hashes[category]?.[version])
  })

  test('was never another version under the same number, and this is the latest', () => {
    const versions = Object.entries(hashes[category] ?? {})
    expect(versions.map(([number]) => Number(number))).toEqual(
      Array.from({ length: version }, (_, index) => index + 1),
    )
    expect(new Set(versions.map(([, all]) => all.join())).size).toBe(version)
  })

  test('has every event in its histories', () => {
    const told = new Set(historiesOf(category).flatMap((all) => all.map(({ type }) => type)))
    expect(aggregate.events.definitions.filter(({ type }) => !told.has(type))).toEqual([])
  })

  test('is another state as soon as it has one field more', () => {
    const evolve: AnyAggregate['evolve'] = (state, event) => ({
      ...aggregate.evolve(state, event),
      more: null,
    })
    const listed = hashes[category]?.[version] ?? []
    for (const hash of hashesOf({ ...aggregate, evolve })) expect(listed).not.toContain(hash)
  })

  test('is read back as it was after every event, and folds on to the same', () => {
    for (const history of historiesOf(category)) {
      const all = statesOf(aggregate, history)
      for (const [index, state] of all.entries()) {
        const again = fromFlatJson(flatJson(state))
        expect(again).toStrictEqual(E.right(state))
        if (E.isLeft(again)) continue
        const rest = statesOf({ ...aggregate, initial: again.right }, history.slice(index + 1))
        expect(rest).toStrictEqual(all.slice(index + 1))
      }
    }
  })
})
