/** The events of financial security in words: instruments, requirement, release prior to payment. */
import { also, type Descriptions, record, text } from './words.js'

const by = (complyBy: unknown): string =>
  text(complyBy) === '' ? '' : `, to be met by ${text(complyBy)}`

/** `12000.00 in cash or 6000.00 in bonds`. */
const required = (requirement: unknown): string => {
  const { bond, cash } = record(requirement)
  return `${text(cash)} in cash or ${text(bond)} in bonds`
}

const named = ({ bn15, instrument }: { readonly [field: string]: unknown }): string =>
  `${text(instrument)} of ${text(bn15)}`

export const financialSecurityTexts: Descriptions = {
  RppEnrolmentRequested: ({ bn15, requirement }) =>
    `${text(bn15)}, required: ${required(requirement)}`,
  RppActivated: ({ bn15, from }) => `${text(bn15)} from ${text(from)}`,
  SecurityPosted: ({ security, ...data }) => {
    const { form, amount, inForceFrom } = record(security)
    const since = text(inForceFrom) === '' ? '' : ` from ${text(inForceFrom)}`
    return `${named(data)}, ${text(form)} of ${text(amount)}${since}`
  },
  BondIncreased: ({ amount, ...data }) => `${named(data)} to ${text(amount)}`,
  BondCancelNoticed: ({ endsOn, ...data }) => `${named(data)} ends with ${text(endsOn)}`,
  CashToppedUp: ({ added, ...data }) => `${named(data)} by ${text(added)}`,
  CashReturnRequested: (data) => named(data),
  CashReturned: ({ amount, ...data }) => `${named(data)}${also(amount)}`,
  RequirementChanged: ({ bn15, requirement, complyBy }) =>
    `${text(bn15)}, required: ${required(requirement)}${by(complyBy)}`,
  RequirementConfirmed: ({ bn15 }) => text(bn15),
  ReductionRequested: ({ bn15, basis }) => `${text(bn15)} to a basis of ${text(basis)}`,
  ReductionGranted: ({ bn15, requirement, complyBy }) =>
    `${text(bn15)}, required: ${required(requirement)}${by(complyBy)}`,
  ReductionRefused: ({ bn15 }) => text(bn15),
  SuspensionHeldOff: ({ bn15, until, reason }) =>
    `of ${text(bn15)} until ${text(until)}${also(reason)}`,
  RppSuspended: ({ bn15, shortBy }) => `${text(bn15)}, short by ${text(shortBy)}`,
  RppReinstated: ({ bn15 }) => text(bn15),
  RppWithdrawn: ({ bn15 }) => text(bn15),
  RppRevoked: ({ bn15, reason }) => `${text(bn15)}${also(reason)}`,
}
