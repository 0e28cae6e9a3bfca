/** Financial security in a picture: what is required, what covers it, and what follows for release. */
import {
  coverFrom,
  type Enrolled,
  easternDateOf,
  type financialSecurity,
  type Instant,
  instrumentStatus,
  rppAt,
  standingOn,
} from '@carmkit/core'
import type { Describing } from './describing.js'
import type { Entry } from './picture.js'
import { amountText, sumText } from './words.js'

export const securityEntries: Describing<typeof financialSecurity> = (state, { name, at }) =>
  state.status === 'NotEnrolled'
    ? []
    : [
        accountEntry(state, name, at),
        ...state.held.map((one): Entry => {
          const fields = {
            form: one.form,
            amount: amountText(one.amount),
            status: instrumentStatus(one, easternDateOf(at)),
            inForceFrom: one.form === 'bond' ? one.posted.inForceFrom : null,
            endsOn: one.form === 'bond' ? one.endsOn : null,
          }
          return { section: 'instruments', key: `${name} ${one.id}`, fields }
        }),
      ]

const accountEntry = (state: Enrolled, bn15: string, at: Instant): Entry => {
  const day = easternDateOf(at)
  const [today] = coverFrom(state, day)
  return {
    section: 'securities',
    key: bn15,
    fields: {
      standing: standingOn(state, day),
      requiredAsBond: today === undefined ? null : amountText(today.required.bond),
      requiredAsCash: today === undefined ? null : amountText(today.required.cash),
      cover: today === undefined ? null : sumText(today.cover),
      shortfall: today === undefined ? null : sumText(today.shortfall),
      activeFrom: state.activeFrom,
      releasePriorToPayment: rppAt(state, day),
      heldOffUntil: state.heldOffUntil,
      reductionAskedAt: state.reduction?.requestedAt ?? null,
    },
  }
}
