/** Stores on which a slower process undoes what a faster one kept of a reaction are found by the contract. */
import { AssertionError } from 'node:assert'
import { memoryStore, type ParkedCommand, type ReactionProgress, type Store } from '@carmkit/store'
import { type ContractCase, storeContract } from '@carmkit/store-contract'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'

const goesBack = (): Partial<Store> => {
  const last = new Map<string, ReactionProgress>()
  return {
    reactionProgress: (reaction) => async () => E.right(last.get(reaction) ?? null),
    saveReactionProgress: (reaction, { progress }) => {
      last.set(reaction, progress)
      return async () => E.right(undefined)
    },
  }
}

const keepsTheFirstState = ({ saveReactionProgress, reactionProgress }: Store): Partial<Store> => ({
  saveReactionProgress: (reaction, saved) => async () => {
    const before = await reactionProgress(reaction)()
    const progress = E.isRight(before) && before.right !== null ? before.right : saved.progress
    const isFurther = saved.progress.position > progress.position
    const kept = isFurther ? saved : { ...saved, progress }
    return saveReactionProgress(reaction, kept)()
  },
})

const letsWaitAgain = ({ saveReactionProgress }: Store): Partial<Store> => {
  const parked = new Map<string, ParkedCommand>()
  return {
    parkedCommands: () => async () => E.right([...parked.values()]),
    saveReactionProgress: (reaction, saved) => {
      for (const command of saved.parked) parked.set(command.commandId, command)
      return saveReactionProgress(reaction, saved)
    },
  }
}

const neverGoesBack = 'progress never goes back, and the state of the last one at a position counts'

it.each<[string, (store: Store) => Partial<Store>, string]>([
  ['goes back', goesBack, neverGoesBack],
  ['keeps the first state of a position', keepsTheFirstState, neverGoesBack],
  ['lets wait again', letsWaitAgain, 'a parked command that has ended does not wait again'],
])('a store that %s is found', async (_, flaw, caseName) => {
  const open = async (): Promise<Store> => {
    const store = memoryStore()
    return { ...store, ...flaw(store) }
  }
  const cases = storeContract({ name: 'broken', open, reopen: null })
  const found = cases.find(({ name }) => name === caseName) as ContractCase
  await expect(found.run()).rejects.toThrow(AssertionError)
})
