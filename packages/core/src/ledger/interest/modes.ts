/**
 * Which rate each day of a debt bears: the specified one, until the agency applies another from a
 * day on. The changes are kept by their days, so that it does not matter in which order they came.
 */
import { oneOf, type Static } from '@carmkit/kernel'
import { addDays, type CivilDate, entriesOf, type Keyed } from '../../values/index.js'
import type { Bearing } from './bearing.js'
import type { InterestMode } from './rates.js'

/**
 * Why another rate is borne: an amendment before the agency acted, security given in place of
 * payment until an appeal is decided, or the end of that security (catalogue 3.4, 4.4). That the
 * agency says so of each debt is assumed (CK-133).
 */
export const InterestGround = oneOf('InterestGround', [
  'voluntaryAmendment',
  'securityGiven',
  'securityEnded',
])
export type InterestGround = Static<typeof InterestGround>

/** The grounds on which another rate is borne, each from its day on. */
export type Grounds = Keyed<CivilDate, InterestGround>

export const modeOn = (ground: InterestGround | null): InterestMode =>
  ground === null || ground === 'securityEnded' ? 'dailySpecified' : 'dailyPrescribed'

/** The ground with the latest day up to this one; null before the first. */
export const groundOn = (grounds: Grounds, day: CivilDate): InterestGround | null =>
  inOrderOfDays(grounds).findLast(([from]) => from <= day)?.[1] ?? null

/** The same days, cut wherever another rate begins. */
export const byMode = (
  { principal, from, to }: Bearing,
  grounds: Grounds,
): ReadonlyArray<Bearing & { readonly mode: InterestMode }> => {
  const inside = inOrderOfDays(grounds).filter(([day]) => from < day && day <= to)
  const starts = [from, ...inside.map(([day]) => day)]
  return starts.map((start, index) => {
    const next = starts[index + 1]
    const end = next === undefined ? to : addDays(next, -1)
    return { principal, from: start, to: end, mode: modeOn(groundOn(grounds, start)) }
  })
}

const inOrderOfDays = (grounds: Grounds): ReadonlyArray<readonly [CivilDate, InterestGround]> =>
  entriesOf(grounds).toSorted(([one], [another]) => (one < another ? -1 : 1))
