/**
 * What is recorded of financial security. Storage contract: add a version, never edit one. `on` is
 * the Eastern day of the decision, since cover and requirement count by days.
 */
import { closed, type EventIn, event, eventSchema, nullable } from '@carmkit/kernel'
import { Bn15, CivilDate, Instant, NonNegativeMoney, PersonalRef } from '../values/index.js'
import {
  AgencyRevocationReason,
  HoldOffReason,
  InstrumentId,
  Requirement,
  RevocationReason,
  Security,
  SecurityAmount,
} from './content/index.js'

const common = { bn15: Bn15, on: CivilDate }
const ofInstrument = { ...common, instrument: InstrumentId }

export const RppEnrolmentRequested = event(
  'RppEnrolmentRequested',
  closed('RppEnrolmentRequested', { ...common, requirement: Requirement }),
)

/** `from` is the first day on which what is held meets what is required, as far as is known. */
export const RppActivated = event(
  'RppActivated',
  closed('RppActivated', { ...common, from: CivilDate }),
)

export const SecurityPosted = event(
  'SecurityPosted',
  closed('SecurityPosted', { ...ofInstrument, security: Security }),
)

/** `amount` is the new amount of the whole instrument. */
export const BondIncreased = event(
  'BondIncreased',
  closed('BondIncreased', { ...ofInstrument, amount: SecurityAmount }),
)

/** `endsOn` is the last day on which the bond is in force; nothing else is recorded of its end. */
export const BondCancelNoticed = event(
  'BondCancelNoticed',
  closed('BondCancelNoticed', { ...ofInstrument, endsOn: CivilDate }),
)

/** `added` comes on top of what was there. */
export const CashToppedUp = event(
  'CashToppedUp',
  closed('CashToppedUp', { ...ofInstrument, added: SecurityAmount }),
)

export const CashReturnRequested = event(
  'CashReturnRequested',
  closed('CashReturnRequested', ofInstrument),
)

export const CashReturned = event(
  'CashReturned',
  closed('CashReturned', { ...ofInstrument, amount: SecurityAmount }),
)

/** In force the day after `complyBy`, until then the former one is; null: at once. */
export const RequirementChanged = event(
  'RequirementChanged',
  closed('RequirementChanged', {
    ...common,
    requirement: Requirement,
    complyBy: nullable(CivilDate),
  }),
)

/** Computed again, and the same as before. */
export const RequirementConfirmed = event(
  'RequirementConfirmed',
  closed('RequirementConfirmed', common),
)

/** `rationale` refers to a text that is kept apart. */
export const ReductionRequested = event(
  'ReductionRequested',
  closed('ReductionRequested', {
    ...common,
    basis: NonNegativeMoney,
    rationale: PersonalRef,
    requestedAt: Instant,
  }),
)

/** `complyBy` as for a changed requirement. */
export const ReductionGranted = event(
  'ReductionGranted',
  closed('ReductionGranted', {
    ...common,
    requirement: Requirement,
    complyBy: nullable(CivilDate),
  }),
)

export const ReductionRefused = event('ReductionRefused', closed('ReductionRefused', common))

/** Discretion of the agency: until the end of that day a shortfall costs nothing (TXN-39). */
export const SuspensionHeldOff = event(
  'SuspensionHeldOff',
  closed('SuspensionHeldOff', { ...common, until: CivilDate, reason: HoldOffReason }),
)

/** `shortBy` in terms of cash. */
export const RppSuspended = event(
  'RppSuspended',
  closed('RppSuspended', { ...common, shortBy: SecurityAmount }),
)

export const RppReinstated = event('RppReinstated', closed('RppReinstated', common))

export const RppWithdrawn = event('RppWithdrawn', closed('RppWithdrawn', common))

/** Since version 2 also with the closing of the account. */
export const RppRevoked = event(
  'RppRevoked',
  closed('RppRevoked', { ...common, reason: AgencyRevocationReason }),
).next(closed('RppRevoked', { ...common, reason: RevocationReason }), (data) => data)

export const events = eventSchema(
  RppEnrolmentRequested,
  RppActivated,
  SecurityPosted,
  BondIncreased,
  BondCancelNoticed,
  CashToppedUp,
  CashReturnRequested,
  CashReturned,
  RequirementChanged,
  RequirementConfirmed,
  ReductionRequested,
  ReductionGranted,
  ReductionRefused,
  SuspensionHeldOff,
  RppSuspended,
  RppReinstated,
  RppWithdrawn,
  RppRevoked,
)

export type FinancialSecurityEvent = EventIn<typeof events>
