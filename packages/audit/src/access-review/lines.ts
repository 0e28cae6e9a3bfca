/** A line of the review from what time has shown of it and what was done by it; and their order. */
import type { Bn9 } from '@carmkit/core'
import { actsIn } from './gifts.js'
import { type AccessLine, keyOf, scopeOf } from './line.js'
import { type Judging, marksOf } from './marks.js'
import type { Held } from './timeline.js'
import { type Tally, useFrom } from './uses.js'

export const lineOf = (held: Held, tally: Tally, judging: Judging): AccessLine => {
  const { approach, way } = held
  const { role, delegation, isRunOff, visibility, through } = way
  const used = useFrom(tally)
  const gave = held.held.flatMap(({ gives }) => gives)
  return {
    user: approach.user,
    actingFor: approach.actingFor,
    way: { role, delegation, isRunOff },
    scope: scopeOf(way),
    visibility,
    through,
    held: held.held,
    given: held.given,
    used,
    neverUsed: actsIn(gave).filter((one) => !used.permissions.includes(one)),
    marks: marksOf(held, tally, judging),
  }
}

/** A manager of the own business at the end of the period: the last one is not to be given up (USR-10). */
export const isLastingManager = ({ way, lasts }: Held): boolean =>
  lasts && way.delegation === null && way.role === 'BAM'

/** The reviewed business first, then its providers, by their numbers. */
export const inReadingOrder =
  (bn9: Bn9) =>
  (one: AccessLine, other: AccessLine): number => {
    const textOf = (line: AccessLine): string =>
      `${line.actingFor === bn9 ? 0 : 1} ${keyOf(line, line.way)}`
    return textOf(one) < textOf(other) ? -1 : 1
  }
