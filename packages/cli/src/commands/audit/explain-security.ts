/** `carmkit explain` of a figure of an account's security at a moment, as it is known at another. */
import { explainSecurity, type SecurityName, theEnd } from '@carmkit/audit'
import type { Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import type { ExitCode } from '../../exit-codes.js'
import { tellFailure } from '../../telling.js'
import { securityJson, securityText } from '../../text/security.js'
import { tellLeftOut, tellNoBound } from './asking.js'
import {
  type MomentAsked,
  readJson,
  readTexts,
  tellNoAmount,
  tellNoMoment,
  tellNoName,
} from './explain-moment.js'

export const tellSecurity = async (
  store: Store,
  { named, asked, onProgress, effective, known = theEnd }: MomentAsked<SecurityName>,
): Promise<ExitCode> => {
  const { options, output } = asked
  const { id, bn15, figure } = named
  if (figure === null) return tellNoName(named, output)
  if (effective === undefined) return tellNoMoment(id, output)
  const moments = { effective, known }
  const answer = await explainSecurity({ store, bn15, figure, ...moments, onProgress })
  output.progress?.('')
  if (E.isLeft(answer)) return tellFailure(answer.left, output, options.store)
  const { amount, read } = answer.right
  if (!read.isBoundThere) return tellNoBound(known, read, output)
  if (amount === null) return tellNoAmount(answer.right, { store, moments, onProgress, output })
  const found = { ...answer.right, amount }
  if (options.json) {
    const { asOf, gaps } = readJson(moments, read)
    await output.line(JSON.stringify({ ...asOf, ...securityJson(id, found), ...gaps }))
  } else {
    await output.line(securityText(id, found, { effective, output }))
    for (const text of readTexts(moments, found)) await output.line(text)
  }
  return tellLeftOut(read, output)
}
