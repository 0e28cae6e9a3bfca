/** A broker that comes later than the release: its account holds the stream whole, or says what is missing. */
import { readFileSync } from 'node:fs'
import { carm, type Instant } from '@carmkit/core'
import type { LogEntry, LoggedEvent, Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  type AccountEvent,
  type Bound,
  boundNamed,
  cutOf,
  firstNamed,
  redecide,
  replay,
  subjectNamed,
  theEnd,
} from '../src/index.js'
import { played } from './story.js'
import { logOfStore, rightOf, storeWith } from './support.js'

const broker = '700123458'
const filed = 'transaction-declaration.10000000000017'
const second = 'transaction-declaration.10000000000025'

let log: ReadonlyArray<LoggedEvent> = []
beforeAll(async () => {
  const { store } = await played(
    '05-audit',
    '2026-03-05T12:00:00.000Z' as Instant,
    'until-the-statement.jsonl',
  )
  log = await logOfStore(store)
})

const question = (entries: ReadonlyArray<LogEntry>, subject = broker, bound: Bound = theEnd) => ({
  store: storeWith(entries),
  domain: carm,
  subject: subjectNamed(subject),
  bound,
})

const placeOf = (stream: string, revision: number): LoggedEvent => {
  const found = log.find(({ event }) => event.stream === stream && event.revision === revision)
  if (found === undefined) throw new Error(`there is no ${stream}@${revision}`)
  return found
}

const cut = async (...asked: Parameters<typeof question>) =>
  rightOf(await cutOf(question(...asked)))

/** Places of streams that a cut of the broker holds and that end with these words. */
const heldIn = async (...asked: Parameters<typeof question>) =>
  [...(await cut(...asked)).streams.values()]
    .map(({ pin }) => `${pin.stream}@${pin.revision}`)
    .filter((place) => place.startsWith('transaction-'))

const damaged = (stream: string, revision: number): ReadonlyArray<LogEntry> =>
  log.map((one) =>
    one.event.stream === stream && one.event.revision === revision
      ? {
          position: one.position,
          unreadable: { name: 'Unreadable', stream, revision, reason: 'not JSON' },
        }
      : one,
  )

describe('a declaration that begins with its release', () => {
  test('is whole in the account of the broker that drafted it', async () => {
    expect(await heldIn(log)).toEqual([`${filed}@4`, `${second}@4`])
    const told: string[] = []
    rightOf(
      await replay({ ...question(log), withChanges: true }, ({ stream, events, change }) => {
        const [first] = change?.differences ?? []
        if (stream === filed) told.push(`${first?.kind}: ${typesOf(events)}`)
      }),
    )
    expect(told).toEqual([
      'appeared: ReleaseRecorded',
      'changed: DraftOpened',
      'undefined: DraftEdited',
      'changed: DeclarationSubmitted,DeclarationAccepted',
    ])
  })

  test('is decided again with the rest of the broker’s account', async () => {
    const again = rightOf(await redecide(question(log)))
    const held = await cut(log)
    const commands = log
      .filter(({ event: { stream } }) => held.streams.has(stream))
      .map(({ event: { stream, metadata } }) => `${stream} ${metadata.commandId}`)
    expect(again).toMatchObject({ commands: new Set(commands).size, read: { leftOut: [] } })
    expect(again.same).toBe(again.commands)
  })

  test('is not the broker’s before the broker is named, by any kind of bound', async () => {
    const { position, event } = placeOf(filed, 1)
    const moment = event.metadata.recordedAt
    const before = new Date(Date.parse(moment) - 1).toISOString()
    for (const [bound, places] of [
      [`position:${position - 1}`, []],
      [`position:${position}`, [`${filed}@1`]],
      [before, []],
      [moment, [`${filed}@1`]],
      [`${filed}@0`, []],
      [`${filed}@1`, [`${filed}@1`]],
    ] as const) {
      expect(await heldIn(log, broker, rightOf(boundNamed(bound)))).toEqual(places)
    }
  })

  test('is counted as missing where the broker was named in time behind a clock that ran ahead', async () => {
    const late = placeOf('delegation-123456782.700123458.RM0001', 0)
    const dated = log.map((one) =>
      one === late ? { ...one, event: withMoment(one.event, '2299-01-01T00:00:00.000Z') } : one,
    )
    const instant = placeOf(filed, 4).event.metadata.recordedAt as Instant
    const { streams, read } = await cut(dated, broker, { kind: 'instant', instant })
    expect([read.position, streams.has(filed)]).toEqual([late.position - 1, false])
    // Its release as well, which was told before anybody knew whose broker it is about.
    const missed = log.filter(
      ({ position, event: { stream, metadata } }) =>
        position > late.position &&
        metadata.recordedAt <= instant &&
        (stream === filed || stream === late.event.stream),
    )
    expect(read.behind?.events).toBe(missed.length)
    expect(missed).toHaveLength(7)
  })

  test('is left out, and surely the broker’s, where its release cannot be read', async () => {
    const { streams, read } = await cut(damaged(filed, 0))
    expect(streams.has(filed)).toBe(false)
    expect(read.leftOut).toEqual([
      { stream: filed, revision: 0, reason: 'not JSON', entries: 5, isSurelyOurs: true },
    ])
  })

  test('may be the broker’s where what stands behind its release cannot be read', async () => {
    const cutOff = damaged(second, 1).filter(
      (one) => !('event' in one) || one.event.stream !== second || one.event.revision === 0,
    )
    const { streams, read } = await cut(cutOff)
    expect(streams.has(second)).toBe(false)
    expect(read.leftOut).toMatchObject([{ stream: second, entries: 1, isSurelyOurs: false }])
    const again = rightOf(await redecide(question(cutOff)))
    expect(again.read.leftOut).toEqual(read.leftOut)
  })

  test('ends the answer where its chain is broken, as any stream of the broker', async () => {
    const { event } = placeOf(filed, 2)
    const forged = log.map((one) =>
      one.event === event
        ? { ...one, event: { ...event, data: { ...(event.data as object), lines: [] } } }
        : one,
    )
    const { streams, read } = await cut(forged as ReadonlyArray<LogEntry>)
    expect(streams.get(filed)?.pin.revision).toBe(1)
    expect(read.leftOut).toMatchObject([{ stream: filed, revision: 2, isSurelyOurs: true }])
  })
})

test('what cannot be read of a provider is left out of what is said of its client, and told', async () => {
  const stream = `businessAccount-${broker}`
  const { streams, beside, read } = await cut(damaged(stream, 2), '123456782')
  expect([streams.has(stream), beside.get(stream)?.pin.revision]).toEqual([false, 1])
  expect(read.leftOut).toMatchObject([{ stream, revision: 2, isSurelyOurs: true }])
  const story = rightOf(await replay(question(damaged(stream, 2), '123456782'), () => undefined))
  expect(story.leftOut).toEqual([])
})

test('what stands behind a moment is missed by whoever would tell of it, and by nobody else', async () => {
  const instant = '2026-06-01T00:00:00.000Z' as Instant
  const ofBroker = log.filter(({ event }) => event.stream === `businessAccount-${broker}`).at(-1)
  const ahead = behind({ type: 'BusinessCeased', v: 1, stream: 'elsewhere', revision: 0, data: {} })
  const late = [
    ...log.filter((one) => one !== ofBroker),
    { ...ahead, event: withMoment(ahead.event, '2299-01-01T00:00:00.000Z') },
    ...(ofBroker === undefined ? [] : [ofBroker]),
  ].map(({ event }, index) => ({ position: index + 1, event }))
  for (const subject of ['123456782', `delegation-123456782.${broker}.RM0001`]) {
    const asked = question(late, subject, { kind: 'instant', instant })
    expect(rightOf(await cutOf(asked)).read.behind).toMatchObject({ events: 1 })
    expect(rightOf(await replay(asked, () => undefined)).behind, subject).toBe(null)
    expect(rightOf(await redecide(asked)).read.behind, subject).toBe(null)
  }
})

test('an account is not told of what its business files for another of its accounts', async () => {
  const own = log.map(({ position, event }) => {
    const data = { ...(event.data as object) }
    for (const field of ['openedFor', 'submittedFor', 'correctedFor']) {
      if (field in data) Object.assign(data, { [field]: '123456782' })
    }
    return { position, event: { ...event, data } }
  })
  const of = async (subject: string) => {
    const { streams } = rightOf(await cutOf({ ...question(own, subject), checks: 'order' }))
    return [...streams.keys()].filter((stream) => stream.startsWith('transaction-'))
  }
  expect(await of('123456782RM0001')).toEqual([filed, second])
  expect(await of('123456782RM0002')).toEqual([])
})

describe('free text that holds the number of an account', () => {
  const never = '123456782RM0009'

  test('does not bring that account about: the goods of another one are not its', async () => {
    const golden = new URL(
      '../../core/golden/declaration/AsDeclaredRecorded.v1.json',
      import.meta.url,
    )
    const declared = describedAs(
      JSON.parse(readFileSync(golden, 'utf8')) as Declared,
      `see ${never}`,
    )
    const stream = `transaction-declaration.${declared.data.transactionNumber}`
    const spoken = [...log, behind({ ...declared, stream, revision: 0 })]
    const named = (subject: string) =>
      firstNamed({ store: storeWith(spoken), domain: carm, subject: subjectNamed(subject) })
    expect(rightOf(await named(never))).toBe(null)
    expect(rightOf(await named('123456782RM0001'))).toBeGreaterThan(0)
    const of = async (subject: string) =>
      rightOf(await cutOf({ ...question(spoken, subject), checks: 'order' })).streams.has(stream)
    expect([await of(never), await of(declared.data.importer)]).toEqual([false, true])
  })

  test('does not take what is the whole business’s from its other accounts', async () => {
    const group = `clientAccess-${broker}`
    const name = `Clients served from ${broker}RM0007`
    const data = { provider: broker, group: 'G1', name }
    const created = behind({ type: 'GroupCreated', v: 1, stream: group, revision: 0, data })
    const grouped = [...log, created]
    for (const subject of [broker, `${broker}RM0001`]) {
      const { streams } = rightOf(await cutOf({ ...question(grouped, subject), checks: 'order' }))
      expect(streams.has(group), subject).toBe(true)
    }
  })
})

test('a store that grows between the two walks is answered for as it was first', async () => {
  let isFirstWalk = true
  const half = placeOf(filed, 0).position
  const whole = storeWith(log)
  const store: Store = {
    ...whole,
    readLog: (after, limit) => async () => {
      const page = rightOf(await whole.readLog(after, limit)())
      if (!isFirstWalk) return E.right(page)
      isFirstWalk = false
      return E.right(page.filter(({ position }) => position <= half))
    },
  }
  const { read, streams } = rightOf(await cutOf({ ...question(log), store }))
  expect([read.position, read.isWhole]).toEqual([half, true])
  expect(streams.has(filed)).toBe(false)
})

test('a subject is first named where a later event brings it in', async () => {
  const late = log.filter(
    ({ event: { stream } }) => stream.startsWith('transaction-') && stream === filed,
  )
  const named = (subject: string) =>
    firstNamed({ store: storeWith(late), domain: carm, subject: subjectNamed(subject) })
  expect(rightOf(await named(broker))).toBe(placeOf(filed, 1).position)
  expect(rightOf(await named('123456782'))).toBe(placeOf(filed, 0).position)
  expect(rightOf(await named('123456782RM0002'))).toBe(null)
})

/** An event at the end of the log, recorded as the first one was. */
const behind = (event: Omit<LoggedEvent['event'], 'metadata'>): LoggedEvent => {
  const [{ event: first }] = log as readonly [LoggedEvent]
  return { position: log.length + 1, event: { ...event, metadata: first.metadata } }
}

/** With these words for the description of all goods. */
const describedAs = <Event>(event: Event, words: string): Event =>
  JSON.parse(JSON.stringify(event), (field, value: unknown) =>
    field === 'description' ? words : value,
  ) as Event

type Declared = Omit<LoggedEvent['event'], 'stream' | 'revision' | 'metadata' | 'data'> & {
  readonly data: { readonly transactionNumber: string; readonly importer: string }
}

const typesOf = (events: ReadonlyArray<AccountEvent>): string =>
  events.map(({ recorded }) => recorded.type).join()

const withMoment = (event: LoggedEvent['event'], recordedAt: string): LoggedEvent['event'] => ({
  ...event,
  metadata: { ...event.metadata, recordedAt },
})
