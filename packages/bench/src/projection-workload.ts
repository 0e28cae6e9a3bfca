/** The log of many program accounts, as the runner reads it and as a hand-written projection does. */
import { withCheckDigit } from '@carmkit/core'
import { noHash, type RecordedEvent, uuidFrom } from '@carmkit/kernel'
import type { LogEntry, LoggedEvent, Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'

/** Accounts that live at the same time: each event is of another one than those around it. */
const neighbours = 100

/** What each of them goes through. */
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

/** Events of accounts in the order of a log. */
export const accountEvents = (count: number): ReadonlyArray<LoggedEvent> => {
  const entries: LoggedEvent[] = []
  for (let block = 0; entries.length < count; block++) {
    const lives = Array.from({ length: neighbours }, (_, n) => accountLife(block * neighbours + n))
    for (let revision = 0; revision < 5; revision++) {
      for (const one of lives) {
        const event = one(revision)
        if (entries.length < count) entries.push({ position: entries.length + 1, event })
      }
    }
  }
  return entries
}

const accountLife = (account: number): ((revision: number) => RecordedEvent) => {
  const bn15 = `${withCheckDigit(String(10_000_000 + Math.floor(account / 10)))}RM000${account % 10}`
  const events = life(bn15)
  return (revision) => {
    const [type = '', v = 1, data = {}] = events[revision] ?? []
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
}

/** A log that costs nothing to read; positions are those of {@link accountEvents}. */
export const readable = (entries: ReadonlyArray<LogEntry>): Store =>
  ({
    readLog: (after: number, limit: number) => async () =>
      E.right(entries.slice(after, after + limit)),
  }) as unknown as Store

/** So many entries at a time. */
export function* batches<A>(entries: ReadonlyArray<A>, size: number): Generator<ReadonlyArray<A>> {
  for (let start = 0; start < entries.length; start += size)
    yield entries.slice(start, start + size)
}
