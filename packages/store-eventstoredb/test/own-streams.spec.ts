/** What the store keeps for itself: by several at once, through lost answers, and whatever its size. */
import { uuidFrom } from '@carmkit/kernel'
import type { KeptDeadline, ParkedCommand } from '@carmkit/store'
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { isAppend, places } from './emulated.js'

const place = places()
const done = E.right(undefined)

const deadlineOf = (name: string, note = ''): KeptDeadline => ({
  commandId: uuidFrom(name),
  due: '2026-03-04T17:00:00.000Z' as KeptDeadline['due'],
  type: 'MarkDormant',
  data: { name, note },
  causedBy: uuidFrom('cause'),
  correlationId: uuidFrom('correlation'),
})

const parkedAs = (commandId: string): ParkedCommand => ({
  reaction: 'first',
  causedBy: uuidFrom('cause'),
  commandId,
  type: 'AddTotalOf',
  data: {},
  reasons: ['CounterFull'],
})

const dueIn = async (store: Awaited<ReturnType<typeof place>>['store']) => {
  const due = await store.dueDeadlines(deadlineOf('').due, 10_000)()
  return E.isRight(due) ? due.right.map(({ commandId }) => commandId) : []
}

/** They wait for each other, within the time of each call. */
describe('two stores at once', () => {
  it('keep every deadline once, and the progress that went farthest', async () => {
    const { store, another } = await place(10_000)
    const other = await another()
    const names = Array.from({ length: 20 }, (_, n) => `deadline ${n}`)
    const saving = names.flatMap((name, n) =>
      [store, other].map((one) => one.saveDeadlines(n + 1, [deadlineOf(name)])()),
    )
    expect(await Promise.all(saving)).toEqual(saving.map(() => done))
    for (const one of [store, other, await another()]) {
      expect((await dueIn(one)).toSorted()).toEqual(names.map(uuidFrom).toSorted())
      expect(await one.deadlineProgress()()).toEqual(E.right(names.length))
    }
    await Promise.all([
      store.settleDeadlines(names.slice(0, 12).map(uuidFrom))(),
      other.settleDeadlines(names.slice(8).map(uuidFrom))(),
    ])
    for (const one of [store, other]) expect(await dueIn(one)).toEqual([])
  })

  it('park every command once, and lose no progress', async () => {
    const { store, another } = await place(10_000)
    const other = await another()
    const ids = Array.from({ length: 10 }, (_, n) => `command ${n}`)
    const saving = ids.flatMap((id, n) =>
      [store, other].map((one) =>
        one.saveReactionProgress(`reaction ${n}`, {
          progress: { position: n + 1, state: { n } },
          parked: [parkedAs(id)],
        })(),
      ),
    )
    expect(await Promise.all(saving)).toEqual(saving.map(() => done))
    for (const one of [store, other]) {
      const parked = await one.parkedCommands()()
      expect(
        E.isRight(parked) && parked.right.map(({ commandId }) => commandId).toSorted(),
      ).toEqual(ids.toSorted())
      for (const n of ids.keys()) {
        expect(await one.reactionProgress(`reaction ${n}`)()).toEqual(
          E.right({ position: n + 1, state: { n } }),
        )
      }
    }
  })
})

it('two stores that save the progress of one reaction in turn each find the last one', async () => {
  const { store, another } = await place()
  const stores = [store, await another()]
  for (let position = 1; position <= 6; position++) {
    const progress = { position, state: null }
    const saving = stores[position % 2]?.saveReactionProgress('one', { progress, parked: [] })
    expect(await saving?.()).toEqual(done)
    for (const one of stores) expect(await one.reactionProgress('one')()).toEqual(E.right(progress))
  }
})

it('a deadline that was settled is not due again when a slower process finds it', async () => {
  const { store, another } = await place()
  const other = await another()
  expect(await store.saveDeadlines(3, [deadlineOf('one')])()).toEqual(done)
  expect(await store.settleDeadlines([uuidFrom('one')])()).toEqual(done)
  expect(await other.saveDeadlines(5, [deadlineOf('one'), deadlineOf('two')])()).toEqual(done)
  for (const one of [store, other, await another()]) {
    expect(await dueIn(one)).toEqual([uuidFrom('two')])
    expect(await one.deadlineProgress()()).toEqual(E.right(5))
  }
})

it('the slower of two processes sets no progress back', async () => {
  const { store, another } = await place()
  const other = await another()
  const save = (one: typeof store, position: number) =>
    one.saveReactionProgress('one', { progress: { position, state: null }, parked: [] })()
  const farthest = E.right({ position: 9, state: null })
  expect(await save(store, 1)).toEqual(done)
  expect(await save(other, 9)).toEqual(done)
  for (const one of [store, await another(), other]) {
    expect(await save(one, 5)).toEqual(done)
    for (const reader of [store, other])
      expect(await reader.reactionProgress('one')()).toEqual(farthest)
  }
  expect(await save(store, 10)).toEqual(done)
  expect(await other.reactionProgress('one')()).toEqual(E.right({ position: 10, state: null }))
})

it('a parked command that has ended stays so when a slower process parks it', async () => {
  const { store, another } = await place()
  const other = await another()
  const progress = { position: 1, state: null }
  const park = (one: typeof store, command: ParkedCommand) =>
    one.saveReactionProgress('first', { progress, parked: [command] })()
  const at = '2026-03-04T17:00:00.000Z' as KeptDeadline['due']
  const ended: ParkedCommand = { ...parkedAs('one'), ended: { how: 'carriedOut', at } }
  expect(await park(store, parkedAs('one'))).toEqual(done)
  expect(await park(store, ended)).toEqual(done)
  expect(await park(other, parkedAs('one'))).toEqual(done)
  for (const one of [store, other, await another()])
    expect(await one.parkedCommands()()).toEqual(E.right([ended]))
})

it('what is known already is not written again', async () => {
  const { store, operations, another } = await place()
  const parked = [parkedAs('one')]
  const save = async (one: typeof store) => {
    expect(await one.saveDeadlines(1, [deadlineOf('one')])()).toEqual(done)
    const progress = { position: 1, state: null }
    expect(await one.saveReactionProgress('one', { progress, parked })()).toEqual(done)
  }
  await save(store)
  await save(await another())
  const appends = operations.filter(isAppend).map(({ stream }) => stream)
  expect(appends.filter((stream) => stream === 'carmkitStore-deadlines')).toHaveLength(1)
  expect(appends.filter((stream) => stream === 'carmkitStore-parkedCommands')).toHaveLength(1)
})

it('a lost answer is made up for, and nothing is kept twice', async () => {
  const { store, next, another } = await place()
  next({ name: 'dropAfter' }, isAppend)
  expect(await store.saveDeadlines(1, [deadlineOf('one')])()).toEqual(done)
  next({ name: 'dropBefore' }, isAppend)
  expect(await store.saveDeadlines(2, [deadlineOf('two')])()).toEqual(done)
  next({ name: 'dropAfter' }, isAppend)
  expect(await store.settleDeadlines([uuidFrom('one')])()).toEqual(done)
  expect(await dueIn(await another())).toEqual([uuidFrom('two')])
})

it('more than one append takes is kept in several, the progress last', async () => {
  const { store, another } = await place(10_000)
  const names = Array.from({ length: 30 }, (_, n) => `deadline ${n}`)
  const large = names.map((name) => deadlineOf(name, 'x'.repeat(100_000)))
  expect(await store.saveDeadlines(7, large)()).toEqual(done)
  const other = await another()
  expect(await dueIn(other)).toEqual(names.map(uuidFrom))
  expect(await other.deadlineProgress()()).toEqual(E.right(7))
})

it('only the last progress of a reaction is kept by the server', async () => {
  const { store, emulator } = await place()
  for (let position = 1; position <= 3; position++) {
    const progress = { position, state: null }
    expect(await store.saveReactionProgress('one', { progress, parked: [] })()).toEqual(done)
  }
  const client = EventStoreDBClient.connectionString(emulator.connectionString)
  const kept: unknown[] = []
  for await (const { event } of client.readStream('carmkitStore-reaction.one'))
    kept.push(event?.data)
  expect(kept).toEqual([{ position: 3, state: null }])
  await client.dispose()
})

it.each([
  ['carmkitStore-reaction.one', 'no progress of a reaction'],
  ['carmkitStore-deadlines', 'Foreign is none of the notes of the store'],
  ['carmkitStore-parkedCommands', 'Foreign is none of the notes of the store'],
])('what somebody else wrote into %s is told', async (stream, reason) => {
  const { store, emulator } = await place()
  const client = EventStoreDBClient.connectionString(emulator.connectionString)
  await client.appendToStream(stream, jsonEvent({ type: 'Foreign', data: {} }))
  const answers = [
    await store.reactionProgress('one')(),
    await store.deadlineProgress()(),
    await store.parkedCommands()(),
  ]
  expect(answers.filter(E.isLeft)).toEqual([
    E.left({ name: 'Unreadable', stream, revision: 0, reason }),
  ])
  await client.dispose()
})

it.each([
  ['carmkitStore-deadlines', 'DeadlineKept', { ...deadlineOf('one'), due: 5 }, /due: expected/],
  ['carmkitStore-deadlines', 'DeadlineKept', {}, /commandId/],
  ['carmkitStore-deadlines', 'DeadlineSettled', { commandId: 7 }, /commandId/],
  ['carmkitStore-deadlines', 'LogSearched', { position: 'far' }, /position/],
  ['carmkitStore-parkedCommands', 'CommandParked', {}, /reaction/],
  [
    'carmkitStore-parkedCommands',
    'CommandParked',
    { ...parkedAs('one'), reasons: 'no' },
    /reasons/,
  ],
  ['carmkitStore-reaction.one', 'ReactionProgressed', { state: 1 }, /no progress/],
])('a bad note in %s is told with its place: %s %j', async (stream, type, data, reason) => {
  const { store, emulator } = await place()
  const client = EventStoreDBClient.connectionString(emulator.connectionString)
  await client.appendToStream(stream, jsonEvent({ type, data: { ...data } }))
  const answers = [
    await store.reactionProgress('one')(),
    await store.deadlineProgress()(),
    await store.parkedCommands()(),
  ]
  expect(answers.filter(E.isLeft)).toEqual([
    E.left({ name: 'Unreadable', stream, revision: 0, reason: expect.stringMatching(reason) }),
  ])
  await client.dispose()
})
