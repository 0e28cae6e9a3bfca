/** `carmkit explain` of a figure of an account at a moment, as it is known at another. */
import { type BalanceExplained, type BalanceName, explainBalance, theEnd } from '@carmkit/audit'
import type { BalanceFigure } from '@carmkit/core'
import type { Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, highest } from '../../exit-codes.js'
import { tellFailure } from '../../telling.js'
import { balanceJson, balanceText } from '../../text/balance.js'
import { tellLeftOut, tellNoBound } from './asking.js'
import {
  type MomentAsked,
  type Moments,
  readJson,
  readTexts,
  tellNoAmount,
  tellNoMoment,
  tellNoName,
} from './explain-moment.js'
import {
  behindJson,
  behindText,
  causeOf,
  type FigureAsked,
  tellMissing,
  tellUnsound,
} from './explained.js'

export const tellBalance = async (
  store: Store,
  { named, asked, onProgress, effective, known = theEnd }: MomentAsked<BalanceName>,
): Promise<ExitCode> => {
  const { output } = asked
  const { id, bn15, figure } = named
  if (figure === null) return tellNoName(named, output)
  if (effective === undefined) return tellNoMoment(id, output)
  const moments = { effective, known }
  const found = await explainBalance({ store, bn15, figure, ...moments, onProgress })
  output.progress?.('')
  if (E.isLeft(found)) return tellFailure(found.left, output, asked.options.store)
  const { amount, read } = found.right
  if (!read.isBoundThere) return tellNoBound(known, read, output)
  if (amount === null) return tellNoAmount(found.right, { store, moments, onProgress, output })
  await tell(id, { ...found.right, figure, amount }, { asked, moments })
  return [
    tellUnsound(found.right.unsound, output),
    tellMissing(found.right.declarations.map(causeOf)),
    tellLeftOut(read, output),
  ].reduce(highest)
}

type Found = BalanceExplained & { readonly figure: BalanceFigure; readonly amount: string }

const tell = async (
  id: string,
  found: Found,
  { asked, moments }: { readonly asked: FigureAsked<null>['asked']; readonly moments: Moments },
): Promise<void> => {
  const { options, output } = asked
  const { stream, declarations, read } = found
  if (options.json) {
    const { asOf, gaps } = readJson(moments, read)
    const behind = declarations.map(behindJson)
    const json = { ...asOf, ...balanceJson(id, found), declarations: behind, ...gaps }
    return output.line(JSON.stringify(json))
  }
  await output.line(balanceText(id, found, { effective: moments.effective, output }))
  for (const text of readTexts(moments, found)) await output.line(text)
  for (const one of declarations) await output.line(behindText(one, stream, output))
}
