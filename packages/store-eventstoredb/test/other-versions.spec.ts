/** Others that are older or newer than we are: another carmkit that wrote to our streams, another server. */

import { uuidFrom } from '@carmkit/kernel'
import { execute, portsOf, runReactions } from '@carmkit/store'
import { addToCounter, counterDomain } from '@carmkit/store-contract'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'
import { isAppend, places } from './emulated.js'
import { batchOf } from './sample.js'

const place = places()
const unimplemented = { name: 'refuse', status: { code: 12, message: 'unimplemented' } } as const

const add = (counter: string) => addToCounter(uuidFrom(counter), { counter, amount: 1 })

it.each([
  [
    'a version that is not known here',
    { type: 'Added', v: 99 },
    /^v: Added has versions 1 to 1, not 99$/,
  ],
  [
    'a type that is not known here',
    { type: 'Multiplied', v: 1 },
    /^type: unknown event type "Multiplied"$/,
  ],
])(
  'an event of %s is unreadable, with its place and why, and no other is',
  async (_, other, why) => {
    const { store } = await place()
    const ports = portsOf(store, { domain: counterDomain })
    expect(await execute(ports, add('new'))).toMatchObject({ outcome: 'accepted' })
    const read = await store.read('counter-new')()
    const [written] = batchOf('counter-new', E.isRight(read) ? read.right : []).events
    if (written === undefined) throw new Error('no event')
    const events = [{ ...written, ...other }]
    const batch = { stream: 'counter-new', expected: 0, expect: [], events }
    expect(await store.append(batch)()).toEqual(E.right(undefined))
    const reason = expect.stringMatching(why)
    const failure = { name: 'Unreadable', stream: 'counter-new', revision: 1, reason }
    const again = addToCounter(uuidFrom('again'), { counter: 'new', amount: 1 })
    expect(await execute(ports, again)).toMatchObject({ outcome: 'failed', failure })
    expect(await execute(ports, add('other'))).toMatchObject({ outcome: 'accepted' })
    // It is an event: a run does not pass it over, or what follows from it would be lost.
    const reaction = {
      name: 'nothing',
      initial: null,
      evolve: (state: unknown) => state,
      views: null,
      react: () => [],
    }
    const domain = { ...counterDomain, reactions: [reaction] }
    expect(await runReactions({ ...ports, domain })).toMatchObject({
      left: { outcome: 'failed', failure },
    })
    expect(await store.reactionProgress('nothing')()).toEqual(E.right(null))
  },
)

it('a server that takes no batched appends is asked for one once, and written to all the same', async () => {
  const { store, operations, next } = await place()
  next(unimplemented, ({ name }) => name === 'batchAppend')
  const batch = batchOf('sample-a', [], [{ n: 0 }, { n: 1 }])
  expect(await store.append(batch)()).toEqual(E.right(undefined))
  const more = batchOf('sample-a', batch.events)
  expect(await store.append(more)()).toEqual(E.right(undefined))
  expect(await store.read('sample-a')()).toEqual(E.right([...batch.events, ...more.events]))
  expect(operations.filter(isAppend).map(({ name }) => name)).toEqual([
    'batchAppend',
    'append',
    'append',
  ])
})

it('a server that has answered one batched append is not asked otherwise for the next', async () => {
  const { store, operations, next } = await place()
  const batch = batchOf('sample-a', [])
  expect(await store.append(batch)()).toEqual(E.right(undefined))
  next(unimplemented, ({ name }) => name === 'batchAppend')
  const refused = await store.append(batchOf('sample-b', []))()
  expect(refused).toMatchObject({ left: { name: 'StoreUnavailable' } })
  expect(operations.filter(({ name }) => name === 'append')).toEqual([])
})
