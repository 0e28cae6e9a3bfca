/** What the contract is run on, and what its cases share: opening, and looking for a change. */
import assert from 'node:assert/strict'
import { eventsAmong, type Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'

/** An adapter under test. */
export interface Subject {
  readonly name: string
  /** A store on a new, empty place. */
  readonly open: () => Promise<Store>
  /**
   * One more store on the place of `store`, which may be open or closed; null where a place goes
   * with its store.
   */
  readonly reopen: ((store: Store) => Promise<Store>) | null
}

/** One promise of the port. `run` rejects with an `AssertionError` when it is not kept. */
export interface ContractCase {
  readonly name: string
  readonly run: () => Promise<void>
}

/** Cases that each get a store of their own, which is closed behind them. */
export const casesOn = (
  { open }: Subject,
  cases: Readonly<Record<string, (store: Store) => Promise<void>>>,
): ReadonlyArray<ContractCase> =>
  Object.entries(cases).map(([name, check]) => ({
    name,
    run: async () => {
      const store = await open()
      try {
        await check(store)
      } finally {
        await store.close()
      }
    },
  }))

/** The value of a right; a left fails the case and is shown. */
export const rightOf = <F, A>(either: E.Either<F, A>): A => {
  if (E.isLeft(either)) assert.fail(`expected success, got ${JSON.stringify(either.left)}`)
  return either.right
}

/** The value of a left. */
export const leftOf = <F, A>(either: E.Either<F, A>): F => {
  if (E.isRight(either)) assert.fail(`expected a failure, got ${JSON.stringify(either.right)}`)
  return either.left
}

/** All that a store holds, in log order. */
export const everything = async (store: Store) =>
  eventsAmong(rightOf(await store.readLog(0, 1_000_000)())).map(({ event }) => event)

/** Fails when `action` changes what is recorded. */
export const recordingNothing = async <A>(store: Store, action: () => Promise<A>): Promise<A> => {
  const before = rightOf(await store.readLog(0, 1_000_000)())
  const result = await action()
  assert.deepEqual(rightOf(await store.readLog(0, 1_000_000)()), before, 'something was recorded')
  return result
}
