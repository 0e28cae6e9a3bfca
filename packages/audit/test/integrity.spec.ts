/**
 * A corpus of forgeries of one log, each with the verdict that was written down for it, those that
 * nobody can see included.
 */
import { carm } from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import type { Logged } from '@carmkit/laws'
import type { LogEntry, Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { integrityOf } from '../src/index.js'
import { account, at, business, log, numbered, verified } from './one-log.js'
import { pinsOf, resealed, resealedFrom, sealed } from './sealed.js'
import { storeWith } from './support.js'

const replaced = (one: Logged, event: RecordedEvent): ReadonlyArray<Logged> =>
  log.map((logged) => (logged === one ? { position: one.position, event } : logged))

const without = (wanted: (event: RecordedEvent) => boolean): ReadonlyArray<Logged> =>
  numbered(log.filter(({ event }) => !wanted(event)))

/** Where log and streams may differ. */
const serverWith = (entries: ReadonlyArray<LogEntry>): Store => ({
  ...storeWith(entries),
  capabilities: { atomicPins: false, durable: true, shared: true },
})

const swapped = (one: Logged, other: Logged): ReadonlyArray<Logged> =>
  numbered(log.map((logged) => (logged === one ? other : logged === other ? one : logged)))

const isFrom = (stream: string, revision: number) => (event: RecordedEvent) =>
  event.stream === stream && event.revision >= revision

/** Where somebody rests on a stream, and nobody on any later event of it. */
const restingOn = (
  stream: string,
): { readonly resting: RecordedEvent; readonly revision: number } => {
  const [last] = log
    .flatMap(({ event }) =>
      event.stream === stream
        ? []
        : pinsOf(event).flatMap(({ stream: pinned, revision }) =>
            pinned === stream && revision !== 'absent' ? [{ resting: event, revision }] : [],
          ),
    )
    .toSorted((one, other) => other.revision - one.revision)
  if (last === undefined) throw new Error(`nothing rests on ${stream}`)
  const { revision } = last
  const first = log.find(({ event }) =>
    pinsOf(event).some((pin) => pin.stream === stream && pin.revision === revision),
  )
  return { resting: first?.event ?? last.resting, revision }
}

const pinned = restingOn(business)
const renamed = (event: RecordedEvent): RecordedEvent => ({ ...event, data: { forged: '1.00' } })
const tail = log.filter(({ event }) => event.stream === account).at(-1)?.event.revision ?? 0

test('the log as it was recorded is intact', async () => {
  const { ok, events, streams, recordedUntil, firstBad, stopped, stale } = await verified(
    storeWith(log),
  )
  const names = new Set(log.map(({ event }) => event.stream))
  expect({ ok, events, streams }).toEqual({ ok: true, events: log.length, streams: names.size })
  expect({ firstBad, stopped, stale }).toEqual({ firstBad: null, stopped: [], stale: [] })
  expect(recordedUntil).toBe(log.at(-1)?.event.metadata.recordedAt)
})

describe('found is', () => {
  const corpus: ReadonlyArray<
    readonly [
      forgery: string,
      ReadonlyArray<Logged>,
      kind: string,
      stream: string,
      revision: number,
    ]
  > = [
    [
      'a changed value',
      replaced(at(business, 1), renamed(at(business, 1).event)),
      'content',
      business,
      1,
    ],
    ['a removed event', without((event) => event === at(business, 1).event), 'gap', business, 1],
    ['a removed beginning', without((event) => event === at(account, 0).event), 'gap', account, 0],
    ['two events in the other order', swapped(at(account, 1), at(account, 2)), 'gap', account, 1],
    [
      'an event that stands twice',
      numbered(log.flatMap((one) => (one === at(account, 1) ? [one, one] : [one]))),
      'repetition',
      account,
      2,
    ],
    [
      'an event of another stream, under a new name',
      replaced(at(account, 1), { ...at(business, 1).event, stream: account }),
      'link',
      account,
      1,
    ],
    [
      'an event with its own hash computed again',
      replaced(at(account, 1), resealed(renamed(at(account, 1).event), {})),
      'undecodable',
      account,
      1,
    ],
    [
      'another event id',
      replaced(at(account, 1), {
        ...at(account, 1).event,
        metadata: {
          ...at(account, 1).event.metadata,
          eventId: at(account, 0).event.metadata.eventId,
        },
      }),
      'id',
      account,
      1,
    ],
    [
      'a stream with every hash computed again, by who rests on it',
      resealedFrom(log, { stream: business, revision: pinned.revision }, (event) =>
        resealed(event, { correlationId: event.metadata.eventId }),
      ),
      'pin',
      pinned.resting.stream,
      pinned.resting.revision,
    ],
    [
      'a payload that no aggregate reads, however well it is sealed',
      resealedFrom(log, { stream: account, revision: tail }, renamed),
      'undecodable',
      account,
      tail,
    ],
    [
      'an event of a type that nobody knows',
      resealedFrom(log, { stream: account, revision: tail }, (event) => ({ ...event, type: 'X' })),
      'undecodable',
      account,
      tail,
    ],
    [
      'a moment before that of the event that it follows',
      resealedFrom(log, { stream: account, revision: tail }, (event) =>
        resealed(event, { recordedAt: '2020-01-01T00:00:00.000Z' }),
      ),
      'order',
      account,
      tail,
    ],
    [
      'a cut tail, by who rests on it',
      without(isFrom(business, pinned.revision)),
      'pin',
      pinned.resting.stream,
      pinned.resting.revision,
    ],
    [
      'a pin that is none',
      resealedFrom(log, { stream: account, revision: tail }, (event) =>
        resealed(event, { command: { type: 'X' }, grant: { pins: [null] } }),
      ),
      'pin',
      account,
      tail,
    ],
  ]
  test.each(corpus)('%s', async (_forgery, entries, kind, stream, revision) => {
    const { ok, firstBad } = await verified(storeWith(entries))
    expect(firstBad).toMatchObject({ kind, stream, revision })
    expect(ok).toBe(false)
    expect(firstBad?.expected).not.toBe(firstBad?.found)
  })

  test('an entry that is no event; the streams beside it are walked', async () => {
    const bad = at(account, 1)
    const place = { stream: account, revision: 1, reason: 'not JSON' }
    const entries: ReadonlyArray<LogEntry> = log.map((one) =>
      one === bad ? { position: one.position, unreadable: { name: 'Unreadable', ...place } } : one,
    )
    const { firstBad, badStreams, events } = await verified(storeWith(entries))
    expect(firstBad).toMatchObject({ kind: 'unreadable', position: bad.position, ...place })
    expect(badStreams).toBe(1)
    expect(events).toBe(log.filter(({ event }) => !isFrom(account, 1)(event)).length)
  })

  test.each<[string, (revision: number) => boolean, number]>([
    ['that does not show its beginning', (revision) => revision < 2, 0],
    ['that does not show its end', (revision) => revision === tail, tail],
  ])('a stream %s, while the log holds it', async (_, isHidden, revision) => {
    const whole = serverWith(log)
    const read: Store['read'] = (stream, range) => async () => {
      const there = await whole.read(stream, range)()
      if (stream !== account || !isHidden(range?.from ?? 0)) return there
      return E.left({ name: 'Unreadable', stream, revision: range?.from ?? 0, reason: 'cut' })
    }
    const { ok, firstBad, badStreams, events } = await verified({ ...whole, read })
    expect(firstBad).toMatchObject({ kind: 'hidden', stream: account, revision, found: 'cut' })
    expect({ ok, badStreams, events }).toEqual({ ok: false, badStreams: 1, events: log.length })
  })

  test('a stream that shows another event at its end, or none', async () => {
    const whole = serverWith(log)
    const forged = { ...at(account, tail).event.metadata, hash: 'f'.repeat(64) }
    for (const shown of [[{ ...at(account, tail).event, metadata: forged }], []]) {
      const read: Store['read'] = (stream, range) => async () =>
        stream === account && range?.from === tail ? E.right(shown) : whole.read(stream, range)()
      const { firstBad } = await verified({ ...whole, read })
      expect(firstBad).toMatchObject({ kind: 'hidden', stream: account, revision: tail })
    }
  })

  test('nothing of a stream about which the store fails', async () => {
    const fails = { name: 'StoreUnavailable', reason: 'away' } as const
    const store = { ...serverWith(log), read: () => async () => E.left(fails) }
    expect(await integrityOf({ store, domain: carm })).toEqual(E.left(fails))
  })

  test('a log whose positions go back, and reading ends', async () => {
    const entries = [...log.slice(0, 3), { position: 2, event: at(account, 1).event }]
    const store = { ...storeWith([]), readLog: () => async () => E.right(entries) }
    const { firstBad } = await verified(store)
    expect(firstBad).toMatchObject({ kind: 'unreadable', stream: account, revision: 1 })
    expect(firstBad?.reason).toMatch(/position 2 of the log, behind position 3/)
  })

  test('the first bad event of every stream, in the order of the log', async () => {
    const entries = log.map((one) =>
      one === at(business, 1) || one === at(account, 1)
        ? { position: one.position, event: renamed(one.event) }
        : one,
    )
    const { firstBad, stopped, badStreams } = await verified(storeWith(entries))
    const positions = stopped.map(({ position }) => position)
    expect(positions).toEqual(
      [at(business, 1).position, at(account, 1).position].toSorted((a, b) => a - b),
    )
    expect({ firstBad, badStreams }).toEqual({ firstBad: stopped[0], badStreams: 2 })
  })
})

describe('not found is', () => {
  const last = log.at(-1) as Logged
  test.each([
    ['a cut tail that nothing rests on', log.slice(0, -1)],
    [
      'a stream that nothing rests on, with every hash computed again',
      resealedFrom(log, last.event, (event) =>
        resealed(event, { correlationId: event.metadata.eventId }),
      ),
    ],
    [
      'a log in which every hash and every pin was computed again',
      sealed(
        log.map((one) =>
          one === at(business, 1)
            ? { ...one, event: resealed(one.event, { correlationId: one.event.metadata.eventId }) }
            : one,
        ),
      ),
    ],
  ])('%s', async (_forgery, entries) => {
    expect(await verified(storeWith(entries))).toMatchObject({ ok: true, firstBad: null })
  })
})
