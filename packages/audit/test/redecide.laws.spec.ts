/** What the loop recorded is decided again as it was recorded, whatever it was. */
import type { LogKind } from '@carmkit/laws'
import type { Store, TableSource } from '@carmkit/store'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { redecide, theEnd } from '../src/index.js'
import { type Played, playedKinds } from './played.js'
import { fewerTables, recordInto, sentIn, storesWith, tables } from './recording.js'
import { rightOf } from './support.js'

const kinds = playedKinds({})

/** Each is carried out with all tables supplied, and with some that the log has to answer itself. */
const runs: { readonly [kind in LogKind]: number } = {
  identity: 120,
  ledger: 130,
  declaration: 25,
  imports: 20,
  importOrders: 10,
  outcomes: 20,
  payments: 20,
  ruling: 90,
  security: 75,
}

const everything = { subject: { kind: 'everything' }, bound: theEnd } as const

const sources = [tables, fewerTables]

/** Stores in which a founding was carried out already, for each founding and source of tables. */
const founded = () => {
  const known = new Map<Played['founding'], Map<TableSource, ReturnType<typeof storesWith>>>()
  return async (founding: Played['founding'], supplied: TableSource): Promise<Store> => {
    const bySource = known.get(founding) ?? new Map<TableSource, ReturnType<typeof storesWith>>()
    known.set(founding, bySource)
    const stores = bySource.get(supplied) ?? storesWith(founding, supplied)
    bySource.set(supplied, stores)
    return (await stores)()
  }
}

describe('what was recorded is decided again as it was', () => {
  test.each(Object.keys(runs) as ReadonlyArray<LogKind>)('%s', async (kind) => {
    const storeAfter = founded()
    let decided = 0
    await fc.assert(
      fc.asyncProperty(kinds[kind], async ({ founding, steps }) => {
        for (const supplied of sources) {
          const store = await storeAfter(founding, supplied)
          await recordInto(store, sentIn(steps), supplied)
          const { first, same, commands, notDecided } = rightOf(
            await redecide({ ...everything, store, tables: supplied }),
          )
          expect(first).toBeNull()
          expect(same + (notDecided.SecretWithheld ?? 0)).toBe(commands)
          decided += same
        }
      }),
      { numRuns: runs[kind] },
    )
    expect(decided).toBeGreaterThan(runs[kind] * 20)
  })
})
