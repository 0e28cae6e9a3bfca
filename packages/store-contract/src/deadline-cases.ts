/** What a store keeps of deadlines: found once, due in order, gone when they are settled. */
import assert from 'node:assert/strict'
import { uuidFrom } from '@carmkit/kernel'
import type { KeptDeadline, Store } from '@carmkit/store'
import { type ContractCase, casesOn, recordingNothing, rightOf, type Subject } from './subject.js'

/** A deadline with a command id of its own. */
export const deadlineAt = (due: string, name: string): KeptDeadline => ({
  commandId: uuidFrom(`deadline ${name}`),
  due: due as KeptDeadline['due'],
  type: 'MarkDormant',
  data: { counter: 'a', amount: 1, note: 'é😀' },
  causedBy: uuidFrom(`cause of ${name}`),
  correlationId: uuidFrom(`correlation of ${name}`),
})

const early = '2026-03-04T04:59:59.999Z'
const noon = '2026-03-04T17:00:00.000Z'
const late = '2026-03-05T05:00:00.000Z'

const dueAt = async (store: Store, until: string, limit = 1_000) =>
  rightOf(await store.dueDeadlines(until as KeptDeadline['due'], limit)())

/** All that a store keeps, in the order in which it is due. */
export const allDue = (store: Store) => dueAt(store, '2299-12-31T00:00:00.000Z')

export const deadlineCases = (subject: Subject): ReadonlyArray<ContractCase> =>
  casesOn(subject, {
    'no deadline is kept and no event was searched at first': async (store) => {
      assert.equal(rightOf(await store.deadlineProgress()()), 0)
      assert.deepEqual(await allDue(store), [])
      rightOf(await store.settleDeadlines([deadlineAt(noon, 'unknown').commandId])())
    },
    'deadlines come due at their moment, the earliest first, then as they were saved': async (
      store,
    ) => {
      const [one, two, three] = ['one', 'two', 'three'].map((name) => deadlineAt(noon, name))
      const first = deadlineAt(early, 'first')
      const last = deadlineAt(late, 'last')
      assert.ok(one !== undefined && two !== undefined && three !== undefined)
      await recordingNothing(store, async () => {
        rightOf(await store.saveDeadlines(1, [last, three])())
        rightOf(await store.saveDeadlines(2, [one, first, two])())
      })
      assert.deepEqual(await dueAt(store, '2026-03-04T04:59:59.998Z'), [])
      assert.deepEqual(await dueAt(store, early), [first])
      assert.deepEqual(await dueAt(store, '2026-03-04T16:59:59.999Z'), [first])
      assert.deepEqual(await dueAt(store, noon), [first, three, one, two])
      assert.deepEqual(await dueAt(store, late, 3), [first, three, one])
      assert.deepEqual(await allDue(store), [first, three, one, two, last])
    },
    'a deadline that is found again is kept once, as it was': async (store) => {
      const one = deadlineAt(noon, 'one')
      rightOf(await store.saveDeadlines(1, [one])())
      rightOf(await store.saveDeadlines(1, [{ ...one, due: late as KeptDeadline['due'] }])())
      assert.deepEqual(await allDue(store), [one])
    },
    'a settled deadline is gone, and no other': async (store) => {
      const [one, two, three] = ['one', 'two', 'three'].map((name) => deadlineAt(noon, name))
      assert.ok(one !== undefined && two !== undefined && three !== undefined)
      rightOf(await store.saveDeadlines(1, [one, two, three])())
      rightOf(await store.settleDeadlines([one.commandId, three.commandId])())
      assert.deepEqual(await allDue(store), [two])
      rightOf(await store.settleDeadlines([])())
      rightOf(await store.settleDeadlines([one.commandId])())
      assert.deepEqual(await allDue(store), [two])
    },
    'the search for deadlines never goes back': async (store) => {
      rightOf(await store.saveDeadlines(7, [])())
      rightOf(await store.saveDeadlines(3, [])())
      assert.equal(rightOf(await store.deadlineProgress()()), 7)
      rightOf(await store.saveDeadlines(9, [])())
      assert.equal(rightOf(await store.deadlineProgress()()), 9)
    },
    'exclusive work sees and changes the deadlines too': async (store) => {
      if (store.exclusively === null) return
      const one = deadlineAt(noon, 'one')
      const two = deadlineAt(noon, 'two')
      const seen = await store.exclusively((inner) => async () => {
        rightOf(await inner.saveDeadlines(2, [one, two])())
        rightOf(await inner.settleDeadlines([one.commandId])())
        return { due: await allDue(inner), progress: rightOf(await inner.deadlineProgress()()) }
      })()
      assert.deepEqual(rightOf(seen), { due: [two], progress: 2 })
      assert.deepEqual(await allDue(store), [two])
    },
  })
