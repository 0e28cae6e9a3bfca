/** The law of queries: each answers what a plain filter over the rows answers, in pages of any size. */
import { carm } from '@carmkit/core'
import {
  declarationHistories,
  ledgerHistories,
  outcomeHistories,
  rulingHistories,
  securityHistories,
} from '@carmkit/laws'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AnyQuery,
  type Asking,
  appeals,
  ask,
  type Database,
  declarations,
  massCases,
  models,
  pagesOf,
  queries,
  rulings,
  type Tables,
  tablesOf,
} from '../src/index.js'
import { byKey } from '../src/project/order.js'
import { kinds, newAddress, newSqlite, right, withDatabase } from './databases.js'
import { askedFor } from './queries/asked.js'
import { naive } from './queries/naive/index.js'
import { randomTables } from './queries/random-rows.js'
import { fill, makeTables } from './queries/tables-in.js'
import { begins, like, logOf, type PlainRow, prefixOf, streamsOf } from './support.js'

const rowsIn = async (
  database: Database,
  asking: Asking,
  most: number,
): Promise<ReadonlyArray<PlainRow>> => {
  const rows: PlainRow[] = []
  for await (const page of pagesOf(database, asking, { most })) {
    expect(right(page).rows.length).toBeLessThanOrEqual(most)
    rows.push(...right(page).rows)
  }
  return rows
}

const naiveRows = (
  { name, columns }: AnyQuery,
  tables: Tables,
  asked: Asking['asked'],
): ReadonlyArray<PlainRow> => {
  const { answer, by, newestFirst } = naive[name] as (typeof naive)[string]
  const rows = answer((table) => tables[table] ?? [], asked as never)
  const ordered = rows.toSorted(byKey({ key: by } as never))
  return (newestFirst ? ordered.toReversed() : ordered).map(
    like(Object.keys(columns)),
  ) as ReadonlyArray<PlainRow>
}

const compared = queries.filter(({ name }) => naive[name] !== undefined)

/** Asks every query once, and answers which of them had rows. */
const check = async (
  database: Database,
  tables: Tables,
  { seed, most }: { readonly seed: number; readonly most: number },
): Promise<ReadonlyArray<string>> => {
  await fill(database, tables)
  const answered: string[] = []
  for (const [index, query] of compared.entries()) {
    const asking = right(ask(query, askedFor(query, tables, seed + index)))
    const expected = naiveRows(query, tables, asking.asked)
    const told = `${query.name} ${JSON.stringify(asking.asked)} by ${most}`
    expect(await rowsIn(database, asking, most), told).toEqual(expected)
    if (expected.length > 0) answered.push(query.name)
  }
  return answered
}

const drawn = fc.record({ seed: fc.nat(), most: fc.integer({ min: 1, max: 4 }) })

it('every query but that of authority has a plain answer to be held against', () => {
  const others = queries.filter(({ name }) => naive[name] === undefined)
  expect(others.map(({ name }) => name)).toEqual(['who-can'])
})

it('the rows that are drawn give every query some to answer with, on more than one page', () => {
  const drawings = fc.sample(fc.tuple(randomTables, drawn), { numRuns: 200, seed: 20_260_601 })
  const paged = compared.filter((query, index) =>
    drawings.some(([tables, { seed, most }]) => {
      const { asked } = right(ask(query, askedFor(query, tables, seed + index)))
      return naiveRows(query, tables, asked).length > most
    }),
  )
  expect(compared.filter((query) => !paged.includes(query)).map(({ name }) => name)).toEqual([])
})

describe.each(kinds)('queries on %s', (kind) => {
  it('answer what a plain filter over any rows answers, in pages of any size', async (context) => {
    await withDatabase(await newAddress(kind, context), async (database) => {
      await makeTables(database)
      await fc.assert(
        fc.asyncProperty(randomTables, drawn, async (tables, how) => {
          await check(database, tables, how)
        }),
        { numRuns: kind === 'sqlite' ? 100 : 20 },
      )
    })
  })
})

/** Whole streams: what was there before the first step of a history is part of it. */
const transactionsOf = ({ beginning, steps }: Parameters<typeof prefixOf>[0]): Tables =>
  tablesOf(
    [declarations, rulings, appeals, massCases],
    streamsOf(prefixOf({ beginning, steps }, 1), 'transaction-'),
  )

const histories: Readonly<Record<string, fc.Arbitrary<Tables>>> = {
  businesses: begins.map(({ events }) => tablesOf(models, events)),
  declarations: declarationHistories(carm).map(transactionsOf),
  outcomes: outcomeHistories(carm).map(transactionsOf),
  rulings: rulingHistories(carm).map(transactionsOf),
  ledgers: ledgerHistories(carm, 30).map(({ steps }) =>
    tablesOf(models, logOf(steps.map(({ step }) => step))),
  ),
  securities: securityHistories(carm).map(({ steps }) => tablesOf(models, logOf(steps))),
}

it('queries answer what a plain filter over the tables of histories answers', async () => {
  const answered = new Set<string>()
  await withDatabase(newSqlite(), async (database) => {
    await makeTables(database)
    for (const tables of Object.values(histories))
      await fc.assert(
        fc.asyncProperty(tables, drawn, async (made, how) => {
          for (const name of await check(database, made, how)) answered.add(name)
        }),
        { numRuns: 4, seed: 20_260_601 },
      )
  })
  expect(answered.size).toBeGreaterThan(12)
})
