/**
 * The fixed answers that commands and events of a business account carry, apart from both because
 * they share them. No free text: what people write may be personal data.
 */
import { closed, oneOf, tagged } from '@carmkit/kernel'
import { Bn9 } from '../values/index.js'

/** How a business came to be registered (BUS-12). */
export const RegistrationBasis = oneOf('RegistrationBasis', ['registration', 'claim'])

/** How a person became a BAM without the decision of another one (BUS-12). */
export const AppointmentBasis = oneOf('AppointmentBasis', ['registration', 'claim', 'recovery'])

/** How an access began: the person asked, or was asked (USR-04, USR-05). */
export const AccessBasis = oneOf('AccessBasis', ['request', 'invitation'])

/** What the agency is asked to correct; no user alters it directly (catalogue 3). */
export const CorrectionSubject = oneOf('CorrectionSubject', [
  'name',
  'address',
  'structure',
  'owner',
])

/** Why an officer suspends a business; the list is assumed (CK-22). */
export const SuspensionReason = oneOf('SuspensionReason', [
  'Compliance',
  'SuspectedMisuse',
  'LegalOrder',
])

/** Why a manager turns a request for access down; the list is assumed (CK-22). */
export const AccessRejectionReason = oneOf('AccessRejectionReason', [
  'UnknownPerson',
  'NotNeeded',
  'OtherBusinessMeant',
])

/** Why a business number came to its end (catalogue 3). */
export const CessationReason = oneOf('CessationReason', [
  'Dissolved',
  'Deregistered',
  'Amalgamated',
])

/** A number ends for good, or another one takes its place (BN-10). */
export const Cessation = tagged('Cessation', 'kind', {
  ceased: closed('Ceased', { kind: oneOf('ceased', ['ceased']), reason: CessationReason }),
  superseded: closed('Superseded', { kind: oneOf('superseded', ['superseded']), by: Bn9 }),
})
