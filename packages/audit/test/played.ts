/** Histories of every kind with what founded their world, for tests that need the commands of it too. */
import { carm, declaration } from '@carmkit/core'
import {
  declarationHistories,
  foundings,
  type History,
  histories,
  importHistories,
  importOrders,
  type Logged,
  type LogKind,
  ledgerHistories,
  logOf,
  outcomeFounding,
  outcomeHistories,
  paidHistories,
  play,
  requestedHere,
  rulingHistories,
  type Sent,
  type Step,
  securityFounding,
  securityHistories,
} from '@carmkit/laws'
import fc from 'fast-check'

/** Steps, and what was carried out before them. */
export interface Played {
  readonly founding: ReadonlyArray<Sent>
  readonly steps: ReadonlyArray<Step>
}

const after =
  (founding: ReadonlyArray<Sent>) =>
  ({ steps }: { readonly steps: ReadonlyArray<Step> }): Played => ({ founding, steps })

const afterPam = after(foundings.withPam)

/** Of some orders of imports the first version was filed here before. */
const filedHere = [...foundings.withPam, ...requestedHere('250.00')]
const isFiledBefore = ({ beginning }: Pick<History, 'beginning'>): boolean =>
  [...beginning.keys()].some((name) => name.startsWith(`${declaration.category}.`))

/** How long histories are at most, of the kinds that are drawn in a length. */
interface Lengths {
  readonly identity?: number
  readonly ledger?: number
}

/** By kind, as those of `randomLogs`. */
export const playedKinds = ({
  identity = 7,
  ledger = 12,
}: Lengths): { readonly [kind in LogKind]: fc.Arbitrary<Played> } => ({
  identity: histories(carm, { most: identity }).map((one) => after(foundings[one.founded])(one)),
  ledger: ledgerHistories(carm, ledger).map(({ steps }) =>
    afterPam({ steps: steps.map(({ step }) => step) }),
  ),
  declaration: declarationHistories(carm).map(afterPam),
  imports: importHistories(carm).map(afterPam),
  importOrders: importOrders(carm).map((one) =>
    after(isFiledBefore(one) ? filedHere : foundings.withPam)(one),
  ),
  outcomes: outcomeHistories(carm).map(after(outcomeFounding)),
  payments: paidHistories(carm).map(afterPam),
  ruling: rulingHistories(carm).map(afterPam),
  security: securityHistories(carm).map(after(securityFounding)),
})

const founded = new Map<Played['founding'], ReadonlyArray<Step>>()

/** Founding and commands in one log; a founding is played once. */
export const logOfPlayed = ({ founding, steps }: Played): ReadonlyArray<Logged> => {
  const before = founded.get(founding) ?? play(carm, founding)
  founded.set(founding, before)
  return logOf([...before, ...steps])
}

/** Those of all kinds, each as often as its share says. */
export const ofAllKinds = (
  kinds: { readonly [kind in LogKind]: fc.Arbitrary<Played> },
  shares: { readonly [kind in LogKind]: number },
): fc.Arbitrary<Played> =>
  fc.oneof(
    ...(Object.keys(kinds) as ReadonlyArray<LogKind>).map((kind) => ({
      arbitrary: kinds[kind],
      weight: shares[kind],
    })),
  )
