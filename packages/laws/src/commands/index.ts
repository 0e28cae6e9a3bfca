/**
 * Arbitrary commands of the small worlds, one by one: by people who mostly may, about things that
 * mostly exist.
 */
import fc from 'fast-check'
import { businessCommands } from './business.js'
import { claimCommands } from './claims.js'
import { declarationCommands } from './declarations.js'
import { delegationCommands } from './delegation.js'
import type { Unsent } from './form.js'
import { groupCommands } from './groups.js'
import { peopleCommands } from './people.js'
import { programCommands } from './programs.js'

export type { Unsent } from './form.js'

/** Every command of the domain by its type, each with actors that mostly may send it. */
export const commandsByType = {
  ...claimCommands,
  ...businessCommands,
  ...peopleCommands,
  ...programCommands,
  ...delegationCommands,
  ...groupCommands,
  ...declarationCommands,
}

const any = (family: { readonly [type: string]: fc.Arbitrary<Unsent> }): fc.Arbitrary<Unsent> =>
  fc.oneof(...Object.values(family))

/** Any one command of a family. */
export const commandOf = {
  claims: any(claimCommands),
  business: any(businessCommands),
  people: any(peopleCommands),
  programs: any(programCommands),
  delegation: any(delegationCommands),
  groups: any(groupCommands),
  declarations: any(declarationCommands),
}

/** Any one command. */
export const command: fc.Arbitrary<Unsent> = any(commandsByType)
