/** Exclusive work, where a store has it: alone among writers, whole or undone. */
import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Store } from '@carmkit/store'
import { batchBehind, pinOn } from './sample.js'
import { type ContractCase, casesOn, everything, leftOf, rightOf, type Subject } from './subject.js'

type Exclusively = NonNullable<Store['exclusively']>

const stream = 'sample-exclusive'

const cases: Parameters<typeof casesOn>[1] = {
  'exclusive work reads what it appends, and its result comes back': withLock(
    async (store, exclusively) => {
      const first = batchBehind(stream, [], { count: 2 })
      const second = batchBehind(stream, first.events)
      const seen = await exclusively((inner) => async () => {
        rightOf(await inner.append(first)())
        rightOf(await inner.append(second)())
        return { read: rightOf(await inner.read(stream)()), log: await everything(inner) }
      })()
      const all = [...first.events, ...second.events]
      assert.deepEqual(rightOf(seen), { read: all, log: all })
      assert.deepEqual(await everything(store), all)
    },
  ),
  'an append outside waits, and then meets what the work recorded': withLock(
    async (store, exclusively) => {
      const inside = batchBehind(stream, [])
      const started = gate()
      const release = gate()
      const work = exclusively((inner) => async () => {
        started.open()
        await release.opened
        return inner.append(inside)()
      })()
      await started.opened
      let answered = false
      const outside = store
        .append(batchBehind(stream, []))()
        .then((answer) => {
          answered = true
          return answer
        })
      await sleep(30)
      assert.equal(answered, false, 'the append did not wait')
      release.open()
      rightOf(rightOf(await work))
      assert.deepEqual(leftOf(await outside), {
        name: 'Conflict',
        stream,
        expected: 'absent',
        actual: 0,
      })
      assert.deepEqual(await everything(store), inside.events)
    },
  ),
  'reads outside go on during exclusive work': withLock(async (store, exclusively) => {
    const before = batchBehind('sample-before', [])
    rightOf(await store.append(before)())
    const read = await exclusively(() => async () => {
      const log = await everything(store)
      return { log, stream: rightOf(await store.read('sample-before')()) }
    })()
    assert.deepEqual(rightOf(read), { log: before.events, stream: before.events })
  }),
  'work that throws leaves nothing, and its error passes on': withLock(
    async (store, exclusively) => {
      const before = batchBehind(stream, [])
      rightOf(await store.append(before)())
      const broken = new Error('broken on purpose')
      const work = exclusively((inner) => async () => {
        rightOf(await inner.append(batchBehind(stream, before.events, { count: 2 }))())
        rightOf(await inner.append(batchBehind('sample-other', []))())
        throw broken
      })
      await assert.rejects(work(), (error) => error === broken)
      assert.deepEqual(await everything(store), before.events)
      const after = batchBehind(stream, before.events)
      rightOf(await store.append(after)())
      assert.deepEqual(await everything(store), [...before.events, ...after.events])
    },
  ),
  'exclusive work meets conflicts and missed pins like anybody': withLock(
    async (store, exclusively) => {
      const before = batchBehind(stream, [])
      rightOf(await store.append(before)())
      const answers = await exclusively((inner) => async () => {
        const expect = [pinOn(stream, [])]
        return {
          conflict: leftOf(await inner.append(batchBehind(stream, []))()).name,
          pin: store.capabilities.atomicPins
            ? leftOf(await inner.append(batchBehind('sample-other', [], { expect }))()).name
            : 'Conflict',
        }
      })()
      assert.deepEqual(rightOf(answers), { conflict: 'Conflict', pin: 'Conflict' })
      assert.deepEqual(await everything(store), before.events)
    },
  ),
  'exclusive works run one after the other': withLock(async (_store, exclusively) => {
    const steps: string[] = []
    const work = (name: string) =>
      exclusively(() => async () => {
        steps.push(`${name} begins`)
        await sleep(5)
        steps.push(`${name} ends`)
      })()
    await Promise.all([work('one'), work('two')])
    assert.deepEqual(steps, ['one begins', 'one ends', 'two begins', 'two ends'])
  }),
}

/** A store without exclusive work promises nothing here. */
function withLock(check: (store: Store, exclusively: Exclusively) => Promise<void>) {
  return async (store: Store): Promise<void> => {
    if (store.exclusively !== null) await check(store, store.exclusively)
  }
}

const gate = (): { readonly opened: Promise<void>; readonly open: () => void } => {
  let open = (): void => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open: () => open() }
}

export const exclusiveCases = (subject: Subject): ReadonlyArray<ContractCase> =>
  casesOn(subject, cases)
