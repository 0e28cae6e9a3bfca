/** Appends on one call that is slow, is left, or breaks: without a server, so that each moment can be chosen. */
import { Duplex } from 'node:stream'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'
import type { AppendsCall } from '../src/calls.js'
import { sharedAppends } from '../src/shared-append.js'

/** A call whose server takes what is sent only when it is told to. */
const slowCall = () => {
  const taken: string[] = []
  let take = (): void => undefined
  const duplex = new Duplex({
    objectMode: true,
    writableHighWaterMark: 2,
    read: () => undefined,
    write: (request: Buffer, _, done) => {
      take = () => {
        taken.push(request.toString())
        done()
      }
    },
  })
  let isCancelled = false
  const call: AppendsCall = Object.assign(duplex, { cancel: () => void (isCancelled = true) })
  return {
    call,
    taken,
    buffered: () => duplex.writableLength,
    takeOne: async () => {
      take()
      await new Promise(setImmediate)
    },
    answer: async (correlationId: string) => {
      duplex.push({ correlationId, answer: E.right(0n) })
      await new Promise(setImmediate)
    },
    breakWith: (code: number, message: string) =>
      void duplex.emit('error', Object.assign(new Error(message), { code })),
    end: () => void duplex.push(null),
    isCancelled: () => isCancelled,
  }
}

const sharingOn = (calls: ReadonlyArray<AppendsCall>) => {
  let current = 0
  const share = sharedAppends({
    read: () => Promise.reject(new Error('not read from')),
    appends: async () => calls[current] as AppendsCall,
  })
  return {
    send: async (id: string) => {
      const sharing = share(id, Buffer.from(id))
      await new Promise(setImmediate)
      return sharing
    },
    reconnect: () => void current++,
  }
}

it('a server that takes slowly is sent no more than it takes, and nothing that was given up', async () => {
  const { call, taken, buffered, takeOne, answer } = slowCall()
  const { send } = sharingOn([call])
  const sharings = []
  for (const id of ['a', 'b', 'c', 'd', 'e']) sharings.push(await send(id))
  expect(buffered()).toBe(2)
  sharings[2]?.abandon()
  for (let n = 0; n < 4; n++) await takeOne()
  expect(taken).toEqual(['a', 'b', 'd', 'e'])
  await answer('e')
  await answer('c')
  await answer('a')
  expect(await sharings[4]?.answer).toEqual(E.right(0n))
  expect(await sharings[0]?.answer).toEqual(E.right(0n))
})

it('a refusal that ends the call is told to one that is alone on it', async () => {
  const { call, breakWith } = slowCall()
  const { answer } = await sharingOn([call]).send('a')
  breakWith(7, 'refused on purpose')
  expect(await answer).toEqual(E.left({ name: 'Refused', reason: 'refused on purpose' }))
})

it('a refusal that ends the call says nothing of several, nor of one beside one that was given up', async () => {
  const lost = E.left({ name: 'Lost', reason: 'refused on purpose' })
  const two = slowCall()
  const several = sharingOn([two.call])
  const both = [await several.send('a'), await several.send('b')]
  two.breakWith(7, 'refused on purpose')
  expect(await Promise.all(both.map(({ answer }) => answer))).toEqual([lost, lost])
  const one = slowCall()
  const alone = sharingOn([one.call])
  const abandoned = await alone.send('a')
  abandoned.abandon()
  const { answer } = await alone.send('b')
  one.breakWith(7, 'refused on purpose')
  expect(await answer).toEqual(lost)
})

it('a server without the call has done nothing, unless it has answered before', async () => {
  const old = slowCall()
  const asked = sharingOn([old.call])
  const both = [await asked.send('a'), await asked.send('b')]
  old.breakWith(12, 'unimplemented')
  expect(await Promise.all(both.map(({ answer }) => answer))).toEqual(['noSuchCall', 'noSuchCall'])
  const newer = slowCall()
  const known = sharingOn([newer.call])
  await known.send('a')
  await newer.answer('a')
  const { answer } = await known.send('b')
  newer.breakWith(12, 'unimplemented')
  expect(await answer).toEqual(E.left({ name: 'Refused', reason: 'unimplemented' }))
})

it('a call that the server ends has lost what it carries, and takes nothing more', async () => {
  const { call, end } = slowCall()
  const { send } = sharingOn([call])
  const { answer } = await send('a')
  end()
  const ended = E.left({ name: 'Lost', reason: 'the server ended the call' })
  expect(await answer).toEqual(ended)
  expect(await (await send('b')).answer).toEqual(ended)
})

it('a call whose channel was left is ended once it is answered', async () => {
  const [left, next] = [slowCall(), slowCall()]
  const { send, reconnect } = sharingOn([left.call, next.call])
  const first = await send('a')
  reconnect()
  const second = await send('b')
  expect(left.isCancelled()).toBe(false)
  await left.answer('a')
  expect(await first.answer).toEqual(E.right(0n))
  expect(left.isCancelled()).toBe(true)
  await next.answer('b')
  expect(await second.answer).toEqual(E.right(0n))
  expect(next.isCancelled()).toBe(false)
})

it('a channel that cannot be opened has lost the append', async () => {
  const share = sharedAppends({
    read: () => Promise.reject(new Error('not read from')),
    appends: () => Promise.reject(new Error('no node found')),
  })
  expect(await share('a', Buffer.from('a')).answer).toEqual(
    E.left({ name: 'Lost', reason: 'no node found' }),
  )
})
