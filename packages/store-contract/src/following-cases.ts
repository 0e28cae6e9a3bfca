/** The log as it grows: whoever waits for it is told, and whoever follows it gets all of it. */
import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Followed, newsOf, type Position, type Store } from '@carmkit/store'
import { batchBehind } from './sample.js'
import { type ContractCase, casesOn, rightOf, type Subject } from './subject.js'

/** How long news may take, in milliseconds. */
const patience = 5_000

const cases: Parameters<typeof casesOn>[1] = {
  'whoever waits for news finds what was appended meanwhile': async (store) => {
    const first = batchBehind('sample-a', [])
    rightOf(await store.append(first)())
    const [before] = rightOf(await store.readLog(0, 10)())
    const ending = new AbortController()
    const news = newsOf(store, { signal: ending.signal, longestPause: 20 })
    const end = Date.now() + patience
    const foundBehind = async (position: Position) => {
      for (;;) {
        const told = await Promise.race([news.behind(position), sleep(end - Date.now())])
        assert.ok(told !== undefined, 'nothing was told')
        rightOf(told)
        const page = rightOf(await store.readLog(position, 10)())
        if (page.length > 0) return page
        assert.ok(Date.now() < end, 'nothing was found')
      }
    }
    try {
      const found = foundBehind(before?.position ?? 0)
      const second = batchBehind('sample-b', [], { count: 2 })
      rightOf(await store.append(second)())
      const [next] = await found
      assert.deepEqual(next && 'event' in next && next.event, second.events[0])
      const waiting = news.behind(Number.MAX_SAFE_INTEGER)
      ending.abort()
      rightOf(await waiting)
    } finally {
      ending.abort()
      await news.end()
    }
  },
  'a log that is followed is told as it is read, from behind any place on': async (store) => {
    if (store.follow === null) return
    const first = batchBehind('sample-a', [], { count: 3 })
    rightOf(await store.append(first)())
    const positions = [0, ...(await logOf(store)).map(({ position }) => position)]
    for (const after of positions) {
      const [told] = await Promise.all([
        toldUntil(store, after, 'sample-z'),
        after === 0 ? store.append(batchBehind('sample-z', []))() : undefined,
      ])
      assert.deepEqual(
        told,
        (await logOf(store)).filter(({ position }) => position > after),
      )
    }
  },
}

const logOf = async (store: Store) => rightOf(await store.readLog(0, 100)())

/** The entries that come behind a place, up to the first of this stream. */
const toldUntil = async (store: Store, after: Position, stream: string) => {
  const ending = new AbortController()
  const impatience = setTimeout(() => ending.abort(), patience)
  const told: Array<Omit<Extract<Followed, { readonly name: 'event' }>, 'name'>> = []
  for await (const one of store.follow?.({ after, signal: ending.signal }) ?? []) {
    const followed = rightOf(one)
    if (followed.name !== 'event') continue
    const { name: _, ...entry } = followed
    told.push(entry)
    if (entry.event.stream === stream) break
  }
  clearTimeout(impatience)
  return told
}

export const followingCases = (subject: Subject): ReadonlyArray<ContractCase> =>
  casesOn(subject, cases)
