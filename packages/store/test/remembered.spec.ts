/** States that a process remembers: less is read, and every answer is the one that it would be without. */
import { execute, memoryStore, type Ports, type Store } from '@carmkit/store'
import { addToCounter, addTotalOf, fullCounter } from '@carmkit/store-contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recentlyUsed } from '../src/remembered.js'
import { acceptedOf, countingPorts, idOf, logOf, rightOf } from './counting.js'

const add = (name: string, amount = 1, counter = 'a') =>
  addToCounter(idOf(name), { counter, amount })

const copy = (name: string, counter = 'a', other = 'b') =>
  addTotalOf(idOf(name), { counter, other })

/** The same place, as another process has it: with a memory of its own. */
const another = (store: Store): Store => ({ ...store })

/** A store that tells which streams were read. */
const telling = (store: Store) => {
  const reads: string[] = []
  const read: Store['read'] = (stream, range) => {
    reads.push(stream)
    return store.read(stream, range)
  }
  return { store: { ...store, read }, reads }
}

describe('what a process has read or written', () => {
  it('is not read again', async () => {
    const { store, reads } = telling(memoryStore())
    const ports = countingPorts(store)
    acceptedOf(await execute(ports, add('one', 2, 'b')))
    acceptedOf(await execute(ports, copy('two')))
    acceptedOf(await execute(ports, add('three', 3, 'b')))
    const { events } = acceptedOf(await execute(ports, copy('four')))
    expect(events).toMatchObject([{ revision: 1, data: { amount: 5 } }])
    expect(reads).toEqual(['counter-b', 'counter-a'])
  })

  it('is read for a refusal, and one that was read is not read twice', async () => {
    const { store, reads } = telling(memoryStore())
    const ports = countingPorts(store)
    acceptedOf(await execute(ports, add('one', fullCounter)))
    for (let time = 1; time <= 2; time++) {
      expect(await execute(ports, add('two'))).toMatchObject({ outcome: 'rejected' })
      expect(reads).toEqual(Array.from({ length: 1 + time }, () => 'counter-a'))
    }
    acceptedOf(await execute(ports, add('three', 0, 'b')))
    expect(reads.filter((stream) => stream === 'counter-b')).toHaveLength(1)
  })

  it('is not changed by who changes what was given and returned', async () => {
    const store = memoryStore()
    const ports = countingPorts(store)
    const { events } = acceptedOf(await execute(ports, add('one', 2)))
    Object.assign(events[0]?.data ?? {}, { amount: 70 })
    Object.assign(events[0]?.metadata ?? {}, { hash: 'changed' })
    acceptedOf(await execute(ports, copy('two', 'b', 'a')))
    expect((await logOf(store)).at(-1)).toMatchObject({ stream: 'counter-b', data: { amount: 2 } })
  })

  it('is never taken for true where exclusive work was undone', async () => {
    const store = memoryStore()
    const ports = countingPorts(store)
    const work = store.exclusively?.((inner) => async () => {
      acceptedOf(await execute(countingPorts(inner), add('undone', 7)))
      // Reads what is about to be undone.
      await execute({ ...ports, patience: { ...ports.patience, exclusive: 0 } }, add('read', 0))
      throw new Error('undone')
    })
    await expect(work?.()).rejects.toThrow('undone')
    acceptedOf(await execute(countingPorts(another(store)), add('one', 1)))
    const { events } = acceptedOf(await execute(ports, add('two', 1)))
    const [first] = await logOf(store)
    expect(events[0]?.metadata.previousHash).toBe(first?.metadata.hash)
  })
})

describe('what another process wrote since', () => {
  const twoProcesses = async (
    before: ReadonlyArray<object>,
  ): Promise<{ readonly ports: Ports; readonly others: Ports }> => {
    const store = memoryStore()
    const ports = countingPorts(store)
    for (const command of before) acceptedOf(await execute(ports, command))
    return { ports, others: countingPorts(another(store)) }
  }

  it('refuses what was free before', async () => {
    const { ports, others } = await twoProcesses([add('one')])
    acceptedOf(await execute(others, add('full', fullCounter - 1)))
    expect(await execute(ports, add('two'))).toMatchObject({
      outcome: 'rejected',
      reasons: [{ name: 'CounterFull', total: fullCounter }],
    })
  })

  it('carries out what would have been nothing before', async () => {
    const { ports, others } = await twoProcesses([add('one'), copy('nothing')])
    acceptedOf(await execute(others, add('other', 5, 'b')))
    const { events } = acceptedOf(await execute(ports, copy('two')))
    expect(events).toMatchObject([{ revision: 1, data: { amount: 5 } }])
  })

  it('is what a decision on another stream rests on', async () => {
    const { ports, others } = await twoProcesses([add('one', 1, 'b'), copy('copied')])
    acceptedOf(await execute(others, add('other', 5, 'b')))
    const { events } = acceptedOf(await execute(ports, copy('two')))
    expect(events).toMatchObject([{ revision: 1, data: { amount: 6 } }])
  })

  it('is found where it was the same command', async () => {
    const { ports, others } = await twoProcesses([add('one')])
    const first = acceptedOf(await execute(others, add('two')))
    expect(await execute(ports, add('two'))).toEqual({ ...first, repeated: true })
  })

  it('leaves a denied command noted once', async () => {
    const { ports, others } = await twoProcesses([add('one')])
    acceptedOf(await execute(others, add('other')))
    const denied = { ...add('two'), actor: { kind: 'officer', id: 'o1' } }
    expect(await execute(ports, denied)).toMatchObject({ outcome: 'denied' })
    expect(rightOf(await ports.securityLog.attempts())).toHaveLength(1)
  })
})

describe('whatever is sent, by whichever of three processes', () => {
  const counter = fc.constantFrom('a', 'b', 'c')
  const name = fc.integer({ min: 0, max: 12 }).map((number) => `command ${number}`)
  const amount = fc.constantFrom(0, 1, 2, fullCounter / 2)
  const sent = fc.oneof(
    fc.record({ name, amount, counter }).map((one) => add(one.name, one.amount, one.counter)),
    fc
      .record({ name, counter, other: counter })
      .map((one) => copy(one.name, one.counter, one.other)),
    fc.record({ name, amount, counter }).map((one) => ({
      ...add(one.name, one.amount, one.counter),
      actor: { kind: 'officer', id: 'o1' },
    })),
  )
  const command = fc.record({ process: fc.integer({ min: 0, max: 2 }), sent })

  it('is answered and recorded as it would be by one that remembers nothing', async () => {
    const anyHistory = fc.asyncProperty(fc.array(command, { maxLength: 40 }), async (history) => {
      const shared = memoryStore()
      const processes = [0, 1, 2].map(() => countingPorts(another(shared)))
      const forgetful = { ...memoryStore(), exclusively: null }
      for (const { process, sent: input } of history) {
        const ports = processes[process] as Ports
        expect(await execute(ports, input)).toEqual(await execute(countingPorts(forgetful), input))
      }
      expect(await logOf(shared)).toEqual(await logOf(forgetful))
    })
    await fc.assert(anyHistory, { numRuns: 60 })
  })
})

describe('how much is remembered', () => {
  const loaded = (stream: string, revision: number | 'absent') => ({
    stream,
    state: null,
    pin: { stream, revision, hash: '' },
    recordedUntil: null,
    commandIds: null,
  })

  it('is bounded by the events that it stands for, and what is used stays', () => {
    const states = recentlyUsed(20)
    states.keep(loaded('used', 3))
    for (let stream = 0; stream < 100; stream++) {
      states.keep(loaded(`stream-${stream}`, 'absent'))
      expect(states.find('used')?.pin.revision).toBe(3)
    }
    const kept = Array.from({ length: 100 }, (_, stream) => states.find(`stream-${stream}`))
    const left = kept.filter((one) => one !== undefined).length
    expect(left).toBeGreaterThan(0)
    expect(left).toBeLessThanOrEqual(20)
    expect(states.find('stream-99')).toBeDefined()
  })

  it('leaves out what would take the place of all others, also once it has become so', () => {
    const states = recentlyUsed(20)
    for (const revision of [8, 9, 10]) states.keep(loaded('long', revision))
    expect(states.find('long')).toBeUndefined()
    states.keep(loaded('short', 5))
    states.keep(loaded('other', 3))
    expect(states.find('short')).toBeDefined()
  })

  it('counts a stream once, as long as it has become', () => {
    const states = recentlyUsed(20)
    for (let revision = 0; revision < 9; revision++) states.keep(loaded('one', revision))
    states.keep(loaded('other', 'absent'))
    expect(states.find('one')?.pin.revision).toBe(8)
    expect(states.find('other')).toBeDefined()
  })
})
