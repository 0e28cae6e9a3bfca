/** Deadlines: each is met once, at its moment, with all that follows from it. */
import type { Domain, Instant } from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import { memoryStore, settableClock, type Ticked, tick } from '@carmkit/store'
import { counterDomain, fullCounter } from '@carmkit/store-contract'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { idOf, logOf, rightOf } from './counting.js'
import { add, atHour, deadlinesOf, portsOn, run, start } from './deadlines.js'

const summary = (events: ReadonlyArray<RecordedEvent>) =>
  events.map(
    ({ stream, data, metadata }) =>
      `${metadata.recordedAt.slice(11, 16)} ${stream} ${JSON.stringify(data)}`,
  )

const told = (ticked: ReadonlyArray<Ticked>) =>
  ticked.map((one) => `${one.kind} ${one.submission.type} ${one.outcome.outcome}`)

describe('a run', () => {
  it('meets every deadline at its moment, in order, with what follows from it', async () => {
    const store = memoryStore()
    await add(store, 'one', 5)
    await add(store, 'two', 3)
    const ticked = await run(store, atHour(6))
    expect(summary(await logOf(store))).toEqual([
      '14:00 counter-a {"amount":5}',
      '14:00 counter-a {"amount":3}',
      '17:00 counter-b {"amount":3}',
      '18:00 counter-c {"amount":3}',
      '18:00 counter-d {"amount":3}',
      '19:00 counter-b {"amount":5}',
      '20:00 counter-c {"amount":5}',
      '20:00 counter-d {"amount":8}',
    ])
    expect(told(ticked)).toEqual([
      'deadline MarkDormant accepted',
      'deadline MarkDormant accepted',
      'reaction OpenEnrolment accepted',
      'deadline MarkDormant accepted',
      'deadline MarkDormant accepted',
      'reaction OpenEnrolment accepted',
    ])
  })

  it('names the event that set the deadline, and is sent by the clock', async () => {
    const store = memoryStore()
    await add(store, 'one', 5)
    await run(store, atHour(5))
    const [cause, effect] = await logOf(store)
    expect(effect?.metadata).toMatchObject({
      actor: { kind: 'system', process: 'clock' },
      causationId: cause?.metadata.eventId,
      correlationId: idOf('one'),
    })
  })

  it('sends what is due at the last moment, and nothing beyond it', async () => {
    const store = memoryStore()
    await add(store, 'one', 5)
    const justBefore = '2026-03-02T18:59:59.999Z' as Instant
    expect(await run(store, justBefore)).toEqual([])
    expect(await run(store, atHour(5))).toHaveLength(1)
    expect(await logOf(store)).toHaveLength(2)
  })

  it('finds nothing to do the second time', async () => {
    const store = memoryStore()
    await add(store, 'one', 5)
    await run(store, atHour(6))
    const before = await logOf(store)
    expect(await run(store, atHour(6))).toEqual([])
    expect(await logOf(store)).toEqual(before)
  })

  it('runs the reactions that an earlier run left over, first', async () => {
    const store = memoryStore()
    await add(store, 'one', 2, 'c')
    expect(told(await run(store, start))).toEqual(['reaction OpenEnrolment accepted'])
  })

  it('meets all deadlines of one moment, more than are sent at once', async () => {
    const store = memoryStore()
    for (let number = 1; number <= 101; number++) await add(store, `add ${number}`, 1)
    const ticked = await run(store, atHour(1))
    const moments = ticked.flatMap((one) => (one.kind === 'deadline' ? [one.deadline.due] : []))
    expect(moments).toEqual(Array.from({ length: 101 }, () => atHour(1)))
  })

  it('searches a long log in pages', async () => {
    const store = memoryStore()
    for (let number = 1; number <= 501; number++) await add(store, `add ${number}`, 1, 'z')
    await add(store, 'last', 1)
    expect(await run(store, atHour(1))).toHaveLength(1)
    expect(rightOf(await store.deadlineProgress()())).toBe(503)
  })
})

describe('a deadline that was overtaken', () => {
  it('is told as such, is no error, and is not sent again', async () => {
    const store = memoryStore()
    await add(store, 'one', 5)
    await add(store, 'filling', fullCounter, 'b')
    const onlyOfA = (event: RecordedEvent) =>
      event.stream === 'counter-a' ? deadlinesOf(event) : []
    const ports = portsOn(store, { clock: settableClock(start), deadlinesOf: onlyOfA })
    expect(rightOf(await tick(ports, atHour(5)))).toMatchObject([
      {
        kind: 'deadline',
        overtaken: true,
        outcome: { outcome: 'rejected', reasons: [{ name: 'CounterFull' }] },
      },
    ])
    expect(rightOf(await tick(ports, atHour(5)))).toEqual([])
    expect(await logOf(store)).toHaveLength(2)
  })

  it('is settled when it was true already', async () => {
    const store = memoryStore()
    await add(store, 'one', 1)
    const idle = portsOn(store, {
      clock: settableClock(start),
      deadlinesOf: (event) =>
        deadlinesOf(event).map((one) => ({
          ...one,
          command: { ...one.command, data: { counter: 'b', amount: 0 } },
        })),
    })
    const [sent] = rightOf(await tick(idle, atHour(1)))
    expect(sent).toMatchObject({ overtaken: false, outcome: { outcome: 'accepted', events: [] } })
    expect(rightOf(await tick(idle, atHour(1)))).toEqual([])
  })
})

describe('a deadline that is due later after all', () => {
  const later = atHour(8)
  const waiting: Domain = {
    ...counterDomain,
    reactions: [],
    aggregates: counterDomain.aggregates.map((one) => ({
      ...one,
      decide: (command, state, context) =>
        command.type === 'MarkDormant' && context.now < later
          ? E.left({ name: 'NotDue', rule: 'PRG-10', dueAt: later })
          : one.decide(command, state, context),
    })),
  }

  it('is sent again at that moment, once, also when the run was split in two', async () => {
    const store = memoryStore()
    await add(store, 'one', 5)
    const onlyOfA = (event: RecordedEvent) =>
      event.stream === 'counter-a' ? deadlinesOf(event) : []
    const ports = portsOn(store, {
      clock: settableClock(start),
      domain: waiting,
      deadlinesOf: onlyOfA,
    })
    const first = rightOf(await tick(ports, atHour(6)))
    expect(first).toMatchObject([{ overtaken: true, deadline: { due: atHour(5) } }])
    const second = rightOf(await tick(ports, atHour(9)))
    expect(second).toMatchObject([{ overtaken: false, deadline: { due: later } }])
    expect(rightOf(await tick(ports, atHour(9)))).toEqual([])
    expect((await logOf(store)).map(({ stream }) => stream)).toEqual(['counter-a', 'counter-b'])
  })
})

describe('a clock that is not ours', () => {
  it('must have come to the end of the run', async () => {
    const store = memoryStore()
    await add(store, 'one', 1)
    const answer = await tick(portsOn(store, { clock: { now: () => start } }), atHour(1))
    expect(answer).toEqual({
      _tag: 'Left',
      left: { outcome: 'notYet', until: atHour(1), now: start },
    })
    expect(await logOf(store)).toHaveLength(1)
  })

  it('meets missed deadlines now, in the order of their moments', async () => {
    const store = memoryStore()
    await add(store, 'one', 5)
    await add(store, 'two', 3)
    const now = atHour(8)
    rightOf(await tick(portsOn(store, { clock: { now: () => now } }), now))
    expect(summary(await logOf(store)).slice(2)).toEqual([
      '22:00 counter-b {"amount":3}',
      '22:00 counter-b {"amount":5}',
    ])
  })
})
