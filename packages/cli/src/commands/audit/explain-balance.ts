/** `carmkit explain` of a figure of an account at a moment, as it is known at another. */
import {
  type BalanceExplained,
  type BalanceName,
  type Bound,
  balanceIds,
  boundText,
  explainBalance,
  theEnd,
} from '@carmkit/audit'
import { type BalanceFigure, easternTime, type Instant } from '@carmkit/core'
import { printable, sketch } from '@carmkit/kernel'
import type { Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes, highest } from '../../exit-codes.js'
import type { Output } from '../../output.js'
import { tellFailure } from '../../telling.js'
import { balanceJson, balanceText } from '../../text/balance.js'
import { uncountedTexts } from './as-of.js'
import { tellLeftOut, tellNoBound, tellNothing } from './asking.js'
import {
  behindJson,
  behindText,
  causeOf,
  type FigureAsked,
  tellMissing,
  tellUnsound,
} from './explained.js'

/** The moment that the figure is about, and what counts for it. */
interface Moments {
  readonly effective: Instant
  readonly known: Bound
}

export const tellBalance = async (
  store: Store,
  {
    named,
    asked,
    onProgress,
    effective,
    known = theEnd,
  }: FigureAsked<BalanceName> & {
    readonly effective: Instant | undefined
    readonly known: Bound | undefined
  },
): Promise<ExitCode> => {
  const { output } = asked
  const { id, bn15, figure } = named
  if (figure === null) {
    output.note(
      `carmkit: ${sketch(id)} is no figure; they are all of ${balanceIds(bn15).join(', ')}`,
    )
    return exitCodes.refused
  }
  if (effective === undefined) {
    output.note(`carmkit: ${id} is a figure of a moment: say which with --effective`)
    return exitCodes.usage
  }
  const question = { store, bn15, figure, effective, known, onProgress }
  const found = await explainBalance(question)
  output.progress?.('')
  if (E.isLeft(found)) return tellFailure(found.left, output, asked.options.store)
  const { stream, amount, read } = found.right
  if (!read.isBoundThere) return tellNoBound(known, read, output)
  const moments = { effective, known }
  if (amount === null) {
    return found.right.notYet + found.right.withoutPlace === 0
      ? tellNothing(
          { store, subject: { kind: 'stream', stream }, onProgress },
          { bound: known, read, output },
        )
      : tellUncounted(found.right, { effective, output })
  }
  await tell(named.id, { ...found.right, figure, amount }, { asked, moments })
  return [
    tellUnsound(found.right.unsound, output),
    tellMissing(found.right.declarations.map(causeOf)),
    tellLeftOut(read, output),
  ].reduce(highest)
}

const tellUncounted = (
  { stream, read, ...uncounted }: BalanceExplained,
  { effective, output }: { readonly effective: Instant; readonly output: Output },
): ExitCode => {
  const why = uncountedTexts(uncounted).join(', and ')
  output.note(`carmkit: nothing of ${stream} was effective at ${effective}; ${why}`)
  return highest(exitCodes.refused, tellLeftOut(read, output))
}

type Found = BalanceExplained & { readonly figure: BalanceFigure; readonly amount: string }

const tell = async (
  id: string,
  found: Found,
  { asked, moments }: { readonly asked: FigureAsked<null>['asked']; readonly moments: Moments },
): Promise<void> => {
  const { options, output } = asked
  const { stream, declarations, read } = found
  const { effective, known } = moments
  if (options.json) {
    const asOf = { effective, known: boundText(known), position: read.position }
    const behind = declarations.map(behindJson)
    const { leftOut, behind: missed } = read
    const json = {
      ...asOf,
      ...balanceJson(id, found),
      declarations: behind,
      leftOut,
      behind: missed,
    }
    return output.line(JSON.stringify(json))
  }
  await output.line(balanceText(id, found, { effective, output }))
  await output.line(
    `  at ${easternTime(effective)} (Eastern), as known at ${printable(boundText(known))}: read up to position ${read.position}`,
  )
  for (const text of uncountedTexts(found)) await output.line(`  ${text}, and do not count`)
  for (const one of declarations) await output.line(behindText(one, stream, output))
}
