/**
 * Who and what there is in the small worlds of security: two importing accounts, one of which has a
 * history, an exporting one, a surety, and days around the end of the transition and the review.
 */
import {
  type Actor,
  type Bn15,
  bn15Of,
  type CivilDate,
  type Instant,
  instantOf,
  millisecondsOf,
  type ProgramReference,
  startOfEasternDay,
} from '@carmkit/core'
import { anna, ben, broker, importer, other, person, references } from '../cast.js'
import { foundings } from '../history.js'
import type { Sent } from '../log.js'

const [first, second] = references as [ProgramReference, ProgramReference]

/** Months are known of the first account and of no other; the third does not import, the last is none. */
export const secured = bn15Of(importer, first)
export const unknown = bn15Of(other, first)
export const exporting = bn15Of(importer, second)
export const accounts: ReadonlyArray<Bn15> = [
  secured,
  unknown,
  exporting,
  bn15Of(importer, 'RM0003' as ProgramReference),
]

export const suretyAccount = bn15Of(broker, second)
export const surety: Actor = { kind: 'external', party: 'surety' }

export const securityDays = [
  '2025-03-03',
  '2025-03-04',
  '2025-05-19',
  '2025-05-20',
  '2025-05-21',
  '2025-10-19',
  '2025-10-20',
  '2025-10-21',
  '2026-01-15',
  '2026-01-16',
  '2026-02-02',
].map((one) => one as CivilDate)

/** Each day's midnight in Toronto, the instant before it, and midday; in order. */
export const securityInstants: ReadonlyArray<Instant> = securityDays.flatMap((day) => {
  const midnight = startOfEasternDay(day)
  return [instantOf(millisecondsOf(midnight) - 1), midnight, `${day}T17:00:00.000Z` as Instant]
})

const foundedAt = '2025-03-01T17:00:00.000Z' as Instant

const opened = (actor: Actor, bn15: Bn15, programType: string): ReadonlyArray<Sent> => {
  const sent = (from: Actor, type: string, data: unknown): Sent => ({
    at: foundedAt,
    actor: from,
    type,
    data,
  })
  return [
    sent(actor, 'StartProgramEnrolment', { bn9: bn15.slice(0, 9), programType }),
    sent(actor, 'SubmitEnrolment', { bn15, recordsLocation: 'canada', documents: [] }),
    sent({ kind: 'officer', id: 'officer-7' }, 'ApproveEnrolment', { bn15 }),
  ]
}

/** Everything that is there before the commands of a history. */
export const securityFounding: ReadonlyArray<Sent> = [
  ...foundings.withPam.map((sent) => ({ ...sent, at: foundedAt })),
  ...opened(person(anna, importer), exporting, 'Exporter'),
  ...opened(person(ben, broker), suretyAccount, 'Surety'),
]
