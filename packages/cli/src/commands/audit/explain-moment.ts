/** What `carmkit explain` of any figure of an account at a moment does alike, be it of its ledger or of its security. */
import { type Bound, balanceIds, boundText, type Read, securityIds } from '@carmkit/audit'
import { type Bn15, easternTime, type Instant } from '@carmkit/core'
import { printable, sketch } from '@carmkit/kernel'
import type { Store } from '@carmkit/store'
import { type ExitCode, exitCodes, highest } from '../../exit-codes.js'
import type { Output } from '../../output.js'
import { uncountedTexts } from './as-of.js'
import { tellLeftOut, tellNothing } from './asking.js'
import type { FigureAsked } from './explained.js'

/** The moment that the figure is about, and what counts for it. */
export interface Moments {
  readonly effective: Instant
  readonly known: Bound
}

/** As it was asked: either may be missing. */
export type MomentAsked<Name> = FigureAsked<Name> & {
  readonly [M in keyof Moments]: Moments[M] | undefined
}

/** Of a name that no figure of an account has. */
export const tellNoName = (
  { id, bn15 }: { readonly id: string; readonly bn15: Bn15 },
  output: Output,
): ExitCode => {
  const all = [...balanceIds(bn15), ...securityIds(bn15)]
  output.note(`carmkit: ${sketch(id)} is no figure; they are all of ${all.join(', ')}`)
  return exitCodes.refused
}

export const tellNoMoment = (id: string, output: Output): ExitCode => {
  output.note(`carmkit: ${id} is a figure of a moment: say which with --effective`)
  return exitCodes.usage
}

/** Of a figure that has no amount there: nothing is recorded of it, or nothing counts. */
export const tellNoAmount = (
  found: {
    readonly stream: string
    readonly read: Read
    readonly notYet: number
    readonly withoutPlace: number
  },
  {
    store,
    moments: { effective, known },
    onProgress,
    output,
  }: Pick<FigureAsked<null>, 'onProgress'> & {
    readonly store: Store
    readonly moments: Moments
    readonly output: Output
  },
): Promise<ExitCode> | ExitCode => {
  const { stream, read } = found
  if (found.notYet + found.withoutPlace === 0) {
    const subject = { kind: 'stream', stream } as const
    return tellNothing({ store, subject, onProgress }, { bound: known, read, output })
  }
  const why = uncountedTexts(found).join(', and ')
  output.note(`carmkit: nothing of ${stream} was effective at ${effective}; ${why}`)
  return highest(exitCodes.refused, tellLeftOut(read, output))
}

/** How the answer was read, in the shape of `--json`: before what was found, and behind it. */
export const readJson = ({ effective, known }: Moments, read: Read) => ({
  asOf: { effective, known: boundText(known), position: read.position },
  gaps: { leftOut: read.leftOut, behind: read.behind },
})

/** The same in words. */
export const readTexts = (
  { effective, known }: Moments,
  found: { readonly read: Read; readonly notYet: number; readonly withoutPlace: number },
): ReadonlyArray<string> => [
  `  at ${easternTime(effective)} (Eastern), as known at ${printable(boundText(known))}: read up to position ${found.read.position}`,
  ...uncountedTexts(found).map((text) => `  ${text}, and do not count`),
]
