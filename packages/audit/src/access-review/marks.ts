/**
 * What a reviewer should look at. The thresholds and the meanings are ours, since no source says what
 * access is too much (assumed CK-164 to CK-168); a mark is a question, never a verdict.
 */
import {
  assignedRoles,
  employeeRoles,
  type Inspection,
  type Instant,
  millisecondsOf,
  type Role,
  rowOf,
} from '@carmkit/core'
import { actsIn } from './gifts.js'
import { keyOf, type Mark, type Stretch, scopeOf } from './line.js'
import type { Held } from './timeline.js'
import type { Counted, Tally } from './uses.js'

/** What marks are judged by. */
export interface Judging {
  /** Held at least so many days of the period, and not used: unused. */
  readonly unusedAfterDays: number
  readonly inspection: Inspection
  /** The last moment of the period. */
  readonly lastMoment: Instant
  /** Whether the business has no other manager of its own at the end of the period. */
  readonly isOnlyManager: (held: Held) => boolean
}

export const marksOf = (held: Held, tally: Tally, judging: Judging): ReadonlyArray<Mark> => {
  if (held.way.isRunOff) return [{ mark: 'runOff', rule: 'DEL-14' }]
  const uses = [...tally.uses.values()]
  const isNeeded = judging.isOnlyManager(held)
  return [
    ...(uses.length === 0 ? unused(held, judging) : excessive(held, uses, isNeeded)),
    ...(held.lasts && !isNeeded && isEndless(held, judging)
      ? [{ mark: 'endless', rule: 'CK-167' } as const]
      : []),
    ...(held.lasts ? orphaned(held, judging) : []),
  ]
}

const dayMilliseconds = 86_400_000

/**
 * The days of all stretches together. Whoever may only look is never seen to use anything, so that
 * nothing is said of it.
 */
const unused = ({ held }: Held, { unusedAfterDays }: Judging): ReadonlyArray<Mark> => {
  const length = ({ from, until }: Stretch) => millisecondsOf(until) - millisecondsOf(from)
  const time = held.reduce((sum, stretch) => sum + length(stretch), 0)
  const heldDays = Math.round(time / dayMilliseconds)
  return heldDays >= unusedAfterDays && held.some(({ gives }) => actsIn(gives).length > 0)
    ? [{ mark: 'unused', rule: 'CK-164', heldDays }]
    : []
}

const excessive = (
  held: Held,
  uses: ReadonlyArray<Counted>,
  isNeeded: boolean,
): ReadonlyArray<Mark> => {
  const { way } = held
  const enough = isNeeded ? null : lowerRole(held, uses)
  const programs = new Set(uses.map(({ program }) => program))
  const [only] = programs
  const isWide = scopeOf(way) === 'business'
  return [
    ...(enough === null ? [] : [{ mark: 'roleTooHigh', rule: 'CK-165', enough } as const]),
    ...(way.visibility === 'Financial' && !uses.some(({ needsFinancial }) => needsFinancial)
      ? [{ mark: 'visibilityTooWide', rule: 'CK-166', enough: 'Program' } as const]
      : []),
    ...(isWide && programs.size === 1 && only != null
      ? [{ mark: 'scopeTooWide', rule: 'CK-166', enough: only } as const]
      : []),
  ]
}

/**
 * The lowest role whose column allows every row that was used. What the business's own stream decides
 * counts as a matter of the whole business, which nobody below its manager decides; which programs
 * somebody has is not looked at.
 */
const lowerRole = ({ way }: Held, uses: ReadonlyArray<Counted>): Role | null => {
  const allows = (role: Role): boolean =>
    uses.every(({ permission, isOfBusiness }) => {
      const letter = permission === null ? 'N' : rowOf(permission).cells[role]
      return letter === 'Y' || (!isOfBusiness && (letter === 'P' || letter === 'V'))
    })
  const roles = laddersOf(way)
  return roles.slice(0, roles.indexOf(way.role)).find(allows) ?? null
}

/** Roles that can be given instead; a provider's manager is what the grant makes it. */
const laddersOf = ({ delegation, through }: Held['way']): ReadonlyArray<Role> => {
  if (delegation === null) return employeeRoles
  return through.length > 0 ? assignedRoles : []
}

/** Whether it is open still when the last date that could change it has passed. */
const isEndless = ({ way, approach }: Held, { inspection, lastMoment }: Judging): boolean => {
  const later = inspection.turningPoints(approach).filter((point) => point > lastMoment)
  return inspection
    .ways(approach, later.at(-1) ?? lastMoment)
    .some((one) => keyOf(approach, one) === keyOf(approach, way))
}

/** One mark for each person who gave a part of it and has gone. */
const orphaned = (
  { approach, givenLast }: Held,
  { inspection, lastMoment }: Judging,
): ReadonlyArray<Mark> =>
  givenLast.flatMap(({ by }): ReadonlyArray<Mark> => {
    if (by.kind !== 'user' || by.actingFor === null || by.userId === approach.user) return []
    const giver = { user: by.userId, actingFor: by.actingFor }
    return inspection.belongs(giver, lastMoment)
      ? []
      : [{ mark: 'orphaned', rule: 'CK-168', giver: by.userId }]
  })
