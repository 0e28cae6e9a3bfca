/** The log where the server takes too long to search it: walked in pages of everything, and never begun again. */
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'
import type { Connection } from '../src/connection.js'
import { logReader, oursAmong } from '../src/read-log.js'
import type { Place, StoredEvent } from '../src/stored-event.js'
import { streamNames } from '../src/stream-names.js'

const eventAt = (index: number, stream: string): StoredEvent => {
  const place = { commit: BigInt(100 * index), prepare: BigInt(100 * index) }
  return { stream, revision: 0n, id: `${index}`, type: 'T', data: {}, metadata: {}, place }
}

/** Two of ours, with much of others between them. */
const log = [
  eventAt(0, 'sample-first'),
  ...Array.from({ length: 1_000 }, (_, index) => eventAt(index + 1, 'other-a')),
  eventAt(1_001, 'sample-last'),
]
const names = ['sample-first', 'sample-last']
const ours = oursAmong(['sample'])

/** A server whose searches find so many of its events before they are given up, and that refuses one page. */
const slowServer = (refused: number, foundBefore = 0) => {
  /** Sizes of the pages that were asked for. */
  const pages: number[] = []
  const from = (place: Place | null): ReadonlyArray<StoredEvent> =>
    log.filter((event) => place === null || event.place.commit >= place.commit)
  const connection: Partial<Connection> = {
    forOneCall: () => connection as Connection,
    readLast: async () => E.right(log.at(-1)),
    searchAll: async (search, found) => {
      found.push(...from(search.from).slice(0, foundBefore))
      return E.left({ name: 'Lost', reason: 'no answer' })
    },
    readAll: async (place, count) => {
      if (count > 1) pages.push(count)
      return pages.length === refused
        ? E.left({ name: 'Refused', reason: 'not now' })
        : E.right(from(place).slice(0, count))
    },
  }
  return { connection: connection as Connection, pages }
}

it('the names of streams: the next call goes on where one was broken off', async () => {
  const { connection, pages } = slowServer(3)
  const listStreams = streamNames(connection, ours)
  expect(await listStreams('sample')).toMatchObject({ left: { reason: 'not now' } })
  expect(pages).toEqual([256, 512, 1_024])
  expect(await listStreams('sample')).toEqual(E.right(names))
  // Fewer than 256 were left.
  expect(pages.slice(3)).toEqual([256])
})

it('the entries of the log: the next call goes on where one was broken off', async () => {
  const { connection, pages } = slowServer(3)
  const readLog = logReader(connection, ours)
  expect(await readLog(0, 10)).toMatchObject({ left: { reason: 'not now' } })
  const right = names.map((stream) => ({ unreadable: { stream } }))
  expect(await readLog(0, 10)).toMatchObject({ right })
  expect(pages.slice(3)).toEqual([256])
})

it('what a search found before it was given up is not looked for again', async () => {
  const { connection, pages } = slowServer(0, 900)
  expect(await logReader(connection, ours)(0, 10)).toMatchObject({
    right: names.map((stream) => ({ unreadable: { stream } })),
  })
  expect(pages).toEqual([256])
})
