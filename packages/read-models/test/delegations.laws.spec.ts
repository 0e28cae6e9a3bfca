/** The law of the screens of delegations: they say what the core's own report says in the states of a moment. */
import { type Bn9, carm, type DelegationLine, delegationsOf, type Instant } from '@carmkit/core'
import { broker, businesses, histories, importer, type Log } from '@carmkit/laws'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AnyTable,
  ask,
  authority,
  type Database,
  delegations,
  pagesOf,
  queries,
  tablesOf,
} from '../src/index.js'
import { grantHistory, stillKnown } from '../src/models/authority/tables/index.js'
import { delegation as delegationTable } from '../src/models/delegation/tables/index.js'
import type { Column } from '../src/project/table.js'
import { type Looked, logAt, looksAt, portalAt, stepsOf } from './authority-answers.js'
import { changed, movedHistories } from './authority-histories.js'
import { kinds, newAddress, newSqlite, right, withDatabase } from './databases.js'
import { fill, makeTables } from './queries/tables-in.js'
import { logOf, type PlainRow, statesOf } from './support.js'

const models = [delegations, authority]
const tables = models.flatMap((model): ReadonlyArray<AnyTable> => model.tables)

const looks = looksAt(fc.oneof(histories(carm, { most: 20 }).map(stepsOf), movedHistories))

const rowsOf = async (
  database: Database,
  name: string,
  asked: { readonly business: Bn9; readonly at: Instant },
  most = 2,
): Promise<ReadonlyArray<PlainRow>> => {
  const query = queries.find((one) => one.name === name)
  if (query === undefined) throw new Error(name)
  const rows: PlainRow[] = []
  for await (const page of pagesOf(database, right(ask(query, asked)), { most }))
    rows.push(...right(page).rows)
  return rows
}

/** What a row says, but for when a right ends: lines do not tell that. */
const told = (row: PlainRow): string => toldColumns.map((name) => row[name]).join(' ')

const toldColumns = [
  'client',
  'provider',
  'scope',
  'grant_id',
  'standing',
  'capacity',
  'visibility',
  'valid_from',
  'valid_until',
]

const grantStandings = { Active: 'InForce', Suspended: 'Suspended', Scheduled: 'NotYet' } as const

/** The screens tell what a delegation gives by itself, however its businesses stand. */
const forcesIn = ({ gives, stopped }: Pick<DelegationLine, 'gives' | 'stopped'>) => [
  ...gives,
  ...stopped,
]

const ofLine = ({
  client,
  provider,
  scope,
  grant,
  ...line
}: DelegationLine): ReadonlyArray<string> => {
  const slot = { client, provider, scope }
  const forces = forcesIn(line)
  const stands = forces.flatMap(({ kind }) =>
    kind in grantStandings ? [grantStandings[kind as keyof typeof grantStandings]] : [],
  )
  return [
    ...(grant === null ? [] : [ofGrant(slot, grant, stands[0] ?? 'Over')]),
    ...forces.flatMap((force) =>
      force.kind === 'RunOff'
        ? [told({ ...slot, grant_id: force.id, standing: force.kind, capacity: force.capacity })]
        : [],
    ),
  ]
}

const ofGrant = (
  slot: Pick<DelegationLine, 'client' | 'provider' | 'scope'>,
  { id, capacity, terms }: NonNullable<DelegationLine['grant']>,
  standing: string,
): string => {
  const { visibility, validFrom, validUntil } = terms
  const row = { ...slot, grant_id: id, standing, capacity, visibility }
  return told({ ...row, valid_from: validFrom, valid_until: validUntil })
}

/** Grants in the states that no line tells any more: they ended elsewhere. */
const endedElsewhere = (
  log: Log,
  bn9: Bn9,
  lines: ReadonlyArray<DelegationLine>,
): ReadonlyArray<string> =>
  [...statesOf(log, 'delegation').values()].flatMap((state) => {
    const { identity, grant } = state as {
      readonly identity: Pick<DelegationLine, 'client' | 'provider' | 'scope'>
      readonly grant: DelegationLine['grant']
    }
    const isTold = lines.some((line) => line.grant !== null && line.grant.id === grant?.id)
    const isOwn = identity.client === bn9 || identity.provider === bn9
    return grant === null || isTold || !isOwn ? [] : [ofGrant(identity, grant, 'Elsewhere')]
  })

/** Of every business at every moment; answers how many rights ran off that no event had recorded. */
const expectSame = async (database: Database, { steps, moments }: Looked): Promise<number> => {
  await fill(database, tablesOf(models, logOf(steps)), tables)
  let unrecorded = 0
  for (const at of moments) {
    const log = logAt(steps, at)
    const portal = portalAt(log)
    for (const business of businesses) {
      const lines = delegationsOf(portal, { bn9: business, now: at })
      const all = lines.flatMap(ofLine)
      const living = (side: 'client' | 'provider') =>
        lines
          .filter((line) => line[side] === business)
          .flatMap(ofLine)
          .filter((line) => / (?:InForce|RunOff) /.test(line))
          .toSorted()
      const asked = { business, at }
      const clients = await rowsOf(database, 'my-clients', asked)
      const providers = await rowsOf(database, 'my-providers', asked)
      const report = await rowsOf(database, 'delegation-report', asked)
      expect(clients.map(told).toSorted()).toEqual(living('provider'))
      expect(providers.map(told).toSorted()).toEqual(living('client'))
      expect(report.map(told).toSorted()).toEqual(
        [...all, ...endedElsewhere(log, business, lines)].toSorted(),
      )
      for (const right of clients.filter((row) => row['runs_off'] === 1))
        unrecorded += expectEnd(log, right)
    }
  }
  return unrecorded
}

const days = (count: number): number => count * 86_400_000

/** Requests are shown by what is recorded in the end, around the days on which they lapse. */
const expectRequests = async (database: Database, { steps }: Looked): Promise<void> => {
  const last = steps.at(-1)
  if (last === undefined) return
  const portal = portalAt(last.after)
  for (const later of [0, days(59), days(61)]) {
    const at = new Date(Date.parse(last.sent.at) + later).toISOString() as Instant
    for (const business of businesses) {
      const waiting = await rowsOf(database, 'delegation-requests', { business, at })
      expect(waiting.map(({ request_id }) => request_id)).toEqual(
        delegationsOf(portal, { bn9: business, now: at })
          .flatMap(({ open }) => (open === null ? [] : [open.id]))
          .toSorted(),
      )
    }
  }
}

/** It holds until its end and not from then on. Answers 1 where no event recorded it. */
const expectEnd = (log: Log, { client, grant_id, run_off_until }: PlainRow): number => {
  const isThere = (at: number): boolean => {
    const now = new Date(at).toISOString() as Instant
    return delegationsOf(portalAt(log), { bn9: client as Bn9, now }).some((line) =>
      forcesIn(line).some((force) => force.kind === 'RunOff' && force.id === grant_id),
    )
  }
  const end = Date.parse(String(run_off_until))
  expect([isThere(end - 1), isThere(end)]).toEqual([true, false])
  const isRecorded = [...statesOf(log, 'delegation').values()].some((state) =>
    (state as { readonly runOffs: ReadonlyArray<{ readonly grantId: string }> }).runOffs.some(
      ({ grantId }) => grantId === grant_id,
    ),
  )
  return isRecorded ? 0 : 1
}

describe.each(kinds)('the screens of delegations on %s', (kind) => {
  it('say what the report of the core says, at any moment of any history', async (context) => {
    await withDatabase(await newAddress(kind, context), async (database) => {
      await makeTables(database, tables)
      await fc.assert(
        fc.asyncProperty(looks, async (looked) => {
          await expectSame(database, looked)
          await expectRequests(database, looked)
        }),
        { numRuns: kind === 'sqlite' ? 50 : 5 },
      )
    })
  })
})

it.each([
  ['a last day passes', ['it is granted until a day'], '2026-03-13T17:00:00.000Z'],
  ['everything is revoked', ['everything is revoked'], '2026-02-11T17:00:00.000Z'],
] as const)('run-off that no event has recorded shows where %s', async (_, changes, at) => {
  const steps = changed(changes, { late: true })
  await withDatabase(newSqlite(), async (database) => {
    await makeTables(database, tables)
    const moments = [at as Instant]
    expect(await expectSame(database, { steps, moments, permissions: [] })).toBe(1)
  })
})

it.each([
  ['waits', [], 2],
  ['falls where everything is revoked', ['everything is revoked'], 0],
  ['falls where everything is cut off', ['everything is cut off'], 0],
  ['falls with the program', ['the account is closed'], 1],
  ['falls with the client', ['the client ceases'], 0],
  ['falls with the provider', ['the provider ceases'], 0],
] as const)('a request that waits for an answer %s, recorded or not', async (_, changes, count) => {
  const asked = ['more is asked for', 'the whole business is offered'] as const
  const at = '2026-02-20T17:00:00.000Z' as Instant
  await withDatabase(newSqlite(), async (database) => {
    await makeTables(database, tables)
    for (const late of [true, false]) {
      const steps = changed([...asked, ...changes], { late })
      await fill(database, tablesOf(models, logOf(steps)), tables)
      for (const business of [importer, broker]) {
        const rows = await rowsOf(database, 'delegation-requests', { business, at })
        expect(rows).toHaveLength(count)
      }
      await expectRequests(database, { steps, moments: [], permissions: [] })
    }
  })
})

it.each(['the client ceases', 'the provider ceases'] as const)(
  'where %s, its grant is over elsewhere before that is recorded',
  async (ceases) => {
    const at = '2026-02-20T17:00:00.000Z' as Instant
    await withDatabase(newSqlite(), async (database) => {
      await makeTables(database, tables)
      await expectSame(database, {
        steps: changed([ceases], { late: true }),
        moments: [at],
        permissions: [],
      })
      const report = await rowsOf(database, 'delegation-report', { business: broker as Bn9, at })
      expect(report.map(({ standing }) => standing)).toEqual(['Elsewhere'])
    })
  },
)

it('a provider with more clients than are judged together has each of them once, in pages of any size', async () => {
  const at = '2026-06-01T16:00:00.000Z' as Instant
  const [client = '', provider = ''] = businesses
  const slots = Array.from({ length: 450 }, (_, index) => ({
    client,
    provider,
    scope: `RM${String(index + 1).padStart(4, '0')}`,
  }))
  const everyThird = slots.filter((_, index) => index % 3 === 0)
  const rows = {
    delegation: slots.map((slot) => ({ ...emptyRow(delegationTable), ...slot })),
    grant_history: everyThird.map((slot) => ({
      ...emptyRow(grantHistory),
      ...slot,
      grant_id: slot.scope,
      valid_from: '2026-01-01',
      known_from: at,
      known_until: stillKnown,
    })),
  }
  await withDatabase(newSqlite(), async (database) => {
    await makeTables(database, tables)
    await fill(database, rows as never, tables)
    for (const most of [7, 100, 1_000]) {
      const found = await rowsOf(database, 'my-clients', { business: provider as Bn9, at }, most)
      expect(found.map((row) => row['scope'])).toEqual(everyThird.map(({ scope }) => scope))
    }
  })
})

/** Nothing where that may be, and else what is shortest. */
const emptyRow = ({ columns }: AnyTable): PlainRow =>
  Object.fromEntries(
    Object.entries(columns as Record<string, Column>).map(([name, { kind, nullable }]) => [
      name,
      nullable ? null : kind === 'number' || kind === 'flag' ? 0 : '',
    ]),
  )
