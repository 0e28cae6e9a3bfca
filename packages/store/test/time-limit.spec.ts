/** A command ends in its time, and what it says then is true: nothing was sent, or nobody knows. */
import { defaultPatience, execute, memoryStore, type Patience, type Store } from '@carmkit/store'
import { addToCounter } from '@carmkit/store-contract'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { acceptedOf, countingPorts, idOf, logOf } from './counting.js'

const milliseconds = 60
const outOfTime = { outcome: 'failed', failure: { name: 'OutOfTime', milliseconds } }
const unknown = { outcome: 'unknown', commandId: idOf('one') }

/** Pauses are as short as pauses can be, so that time is all that ends the command. */
const add = (store: Store, patience: Partial<Patience> = {}, name = 'one') =>
  execute(
    countingPorts(store, {
      patience: { ...defaultPatience, commandMilliseconds: milliseconds, ...patience },
      sleep: () => new Promise((resolve) => setTimeout(resolve, 1)),
    }),
    addToCounter(idOf(name), { counter: 'a', amount: 1 }),
  )

/** Calls of the store that wait here until the gate is opened. */
const gateOf = () => {
  let open = (): void => undefined
  const opened = new Promise<void>((resolve) => (open = resolve))
  return { open, opened }
}

/** Longer than it takes to do what is still done behind a gate that was opened. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 30))

const lost = E.left({ name: 'ConnectionLost' as const, reason: 'gone' })

describe('where nothing was sent, nothing ever is', () => {
  it('a stream that is not read in time', async () => {
    const inner = memoryStore()
    const { open, opened } = gateOf()
    const read: Store['read'] = (stream, range) => () => opened.then(inner.read(stream, range))
    expect(await add({ ...inner, read })).toEqual(outOfTime)
    open()
    await aWhile()
    expect(await logOf(inner)).toEqual([])
  })

  it('a turn that does not come in time', async () => {
    const inner = memoryStore()
    const { open, opened } = gateOf()
    const read: Store['read'] = (stream, range) => () => opened.then(inner.read(stream, range))
    const store = { ...inner, read, exclusively: null }
    const first = add(store, { commandMilliseconds: 10_000 }, 'first')
    expect(await add(store)).toEqual(outOfTime)
    open()
    acceptedOf(await first)
    await aWhile()
    expect(await logOf(inner)).toHaveLength(1)
  })

  it('a write lock that is not free in time', async () => {
    const store = memoryStore()
    const { open, opened } = gateOf()
    const held = store.exclusively?.(() => () => opened)()
    expect(await add(store, { optimistic: 0 })).toEqual(outOfTime)
    open()
    await held
    await aWhile()
    expect(await logOf(store)).toEqual([])
  })

  it('others that are faster for ever', async () => {
    const inner = memoryStore()
    let appends = 0
    const append: Store['append'] = ({ stream, expected }) => {
      appends += 1
      return async () => E.left({ name: 'Conflict', stream, expected, actual: 7 })
    }
    const outcome = await add({ ...inner, append, exclusively: null }, { competing: 1_000_000 })
    expect(outcome).toEqual(outOfTime)
    const tried = appends
    await aWhile()
    expect(appends).toBe(tried)
    expect(tried).toBeGreaterThan(1)
  })
})

describe('where something was sent, nobody knows', () => {
  it('an append that is never answered', async () => {
    const inner = memoryStore()
    const append: Store['append'] = (batch) => async () => {
      await inner.append(batch)()
      return new Promise(() => undefined)
    }
    expect(await add({ ...inner, append })).toEqual(unknown)
    expect(acceptedOf(await add(inner))).toMatchObject({ repeated: true })
  })

  it('answers that are lost for ever: nothing is sent again once it is told', async () => {
    const inner = memoryStore()
    let appends = 0
    const append: Store['append'] = () => async () => {
      appends += 1
      return lost
    }
    expect(await add({ ...inner, append }, { resends: 1_000_000 })).toEqual(unknown)
    const tried = appends
    await aWhile()
    expect(appends).toBe(tried)
    expect(tried).toBeGreaterThan(1)
  })

  it('a lock whose work is not made durable in time', async () => {
    const inner = memoryStore()
    const exclusively: Store['exclusively'] = (work) => async () => {
      await inner.exclusively?.(work)()
      return new Promise(() => undefined)
    }
    expect(await add({ ...inner, exclusively }, { optimistic: 0 })).toEqual(unknown)
  })
})

it('a command that is answered leaves no timer behind', async () => {
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
  const before = timers()
  acceptedOf(await add(memoryStore(), { commandMilliseconds: 100_000 }))
  expect(timers()).toBe(before)
})
