/** What the records of bonds and cash add to what is held. */
import { centsOf } from '@carmkit/core'
import type { Tell } from './told.js'

export const posted: Tell<'SecurityPosted'> = ({ event: { data } }) => {
  const { bn15, on, instrument, security } = data
  const isBond = security.form === 'bond'
  return {
    instrument: {
      bn15,
      instrument,
      form: security.form,
      surety: isBond ? security.surety : null,
      whole_bond: isBond && security.wholeBond !== null ? centsOf(security.wholeBond) : null,
      posted_amount: centsOf(security.amount),
      posted_on: on,
      first_day: isBond ? security.inForceFrom : on,
      cancel_noticed_on: null,
      return_requested_on: null,
    },
  }
}

export const increased: Tell<'BondIncreased'> = ({ event: { data } }) => ({
  instrument: { instrument: data.instrument },
})

export const cancelNoticed: Tell<'BondCancelNoticed'> = ({ event: { data } }) => ({
  instrument: { instrument: data.instrument, cancel_noticed_on: data.on },
})

export const toppedUp: Tell<'CashToppedUp'> = ({ event: { data } }) => ({
  instrument: { instrument: data.instrument },
})

export const returnRequested: Tell<'CashReturnRequested'> = ({ event: { data } }) => ({
  instrument: { instrument: data.instrument, return_requested_on: data.on },
})

export const returned: Tell<'CashReturned'> = ({ event: { data } }) => ({
  instrument: { instrument: data.instrument },
})
