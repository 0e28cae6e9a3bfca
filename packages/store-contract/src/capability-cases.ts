/** A store does what it says it can, and does not hide what it cannot. */
import assert from 'node:assert/strict'
import type { Store } from '@carmkit/store'
import { allDue, deadlineAt } from './deadline-cases.js'
import { batchBehind } from './sample.js'
import { type ContractCase, casesOn, everything, leftOf, rightOf, type Subject } from './subject.js'

const stream = 'sample-capable'

export const capabilityCases = (subject: Subject): ReadonlyArray<ContractCase> => {
  const again = async (store: Store): Promise<Store> => {
    if (subject.reopen === null) assert.fail('give `reopen`, or do not call the store durable')
    return subject.reopen(store)
  }
  return casesOn(subject, {
    'what a durable store acknowledged is there when it is opened again': async (store) => {
      const { durable } = store.capabilities
      assert.equal(subject.reopen !== null, durable, 'a place outlives its store if it is durable')
      if (!durable) return
      const batch = batchBehind(stream, [], { count: 3 })
      const progress = { position: 3, state: { seen: 3 } }
      rightOf(await store.append(batch)())
      rightOf(await store.saveReactionProgress('first', { progress, parked: [] })())
      const deadlines = [deadlineAt('2026-03-04T05:00:00.000Z', 'one')]
      rightOf(await store.saveDeadlines(3, deadlines)())
      await store.close()
      const reopened = await again(store)
      try {
        assert.deepEqual(await everything(reopened), batch.events)
        assert.deepEqual(rightOf(await reopened.reactionProgress('first')()), progress)
        assert.equal(rightOf(await reopened.deadlineProgress()()), 3)
        assert.deepEqual(await allDue(reopened), deadlines)
      } finally {
        await reopened.close()
      }
    },
    'stores that share a place see each other, and conflict': async (store) => {
      if (!store.capabilities.shared) return
      const other = await again(store)
      try {
        const batch = batchBehind(stream, [])
        rightOf(await store.append(batch)())
        assert.deepEqual(await everything(other), batch.events)
        const refused = leftOf(await other.append(batchBehind(stream, []))())
        assert.deepEqual(refused, { name: 'Conflict', stream, expected: 'absent', actual: 0 })
      } finally {
        await other.close()
      }
    },
    'exclusive work keeps out writers of other stores on its place': async (store) => {
      if (!store.capabilities.shared || store.exclusively === null) return
      const other = await again(store)
      try {
        const steps: string[] = []
        const outside = batchBehind('sample-outside', [])
        let waiting: Promise<unknown> = Promise.resolve()
        const work = store.exclusively((inner) => async () => {
          waiting = other
            .append(outside)()
            .then((answer) => steps.push(answer._tag))
          rightOf(await inner.append(batchBehind(stream, []))())
          await new Promise((resolve) => setTimeout(resolve, 30))
          steps.push('work ends')
        })
        rightOf(await work())
        await waiting
        assert.deepEqual(steps, ['work ends', 'Right'])
      } finally {
        await other.close()
      }
    },
  })
}
