/** What a business number that has ceased stands in the way of, until its accounts are closed too. */
import { describe, expect, test } from 'vitest'
import { alice, maple, officer, reaction } from './support/actors.js'
import { refusal } from './support/answers.js'
import { History } from './support/history.js'
import { underCeased } from './support/programs.js'
import { mapleAlone, registered, rm1 } from './support/story.js'

const byAlice = alice.for(maple)
const there = { bn15: rm1 }

describe('under a business number that has ceased (BUS-13)', () => {
  const refused = { name: 'BusinessCeased', rule: 'BUS-13', bn9: maple }
  const founded = registered(History.empty, maple, alice)
  const submitted = founded
    .as(byAlice, 'StartProgramEnrolment', { bn9: maple, programType: 'Importer' })
    .as(byAlice, 'SubmitEnrolment', { ...there, recordsLocation: 'canada', documents: [] })
  const mirrored = { ...there, programType: 'Importer', openedOn: '2019-05-06', origin: 'cra' }

  test.each([
    ['ApproveEnrolment', officer, submitted, there],
    [
      'LiftSuspension',
      officer,
      mapleAlone.as(officer, 'SuspendProgramAccount', {
        ...there,
        reason: 'DebtUnpaid',
      }),
      there,
    ],
    [
      'ReactivateProgramAccount',
      officer,
      mapleAlone.as(byAlice, 'CloseProgramAccount', there),
      there,
    ],
    ['OpenMirroredAccount', reaction, founded, mirrored],
  ] as const)('%s brings nothing into use', (command, sender, history, data) => {
    expect(refusal(history.ask(sender, command, data))).toBe('accepted')
    underCeased(history).when(sender, command, data).rejected(refused)
  })
})
