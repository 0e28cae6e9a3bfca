/** What mass cases are made of in tests, and one in each standing. */
import { DecideMassCase, SubmitMassCase } from '../../src/transaction/mass-case/command.js'
import { dave, maple, officer } from './actors.js'
import { filedOn } from './filed.js'
import type { History } from './history.js'
import { mapleStaffed } from './story.js'

export const submitting = SubmitMassCase.example
export const massCaseName = `transaction-massCase.${submitting.massCaseNumber}`
export const processing = DecideMassCase.example
export const rejecting = {
  massCaseNumber: submitting.massCaseNumber,
  decision: { result: 'rejected', reasons: ['FileUnreadable'] },
}

/** Its first declaration is filed, and has no correction phase: nothing is known of its release. */
export const submitted: History = filedOn(mapleStaffed).as(
  dave.for(maple),
  'SubmitMassCase',
  submitting,
)
export const processed: History = submitted.as(officer, 'DecideMassCase', processing)
