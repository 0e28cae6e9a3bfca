/** Queries over told stories on both databases, how they are asked, and what a page promises. */
import { memoryStore, type Store } from '@carmkit/store'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  type AnyQuery,
  ask,
  type Database,
  models,
  type Page,
  pageOf,
  pagesOf,
  projectOnce,
  queries,
} from '../src/index.js'
import { kinds, left, newAddress, newSqlite, right, withDatabase } from './databases.js'
import { storyOf } from './queries/stories.js'

const named = (name: string): AnyQuery => {
  const query = queries.find((one) => one.name === name)
  if (query === undefined) throw new Error(`no query is called ${name}`)
  return query
}

type Texts = Readonly<Record<string, string>>

/** All rows, two at a time, each page asked for by itself. */
const answer = async (
  database: Database,
  name: string,
  texts: Texts,
): Promise<ReadonlyArray<object>> => {
  const asking = right(ask(named(name), texts))
  const rows: object[] = []
  for (let after: string | null = null; ; ) {
    const page: Page = right(await pageOf(database, asking, { after, most: 2 }))
    rows.push(...page.rows)
    if (page.next === null) return rows
    after = page.next
  }
}

const account = '123456782RM0001'
const at = '2026-03-27T04:00:00.000Z'
const on = '2026-03-27'
const ofMoney: ReadonlyArray<readonly [name: string, texts: Texts]> = [
  ['transactions', { of: '123456782' }],
  ['versions', { transaction: '10000000000017' }],
  ['balances', { of: account, on }],
  ['open-items', { account, on }],
  ['payments', { account }],
  ['allocations', { account }],
  ['statements', { account }],
  ['statement-lines', { account, period: '2026-03' }],
  ['audit-log', { business: '123456782' }],
  ['deadlines', { business: '123456782', at }],
  ['people', { business: '123456782', at }],
  ['program-accounts', { business: '123456782' }],
  ['who-can', { permission: 'MakePayment', where: account, at }],
]

const provider = '720918341'
const summer = '2026-07-15T16:00:00.000Z'
const ofDelegations: ReadonlyArray<readonly [name: string, texts: Texts]> = [
  ['my-clients', { business: provider, at: summer }],
  ['my-clients', { business: provider, at: '2026-04-15T16:00:00.000Z' }],
  ['delegation-report', { business: provider, at: summer }],
  ['people', { business: provider, at: summer }],
  ['audit-log', { business: provider, from: '2026-03-01', until: '2026-03-31' }],
]

/** Every answer on both databases, row by row; each has some. */
const expectAlike = async (
  store: Store,
  asked: typeof ofMoney,
  context: Parameters<typeof newAddress>[1],
): Promise<void> => {
  const answersOn = async (kind: (typeof kinds)[number]) =>
    withDatabase(await newAddress(kind, context), async (database) => {
      right(await projectOnce(database, store, { models }))
      const answers = []
      for (const [name, texts] of asked)
        answers.push({ name, texts, rows: await answer(database, name, texts) })
      return answers
    })
  const [one, other] = [await answersOn('sqlite'), await answersOn('postgres')]
  expect(one.filter(({ rows }) => rows.length === 0)).toEqual([])
  expect(other).toEqual(one)
}

describe('a story of money', () => {
  let store: Store
  beforeAll(async () => {
    store = await storyOf('03-billing-cycle', on)
  })

  it('has the same answers on both databases, row by row', (context) =>
    expectAlike(store, ofMoney, context))

  it('is read to its end as it stood when reading began', async () => {
    const address = newSqlite()
    const project = (entries: number) =>
      withDatabase(address, async (database) =>
        right(await projectOnce(database, upTo(store, entries), { models })),
      )
    await project(4)
    await withDatabase(address, async (database) => {
      const asking = right(ask(named('audit-log'), { business: '123456782' }))
      const whole = right(await pageOf(database, asking, { after: null, most: 1_000 }))
      const seen: Page[] = []
      for await (const page of pagesOf(database, asking, { most: 1 })) {
        seen.push(right(page))
        if (seen.length === 1) await project(9)
      }
      expect(seen.flatMap(({ rows }) => rows)).toEqual(whole.rows)
      expect(new Set(seen.map(({ position }) => position))).toEqual(new Set([whole.position]))
      const after = right(await pageOf(database, asking, { after: null, most: 1_000 }))
      expect(after.position).toBeGreaterThan(whole.position)
      expect(after.rows.length).toBeGreaterThan(whole.rows.length)
    })
  })

  it('goes on behind the same row when others have come in before it', async () => {
    await withDatabase(newSqlite(), async (database) => {
      right(await projectOnce(database, upTo(store, 4), { models }))
      const asking = right(ask(named('audit-log'), { business: '123456782' }))
      const all = right(await pageOf(database, asking, { after: null, most: 1_000 })).rows
      const { next } = right(await pageOf(database, asking, { after: null, most: 1 }))
      right(await projectOnce(database, store, { models }))
      const rest = right(await pageOf(database, asking, { after: next, most: 1_000 })).rows
      expect(rest).toEqual(all.slice(1))
    })
  })

  it('lets go of the database when its reader leaves early', async () => {
    await withDatabase(newSqlite(), async (database) => {
      right(await projectOnce(database, store, { models }))
      const asking = right(ask(named('audit-log'), { business: '123456782' }))
      for await (const page of pagesOf(database, asking, { most: 1 })) {
        expect(right(page).rows.length).toBe(1)
        break
      }
      expect(right(await pageOf(database, asking, { after: null, most: 1 })).rows.length).toBe(1)
    })
  })

  it.each([
    ['nothing was projected yet', null, 'NoReadModels'],
    ['tables are of a newer carmkit', 'UPDATE read_model_build SET version = 99', 'DatabaseNewer'],
    ['tables are of an older one', 'UPDATE read_model_build SET version = 0', 'NoReadModels'],
    ['the database does not do what it is asked', 'DROP VIEW audit_event', 'DatabaseFailed'],
  ])('says why there are no rows where %s', async (_where, change, name) => {
    await withDatabase(newSqlite(), async (database) => {
      if (change !== null) {
        right(await projectOnce(database, memoryStore()))
        await database.writing?.((session) => session.run(change))
      }
      const asking = right(ask(named('audit-log'), { business: '123456782' }))
      const pages = []
      for await (const page of pagesOf(database, asking)) pages.push(page)
      expect(pages.map(left)).toMatchObject([{ name }])
      expect(left(await pageOf(database, asking, { after: null, most: 1 }))).toMatchObject({ name })
    })
  })

  it.each([
    ['no text', ''],
    ['no JSON', 'x'],
    ['an empty place', 'W10'],
    ['a text for a number', 'WyIxIl0'],
    ['too many values', 'WzEsMl0'],
    ['null', 'W251bGxd'],
    ['a long text', 'a'.repeat(5_000)],
  ])('refuses as a cursor: %s', async (_what, after) => {
    await withDatabase(newSqlite(), async (database) => {
      right(await projectOnce(database, memoryStore()))
      const asking = right(ask(named('audit-log'), { business: '123456782' }))
      expect(left(await pageOf(database, asking, { after, most: 1 }))).toEqual({
        name: 'CursorRefused',
        reason: 'expected the cursor of a page of this query',
      })
    })
  })
})

/** The log as it was when it had so many entries. */
const upTo = (store: Store, entries: number): Store => ({
  ...store,
  readLog: (after, limit) => async () => {
    const page = await store.readLog(0, entries)()
    return page._tag === 'Left'
      ? page
      : { ...page, right: page.right.filter(({ position }) => position > after).slice(0, limit) }
  },
})

describe('what queries are asked with', () => {
  it('is refused with all of its faults, each by its name and with what is allowed', () => {
    const faults = left(
      ask(named('open-items'), { account: '12', overdue: 'perhaps', 'till\u0007': 'x' }),
    )
    expect(faults).toEqual([
      { path: 'account', reason: expect.stringMatching(/^expected Bn15 \(.*\), got "12"$/) },
      { path: 'on', reason: expect.stringMatching(/^expected CivilDate \(.*\), got nothing$/) },
      { path: 'overdue', reason: 'expected "yes" or "no", got "perhaps"' },
      { path: 'till?', reason: 'open-items is not asked with it, but with account, on, overdue' },
    ])
  })

  it('may leave out what is not required', () => {
    expect(right(ask(named('open-items'), { account, on, overdue: undefined })).asked).toEqual({
      account,
      on,
      overdue: null,
    })
  })
})

it('every query says what it is, what it is asked with, and what its rows hold', () => {
  expect(new Set(queries.map(({ name }) => name)).size).toBe(queries.length)
  for (const { name, meaning, parameters, columns } of queries) {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/)
    const texts = [
      meaning,
      ...[...Object.values(parameters), ...Object.values(columns)].map(meaningOf),
    ]
    for (const text of texts) expect(text, name).toMatch(/^\S.*\.$/)
  }
})

const meaningOf = (one: unknown): string => (one as { readonly meaning: string }).meaning

it('a story of delegations has the same answers on both databases, row by row', async (context) =>
  expectAlike(await storyOf('02-delegation-year', '2026-08-01'), ofDelegations, context))
