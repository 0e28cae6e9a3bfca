/** Recorded events for the tests of the envelope and the chain. */
import {
  endOf,
  type Json,
  noHash,
  type RecordedEvent,
  seal,
  type UnsealedEvent,
  uuidFrom,
} from '@carmkit/kernel'

/** One event with every field filled. Its hash is pinned: never change it. */
export const unsealedGrant = (): UnsealedEvent => ({
  stream: 'delegation-100000009.200000008.business',
  revision: 0,
  type: 'GrantRequested',
  v: 2,
  data: { scope: 'business', roles: ['broker'], validUntil: null, note: 'Déjà vu €' },
  metadata: {
    commandId: '018f3c6e-1111-7000-8000-000000000001' as never,
    correlationId: '018f3c6e-1111-7000-8000-000000000001' as never,
    causationId: null,
    actor: { kind: 'user', userId: '018f3c6e-2222-7000-8000-000000000002' },
    grant: { rules: ['DEL-01'], pins: [] },
    recordedAt: '2025-06-01T12:00:00.000Z',
    effectiveAt: '2025-06-01T12:00:00.000Z',
    ruleSet: 'carm-2025-05',
    previousHash: noHash,
    command: { id: '018f3c6e-1111-7000-8000-000000000001', type: 'RequestGrant' },
    context: { tables: { '10': 'a', '9': 'b' } },
  },
})

/** Appends one sealed event behind those given. */
export const appended = (
  stream: string,
  events: ReadonlyArray<RecordedEvent>,
  data: { readonly [key: string]: Json } = {},
  recordedAt = '2025-06-01T12:00:00.000Z',
): ReadonlyArray<RecordedEvent> => {
  const end = endOf(events)
  const { metadata, ...event } = unsealedGrant()
  const next = seal({
    ...event,
    stream,
    revision: end === 'absent' ? 0 : end.revision + 1,
    data: { at: events.length, ...data },
    metadata: {
      ...metadata,
      commandId: uuidFrom(`${stream}/${events.length}`),
      recordedAt,
      previousHash: end === 'absent' ? noHash : end.hash,
    },
  })
  return [...events, next]
}

/** A sealed stream of so many events. */
export const streamOf = (stream: string, length: number): ReadonlyArray<RecordedEvent> => {
  let events: ReadonlyArray<RecordedEvent> = []
  while (events.length < length) events = appended(stream, events)
  return events
}

/** Every value that differs from this one in exactly one place: changed, removed or added. */
export const variantsOf = (value: Json): ReadonlyArray<Json> => {
  if (typeof value === 'string') return [`${value}x`, value === '' ? 'y' : value.slice(1), null]
  // Adding one to a large number may change nothing.
  if (typeof value === 'number') {
    return [Math.abs(value) < 2 ** 50 ? value + 1 : value / 2, String(value)]
  }
  if (typeof value === 'boolean') return [!value]
  if (value === null) return ['null', 0, false]
  if (Array.isArray(value)) {
    const items: ReadonlyArray<Json> = value
    return [
      [...items, 'added'],
      ...items.flatMap((item, index) => [
        items.toSpliced(index, 1),
        ...variantsOf(item).map((variant) => items.with(index, variant)),
      ]),
    ]
  }
  const entries: ReadonlyArray<readonly [string, Json]> = Object.entries(value)
  return [
    Object.fromEntries([...entries, ['added', null]]),
    ...entries.flatMap(([name, inner], index) => [
      Object.fromEntries(entries.toSpliced(index, 1)),
      ...variantsOf(inner).map((variant) =>
        Object.fromEntries(entries.with(index, [name, variant] as const)),
      ),
    ]),
  ]
}
