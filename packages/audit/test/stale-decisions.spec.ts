/** Decisions on streams that had moved on, in stores that check pins with the append and in others. */
import { seal } from '@carmkit/kernel'
import type { Logged } from '@carmkit/laws'
import type { Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { account, at, log, numbered, verified } from './one-log.js'
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
})
