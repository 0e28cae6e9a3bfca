/**
 * Several stores on one server, as several processes have them: on one stream they compete, and on
 * streams that others rely on they are found out.
 */
import { uuidFrom, verifyChain } from '@carmkit/kernel'
import { eventsAmong, execute, portsOf, type Store } from '@carmkit/store'
import { addToCounter, addTotalOf, counterDomain, counterStream } from '@carmkit/store-contract'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'
import { isAppend, places } from './emulated.js'

const place = places()

const send = async (store: Store, command: unknown) => {
  const outcome = await execute(portsOf(store, { domain: counterDomain }), command)
  if (outcome.outcome !== 'accepted') throw new Error(JSON.stringify(outcome))
  return outcome
}

const add = (store: Store, id: string, counter = 'busy') =>
  send(store, addToCounter(uuidFrom(id), { counter, amount: 1 }))

it('three on one stream: nothing lost, nothing doubled, nobody gives up', async () => {
  const { store, another } = await place(10_000)
  const stores = [store, await another(), await another()]
  const ids = Array.from({ length: 45 }, (_, n) => `command ${n}`)
  await Promise.all(ids.map((id, n) => add(stores[n % 3] as Store, id)))
  const { name } = counterStream('busy')
  const read = await store.read(name, { from: 0 })()
  const events = E.isRight(read) ? read.right : []
  expect(events.map(({ metadata }) => metadata.commandId).toSorted()).toEqual(
    ids.map(uuidFrom).toSorted(),
  )
  expect(verifyChain(name, events)._tag).toBe('Right')
})

it('a decision that rests on a stream which has moved on is made again', async () => {
  const { store, another } = await place()
  const other = await another()
  await add(store, 'one', 'source')
  let isFirst = true
  const overtaken: Store = {
    ...store,
    append: (batch) => async () => {
      if (isFirst) {
        isFirst = false
        await add(other, 'two', 'source')
      }
      return store.append(batch)()
    },
  }
  const command = addTotalOf(uuidFrom('three'), { counter: 'copy', other: 'source' })
  const { events } = await send(overtaken, command)
  expect(events).toMatchObject([{ data: { amount: 2 } }])
})

it('what moves between the look and the append is let in, and its pin tells', async () => {
  const { store, another, next } = await place()
  const other = await another()
  await add(store, 'one', 'source')
  next(
    { name: 'delay', milliseconds: 300 },
    (one) => isAppend(one) && one.stream === 'counter-copy',
  )
  const command = addTotalOf(uuidFrom('three'), { counter: 'copy', other: 'source' })
  const sent = send(store, command)
  await new Promise((resolve) => setTimeout(resolve, 150))
  await add(other, 'two', 'source')
  const [event] = (await sent).events
  expect(event).toMatchObject({ stream: 'counter-copy', data: { amount: 1 } })
  const log = await store.readLog(0, 10)()
  expect(E.isRight(log) && eventsAmong(log.right).map((one) => one.event.stream)).toEqual([
    'counter-source',
    'counter-source',
    'counter-copy',
  ])
})
