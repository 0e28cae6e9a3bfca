/** The log of many program accounts, as the runner reads it and as a hand-written projection does. */
import { withCheckDigit } from '@carmkit/core'
import { noHash, type RecordedEvent, uuidFrom } from '@carmkit/kernel'
import type { LogEntry, LoggedEvent, Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'

/** Accounts that live at the same time: each event is of another one than those around it. */
const neighbours = 100

/** What each of them goes through, in so many events. */
const lifeLength = 5

const life = (bn15: string): ReadonlyArray<readonly [type: string, v: number, data: object]> => [
  [
    'ProgramAccountOpened',
    2,
    {
      bn15,
      programType: 'Importer',
      origin: 'portal',
      openedOn: '2026-01-05',
      openedAt: '2026-01-05T17:00:00.000Z',
      inUseSince: '2026-01-05',
    },
  ],
  ['SubProgramEnrolled', 1, { bn15, subProgram: 'CSA' }],
  ['ProgramSuspended', 1, { bn15, reason: 'UnderReview' }],
  ['SuspensionLifted', 1, { bn15 }],
  ['SubProgramLeft', 1, { bn15, subProgram: 'CSA' }],
]

/** Events of accounts in the order of a log, from its begin. */
export const accountEvents = (count: number): ReadonlyArray<LoggedEvent> =>
  Array.from({ length: count }, (_, index) => accountEventAt(index + 1))

/** The event at a position of that log: a block of neighbours goes through its lives side by side. */
const accountEventAt = (position: number): LoggedEvent => {
  const block = Math.floor((position - 1) / (neighbours * lifeLength))
  const place = (position - 1) % (neighbours * lifeLength)
  const account = block * neighbours + (place % neighbours)
  return { position, event: accountEvent(account, Math.floor(place / neighbours)) }
}

const accountEvent = (account: number, revision: number): RecordedEvent => {
  const bn9 = withCheckDigit(String(10_000_000 + Math.floor(account / 9)))
  const bn15 = `${bn9}RM000${1 + (account % 9)}`
  const [type = '', v = 1, data = {}] = life(bn15)[revision] ?? []
  const id = uuidFrom(`${account}.${revision}`)
  return {
    stream: `programAccount-${bn15}`,
    revision,
    type,
    v,
    data,
    metadata: {
      eventId: id,
      commandId: id,
      correlationId: id,
      causationId: null,
      actor: { kind: 'officer', id: 'officer-1' },
      grant: {},
      recordedAt: `2026-01-05T17:00:0${revision}.000Z`,
      effectiveAt: `2026-01-05T17:00:0${revision}.000Z`,
      ruleSet: 'carm/1',
      previousHash: noHash,
      hash: noHash,
    },
  } as unknown as RecordedEvent
}

/** A log that costs nothing to read; positions are those of {@link accountEvents}. */
export const readable = (entries: ReadonlyArray<LogEntry>): Store =>
  ({
    readLog: (after: number, limit: number) => async () =>
      E.right(entries.slice(after, after + limit)),
  }) as unknown as Store

/** A log of so many events that is made while it is read, and held by nobody. */
export const passing = (count: number): Store =>
  ({
    readLog: (after: number, limit: number) => async () => {
      const length = Math.min(limit, Math.max(0, count - after))
      return E.right(Array.from({ length }, (_, index) => accountEventAt(after + index + 1)))
    },
  }) as unknown as Store

/** So many entries at a time. */
export function* batches<A>(entries: Iterable<A>, size: number): Generator<ReadonlyArray<A>> {
  let batch: A[] = []
  for (const entry of entries) {
    batch.push(entry)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
