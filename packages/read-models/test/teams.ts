/** A small model and its domain, for tests of the machinery: every kind of column, lookup and change. */
import type { AnyAggregate, Domain } from '@carmkit/core'
import { carm } from '@carmkit/core'
import { noHash, uuidFrom } from '@carmkit/kernel'
import type { LogEntry, Store } from '@carmkit/store'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { column, type Model, optional, put, remove, table } from '../src/index.js'

export const member = table('member', {
  meaning: 'One member of a team.',
  columns: {
    id: column('text', 'Its name.'),
    order: column('number', 'Its number among those of the same name.'),
    team: optional('text', 'Its team; null while it has none.'),
    points: column('number', 'What it has won.'),
    balance: column('money', 'What it has earned, in cents.'),
    is_captain: column('flag', 'Whether it leads.'),
    since: optional('instant', 'When it joined; null while it has no team.'),
    notes: column('json', 'What is noted.'),
  },
  key: ['id', 'order'],
  lookups: [['team'], ['team', 'is_captain']],
})

export const victory = table('victory', {
  meaning: 'One win of a team.',
  columns: {
    position: column('number', 'Place in the log.'),
    team: column('text', 'Who has won.'),
  },
  key: ['position'],
})

export type TeamEvent =
  | { readonly type: 'Joined'; readonly id: string; readonly team: string | null }
  | { readonly type: 'Left'; readonly id: string }
  | { readonly type: 'Won'; readonly team: string | null }
  | { readonly type: 'Unreadable'; readonly stream: string }

export const teams: Model = {
  name: 'teams',
  version: 1,
  tables: [member, victory],
  project: ({ position, event: { type, data, metadata } }, rows) => {
    const { id, team } = data as { readonly id: string; readonly team: string | null }
    const key = { id, order: 1 }
    if (type === 'Left') return [remove(member, key)]
    if (type === 'Joined') {
      const captains = rows.where(member, { team, is_captain: 1 })
      const found = rows.get(member, key)
      const joined = {
        ...key,
        team,
        points: found?.points ?? 0,
        balance: found?.balance ?? -9_007_199_254_740_991,
        is_captain: captains.length === 0 ? (1 as const) : (0 as const),
        since: team === null ? null : metadata.recordedAt,
        notes: JSON.stringify([`${id}'s "note"`, null, '{é,\\}']),
      }
      return [put(member, joined)]
    }
    return [
      ...rows
        .where(member, { team })
        .map((row) => put(member, { ...row, points: row.points + 1, balance: row.balance + 7 })),
      put(victory, { position, team: team ?? 'nobody' }),
    ]
  },
}

/** Reads every event of a team as it is, and nothing of what is unreadable. */
export const teamDomain: Domain = {
  ...carm,
  aggregates: [
    {
      category: 'team',
      events: {
        decode: (event: { readonly type: string }) =>
          event.type === 'Unreadable'
            ? E.left([{ path: 'type', reason: 'unknown' }])
            : E.right(event),
      },
    } as unknown as AnyAggregate,
  ],
}

/** A log of such events, with places left out, as a store may do. */
export const teamLog = (events: ReadonlyArray<TeamEvent>): ReadonlyArray<LogEntry> =>
  events.map(({ type, ...data }, index) => ({
    position: index * 3 + 2,
    event: {
      stream: 'stream' in data ? data.stream : 'id' in data ? `team-${data.id}` : 'team-all',
      revision: index,
      type,
      v: 1,
      data,
      metadata: {
        eventId: uuidFrom(`${index}`),
        recordedAt: new Date(index * 1000).toISOString(),
        hash: `${noHash.slice(12)}${String(index).padStart(12, '0')}`,
      },
    } as never,
  }))

/** A store that can be read only; `entries` may grow. */
export const storeOf = (entries: ReadonlyArray<LogEntry>): Store =>
  ({
    lastGiven: null,
    follow: null,
    readLog: (after: number, limit: number) => async () =>
      E.right(entries.filter(({ position }) => position > after).slice(0, limit)),
  }) as unknown as Store

const id = fc.constantFrom('a', 'b', 'é', 'Z', 'n;\'"\\{}')
const team = fc.constantFrom('red', 'Blue', 'null', null)

/** Histories in which streams stop now and then. */
export const teamEvents: fc.Arbitrary<ReadonlyArray<TeamEvent>> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ type: fc.constant('Joined' as const), id, team }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('Left' as const), id }) },
    { weight: 3, arbitrary: fc.record({ type: fc.constant('Won' as const), team }) },
    {
      weight: 1,
      arbitrary: id.map((one) => ({ type: 'Unreadable' as const, stream: `team-${one}` })),
    },
  ),
  { maxLength: 30, size: 'max' },
)

/** As many who join one team. */
export const joins = (count: number): ReadonlyArray<TeamEvent> =>
  Array.from({ length: count }, (_, index) => ({ type: 'Joined', id: `m${index}`, team: 'red' }))
