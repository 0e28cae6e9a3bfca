/** Why a line of their statement differs from ours, in words. */

import type { Settlement } from '@carmkit/core'
import { absurd } from '@carmkit/kernel'
import type { Cause } from '@carmkit/messages'

const settlementTexts: { readonly [settlement in Settlement]: string } = {
  open: 'open',
  partly: 'settled in part',
  paid: 'settled by payments',
  offset: 'offset',
}

export const causeText = (cause: Cause): string => {
  switch (cause.name) {
    case 'OtherVersion':
      return `it is the charge of version ${cause.version}, here @${cause.revision}${cause.afterSeal ? ', after the seal' : ''}`
    case 'InterestDays':
      return `interest of ${cause.theirs} days, here ${cause.ours}`
    case 'InterestCompounding':
      return `interest compounded another way, here ${cause.ours}`
    case 'OtherPeriod':
      return `here @${cause.revision} on the statement ${cause.period}`
    case 'StatedTwice':
      return `it stands on theirs already, ${cause.place}`
    case 'OtherSecurity':
      return `here @${cause.revision} under ${cause.security === null ? 'no security' : `security ${cause.security}`}`
    case 'SettledHere':
      return `here it is ${settlementTexts[cause.settlement]}`
    case 'OtherAccount':
      return `it stands on ${cause.bn15}@${cause.revision}`
    case 'PaymentReturned':
      return `the bank took ${cause.fund} back, here @${cause.revision}`
    case 'AllocatedElsewhere':
      return `here the payment settles ${cause.debts.join(', ')}`
    case 'RecordedLater':
      return `recorded here later than their message, ${cause.recordedAt}`
    case 'DueDateDeferred':
      return `the due date was deferred, here @${cause.revision}`
    case 'OtherDays':
      return `theirs says ${rangeText(cause.theirs)}, here ${rangeText(cause.ours)}`
    case 'EarlierStatement':
      return cause.period === null
        ? 'here nothing was sealed before'
        : `look at the statement before, ${cause.period}`
    case 'Unexplained':
      return 'our records do not say why'
    default:
      return absurd(cause)
  }
}

const rangeText = ({ from, to }: { readonly from: string; readonly to: string }): string =>
  `${from} to ${to}`
