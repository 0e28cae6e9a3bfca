/** All laws in one list, of any domain and of ours. */
import { carm, type Domain } from '@carmkit/core'
import type { Law } from '@carmkit/testkit'
import type fc from 'fast-check'
import { type History, histories } from './history.js'
import { accountRules } from './rules/accounts.js'
import { authorityLaws } from './rules/authority.js'
import { claimRules } from './rules/claims.js'
import { clockRules } from './rules/clock.js'
import { commutingRules } from './rules/commuting.js'
import { declarationRules } from './rules/declarations.js'
import { delegationRules } from './rules/delegation.js'
import { endingRules } from './rules/endings.js'
import { groupRules } from './rules/groups.js'
import { isolationLaws } from './rules/isolation.js'
import { foldLaws, mechanicRules } from './rules/mechanics.js'
import { peopleRules } from './rules/people.js'
import { programRules } from './rules/programs.js'
import { providerRules } from './rules/providers.js'
import { roomRules } from './rules/room.js'
import { lawOf, type Rule } from './rules/rule.js'

/** What holds of every single history: each of them is a law, and all may look at the same history. */
export const rules: ReadonlyArray<Rule> = [
  ...mechanicRules,
  ...accountRules,
  ...peopleRules,
  ...claimRules,
  ...programRules,
  ...roomRules,
  ...delegationRules,
  ...providerRules,
  ...endingRules,
  ...groupRules,
  ...clockRules,
  ...commutingRules,
  ...declarationRules,
]

/**
 * Every law, of a domain of your choice: ours, or one with rules of yours.
 *
 * @param source histories of that domain; those that exist already may be given, to be looked at by
 * all laws
 */
export const lawsOf = (
  domain: Domain,
  source: fc.Arbitrary<History> = histories(domain),
): ReadonlyArray<Law> => [
  ...foldLaws(domain, source),
  ...rules.map((rule) => lawOf(rule, source)),
  ...isolationLaws(domain, source),
  ...authorityLaws,
]

/** The laws of the domain as this library decides it. Each name begins with its rule id. */
export const laws: ReadonlyArray<Law> = lawsOf(carm)
