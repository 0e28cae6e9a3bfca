/** Who can, asked of the tables as runners make them, on both databases, for every row of the matrix. */
import { carm } from '@carmkit/core'
import { histories } from '@carmkit/laws'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AuthorityTables, authority, tablesOf } from '../src/index.js'
import { difference, expectedIn, looksAt, permissions, stepsOf } from './authority-answers.js'
import { movedHistories } from './authority-histories.js'
import { kinds, newAddress, withDatabase } from './databases.js'
import { fill, makeTables } from './queries/tables-in.js'
import { logOf } from './support.js'

const looks = looksAt(fc.oneof(histories(carm, { most: 20 }).map(stepsOf), movedHistories)).map(
  (looked) => ({ ...looked, moments: looked.moments.slice(0, 1), permissions }),
)

describe.each(kinds)('who can on %s', (kind) => {
  it('is answered as authorize does, of every place and by every row of the matrix', async (context) => {
    await withDatabase(await newAddress(kind, context), async (database) => {
      await makeTables(database, authority.tables)
      let allowed = 0
      await fc.assert(
        fc.asyncProperty(looks, async (looked) => {
          const rows = tablesOf([authority], logOf(looked.steps))
          await fill(database, rows, authority.tables)
          const expected = expectedIn(looked)
          const found = database.reading<AuthorityTables, string | null>((queries) =>
            difference(queries, expected),
          )
          expect(await found).toBeNull()
          allowed += expected.flatMap(({ able }) => [...able.values()].flat()).length
        }),
        { numRuns: kind === 'sqlite' ? 40 : 8 },
      )
      expect(allowed).toBeGreaterThan(100)
    })
  })
})
