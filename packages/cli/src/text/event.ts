/**
 * Recorded events in words, for the table of `carmkit history` and the lines of `carmkit run`. Each
 * aggregate has its texts in a file of its own; here they come together.
 */
import type { DomainEvent } from '@carmkit/kernel'
import { appealTexts } from './event/appeal.js'
import { authorityLapseTexts } from './event/authority-lapse.js'
import { businessAccountTexts } from './event/business-account.js'
import { claimTexts } from './event/claim.js'
import { clientAccessTexts } from './event/client-access.js'
import { declarationTexts } from './event/declaration.js'
import { delegationTexts } from './event/delegation.js'
import { financialSecurityTexts } from './event/financial-security.js'
import { ledgerTexts } from './event/ledger.js'
import { massCaseTexts } from './event/mass-case.js'
import { programAccountTexts } from './event/program-account.js'
import { rulingTexts } from './event/ruling.js'
import { type Descriptions, record } from './event/words.js'

const describe: Descriptions = {
  ...claimTexts,
  ...businessAccountTexts,
  ...programAccountTexts,
  ...delegationTexts,
  ...clientAccessTexts,
  ...declarationTexts,
  ...authorityLapseTexts,
  ...financialSecurityTexts,
  ...rulingTexts,
  ...appealTexts,
  ...massCaseTexts,
  ...ledgerTexts,
}

/** What happened, in a few words; empty for events of other domains. */
export const eventText = ({ type, data }: DomainEvent): string =>
  Object.hasOwn(describe, type) ? (describe[type]?.(record(data)) ?? '') : ''
