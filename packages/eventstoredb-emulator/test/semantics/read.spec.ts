/** Statements 22 to 30: reading a stream and the whole log. */
import {
  type AllStreamRecordedEvent,
  BACKWARDS,
  binaryEvent,
  END,
  FORWARDS,
  jsonEvent,
  START,
} from '@eventstore/db-client'
import { expect, it } from 'vitest'
import {
  clientForTests,
  freshStream,
  penOf,
  readAllOf,
  refusalOf,
  streamDeleted,
  streamNotFound,
} from './world.js'

const client = clientForTests()

const fiveEvents = async () => {
  const pen = penOf(client())
  await pen.write('[0,1,2,3,4]em1')
  return pen
}

it('22. forwards goes up from the revision, which is included; behind the end is nothing', async () => {
  const { numbers } = await fiveEvents()
  expect(await numbers({ fromRevision: START })).toEqual([0, 1, 2, 3, 4])
  expect(await numbers({ fromRevision: 3n })).toEqual([3, 4])
  expect(await numbers({ fromRevision: 5n })).toEqual([])
  expect(await numbers({ fromRevision: 2n ** 63n - 1n })).toEqual([])
  expect(await numbers({ fromRevision: END, direction: FORWARDS })).toEqual([])
})

it('23. backwards goes down from the revision, which is included; the end is the last one', async () => {
  const { numbers } = await fiveEvents()
  const backwards = { direction: BACKWARDS } as const
  expect(await numbers({ ...backwards, fromRevision: END })).toEqual([4, 3, 2, 1, 0])
  expect(await numbers({ ...backwards, fromRevision: 2n })).toEqual([2, 1, 0])
  expect(await numbers({ ...backwards, fromRevision: 99n })).toEqual([4, 3, 2, 1, 0])
  expect(await numbers({ ...backwards, fromRevision: START })).toEqual([0])
})

it('24. the count limits what is returned', async () => {
  const { numbers } = await fiveEvents()
  expect(await numbers({ maxCount: 2 })).toEqual([0, 1])
  expect(await numbers({ maxCount: 2, direction: BACKWARDS, fromRevision: END })).toEqual([4, 3])
  expect(await readAllOf(client().readAll({ maxCount: 3 }))).toHaveLength(3)
})

it('25. missing, deleted, tombstoned and wholly truncated streams are told apart', async () => {
  const { stream, numbers } = await fiveEvents()
  const missing = freshStream()
  expect(await refusalOf(readAllOf(client().readStream(missing)))).toEqual(streamNotFound(missing))
  await client().setStreamMetadata(stream, { truncateBefore: 5 })
  expect(await numbers()).toEqual([])
  expect(await numbers({ direction: BACKWARDS, fromRevision: END })).toEqual([])
  await client().deleteStream(stream)
  expect(await refusalOf(numbers())).toEqual(streamNotFound(stream))
  await client().tombstoneStream(stream)
  expect(await refusalOf(numbers())).toEqual(streamDeleted(stream))
})

it('26. the whole log is in commit order, with rising positions', async () => {
  const streams = [freshStream(), freshStream()]
  const order: string[] = []
  for (const stream of [...streams, ...streams, ...streams]) {
    await client().appendToStream(stream, jsonEvent({ type: 'T', data: {} }))
    order.push(stream)
  }
  const log = await ownEvents(streams)
  expect(log.map(({ streamId }) => streamId)).toEqual(order)
  const commits = log.map(({ position }) => position.commit)
  expect(commits).toEqual(commits.toSorted((one, other) => (one < other ? -1 : 1)))
  expect(new Set(commits).size).toBe(commits.length)
  expect(log.map(({ position }) => position.prepare)).toEqual(commits)
})

it('27. the event at a position comes forwards from there, and not backwards', async () => {
  const { stream, write } = penOf(client())
  const { position: fromPosition = { commit: 0n, prepare: 0n } } = await write('0em1 1e0')
  await write('2e1')
  const forwards = await readAllOf(client().readAll({ fromPosition }))
  expect(forwards[0]?.event).toMatchObject({ streamId: stream, revision: 1n })
  const backwards = await readAllOf(
    client().readAll({ fromPosition, direction: BACKWARDS, maxCount: 1 }),
  )
  expect(backwards[0]?.event).toMatchObject({ streamId: stream, revision: 0n })
})

it('28. the whole log keeps what was truncated or deleted, and shows how that came', async () => {
  const { stream } = await fiveEvents()
  await client().setStreamMetadata(stream, { truncateBefore: 4 })
  await client().deleteStream(stream)
  await client().tombstoneStream(stream)
  const log = await ownEvents([stream, `$$${stream}`])
  expect(log.map(({ type }) => type)).toEqual([
    ...Array.from({ length: 5 }, () => 'Numbered'),
    '$metadata',
    '$metadata',
    '$streamDeleted',
  ])
  expect(log.at(-1)?.revision).toBe(2n ** 63n - 1n)
})

it('29. a link is followed when that is asked for, and stands alone when it leads nowhere', async () => {
  const { stream } = await fiveEvents()
  const links = freshStream()
  for (const data of [`3@${stream}`, `9@${stream}`, `0@${freshStream()}`]) {
    await client().appendToStream(links, binaryEvent({ type: '$>', data: Buffer.from(data) }))
  }
  const followed = await readAllOf(client().readStream(links, { resolveLinkTos: true }))
  expect(followed.map(({ event }) => event && [event.streamId, event.revision])).toEqual([
    [stream, 3n],
    undefined,
    undefined,
  ])
  expect(followed.map(({ link }) => link && [link.streamId, link.revision])).toEqual([
    [links, 0n],
    [links, 1n],
    [links, 2n],
  ])
  const unfollowed = await readAllOf(client().readStream(links))
  expect(unfollowed.map(({ event, link }) => [event?.type, link])).toEqual([
    ['$>', undefined],
    ['$>', undefined],
    ['$>', undefined],
  ])
})

it('30. bytes come back as they were written, and the content type decides what they are', async () => {
  const stream = freshStream()
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index)
  const data = { text: 'Québec 加拿大 🍁', nested: [1, null, { deep: true }] }
  await client().appendToStream(stream, [
    jsonEvent({ type: 'Json', data, metadata: { by: 'é' } }),
    binaryEvent({ type: 'Binary', data: bytes, metadata: bytes }),
    binaryEvent({ type: 'Empty', data: new Uint8Array(0) }),
  ])
  const [json, binary, empty] = (await readAllOf(client().readStream(stream))).map(
    ({ event }) => event,
  )
  expect(json).toMatchObject({ isJson: true, type: 'Json', data, metadata: { by: 'é' } })
  expect(binary).toMatchObject({ isJson: false, type: 'Binary' })
  expect(Buffer.from(binary?.data as Uint8Array)).toEqual(Buffer.from(bytes))
  expect(Buffer.from(binary?.metadata as Uint8Array)).toEqual(Buffer.from(bytes))
  expect(empty?.metadata).toBeUndefined()
  expect((empty?.data as Uint8Array).length).toBe(0)
})

it('30. names and types hold any characters, and the time is that of the append', async () => {
  const stream = `${freshStream()} é加/🍁`
  const before = Date.now()
  await client().appendToStream(stream, jsonEvent({ type: 'Événement 🍁', data: {} }))
  const [read] = await readAllOf(client().readStream(stream))
  expect(read?.event).toMatchObject({ streamId: stream, type: 'Événement 🍁' })
  const created = read?.event?.created.getTime() ?? 0
  expect(created).toBeGreaterThanOrEqual(before - 1000)
  expect(created).toBeLessThanOrEqual(Date.now() + 1000)
})

/** The whole log as far as it concerns these streams: a real server holds more. */
const ownEvents = async (streams: ReadonlyArray<string>): Promise<AllStreamRecordedEvent[]> =>
  (await readAllOf(client().readAll()))
    .map(({ event }) => event)
    .filter((event) => event !== undefined)
    .filter(({ streamId }) => streams.includes(streamId))
