/** What a run of reactions asks of the store: each question once, for as long as its answer holds. */
import type { Domain, Reaction } from '@carmkit/core'
import { execute, memoryStore, runReactions, type Store } from '@carmkit/store'
import { addToCounter, counterDomain } from '@carmkit/store-contract'
import { expect, it } from 'vitest'
import { acceptedOf, countingPorts, idOf, rightOf } from './counting.js'

/** Opens the next counter after each event of this one. */
const after = (counter: string, next: string): Reaction<unknown> => ({
  name: `after ${counter}`,
  initial: null,
  evolve: () => null,
  views: null,
  react: (_state, { stream }) =>
    stream === `counter-${counter}`
      ? [{ type: 'OpenEnrolment', data: { counter: next, other: counter } }]
      : [],
})

const domain: Domain = { ...counterDomain, reactions: [after('b', 'c'), after('a', 'b')] }

/** Notes what a store is asked. */
const noting = () => {
  const inner = memoryStore()
  const asked = { log: [] as number[], progress: [] as string[] }
  const store: Store = {
    ...inner,
    readLog: (position, limit) => {
      asked.log.push(position)
      return inner.readLog(position, limit)
    },
    reactionProgress: (reaction) => {
      asked.progress.push(reaction)
      return inner.reactionProgress(reaction)
    },
  }
  const ports = countingPorts(store, { domain })
  const runAfterAdding = async (counter: string): Promise<void> => {
    acceptedOf(await execute(ports, addToCounter(idOf(counter), { counter, amount: 5 })))
    rightOf(await runReactions(ports))
  }
  return { asked, runAfterAdding }
}

it('reactions that stand at the same place read one page, and their progress once', async () => {
  const { asked, runAfterAdding } = noting()
  await runAfterAdding('z')
  expect(asked).toEqual({ log: [0, 1], progress: ['after b', 'after a'] })
})

it('behind each command that was sent the log is read again', async () => {
  const { asked, runAfterAdding } = noting()
  await runAfterAdding('a')
  // Both find `a` in one reading. Then `b` and `c` follow it, and each is looked for anew.
  expect(asked.log).toEqual([0, 1, 1, 2, 3, 3])
})
