/** How a business comes to be, and how it comes to its end. */
import { absurd, type Static } from '@carmkit/kernel'
import { easternDateOf } from '../../calendar/index.js'
import type { CivilDate, UserId } from '../../values/index.js'
import type { On } from '../command/index.js'
import type { Cessation } from '../content.js'
import type { BusinessAccountContext } from '../context.js'
import {
  BamAppointed,
  BnIssued,
  type BusinessAccountEvent,
  BusinessCeased,
  BusinessRegistered,
  ProgramMirrored,
} from '../event.js'
import type { BusinessAccount } from '../state.js'
import { alreadyTrue, notActive, recorded, refused, type Verdict } from './verdict.js'

export const recordBnIssued = ({ data }: On<'RecordBnIssued'>, state: BusinessAccount): Verdict => {
  switch (state.status) {
    case 'Unknown':
      return recorded(BnIssued.make(data))
    case 'BnIssued':
    case 'Active':
    case 'Suspended':
    case 'Orphaned':
    case 'Ceased':
      return state.applicant === data.applicant
        ? alreadyTrue
        : refused({ name: 'BnAlreadyIssued', rule: 'BN-10', bn9: data.bn9 })
    default:
      return absurd(state)
  }
}

export const registerNewBusiness = (
  command: On<'RegisterNewBusiness'>,
  state: BusinessAccount,
  context: BusinessAccountContext,
): Verdict => {
  const { bn9 } = command.data
  switch (state.status) {
    case 'Unknown':
      return registrationBy(null, command, context)
    case 'BnIssued':
      return registrationBy(state.applicant, command, context)
    case 'Active':
    case 'Suspended':
    case 'Orphaned':
      return refused({ name: 'AlreadyRegistered', rule: 'BUS-09', bn9 })
    case 'Ceased':
      return notActive(command)
    default:
      return absurd(state)
  }
}

const registrationBy = (
  applicant: UserId | null,
  { data }: On<'RegisterNewBusiness'>,
  { actor, now, portalServes }: BusinessAccountContext,
): Verdict => {
  const { bn9, entityType } = data
  const today = easternDateOf(now)
  if (!portalServes) return refused({ name: 'NoPortalAccess', rule: 'PRG-06', today })
  if (applicant === null || actor.kind !== 'user' || actor.userId !== applicant)
    return refused({ name: 'BnNotIssuedToActor', rule: 'BUS-12', bn9 })
  if (data.residency === 'nonResident') return refused({ name: 'NonResident', rule: 'PRG-08' })
  if (entityType === 'trust' || entityType === 'other')
    return refused({ name: 'EntityTypeNeedsCra', rule: 'PRG-07', entityType })
  if ((data.legalName === null) !== (entityType === 'soleProprietor'))
    return refused({ name: 'LegalNameUnsuitable', rule: 'CK-11', entityType })
  return recorded(
    BusinessRegistered.make({ ...data, basis: 'registration' }),
    BamAppointed.make({ user: applicant, basis: 'registration' }),
  )
}

/** The first claim wins (BUS-07); a reaction may deliver it twice. */
export const registerClaimedBusiness = (
  command: On<'RegisterClaimedBusiness'>,
  state: BusinessAccount,
  context: BusinessAccountContext,
): Verdict => {
  const { bn9, claimant } = command.data
  switch (state.status) {
    case 'Unknown':
    case 'BnIssued':
      return claimed(command, context)
    case 'Active':
    case 'Suspended':
    case 'Orphaned':
      return state.claimant === claimant
        ? alreadyTrue
        : refused({ name: 'AlreadyRegistered', rule: 'BUS-09', bn9 })
    case 'Ceased':
      return state.claimant === claimant ? alreadyTrue : notActive(command)
    default:
      return absurd(state)
  }
}

/** Shows every account of the number at once (BUS-10); the day of opening tells who opened it. */
const claimed = (
  { data: { bn9, claimant, programs } }: On<'RegisterClaimedBusiness'>,
  { originsByDay }: BusinessAccountContext,
): Verdict => {
  const unstated = { entityType: null, residency: null, legalName: null }
  const mirrored: BusinessAccountEvent[] = []
  for (const program of programs) {
    const { openedOn } = program
    const origin = originsByDay[openedOn]?.[0]
    if (origin === undefined)
      return refused({ name: 'OriginNotOfThatDay', rule: 'PRG-06', origin: null, openedOn })
    mirrored.push(ProgramMirrored.make({ bn9, ...program, origin }))
  }
  return recorded(
    BusinessRegistered.make({ bn9, ...unstated, basis: 'claim' }),
    BamAppointed.make({ user: claimant, basis: 'claim' }),
    ...mirrored,
  )
}

/** The end of a number, registered or not; it is final (BUS-13). */
export const recordBnEnd = (
  command: On<'RecordBnCeased' | 'RecordBnSuperseded'>,
  state: BusinessAccount,
  { now }: BusinessAccountContext,
): Verdict => {
  const { bn9 } = command.data
  switch (state.status) {
    case 'Unknown':
      return refused({ name: 'UnknownBn', rule: 'BN-10', bn9 })
    case 'Ceased':
      return refused({ name: 'AlreadyCeased', rule: 'BUS-13', bn9 })
    case 'BnIssued':
    case 'Active':
    case 'Suspended':
    case 'Orphaned':
      return bnEnd(command, easternDateOf(now))
    default:
      return absurd(state)
  }
}

/** Everything of the number ends when this is recorded, so its day must have come. */
const bnEnd = (
  { type, data }: On<'RecordBnCeased' | 'RecordBnSuperseded'>,
  today: CivilDate,
): Verdict => {
  const { bn9, on } = data
  if (type === 'RecordBnSuperseded' && data.by === bn9)
    return refused({ name: 'SupersededByItself', rule: 'BN-10', bn9 })
  if (on > today) return refused({ name: 'NotYet', rule: 'BUS-13', on, today })
  const cause: Static<typeof Cessation> =
    type === 'RecordBnCeased'
      ? { kind: 'ceased', reason: data.reason }
      : { kind: 'superseded', by: data.by }
  return recorded(BusinessCeased.make({ bn9, on, cause }))
}
