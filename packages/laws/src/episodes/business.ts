/** Episodes about a business as a whole: registered, suspended, orphaned and recovered, ended. */
import fc from 'fast-check'
import {
  anyPerson,
  ben,
  broker,
  dan,
  days,
  founders,
  importer,
  person,
  unclaimed,
} from '../cast.js'
import { cbsa, cra, officer, often } from '../commands/form.js'
import { always, by, type Episode, inOrder } from './form.js'

/** A number is issued, and its applicant registers the business, if it may. */
export const registering: Episode = fc
  .tuple(
    fc.constantFrom(...founders, ...unclaimed.map((bn9) => [bn9, ben] as const)),
    often('corporation', 'trust', 'soleProprietor'),
    often('resident', 'nonResident'),
    fc.integer({ min: 0, max: 3 }),
  )
  .map(([[bn9, applicant], entityType, residency, who]) => [
    { actor: cra, type: 'RecordBnIssued', data: { bn9, applicant } },
    {
      // Now and then somebody else than the applicant.
      actor: person(who === 0 ? dan : applicant, null),
      type: 'RegisterNewBusiness',
      data: { bn9, entityType, residency, legalName: 'Maple Bicycles' },
    },
  ])

const party = often(importer, broker)
const contact = { contact: 'c0'.repeat(32), language: 'EN' }

/** Suspended, tried, reinstated. */
export const suspending: Episode = party.chain((bn9) =>
  inOrder(
    always({ actor: officer, type: 'SuspendBusiness', data: { bn9, reason: 'Compliance' } }),
    by(bn9, 'UpdateBusinessContact', { bn9, ...contact }),
    always({ actor: officer, type: 'ReinstateBusiness', data: { bn9 } }),
  ),
)

/** No BAM can sign in any more; somebody tries, and an officer appoints another one. */
export const orphaning: Episode = fc.tuple(party, anyPerson).chain(([bn9, user]) =>
  inOrder(
    always({ actor: officer, type: 'RecordCredentialLoss', data: { bn9 } }),
    by(bn9, 'UpdateBusinessContact', { bn9, ...contact }),
    always({ actor: officer, type: 'AppointRecoveryBam', data: { bn9, user } }),
    always({
      actor: person(user, bn9),
      type: 'UpdateBusinessContact',
      data: { bn9, ...contact },
    }),
  ),
)

/** The number ends; whoever acts for it tries to go on. */
export const ceasing: Episode = party.chain((bn9) =>
  inOrder(
    always({
      actor: cra,
      type: 'RecordBnCeased',
      data: { bn9, on: '2026-02-01', reason: 'Dissolved' },
    }),
    by(bn9, 'UpdateBusinessContact', { bn9, ...contact }),
    always({ actor: officer, type: 'AppointRecoveryBam', data: { bn9, user: founders.get(bn9) } }),
  ),
)

/** The broker's licence is suspended from a day on, and restored on a later one. */
export const suspendingLicence: Episode = fc
  .tuple(fc.constantFrom(...days.slice(0, 4)), fc.constantFrom(...days.slice(4, 8)), fc.boolean())
  .map(([from, later, isRestored]) => [
    { actor: cbsa, type: 'SuspendLicence', data: { bn9: broker, from } },
    // Stated anew, now and then with an end before its beginning.
    {
      actor: cbsa,
      type: 'RecordLicence',
      data: { bn9: broker, validFrom: isRestored ? '2024-10-21' : later, validUntil: from },
    },
    ...(isRestored
      ? [{ actor: cbsa, type: 'RestoreLicence', data: { bn9: broker, from: later } }]
      : []),
  ])
