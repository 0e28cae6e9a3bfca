/** What the loop recorded is decided again as it was recorded, whatever it was. */
import { carm } from '@carmkit/core'
import {
  declarationHistories,
  foundings,
  histories,
  importHistories,
  ledgerHistories,
  outcomeFounding,
  outcomeHistories,
  paidHistories,
  rulingHistories,
  type Sent,
  type Step,
  securityFounding,
  securityHistories,
} from '@carmkit/laws'
import type { Store } from '@carmkit/store'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { redecide, theEnd } from '../src/index.js'
import { fewerTables, recordInto, sentIn, storesWith, tables } from './recording.js'
import { rightOf } from './support.js'

/** Steps, and what was carried out before them. */
interface Played {
  readonly founding: ReadonlyArray<Sent>
  readonly steps: ReadonlyArray<Step>
}

const after =
  (founding: ReadonlyArray<Sent>) =>
  ({ steps }: { readonly steps: ReadonlyArray<Step> }): Played => ({ founding, steps })
const afterPam = after(foundings.withPam)

const kinds: { readonly [name: string]: readonly [runs: number, fc.Arbitrary<Played>] } = {
  identity: [240, histories(carm, { most: 7 }).map((one) => after(foundings[one.founded])(one))],
  declarations: [50, declarationHistories(carm).map(afterPam)],
  imports: [50, importHistories(carm).map(afterPam)],
  payments: [40, paidHistories(carm).map(afterPam)],
  ledgers: [
    260,
    ledgerHistories(carm, 12).map(({ steps }) =>
      afterPam({ steps: steps.map(({ step }) => step) }),
    ),
  ],
  rulings: [180, rulingHistories(carm).map(afterPam)],
  outcomes: [30, outcomeHistories(carm).map(after(outcomeFounding))],
  securities: [150, securityHistories(carm).map(after(securityFounding))],
}

const everything = { subject: { kind: 'everything' }, bound: theEnd } as const

/** With all tables supplied, and with some that the log has to answer itself. */
const sources = { tables, fewerTables }

const cases = Object.entries(kinds).flatMap(([name, [runs, drawn]]) =>
  Object.entries(sources).map(([source, supplied]) => ({ name, source, runs, drawn, supplied })),
)

describe('what was recorded is decided again as it was', () => {
  test.each(cases)('$name with $source', async ({ runs, drawn, supplied }) => {
    const founded = new Map<Played['founding'], ReturnType<typeof storesWith>>()
    const storeAfter = async (founding: Played['founding']): Promise<Store> => {
      const stores = founded.get(founding) ?? storesWith(founding, supplied)
      founded.set(founding, stores)
      return (await stores)()
    }
    let decided = 0
    await fc.assert(
      fc.asyncProperty(drawn, async ({ founding, steps }) => {
        const store = await recordInto(await storeAfter(founding), sentIn(steps), supplied)
        const { first, same, commands, notDecided } = rightOf(
          await redecide({ ...everything, store, tables: supplied }),
        )
        expect(first).toBeNull()
        expect(same + (notDecided.SecretWithheld ?? 0)).toBe(commands)
        decided += same
      }),
      { numRuns: runs / 2 },
    )
    expect(decided).toBeGreaterThan(runs * 5)
  })
})
