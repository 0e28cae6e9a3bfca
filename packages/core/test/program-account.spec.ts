/** The enrolment of a customs account, from its reserved reference to its opening. */
import { describe, expect, test } from 'vitest'
import { programAccount } from '../src/index.js'
import { alice, maple, officer, reaction } from './support/actors.js'
import { History } from './support/history.js'
import { mapleAlone, registered, rm1, stream } from './support/story.js'

const byAlice = alice.for(maple)
const draft = registered(History.empty, maple, alice).as(byAlice, 'StartProgramEnrolment', {
  bn9: maple,
  programType: 'Importer',
})
const file = { bn15: rm1, recordsLocation: 'canada', documents: [] }
const submitted = draft.as(byAlice, 'SubmitEnrolment', file)
const opening = { bn15: rm1, programType: 'Importer' }

describe('OpenEnrolment', () => {
  test('opens the file', () => {
    History.empty
      .when(reaction, 'OpenEnrolment', opening)
      .then({ type: 'EnrolmentStarted', v: 1, data: opening })
  })

  test.each([
    ['Draft', draft],
    ['Submitted', submitted],
    ['Active', mapleAlone],
  ])('delivered again while %s, it is already true', (_status, history) => {
    history.when(reaction, 'OpenEnrolment', opening).then()
  })
})

describe('SubmitEnrolment', () => {
  test('records what was filed', () => {
    draft
      .when(byAlice, 'SubmitEnrolment', file)
      .then({ type: 'EnrolmentSubmitted', v: 1, data: file })
  })

  test('asks for the agreement when records are kept elsewhere (PRG-09)', () => {
    const abroad = { ...file, recordsLocation: 'elsewhere' }
    draft
      .when(byAlice, 'SubmitEnrolment', abroad)
      .rejected({ name: 'MissingDocuments', rule: 'PRG-09', documents: ['BSF900'] })
    const complete = { ...abroad, documents: ['BSF900'] }
    draft
      .when(byAlice, 'SubmitEnrolment', complete)
      .then({ type: 'EnrolmentSubmitted', v: 1, data: complete })
  })

  test.each([
    ['Absent', registered(History.empty, maple, alice)],
    ['Submitted', submitted],
    ['Active', mapleAlone],
  ])('is no step that follows %s', (status, history) => {
    history
      .when(byAlice, 'SubmitEnrolment', file)
      .rejected({ name: 'WrongState', rule: 'PRG-15', status })
  })
})

describe('ApproveEnrolment', () => {
  test('opens the account with the type that was reserved', () => {
    submitted
      .when(officer, 'ApproveEnrolment', { bn15: rm1 })
      .then({ type: 'ProgramAccountOpened', v: 1, data: opening })
  })

  test.each([
    ['Absent', History.empty],
    ['Draft', draft],
    ['Active', mapleAlone],
  ])('is no step that follows %s', (status, history) => {
    history
      .when(officer, 'ApproveEnrolment', { bn15: rm1 })
      .rejected({ name: 'WrongState', rule: 'PRG-15', status })
  })
})

test('a program account is about its business', () => {
  const [first] = mapleAlone.events(stream.rm1)
  expect(programAccount.parties(first as never)).toEqual([maple])
  expect(programAccount.effectiveAt(first as never)).toBe(null)
})
