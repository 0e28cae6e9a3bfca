/**
 * The state machine of a program account as one table: every command in every state, and which of
 * them it leaves (PRG-15). Apart from the stories because it says what is complete, they say why.
 */
import { describe, expect, test } from 'vitest'
import { programAccount } from '../src/index.js'
import { alice, clock, maple, officer, reaction } from './support/actors.js'
import { eventTypes, refusal } from './support/answers.js'
import { History } from './support/history.js'
import { withObligations } from './support/programs.js'
import { mapleAlone, registered, rm1, stream } from './support/story.js'
import { utc } from './support/time.js'

const byAlice = alice.for(maple)
const there = { bn15: rm1 }

const documents = { bn15: rm1, documents: ['BSF900'] }
const subProgram = { bn15: rm1, subProgram: 'CSA' }
const data: { readonly [command: string]: object } = {
  OpenEnrolment: { bn15: rm1, programType: 'Importer' },
  OpenMirroredAccount: {
    bn15: rm1,
    programType: 'Importer',
    openedOn: '2025-01-01',
    origin: 'portal',
  },
  SubmitEnrolment: { ...documents, recordsLocation: 'canada' },
  RequestMissingDocuments: documents,
  SupplyDocuments: documents,
  WithdrawEnrolment: there,
  ApproveEnrolment: there,
  RejectEnrolment: { ...there, reason: 'NotEligible' },
  UpdateProgramContact: { ...there, contact: 'c0'.repeat(32), language: 'EN' },
  EnrolSubProgram: subProgram,
  LeaveSubProgram: subProgram,
  SuspendProgramAccount: { ...there, reason: 'UnderReview' },
  LiftSuspension: there,
  MarkDormant: there,
  ReactivateProgramAccount: there,
  CloseProgramAccount: there,
  RecordProgramClosure: { ...there, reason: 'BnCeased' },
}
const senders: { readonly [command: string]: typeof officer } = {
  OpenEnrolment: reaction,
  OpenMirroredAccount: reaction,
  SubmitEnrolment: byAlice,
  SupplyDocuments: byAlice,
  WithdrawEnrolment: byAlice,
  UpdateProgramContact: byAlice,
  EnrolSubProgram: byAlice,
  LeaveSubProgram: byAlice,
  MarkDormant: clock,
  CloseProgramAccount: byAlice,
}

/** One history for each state, in the order of the columns below. */
const states = (): ReadonlyArray<readonly [string, History]> => {
  const absent = registered(History.empty, maple, alice)
  const draft = absent.as(byAlice, 'StartProgramEnrolment', { bn9: maple, programType: 'Importer' })
  const submitted = draft.as(byAlice, 'SubmitEnrolment', data['SubmitEnrolment'])
  const by = (history: History, command: string) =>
    history.as(senders[command] ?? officer, command, data[command])
  return [
    ['Absent', absent],
    ['Draft', draft],
    ['Submitted', submitted],
    ['Incomplete', by(submitted, 'RequestMissingDocuments')],
    ['Active', mapleAlone],
    [
      'Inactive',
      withObligations(mapleAlone).as(clock, 'MarkDormant', there, utc('2028-02-02T05:00:00.000Z')),
    ],
    ['Suspended', by(mapleAlone, 'SuspendProgramAccount')],
    ['Closed', by(mapleAlone, 'CloseProgramAccount')],
    ['Closed', by(mapleAlone, 'RecordProgramClosure')],
    ['Rejected', by(submitted, 'RejectEnrolment')],
    ['Withdrawn', by(draft, 'WithdrawEnrolment')],
  ]
}

/**
 * `y` accepted, `-` already true, `W` WrongState, `I` IncompleteFile, `N` a refusal that turns on
 * other facts, `C` Closed, `F` FinalClosure, `A` AlreadyClosed. Columns are the states above, Closed
 * first voluntarily, then because the business number ceased.
 */
// biome-ignore format: a table is read by its columns
const table: ReadonlyArray<readonly [command: string, answers: string]> = [
  //                           Abs Dra Sub Inc Act Ina Sus ClV ClB Rej Wit
  ['OpenEnrolment',            'y   -   -   -   -   -   -   -   -   -   -'],
  ['OpenMirroredAccount',      'y   -   -   -   -   -   -   -   -   -   -'],
  ['SubmitEnrolment',          'W   y   W   W   W   W   W   W   W   W   W'],
  ['RequestMissingDocuments',  'W   W   y   W   W   W   W   W   W   W   W'],
  ['SupplyDocuments',          'W   W   W   y   W   W   W   W   W   W   W'],
  ['WithdrawEnrolment',        'W   y   y   y   W   W   W   W   W   W   W'],
  ['ApproveEnrolment',         'W   W   y   I   W   W   W   W   W   W   W'],
  ['RejectEnrolment',          'W   W   y   W   W   W   W   W   W   W   W'],
  ['UpdateProgramContact',     'W   y   y   y   y   y   y   C   C   W   W'],
  ['EnrolSubProgram',          'W   W   W   W   y   W   W   W   W   W   W'],
  ['LeaveSubProgram',          'W   W   W   W   N   W   W   W   W   W   W'],
  ['SuspendProgramAccount',    'W   W   W   W   y   W   W   W   W   W   W'],
  ['LiftSuspension',           'W   W   W   W   W   W   y   W   W   W   W'],
  ['MarkDormant',              'W   W   W   W   N   W   W   W   W   W   W'],
  ['ReactivateProgramAccount', 'W   W   W   W   W   y   W   y   F   W   W'],
  ['CloseProgramAccount',      'W   W   W   W   y   y   y   A   A   W   W'],
  ['RecordProgramClosure',     'W   y   y   y   y   y   y   y   A   W   W'],
]

const letters: { readonly [name: string]: string } = {
  WrongState: 'W',
  IncompleteFile: 'I',
  NotEnrolled: 'N',
  NotDue: 'N',
  Closed: 'C',
  FinalClosure: 'F',
  AlreadyClosed: 'A',
}

const letterOf = (history: History, command: string): string => {
  const answer = history.ask(senders[command] ?? officer, command, data[command])
  const said = refusal(answer)
  if (said !== 'accepted') return letters[said] ?? said
  return eventTypes(answer).length > 0 ? 'y' : '-'
}

describe('every command in every state', () => {
  test.each(table)('%s', (command, answers) => {
    expect(states().map(([, history]) => letterOf(history, command))).toEqual(answers.split(/ +/))
  })

  test('each history is in the state that its column says', () => {
    for (const [status, history] of states()) {
      expect(history.state(programAccount, stream.rm1)).toMatchObject({ status })
    }
  })

  test('the table has a row for each command', () => {
    expect(table.map(([command]) => command)).toEqual(
      programAccount.commands.map(({ type }) => type),
    )
  })
})
