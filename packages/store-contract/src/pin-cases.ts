/** Pins: what an append relies on in other streams is checked together with it, or is not. */
import assert from 'node:assert/strict'
import type { Pin } from '@carmkit/core'
import { noHash } from '@carmkit/kernel'
import type { Batch, Expected, Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { batchBehind, pinOn } from './sample.js'
import {
  type ContractCase,
  casesOn,
  leftOf,
  recordingNothing,
  rightOf,
  type Subject,
} from './subject.js'

const pinned = 'sample-pinned'
const stream = 'sample-relying'

export const pinCases = (subject: Subject): ReadonlyArray<ContractCase> =>
  casesOn(subject, {
    'an append lands when its pins are met': async (store) => {
      const other = batchBehind(pinned, [], { count: 2 })
      rightOf(await store.append(other)())
      const expect = [pinOn(pinned, other.events), pinOn('sample-nowhere', [])]
      const relying = batchBehind(stream, [], { expect })
      rightOf(await store.append(relying)())
      assert.deepEqual(rightOf(await store.read(stream)()), relying.events)
    },
    'a pin whose stream went on is missed': async (store) => {
      const first = batchBehind(pinned, [])
      rightOf(await store.append(first)())
      rightOf(await store.append(batchBehind(pinned, first.events))())
      await missed(store, { pin: pinOn(pinned, first.events), actual: 1 })
    },
    'a pin ahead of its stream is missed': async (store) => {
      const first = batchBehind(pinned, [])
      const second = batchBehind(pinned, first.events)
      rightOf(await store.append(first)())
      await missed(store, { pin: pinOn(pinned, second.events), actual: 0 })
    },
    'a pin at the right revision with another hash is missed': async (store) => {
      const first = batchBehind(pinned, [])
      rightOf(await store.append(first)())
      await missed(store, { pin: { stream: pinned, revision: 0, hash: 'f'.repeat(64) }, actual: 0 })
    },
    'a pin on an absent stream is missed once it exists': async (store) => {
      rightOf(await store.append(batchBehind(pinned, []))())
      await missed(store, { pin: { stream: pinned, revision: 'absent', hash: noHash }, actual: 0 })
    },
    'a pin on a stream that does not exist is missed': async (store) => {
      await missed(store, { pin: { stream: pinned, revision: 0, hash: noHash }, actual: 'absent' })
    },
    'one missed pin among others that are met refuses the append': async (store) => {
      const other = batchBehind(pinned, [])
      rightOf(await store.append(other)())
      const pin: Pin = { stream: 'sample-nowhere', revision: 3, hash: noHash }
      await missed(store, { pin, actual: 'absent', met: [pinOn(pinned, other.events)] })
    },
  })

/**
 * A store that does not check pins with the append must say so. It may take the append then, or look
 * before it; what it refuses, it refuses like any other.
 */
const missed = async (
  store: Store,
  {
    pin,
    actual,
    met = [],
  }: { readonly pin: Pin; readonly actual: Expected; readonly met?: ReadonlyArray<Pin> },
): Promise<void> => {
  const relying = batchBehind(stream, [], { expect: [...met, pin] })
  if (!store.capabilities.atomicPins && (await isTaken(store, relying))) return
  const refused = leftOf(await recordingNothing(store, store.append(relying)))
  const { stream: name, revision: expected } = pin
  assert.deepEqual(refused, { name: 'Conflict', stream: name, expected, actual })
}

const isTaken = async (store: Store, batch: Batch): Promise<boolean> => {
  if (E.isLeft(await store.append(batch)())) return false
  assert.deepEqual(rightOf(await store.read(batch.stream)()), batch.events)
  return true
}
