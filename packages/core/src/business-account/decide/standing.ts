/** The standing of a registered business, what an officer may change in it, and its contact data. */
import { absurd } from '@carmkit/kernel'
import type { On } from '../command/index.js'
import {
  BamAppointed,
  BusinessContactUpdated,
  BusinessOrphaned,
  BusinessReinstated,
  BusinessSuspended,
  LegalCorrectionRequested,
} from '../event.js'
import type { BusinessAccount, Registered } from '../state.js'
import { alreadyTrue, notActive, recorded, refused, type Verdict } from './verdict.js'

export const updateBusinessContact = (
  { data }: On<'UpdateBusinessContact'>,
  { contact }: Registered,
): Verdict =>
  contact?.contact === data.contact && contact.language === data.language
    ? refused({ name: 'NothingChanged', rule: 'MATRIX-2' })
    : recorded(BusinessContactUpdated.make(data))

export const requestLegalEntityCorrection = ({
  data,
}: On<'RequestLegalEntityCorrection'>): Verdict => recorded(LegalCorrectionRequested.make(data))

export const suspendBusiness = (
  { data }: On<'SuspendBusiness'>,
  { status }: BusinessAccount,
): Verdict =>
  status === 'Active'
    ? recorded(BusinessSuspended.make(data))
    : refused({ name: 'NotActive', rule: 'BUS-13', bn9: data.bn9 })

export const reinstateBusiness = (
  { data }: On<'ReinstateBusiness'>,
  { status }: BusinessAccount,
): Verdict =>
  status === 'Suspended'
    ? recorded(BusinessReinstated.make(data))
    : refused({ name: 'NotSuspended', rule: 'BUS-13', bn9: data.bn9 })

/** A fact about people: a suspension of the business does not keep it from being told. */
export const recordCredentialLoss = (
  command: On<'RecordCredentialLoss'>,
  state: BusinessAccount,
): Verdict => {
  switch (state.status) {
    case 'Active':
    case 'Suspended':
      return state.orphaned ? alreadyTrue : recorded(BusinessOrphaned.make(command.data))
    case 'Orphaned':
      return alreadyTrue
    case 'Unknown':
    case 'BnIssued':
    case 'Ceased':
      return notActive(command)
    default:
      return absurd(state)
  }
}

/** The only way to a BAM without the decision of another one, once there is none (USR-11, BUS-12). */
export const appointRecoveryBam = (
  { data: { bn9, user } }: On<'AppointRecoveryBam'>,
  { status }: BusinessAccount,
): Verdict =>
  status === 'Orphaned'
    ? recorded(BamAppointed.make({ user, basis: 'recovery' }))
    : refused({ name: 'NotOrphaned', rule: 'USR-11', bn9 })
