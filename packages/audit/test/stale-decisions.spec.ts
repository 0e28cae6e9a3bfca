/** Decisions on streams that had moved on, in stores that check pins with the append and in others. */
import { carm } from '@carmkit/core'
import { seal } from '@carmkit/kernel'
import type { Logged } from '@carmkit/laws'
import { type Store, sealSnapshot } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { integrityOf } from '../src/index.js'
import { account, at, business, log, numbered, verified } from './one-log.js'
import { pinsOf } from './sealed.js'
import { storeWith } from './support.js'

describe('a decision on a stream that had moved on (CK-158)', () => {
  /** The next event of the pinned stream comes before the one that rests on it. */
  const late = ((): Logged => {
    const found = log.find(({ event }, index) =>
      pinsOf(event).some(
        ({ stream, revision }) =>
          stream !== event.stream &&
          revision !== 'absent' &&
          log
            .slice(index)
            .some(({ event: other }) => other.stream === stream && other.revision === revision + 1),
      ),
    )
    if (found === undefined) throw new Error('nothing rests on a stream that goes on')
    return found
  })()
  const { event } = late
  const pin = pinsOf(event).find(({ stream }) => stream !== event.stream)
  const next = log.find(
    ({ event: other }) =>
      other.stream === pin?.stream && other.revision === Number(pin.revision) + 1,
  )
  const isBehind = (one: Logged): boolean =>
    one.event.stream === event.stream && one.event.revision >= event.revision
  const moved = numbered([
    ...log.filter((one) => !isBehind(one) && one.position <= (next?.position ?? 0)),
    ...log.filter(isBehind),
  ])
  const position = moved.find((one) => one.event === event)?.position ?? 0

  const loose = (entries: ReadonlyArray<Logged>, judged: number): Store => ({
    ...storeWith(entries),
    capabilities: { atomicPins: false, durable: true, shared: true },
    reactionProgress: () => async () => E.right({ position: judged, state: null }),
  })

  const lapseOf = (eventId: string, revision = event.revision): Logged => ({
    position: moved.length + 1,
    event: seal({
      ...resealedBase,
      stream: `authorityLapse-${eventId}`,
      data: {
        eventId,
        stream: event.stream,
        revision,
        businesses: [],
        pins: [{ ...pin, hash: 'a'.repeat(64), movedTo: Number(pin?.revision) + 1 }],
        denials: [{ name: 'AuthorityExpired', rule: 'DEL-13' }],
        grant: null,
      },
    }),
  })
  const { eventId: _eventId, hash: _hash, ...metadata } = at(account, 0).event.metadata
  const resealedBase = { revision: 0, type: 'AuthorityLapsed', v: 1, metadata }

  test('is damage in a store that checks pins with the append', async () => {
    const { firstBad, ok } = await verified(storeWith(moved))
    expect(firstBad).toMatchObject({
      kind: 'stalePin',
      stream: event.stream,
      revision: event.revision,
    })
    expect(ok).toBe(false)
  })

  test.each([
    ['waits for its judgement', 0, 'waits', false],
    ['stands once it was judged and no lapse recorded', 10_000, 'stands', true],
  ])('in another store %s', async (_what, judged, verdict, ok) => {
    const found = await verified(loose(moved, judged))
    expect(found.stale).toMatchObject([
      {
        stream: event.stream,
        revision: event.revision,
        position,
        verdict,
        pins: [{ ...pin, givesAuthority: true }],
      },
    ])
    expect({ ok: found.ok, firstBad: found.firstBad }).toEqual({ ok, firstBad: null })
  })

  test('has lapsed where that is recorded, in any store that it was copied to', async () => {
    const entries = [...moved, lapseOf(event.metadata.eventId)]
    for (const store of [loose(entries, 0), storeWith(entries)]) {
      const { stale, firstBad } = await verified(store)
      expect(stale).toMatchObject([{ verdict: 'lapsed' }])
      expect(firstBad).toBe(null)
    }
  })

  test.each([
    ['of an event that is not there', '00000000-0000-5000-8000-000000000000', event.revision],
    ['of a place that the stream does not reach', event.metadata.eventId, 900],
  ])('a lapse %s is damage', async (_what, eventId, revision) => {
    const lapse = lapseOf(eventId, revision)
    const { firstBad } = await verified(loose([...moved, lapse], 10_000))
    expect(firstBad).toMatchObject({ kind: 'lapse', stream: lapse.event.stream, revision: 0 })
  })

  const unavailable = { name: 'StoreUnavailable', reason: 'the connection is lost' } as const

  /** The log is read to its end; events of streams are not, as often as is asked. */
  const failing = (store: Store): Store => ({
    ...store,
    read: () => async () => E.left(unavailable),
  })

  test('is no damage where the store fails as the stream is looked up: nothing is known', async () => {
    const reads: string[] = []
    const store = failing(loose(moved, 10_000))
    const read: Store['read'] = (stream, range) => {
      reads.push(`${stream}@${range?.from}`)
      return store.read(stream, range)
    }
    const found = await integrityOf({ store: { ...store, read }, domain: carm })
    expect(found).toEqual(E.left(unavailable))
    expect(reads).toEqual([`${pin?.stream}@${pin?.revision}`])
  })

  test('and neither is a lapse whose event cannot be looked up', async () => {
    const sound = loose(log, 10_000)
    const lapse = { ...lapseOf(event.metadata.eventId), position: log.length + 1 }
    const entries = [...log, lapse]
    expect((await verified(loose(entries, 10_000))).firstBad).toBe(null)
    const store = failing({ ...sound, readLog: storeWith(entries).readLog })
    expect(await integrityOf({ store, domain: carm })).toEqual(E.left(unavailable))
  })

  test('what keeps a state from being checked is no soundness', async () => {
    const snapshots = {
      find: () => async () => E.left(unavailable),
      save: () => async () => E.right(undefined),
    }
    const store = { ...storeWith(log), snapshots } as unknown as Store
    expect(await integrityOf({ store, domain: carm })).toEqual(E.left(unavailable))
  })

  test('a kept state whose events cannot be read again is unchecked, and not sound', async () => {
    const version = carm.aggregates.find(({ category }) => category === 'businessAccount')?.snapshot
      ?.version
    const { stream, revision, metadata: sealed } = at(business, 0).event
    const content = { stream, revision, hash: sealed.hash, version: version ?? 0, state: '["x"]' }
    const snapshots = {
      find: (asked: string) => async () => E.right(asked === stream ? sealSnapshot(content) : null),
      save: () => async () => E.right(undefined),
      seen: () => async () => E.right([]),
    }
    const read: Store['read'] = () => async () =>
      E.left({ name: 'Unreadable', stream, revision, reason: 'not JSON' })
    const { ok, keptStates } = await verified({ ...storeWith(log), snapshots, read })
    expect(keptStates).toEqual({ sound: 0, wrong: [], unchecked: [stream] })
    expect(ok).toBe(false)
  })
})
