/** All laws in one list, of any domain and of ours. */
import { carm, type Domain } from '@carmkit/core'
import type { Law } from '@carmkit/testkit'
import { accountRules } from './rules/accounts.js'
import { authorityLaws } from './rules/authority.js'
import { declarationRules } from './rules/declarations.js'
import { delegationRules } from './rules/delegation.js'
import { isolationLaws } from './rules/isolation.js'
import { foldLaws, mechanicRules } from './rules/mechanics.js'
import { providerRules } from './rules/providers.js'

/** Every law, of a domain of your choice: ours, or one with rules of yours. */
export const lawsOf = (domain: Domain): ReadonlyArray<Law> => [
  ...foldLaws(domain),
  ...[
    ...mechanicRules,
    ...accountRules,
    ...delegationRules,
    ...providerRules,
    ...declarationRules,
  ].map((rule) => rule(domain)),
  ...isolationLaws(domain),
  ...authorityLaws,
]

/** The laws of the domain as this library decides it. Each name begins with its rule id. */
export const laws: ReadonlyArray<Law> = lawsOf(carm)
