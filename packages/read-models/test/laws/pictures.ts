/**
 * What tables and the picture of a cut must both say: the rows tell what is recorded, the picture what
 * holds at the moment, so dates are judged here once more, on the rows alone.
 */
import type { Picture } from '@carmkit/audit'
import type { Instant } from '@carmkit/core'
import type { Tables } from '../../src/index.js'
import { expectCases } from './picture-cases.js'
import { expectClientGroups } from './picture-client-groups.js'
import { expectDeclarations } from './picture-declarations.js'
import { expectDelegations } from './picture-delegations.js'
import { expectMoney } from './picture-money.js'
import { expectAccounts, expectClaims, expectPeople } from './picture-people.js'
import { expectRulings } from './picture-rulings.js'
import { expectSecurities } from './picture-securities.js'

/** Every section of the picture that tables tell of; what only one side tells stands in `only-on-one-side.ts`. */
export const expectPicture = (tables: Tables, picture: Picture, at: Instant): void => {
  expectPeople(tables, picture, at)
  expectClaims(tables, picture, at)
  expectAccounts(tables, picture)
  expectDelegations(tables, picture, at)
  expectClientGroups(tables, picture)
  expectDeclarations(tables, picture, at)
  expectRulings(tables, picture, at)
  expectCases(tables, picture)
  expectMoney(tables, picture, at)
  expectSecurities(tables, picture, at)
}
