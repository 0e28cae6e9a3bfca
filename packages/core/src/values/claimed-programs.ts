/** What an agency's record says of the customs accounts of one business number. */
import { closed, list, type Static } from '@carmkit/kernel'
import { ProgramReference } from './bn15.js'
import { CivilDate } from './civil-date.js'
import { ProgramType } from './program-type.js'

const ClaimedProgram = closed('ClaimedProgram', {
  reference: ProgramReference,
  programType: ProgramType,
  openedOn: CivilDate,
})
export type ClaimedProgram = Static<typeof ClaimedProgram>

/**
 * None stands in the list twice. They are all shown in one append when the business registers
 * (BUS-10), which bounds their number.
 */
export const ClaimedPrograms = list(ClaimedProgram, {
  most: 500,
  key: ({ reference }) => reference,
})
