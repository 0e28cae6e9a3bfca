/** All ladders in one list, for the specs that go through every refusal. */

import * as appeal from './appeal.js'
import * as authorityLapse from './authority-lapse.js'
import * as businessAccount from './business-account.js'
import * as businessAccountMembership from './business-account-membership.js'
import * as businessAccountProviders from './business-account-providers.js'
import * as businessAccountRegistration from './business-account-registration.js'
import * as businessAccountRequests from './business-account-requests.js'
import * as claim from './claim.js'
import * as clientAccess from './client-access.js'
import * as declaration from './declaration.js'
import * as declarationBelief from './declaration-belief.js'
import * as declarationImports from './declaration-imports.js'
import * as declarationOutcomes from './declaration-outcomes.js'
import * as declarationRelease from './declaration-release.js'
import * as declarationVersions from './declaration-versions.js'
import * as delegation from './delegation.js'
import * as delegationGrants from './delegation-grants.js'
import * as delegationOffers from './delegation-offers.js'
import * as financialSecurity from './financial-security.js'
import * as financialSecurityCash from './financial-security-cash.js'
import * as financialSecurityRequirement from './financial-security-requirement.js'
import * as ledger from './ledger.js'
import * as ledgerCharges from './ledger-charges.js'
import * as ledgerInterest from './ledger-interest.js'
import * as ledgerOffsets from './ledger-offsets.js'
import * as ledgerPayments from './ledger-payments.js'
import * as ledgerPayouts from './ledger-payouts.js'
import * as ledgerRefunds from './ledger-refunds.js'
import * as massCase from './mass-case.js'
import * as programAccount from './program-account.js'
import * as ruling from './ruling.js'
import type { CommandLadder } from './rungs.js'

export const ladders: ReadonlyArray<CommandLadder> = [
  claim,
  businessAccount,
  businessAccountMembership,
  businessAccountProviders,
  businessAccountRegistration,
  businessAccountRequests,
  programAccount,
  delegation,
  delegationGrants,
  delegationOffers,
  clientAccess,
  declaration,
  authorityLapse,
  financialSecurity,
  financialSecurityCash,
  financialSecurityRequirement,
  ruling,
  appeal,
  massCase,
  declarationBelief,
  declarationImports,
  declarationRelease,
  declarationVersions,
  declarationOutcomes,
  ledger,
  ledgerOffsets,
  ledgerPayments,
  ledgerInterest,
  ledgerCharges,
  ledgerPayouts,
  ledgerRefunds,
].flatMap((each) => Object.values<CommandLadder>(each))
