/**
 * Episodes: a few commands that belong together, like a request and its answer, so that histories
 * get somewhere. Each history has a theme, or its episodes would hardly ever meet.
 */
import fc from 'fast-check'
import { commandOf, type Unsent } from '../commands/index.js'
import * as business from './business.js'
import * as claims from './claims.js'
import * as declarations from './declarations.js'
import * as delegation from './delegation.js'
import type { Episode } from './form.js'
import * as groups from './groups.js'
import * as people from './people.js'
import * as programs from './programs.js'

const one = (commands: (typeof commandOf)[keyof typeof commandOf]): Episode =>
  commands.map((command) => [command])

const mixed = (...weighted: ReadonlyArray<readonly [number, Episode]>): Episode =>
  fc.oneof(...weighted.map(([weight, arbitrary]) => ({ weight, arbitrary })))

/** What most histories are about: grants, what is done under them, and how they end. */
const delegating = mixed(
  [2, one(commandOf.delegation)],
  [1, one(commandOf.declarations)],
  [12, delegation.brokering],
  [27, delegation.ending],
  [1, delegation.delegating],
  [1, declarations.filing],
  [1, declarations.discarding],
  [1, delegation.renewing],
  [1, delegation.regranting],
  [1, delegation.inVain],
  [1, people.joining],
  [1, delegation.elsewhere],
  [1, people.twoHats],
)

const changing = mixed(
  [3, one(commandOf.delegation)],
  [2, delegation.offering],
  [2, delegation.amending],
  [2, delegation.relinquishing],
  [2, delegation.revokingAll],
  [1, delegation.blocking],
  [1, delegation.inVain],
  [1, delegation.brokering],
)

const employing = mixed(
  [4, one(commandOf.people)],
  [3, people.joining],
  [1, people.askedInVain],
  [2, people.inviting],
  [2, people.changingRole],
  [1, people.suspendingAccess],
  [1, people.expiring],
  [1, people.comingAndGoing],
  [2, business.registering],
)

const standing = mixed(
  [2, one(commandOf.business)],
  [1, one(commandOf.programs)],
  [1, business.suspending],
  [1, business.orphaning],
  [1, business.ceasing],
  [1, business.suspendingLicence],
  [3, delegation.brokering],
  [2, programs.closing],
  [1, programs.suspendingProgram],
  [2, delegation.delegating],
)

const enrolling = mixed(
  [3, one(commandOf.programs)],
  [2, programs.enrolling],
  [2, programs.enrollingSlowly],
  [1, programs.mirroring],
  [2, programs.closing],
  [1, programs.suspendingProgram],
  [1, programs.subPrograms],
  [2, programs.enrollingFurther],
)

const staffing = mixed(
  [3, one(commandOf.groups)],
  [3, groups.staffing],
  [1, groups.renaming],
  [1, delegation.ending],
)

/** What nobody answers, and what ends by its date. */
const waiting = mixed(
  [3, people.askedInVain],
  [2, people.expiring],
  [1, people.inviting],
  [3, delegation.inVain],
  [2, delegation.renewing],
  [2, delegation.relinquishing],
  [1, claims.failing],
)

const claiming = mixed(
  [2, one(commandOf.claims)],
  [2, claims.claiming],
  [2, claims.failing],
  [1, claims.reviewing],
  [2, claims.trying],
)

const everything = mixed(
  [2, delegating],
  [1, changing],
  [2, employing],
  [2, standing],
  [1, enrolling],
  [1, staffing],
  [1, claiming],
  [1, one(commandOf.business)],
)

/** What a history can be about, with how often. */
const themes: ReadonlyArray<readonly [number, Episode]> = [
  [18, delegating],
  [4, changing],
  [5, employing],
  [3, standing],
  [2, enrolling],
  [2, staffing],
  [2, claiming],
  [2, waiting],
  [4, everything],
]

/** One command, or a few that belong together, of any kind. */
export const episode: Episode = everything

/** Some episodes of one theme, in a row. */
export const episodes = (most: number): fc.Arbitrary<ReadonlyArray<ReadonlyArray<Unsent>>> =>
  fc.oneof(
    ...themes.map(([weight, theme]) => ({
      weight,
      arbitrary: fc.array(theme, { minLength: 1, maxLength: most, size: 'max' as const }),
    })),
  )
