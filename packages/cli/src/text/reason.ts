/** Refusals in words. Made here, at the edge: programs read names, rules and fields. */
import type { Reason } from '@carmkit/kernel'
import { unreadablePlace } from './place.js'
import { accounts, claims, programs } from './reason/accounts.js'
import { denials } from './reason/authority.js'
import { declarations } from './reason/declaration.js'
import { delegations, staff } from './reason/delegation.js'
import { ledgers } from './reason/ledger.js'
import { appeals, massCases, rulings } from './reason/recourse.js'
import { securities } from './reason/security.js'
import type { Refused, Texts } from './reason/texts.js'

const texts: Texts<Refused> = {
  ...denials,
  ...claims,
  ...accounts,
  ...programs,
  ...delegations,
  ...staff,
  ...declarations,
  ...securities,
  ...rulings,
  ...appeals,
  ...massCases,
  ...ledgers,
  // the loop and the store
  CommandIdReused: ({ field }) => `this command id was used for another command: ${field} differs`,
  OutcomeUnknown: () => 'the answer of the store was lost; send the same command again',
  OutOfAttempts: ({ attempts }) => `others were faster ${attempts} times; send the command again`,
  OutOfTime: ({ milliseconds }) =>
    `nothing was sent within ${milliseconds} ms; send the command again`,
  AppendTooLarge: ({ bytes, mostBytes }) =>
    `${bytes} bytes of events, at most ${mostBytes} are stored at once`,
  StoreUnavailable: ({ reason }) => `the store is not available: ${reason}`,
  Unreadable: ({ reason, ...place }) => `${unreadablePlace(place)} cannot be read: ${reason}`,
}

/** One sentence without a full stop. Names of other domains come back as they are. */
export const reasonText = (reason: Reason): string => {
  if (!Object.hasOwn(texts, reason.name)) return reason.name
  const text = (texts as { readonly [name: string]: (reason: never) => string })[reason.name]
  return text === undefined ? reason.name : text(reason as never)
}
