/** What a recorded event means for the financial security of an account. */
import { absurd } from '@carmkit/kernel'
import { type Cents, centsOf } from '../values/index.js'
import type { FinancialSecurityEvent } from './event.js'
import {
  asOf,
  type Bond,
  type Cash,
  type Enrolled,
  enrolledAnew,
  type FinancialSecurity,
  instrumentOf,
  postedInstrument,
  replanned,
  withInstrument,
  withRequirement,
} from './state/index.js'

type On<Type extends FinancialSecurityEvent['type']> = Extract<
  FinancialSecurityEvent,
  { type: Type }
>
type Later = Exclude<FinancialSecurityEvent, { type: 'RppEnrolmentRequested' }>

export const evolve = (
  state: FinancialSecurity,
  event: FinancialSecurityEvent,
): FinancialSecurity => {
  const { on } = event.data
  if (event.type === 'RppEnrolmentRequested') {
    return replanned(enrolledAnew(state, event.data.requirement, on), on)
  }
  return state.status === 'NotEnrolled'
    ? state
    : replanned(asOf(continued(asOf(state, on), event), on), on)
}

const continued = (state: Enrolled, event: Later): Enrolled => {
  switch (event.type) {
    case 'SecurityPosted':
      return withInstrument(state, postedInstrument(event.data.instrument, event.data.security))
    case 'BondIncreased':
      return changedBond(state, event, { amount: centsOf(event.data.amount) })
    case 'BondCancelNoticed':
      return changedBond(state, event, { endsOn: event.data.endsOn })
    case 'CashToppedUp':
      return changedCash(state, event, ({ amount }) => ({
        amount: (amount + centsOf(event.data.added)) as Cents,
        stage: 'ToppedUp',
      }))
    case 'CashReturnRequested':
      return changedCash(state, event, () => ({ stage: 'ReturnRequested' }))
    case 'CashReturned':
      return changedCash(state, event, () => ({ stage: 'Returned' }))
    case 'RequirementChanged':
      return { ...recomputed(state, event), computedOn: event.data.on }
    case 'RequirementConfirmed':
      return { ...state, computedOn: event.data.on }
    case 'ReductionRequested': {
      const { basis, requestedAt } = event.data
      return { ...state, reduction: { basis: centsOf(basis), requestedAt } }
    }
    case 'ReductionGranted':
      return { ...recomputed(state, event), reduction: null }
    case 'ReductionRefused':
      return { ...state, reduction: null }
    case 'SuspensionHeldOff':
      return { ...state, heldOffUntil: event.data.until }
    case 'RppActivated':
      return { ...state, status: 'Active', activeFrom: event.data.from }
    case 'RppReinstated':
      return { ...state, status: 'Active', activeFrom: event.data.on }
    // The agency's discretion ends with its decision to suspend.
    case 'RppSuspended':
      return { ...state, status: 'Suspended', heldOffUntil: null }
    case 'RppWithdrawn':
      return ended(state, 'Withdrawn')
    case 'RppRevoked':
      return ended(state, 'Revoked')
    default:
      return absurd(event)
  }
}

const recomputed = (
  state: Enrolled,
  { data: { requirement, complyBy } }: On<'RequirementChanged' | 'ReductionGranted'>,
): Enrolled => withRequirement(state, requirement, complyBy)

const ended = (state: Enrolled, status: 'Withdrawn' | 'Revoked'): Enrolled => ({
  ...state,
  status,
  heldOffUntil: null,
  reduction: null,
})

const changedBond = (
  state: Enrolled,
  { data }: On<'BondIncreased' | 'BondCancelNoticed'>,
  change: Partial<Bond>,
): Enrolled => {
  const bond = instrumentOf(state, data.instrument)
  return bond?.form === 'bond' ? withInstrument(state, { ...bond, ...change }) : state
}

const changedCash = (
  state: Enrolled,
  { data }: On<'CashToppedUp' | 'CashReturnRequested' | 'CashReturned'>,
  change: (cash: Cash) => Partial<Cash>,
): Enrolled => {
  const cash = instrumentOf(state, data.instrument)
  return cash?.form === 'cash' ? withInstrument(state, { ...cash, ...change(cash) }) : state
}
