/** When an append is refused, and that a refused one leaves nothing. */
import assert from 'node:assert/strict'
import { utf8Length } from '@carmkit/kernel'
import { type Batch, type Expected, maxAppendBytes } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { batchBehind, eventsBehind } from './sample.js'
import {
  type ContractCase,
  casesOn,
  everything,
  leftOf,
  recordingNothing,
  rightOf,
  type Subject,
} from './subject.js'

const stream = 'sample-append'

export const appendCases = (subject: Subject): ReadonlyArray<ContractCase> =>
  casesOn(subject, {
    'an append continues its stream at the expected revision': async (store) => {
      const first = batchBehind(stream, [])
      const second = batchBehind(stream, first.events, { count: 2 })
      rightOf(await store.append(first)())
      rightOf(await store.append(second)())
      assert.deepEqual(rightOf(await store.read(stream)()), [...first.events, ...second.events])
    },
    'a wrong expectation is a conflict that names the actual end': async (store) => {
      const landed = batchBehind(stream, [], { count: 3 })
      const missing = 'sample-missing'
      const longer = batchBehind(stream, landed.events, { count: 2 })
      const wrong: ReadonlyArray<readonly [Batch, Expected]> = [
        [batchBehind(stream, []), 2],
        [batchBehind(stream, landed.events.slice(0, 1)), 2],
        [batchBehind(stream, landed.events.slice(0, 2)), 2],
        [batchBehind(stream, [...landed.events, ...longer.events]), 2],
        [batchBehind(missing, eventsBehind(missing, [], [{}])), 'absent'],
      ]
      rightOf(await store.append(landed)())
      for (const [batch, actual] of wrong) {
        const refused = leftOf(await recordingNothing(store, store.append(batch)))
        const { stream: name, expected } = batch
        assert.deepEqual(refused, { name: 'Conflict', stream: name, expected, actual })
      }
    },
    'events that continue others than those that stand there are a conflict': async (store) => {
      if (!store.capabilities.atomicPins) return
      const landed = batchBehind(stream, [])
      const undone = batchBehind(stream, [])
      rightOf(await store.append(landed)())
      const behind = batchBehind(stream, undone.events)
      const refused = leftOf(await recordingNothing(store, store.append(behind)))
      assert.deepEqual(refused, { name: 'Conflict', stream, expected: 0, actual: 0 })
    },
    'of two appends at one revision one lands whole and one is refused whole': async (store) => {
      const one = batchBehind(stream, [], { count: 3 })
      const other = batchBehind(stream, [], { count: 2 })
      const answers = await Promise.all([store.append(one)(), store.append(other)()])
      const landed = [one, other].filter((_, index) => E.isRight(answers[index] ?? E.left(null)))
      assert.equal(landed.length, 1)
      assert.deepEqual(await everything(store), landed[0]?.events)
    },
    'the largest batch is taken, one byte more is not': async (store) => {
      const largest = batchOfBytes(maxAppendBytes)
      const tooLarge = batchOfBytes(maxAppendBytes + 1)
      const refused = leftOf(await recordingNothing(store, store.append(tooLarge)))
      assert.deepEqual(refused, {
        name: 'AppendTooLarge',
        bytes: maxAppendBytes + 1,
        mostBytes: maxAppendBytes,
      })
      rightOf(await store.append(largest)())
      assert.deepEqual(rightOf(await store.read(stream)()), largest.events)
    },
  })

/** Two events that together take exactly `bytes` as JSON; one letter takes two of them. */
const batchOfBytes = (bytes: number): Batch => {
  const filled = (length: number) =>
    eventsBehind(stream, [], [{ text: 'é' }, { text: 'x'.repeat(length) }])
  const least = filled(0).reduce((sum, event) => sum + utf8Length(JSON.stringify(event)), 0)
  return { stream, expected: 'absent', events: filled(bytes - least), expect: [] }
}
