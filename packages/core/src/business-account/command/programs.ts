/** Commands on the reference numbers of a business: who gets the next one, which are there already. */
import { defineCommand } from '../../command-definition.js'
import { Bn9, CivilDate, Origin, ProgramReference, ProgramType } from '../../values/index.js'
import { importer } from './examples.js'

export const StartProgramEnrolment = defineCommand({
  type: 'StartProgramEnrolment',
  summary: 'Reserves the next reference number for a new customs account (user: BAM).',
  fields: { bn9: Bn9, programType: ProgramType },
  about: { bn9: 'the business', programType: 'one type per account (PRG-02)' },
  example: { bn9: importer, programType: 'Importer' },
})

export const MirrorExistingRm = defineCommand({
  type: 'MirrorExistingRm',
  summary: 'A customs account that was opened elsewhere appears (external.cra, external.cbsa).',
  fields: {
    bn9: Bn9,
    reference: ProgramReference,
    programType: ProgramType,
    openedOn: CivilDate,
    origin: Origin,
  },
  about: {
    bn9: 'the business',
    reference: 'the reference of the account',
    programType: 'one type per account (PRG-02)',
    openedOn: 'the day on which it was opened, Eastern',
    origin: 'who opened accounts on that day (PRG-06)',
  },
  example: {
    bn9: importer,
    reference: 'RM0007',
    programType: 'Importer',
    openedOn: '2019-05-06',
    origin: 'cra',
  },
})
