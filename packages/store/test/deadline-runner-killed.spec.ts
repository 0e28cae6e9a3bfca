/** Deadlines when the process dies or the store fails on the way: nothing is lost, nothing doubled. */
import type { RecordedEvent } from '@carmkit/kernel'
import { memoryStore, type Store, settableClock, tick } from '@carmkit/store'
import { describe, expect, it } from 'vitest'
import { logOf, rightOf } from './counting.js'
import { add, atHour, portsOn, run, start } from './deadlines.js'

describe('a process that is killed on the way', () => {
  const writes = ['append', 'saveDeadlines', 'settleDeadlines', 'saveReactionProgress'] as const

  /** Dies at the write with this number, counted from 1: before it is done, or right after. */
  const dyingAt = (store: Store, number: number, when: 'before' | 'after'): Store => {
    let count = 0
    const dying =
      <Arguments extends ReadonlyArray<unknown>, Answer>(
        write: (...given: Arguments) => () => Promise<Answer>,
      ) =>
      (...given: Arguments) =>
      async (): Promise<Answer> => {
        const dies = ++count === number
        if (dies && when === 'before') throw new Error('killed')
        const answer = await write(...given)()
        if (dies) throw new Error('killed')
        return answer
      }
    return {
      ...store,
      append: dying(store.append),
      saveDeadlines: dying(store.saveDeadlines),
      settleDeadlines: dying(store.settleDeadlines),
      saveReactionProgress: dying(store.saveReactionProgress),
    }
  }

  const begun = async (): Promise<Store> => {
    const store = memoryStore()
    await add(store, 'one', 5)
    await add(store, 'two', 3)
    await add(store, 'three', 3)
    return store
  }

  /**
   * What came of what, and when, in any order. The amounts on `d` are left out: a reaction that runs
   * between two deadlines of one moment sees the first of them only.
   */
  const consequences = (events: ReadonlyArray<RecordedEvent>): ReadonlyArray<string> => {
    const causes = new Map<string | null, string>([[null, 'a person']])
    for (const { metadata, stream, revision } of events) {
      causes.set(metadata.eventId, `${stream}@${revision}`)
    }
    return events
      .map(({ stream, data, metadata: { recordedAt, causationId } }) => {
        const amount = stream === 'counter-d' ? '' : JSON.stringify(data)
        return `${recordedAt} ${stream} ${amount} by ${causes.get(causationId)}`
      })
      .toSorted()
  }

  /** How many writes an undisturbed run makes, and what it leaves. */
  const undisturbed = async () => {
    const store = await begun()
    let count = 0
    const counting = Object.fromEntries(
      writes.map((write) => [
        write,
        (...given: never[]) => {
          count++
          return (store[write] as (...same: never[]) => unknown)(...given)
        },
      ]),
    )
    await run({ ...store, ...counting }, atHour(6))
    return { count, log: consequences(await logOf(store)) }
  }

  it.each(['before', 'after'] as const)(
    'loses and doubles nothing when it dies %s any write and runs again',
    async (when) => {
      const { count, log } = await undisturbed()
      expect(log).toHaveLength(12)
      expect(count).toBeGreaterThan(20)
      for (let number = 1; number <= count; number++) {
        const store = await begun()
        await expect(run(dyingAt(store, number, when), atHour(6))).rejects.toThrow('killed')
        await run(store, atHour(6))
        expect(consequences(await logOf(store)), `dead ${when} write ${number}`).toEqual(log)
        expect(rightOf(await store.dueDeadlines(atHour(100), 100)())).toEqual([])
      }
    },
  )

  it('does the same when the store fails instead', async () => {
    const { log } = await undisturbed()
    for (const write of writes) {
      const store = await begun()
      let calls = 0
      const failing = {
        ...store,
        [write]: (...given: never[]) =>
          ++calls === 2
            ? async () => ({
                _tag: 'Left' as const,
                left: { name: 'StoreUnavailable' as const, reason: 'injected' },
              })
            : (store[write] as (...same: never[]) => unknown)(...given),
      } as Store
      const stopped = await tick(portsOn(failing, { clock: settableClock(start) }), atHour(6))
      expect(stopped).toMatchObject({
        _tag: 'Left',
        left: { outcome: 'failed', failure: { name: 'StoreUnavailable' } },
      })
      await run(store, atHour(6))
      expect(consequences(await logOf(store)), write).toEqual(log)
    }
  })

  it('loses and doubles nothing when two run side by side', async () => {
    const { log } = await undisturbed()
    const store = await begun()
    await Promise.all([run(store, atHour(6)), run(store, atHour(6))])
    expect(consequences(await logOf(store))).toEqual(log)
  })
})
