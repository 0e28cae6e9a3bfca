/** Statements 43 to 49: subscriptions to a stream and to the whole log, filters and checkpoints. */
import { randomUUID } from 'node:crypto'
import {
  END,
  type EventStoreDBClient,
  eventTypeFilter,
  excludeSystemEvents,
  type Filter,
  jsonEvent,
  type Position,
  START,
  streamNameFilter,
} from '@eventstore/db-client'
import { expect, it } from 'vitest'
import { happeningsOf } from './happenings.js'
import { clientForTests, freshStream, penOf, readAllOf, refusalOf, streamDeleted } from './world.js'

const client = clientForTests()

it('43. it begins behind the revision, at the start with the first event, at the end with new ones', async () => {
  const { stream, write } = penOf(client())
  await write('[0,1,2]em1')
  const behind = client().subscribeToStream(stream, { fromRevision: 0n })
  const start = client().subscribeToStream(stream, { fromRevision: START })
  const end = client().subscribeToStream(stream, { fromRevision: END })
  const told = [behind, start, end].map((subscription) => happeningsOf(subscription))
  await Promise.all([told[0]?.until(4), told[1]?.until(5), told[2]?.until(2)])
  await write('3e2')
  await Promise.all([told[0]?.until(5), told[1]?.until(6), told[2]?.until(3)])
  expect(told.map(({ all }) => all)).toEqual([
    ['confirmation', '1', '2', 'caughtUp', '3'],
    ['confirmation', '0', '1', '2', 'caughtUp', '3'],
    ['confirmation', 'caughtUp', '3'],
  ])
  await Promise.all([behind, start, end].map((subscription) => subscription.unsubscribe()))
})

it('43. a position of the whole log is exclusive too', async () => {
  const { stream, write } = penOf(client())
  const { position: fromPosition = START } = await write('0em1')
  await write('1e0')
  const subscription = client().subscribeToAll({ fromPosition, filter: only(stream) })
  const told = happeningsOf(subscription)
  await told.until(3)
  await write('2e1')
  await told.until(4)
  expect(told.all).toEqual(['confirmation', '1', 'caughtUp', '2'])
  await subscription.unsubscribe()
})

it('44. confirmation, history, caught up, live: nothing is lost or comes twice at the switch', async () => {
  const { stream, write } = penOf(client())
  await write('0any')
  const more = (count: number) =>
    Promise.all(
      Array.from({ length: count }, () =>
        client().appendToStream(stream, jsonEvent({ type: 'T', data: {} })),
      ),
    )
  await more(199)
  const subscription = client().subscribeToStream(stream)
  const told = happeningsOf(subscription)
  const writing = more(300)
  await told.until(502)
  await writing
  expect(told.all[0]).toBe('confirmation')
  expect(told.all.filter((what) => what === 'caughtUp')).toEqual(['caughtUp'])
  expect(told.all.indexOf('caughtUp')).toBeGreaterThan(200)
  const revisions = told.all.filter((what) => /^\d+$/.test(what))
  expect(revisions).toEqual(Array.from({ length: 500 }, (_, revision) => String(revision)))
  await subscription.unsubscribe()
})

it('45. it waits for a stream that is missing', async () => {
  const { stream, write } = penOf(client())
  const subscription = client().subscribeToStream(stream)
  const told = happeningsOf(subscription)
  await told.until(2)
  await write('0em1')
  await told.until(3)
  expect(told.all).toEqual(['confirmation', 'caughtUp', '0'])
  await subscription.unsubscribe()
})

it('45. a tombstone ends it', async () => {
  const { stream, write } = penOf(client())
  await write('0em1')
  const told = happeningsOf(client().subscribeToStream(stream), ({ type }) => type)
  await told.until(3)
  await client().tombstoneStream(stream)
  await told.until(5)
  expect(told.all).toEqual([
    'confirmation',
    'Numbered',
    'caughtUp',
    '$streamDeleted',
    'error stream-deleted',
  ])
  expect(await refusalOf(readAllOf(client().subscribeToStream(stream)))).toEqual(
    streamDeleted(stream),
  )
})

it('46. filters take a prefix or a regular expression, of the stream or of the type', async () => {
  const mark = `m${randomUUID().replaceAll('-', '')}`
  const streams = [`${mark}a-1`, `${mark}b-1`, `x${mark}a-1`]
  for (const stream of streams) {
    await client().appendToStream(stream, [
      jsonEvent({ type: `${mark}Opened`, data: {} }),
      jsonEvent({ type: `x${mark}Closed`, data: {} }),
    ])
  }
  const matched = (filter: Filter) => matchedBy(client(), filter, mark)
  expect(await matched(streamNameFilter({ prefixes: [`${mark}a`, `${mark}b`] }))).toEqual([
    `${mark}a-1 0`,
    `${mark}a-1 1`,
    `${mark}b-1 0`,
    `${mark}b-1 1`,
  ])
  expect(await matched(streamNameFilter({ regex: `${mark}a-[0-9]$` }))).toEqual([
    `${mark}a-1 0`,
    `${mark}a-1 1`,
    `x${mark}a-1 0`,
    `x${mark}a-1 1`,
  ])
  expect(await matched(eventTypeFilter({ prefixes: [mark] }))).toEqual(
    streams.map((stream) => `${stream} 0`),
  )
  expect(await matched(eventTypeFilter({ regex: `^x${mark}` }))).toEqual(
    streams.map((stream) => `${stream} 1`),
  )
})

it('46. system events can be left out', async () => {
  const { stream, write } = penOf(client())
  const { position: fromPosition = START } = await write('0em1')
  await client().setStreamMetadata(stream, { maxCount: 10 })
  await write('1e0')
  const subscription = client().subscribeToAll({ fromPosition, filter: excludeSystemEvents() })
  const told = happeningsOf(subscription, ({ streamId, type }) => `${type} ${streamId}`)
  await told.until(3)
  expect(told.all).toEqual(['confirmation', `Numbered ${stream}`, 'caughtUp'])
  await subscription.unsubscribe()
})

it('47. checkpoints come after so many events, matched or not, and once at the switch', async () => {
  const { stream, write } = penOf(client())
  const { position: fromPosition = START } = await write('0em1')
  await client().appendToStream(
    stream,
    Array.from({ length: 50 }, () => jsonEvent({ type: 'T', data: {} })),
  )
  const told = checkpointed(client(), {
    fromPosition,
    filter: {
      ...streamNameFilter({ prefixes: ['nobody'] }),
      maxSearchWindow: 5,
      checkpointInterval: 4,
    },
  })
  await told.until(5)
  expect(told.all.map((what) => what.replace(/ .*/, ''))).toEqual([
    'confirmation',
    'checkpoint',
    'checkpoint',
    'checkpoint',
    'caughtUp',
  ])
  const log = await positionsOf(client(), stream)
  const checkpoints = told.all.filter((what) => what.startsWith('checkpoint'))
  expect(checkpoints).toEqual([20, 40, 50].map((index) => `checkpoint ${log[index]?.commit}`))
  await told.subscription.unsubscribe()
})

it('47. without a window, 32 events lie between checkpoints; live ones count as well', async () => {
  const { stream, write } = penOf(client())
  const { position: fromPosition = START } = await write('0em1')
  const told = checkpointed(client(), {
    fromPosition,
    filter: streamNameFilter({ prefixes: [stream] }),
  })
  await told.until(3)
  await client().appendToStream(
    stream,
    Array.from({ length: 70 }, () => jsonEvent({ type: 'T', data: {} })),
  )
  await told.until(3 + 70 + 2)
  const log = await positionsOf(client(), stream)
  const live = told.all.slice(3).map((what, index) => [what, index] as const)
  expect(live.filter(([what]) => what.startsWith('checkpoint'))).toEqual([
    [`checkpoint ${log[32]?.commit}`, 32],
    [`checkpoint ${log[64]?.commit}`, 65],
  ])
  await told.subscription.unsubscribe()
})

it('48. going on from a checkpoint loses nothing and repeats nothing', async () => {
  const { stream, write } = penOf(client())
  const { position: begin = START } = await write('0em1')
  const other = freshStream()
  const events = (count: number) =>
    Array.from({ length: count }, () => jsonEvent({ type: 'T', data: {} }))
  for (let round = 0; round < 10; round++) {
    await client().appendToStream(stream, events(3))
    await client().appendToStream(other, events(4))
  }
  const filter = { ...only(stream), maxSearchWindow: 1, checkpointInterval: 13 }
  const first = checkpointed(client(), { fromPosition: begin, filter })
  await first.until(12)
  await first.subscription.unsubscribe()
  const at = first.all.findLastIndex((what) => what.startsWith('checkpoint'))
  const commit = BigInt(first.all[at]?.split(' ')[1] ?? '')
  const second = happeningsOf(
    client().subscribeToAll({ fromPosition: { commit, prepare: commit }, filter: only(stream) }),
  )
  const seen = first.all.slice(0, at).filter((what) => /^\d+$/.test(what))
  await second.until(2 + 30 - seen.length)
  const rest = second.all.filter((what) => /^\d+$/.test(what))
  expect([...seen, ...rest]).toEqual(Array.from({ length: 30 }, (_, index) => String(index + 1)))
})

const only = (stream: string): Filter => streamNameFilter({ prefixes: [stream] })

/** Everything of history that a filter lets through and that carries the mark. */
const matchedBy = async (from: EventStoreDBClient, filter: Filter, mark: string) => {
  const subscription = from.subscribeToAll({ filter })
  const told = happeningsOf(subscription, ({ streamId, revision }) => `${streamId} ${revision}`)
  for (let count = 1; !told.all.includes('caughtUp'); count++) await told.until(count)
  await subscription.unsubscribe()
  return told.all.filter((what) => what.includes(mark))
}

const checkpointed = (
  from: EventStoreDBClient,
  options: { readonly fromPosition: Position | typeof START; readonly filter: Filter },
) => {
  const checkpointReached = async (_: unknown, { commit }: Position) =>
    told.add(`checkpoint ${commit}`)
  const subscription = from.subscribeToAll({
    ...options,
    filter: { ...options.filter, checkpointReached },
  })
  const told = happeningsOf(subscription)
  return { ...told, subscription }
}

const positionsOf = async (from: EventStoreDBClient, stream: string): Promise<Position[]> =>
  (await readAllOf(from.readStream(stream))).flatMap(({ event }) => event?.position ?? [])
