/** How rows get to SQLite: many in one statement, and each as it was given. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Session, StoredTable } from '../src/database/database.js'
import { createTable } from '../src/database/model-tables.js'
import { connect } from '../src/database/sqlite/driver.js'
import { sessionOn } from '../src/database/sqlite/session.js'
import { column, optional } from '../src/index.js'
import type { PlainRow } from '../src/project/rows.js'
import { withDatabase } from './databases.js'

const place: StoredTable = {
  name: 'place',
  columns: {
    street: column('text', 'Its street.'),
    house: column('number', 'Its number there.'),
    owner: optional('text', 'Who owns it; null for nobody.'),
    price: optional('money', 'What it costs; null where it is not for sale.'),
  },
  key: ['street', 'house'],
  lookups: [],
}

const houses = (count: number, at: (house: number) => Partial<PlainRow>): PlainRow[] =>
  Array.from({ length: count }, (_, index) => ({
    street: `street ${index % 3}`,
    house: index,
    owner: null,
    price: null,
    ...at(index),
  }))

/** A table in a new file, and the statements that were run on it. */
const withPlaces = async (
  work: (session: Session, ran: () => ReadonlyArray<string>) => Promise<void>,
): Promise<void> => {
  const file = join(mkdtempSync(join(tmpdir(), 'carmkit-')), 'tables.sqlite')
  await withDatabase(`sqlite:${file}`, async ({ dialect }) => {
    const connection = connect(file, 'write')
    const statements: string[] = []
    const session = sessionOn({
      ...connection,
      run: (sql, values) => {
        statements.push(sql)
        return connection.run(sql, values)
      },
    })
    try {
      await createTable({ dialect, session }, place)
      statements.length = 0
      await work(session, () => statements)
    } finally {
      connection.close()
    }
  })
}

const stored = (session: Session) => session.rows('SELECT * FROM place ORDER BY house')

test('rows of which the same columns are written share statements, whatever their number', async () => {
  for (const count of [1, 3, 4, 31, 32, 100]) {
    await withPlaces(async (session, ran) => {
      const first = houses(count, (house) => ({
        owner: `owner ${house}`,
        price: 2 ** 53 - 1 - house,
      }))
      await session.put(
        place,
        first.map((row) => ({ row, before: null })),
      )
      expect(await stored(session)).toEqual(first)
      const then = first.map((row) => ({ ...row, owner: null, price: Number(row['house']) }))
      await session.put(
        place,
        then.map((row, index) => ({ row, before: first[index] })),
      )
      expect(await stored(session)).toEqual(then)
      // 32 and 4 at a time, and the rest one by one; once for the inserts, and once for the updates.
      const each = Math.floor(count / 32) + Math.floor((count % 32) / 4) + (count % 4)
      expect(ran()).toHaveLength(2 * each)
    })
  }
})

test('each row is written as it differs, among others that differ elsewhere', async () => {
  await withPlaces(async (session) => {
    const first = houses(90, (house) =>
      house % 2 === 0 ? { owner: 'the king' } : { price: house },
    )
    await session.put(
      place,
      first.map((row) => ({ row, before: null })),
    )
    const then = first.map((row, index) => ({
      ...row,
      ...[{ owner: 'O\'"?' }, { price: -index }, { owner: null, price: null }, {}][index % 4],
    }))
    await session.put(
      place,
      then.map((row, index) => ({ row, before: first[index] })),
    )
    expect(await stored(session)).toEqual(then)
    // Of a row that nobody has looked at it is not known what stays: it is written whole.
    await session.put(
      place,
      first.map((row) => ({ row, before: undefined })),
    )
    expect(await stored(session)).toEqual(first)
  })
})

test('rows are found by their key when they are changed, however many others there are', async () => {
  await withPlaces(async (session, ran) => {
    const first = houses(37, () => ({ owner: 'the king' }))
    await session.put(
      place,
      first.map((row) => ({ row: { ...row, owner: null }, before: row })),
    )
    const updates = [...new Set(ran())]
    expect(updates).toHaveLength(3)
    for (const sql of updates) {
      const plan = await session.rows(`EXPLAIN QUERY PLAN ${sql}`)
      expect(plan.map(({ detail }) => detail)).toContainEqual(
        expect.stringMatching(/SEARCH stored USING PRIMARY KEY \(street=\? AND house=\?\)/),
      )
    }
  })
})
