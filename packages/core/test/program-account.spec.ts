/** A customs account from its reserved or mirrored reference to its opening, and its profile. */
import { describe, expect, test } from 'vitest'
import { enrolmentChannels, originFits, originOf } from '../src/dated-rules/index.js'
import { programAccount } from '../src/index.js'
import type { CivilDate } from '../src/values/index.js'
import { alice, maple, officer, reaction } from './support/actors.js'
import { eventTypes } from './support/answers.js'
import { History } from './support/history.js'
import { mapleAlone, registered, rm1, stream } from './support/story.js'
import { utc } from './support/time.js'

const byAlice = alice.for(maple)
const draft = registered(History.empty, maple, alice).as(byAlice, 'StartProgramEnrolment', {
  bn9: maple,
  programType: 'Importer',
})
const file = { bn15: rm1, recordsLocation: 'canada', documents: [] }
const submitted = draft.as(byAlice, 'SubmitEnrolment', file)
const opening = { bn15: rm1, programType: 'Importer' }
const agreement = { bn15: rm1, documents: ['BSF900'] }
const incomplete = submitted.as(officer, 'RequestMissingDocuments', agreement)
const stateOf = (history: History) => history.state(programAccount, stream.rm1)

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

describe('OpenMirroredAccount', () => {
  const mirrored = { ...opening, openedOn: '2019-05-06', origin: 'cra' }

  test('opens the account on the day that the agency says (PRG-06)', () => {
    History.empty.when(reaction, 'OpenMirroredAccount', mirrored).then({
      type: 'ProgramAccountOpened',
      v: 2,
      data: { ...mirrored, openedAt: null, inUseSince: '2026-02-02' },
    })
    const state = stateOf(History.empty.as(reaction, 'OpenMirroredAccount', mirrored))
    expect(state).toMatchObject({ status: 'Active', inUseSince: '2026-02-02', closed: null })
  })

  test('delivered again, it is already true, whatever it says of the origin', () => {
    const open = History.empty.as(reaction, 'OpenMirroredAccount', mirrored)
    open.when(reaction, 'OpenMirroredAccount', { ...mirrored, origin: 'portal' }).then()
  })

  test('an origin of another time is refused (PRG-06)', () => {
    const form = { ...mirrored, origin: 'cbsaForm' }
    History.empty.when(reaction, 'OpenMirroredAccount', form).rejected({
      name: 'OriginNotOfThatDay',
      rule: 'PRG-06',
      origin: 'cbsaForm',
      openedOn: '2019-05-06',
    })
  })

  test('a supplied table replaces the days', () => {
    const everBy = (origin: string) =>
      History.empty.supplied('enrolmentChannels', [{ origin, from: null, until: null }])
    const form = { ...mirrored, origin: 'cbsaForm' }
    expect(eventTypes(everBy('cbsaForm').ask(reaction, 'OpenMirroredAccount', form))).toEqual([
      'ProgramAccountOpened',
    ])
    everBy('portal').when(reaction, 'OpenMirroredAccount', mirrored).rejected({
      name: 'OriginNotOfThatDay',
      rule: 'PRG-06',
      origin: 'cra',
      openedOn: '2019-05-06',
    })
  })

  test('a supplied table that is none is a fault of its supplier', () => {
    const broken = History.empty.supplied('enrolmentChannels', [])
    expect(() => broken.ask(reaction, 'OpenMirroredAccount', mirrored)).toThrow(
      /table enrolmentChannels/,
    )
  })
})

describe('who opened accounts when (PRG-06)', () => {
  test.each([
    ['1990-01-01', 'cra'],
    ['2024-05-12', 'cra'],
    ['2024-05-13', 'cbsaForm'],
    ['2024-10-20', 'cbsaForm'],
    ['2024-10-21', 'portal'],
    ['2199-01-01', 'portal'],
  ])('on %s: %s, and nobody else', (text, origin) => {
    const day = text as CivilDate
    const fitting = (['cra', 'cbsaForm', 'portal'] as const).filter((one) => originFits(one, day))
    expect(fitting).toEqual([origin])
    expect(originOf(day)).toBe(origin)
  })

  test('rules without a way for a day are a fault of their supplier', () => {
    const [first] = enrolmentChannels
    expect(() => originOf('2024-05-13' as CivilDate, first ? [first] : [])).toThrow(/2024-05-13/)
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
})

describe('documents that the agency asks for (PRG-09)', () => {
  test('the review waits for them', () => {
    submitted
      .when(officer, 'RequestMissingDocuments', agreement)
      .then({ type: 'DocumentsRequested', v: 1, data: agreement })
    incomplete
      .when(officer, 'ApproveEnrolment', { bn15: rm1 })
      .rejected({ name: 'IncompleteFile', rule: 'PRG-09', documents: ['BSF900'] })
  })

  test('an answer without them leaves the file incomplete', () => {
    incomplete
      .when(byAlice, 'SupplyDocuments', { bn15: rm1, documents: [] })
      .rejected({ name: 'MissingDocuments', rule: 'PRG-09', documents: ['BSF900'] })
  })

  test('with them the review goes on, and may ask once more', () => {
    incomplete
      .when(byAlice, 'SupplyDocuments', agreement)
      .then({ type: 'DocumentsSupplied', v: 1, data: agreement })
    const complete = incomplete.as(byAlice, 'SupplyDocuments', agreement)
    expect(stateOf(complete)).toMatchObject({ status: 'Submitted', requested: [] })
    expect(eventTypes(complete.ask(officer, 'RequestMissingDocuments', agreement))).toEqual([
      'DocumentsRequested',
    ])
  })

  test('asking for nothing is no question', () => {
    const nothing = { bn15: rm1, documents: [] }
    expect(() => submitted.ask(officer, 'RequestMissingDocuments', nothing)).toThrow(
      /does not decode/,
    )
  })
})

describe('ApproveEnrolment', () => {
  test('opens the account with the type that was reserved, on this Eastern day', () => {
    const lateEvening = utc('2026-02-03T04:59:00.000Z')
    submitted.when(officer, 'ApproveEnrolment', { bn15: rm1 }, lateEvening).then({
      type: 'ProgramAccountOpened',
      v: 2,
      data: {
        ...opening,
        origin: 'portal',
        openedOn: '2026-02-02',
        openedAt: lateEvening,
        inUseSince: '2026-02-02',
      },
    })
  })
})

describe('enrolments that end', () => {
  test('the applicant withdraws, the agency rejects', () => {
    draft
      .when(byAlice, 'WithdrawEnrolment', { bn15: rm1 })
      .then({ type: 'EnrolmentWithdrawn', v: 1, data: { bn15: rm1, reason: 'Applicant' } })
    const refused = { bn15: rm1, reason: 'DocumentsUnsuitable' }
    submitted
      .when(officer, 'RejectEnrolment', refused)
      .then({ type: 'EnrolmentRejected', v: 1, data: refused })
  })

  test('a withdrawn file waits for nothing', () => {
    const withdrawn = incomplete.as(byAlice, 'WithdrawEnrolment', { bn15: rm1 })
    expect(stateOf(withdrawn)).toMatchObject({ status: 'Withdrawn', requested: [] })
  })

  test('its reference is never used again (PRG-14)', () => {
    const again = draft
      .as(byAlice, 'WithdrawEnrolment', { bn15: rm1 })
      .as(byAlice, 'StartProgramEnrolment', { bn9: maple, programType: 'Importer' })
    expect(again.events(stream.rm2).map(({ type }) => type)).toEqual(['EnrolmentStarted'])
    expect(stateOf(again)).toMatchObject({ status: 'Withdrawn' })
  })
})

describe('UpdateProgramContact', () => {
  const contact = { bn15: rm1, contact: 'c0'.repeat(32), language: 'EN' }

  test('keeps a reference to the person, and nothing of the person', () => {
    mapleAlone
      .when(byAlice, 'UpdateProgramContact', contact)
      .then({ type: 'ProgramContactUpdated', v: 1, data: contact })
    const named = { ...contact, contact: 'Alice' }
    expect(() => mapleAlone.ask(byAlice, 'UpdateProgramContact', named)).toThrow(/does not decode/)
  })

  test.each([
    ['contact', 'd1'.repeat(32)],
    ['language', 'FR'],
  ])('another %s is a change, the same is none', (field, value) => {
    const stated = mapleAlone.as(byAlice, 'UpdateProgramContact', contact)
    stated
      .when(byAlice, 'UpdateProgramContact', contact)
      .rejected({ name: 'NothingChanged', rule: 'PRG-11' })
    const changed = { ...contact, [field]: value }
    stated
      .when(byAlice, 'UpdateProgramContact', changed)
      .then({ type: 'ProgramContactUpdated', v: 1, data: changed })
  })

  test('a contact that was named before the opening stays', () => {
    const open = submitted
      .as(byAlice, 'UpdateProgramContact', contact)
      .as(officer, 'ApproveEnrolment', { bn15: rm1 })
    expect(stateOf(open)).toMatchObject({ contact: contact.contact, language: 'EN' })
  })
})

describe('programs within an importing account (PRG-02)', () => {
  const csa = { bn15: rm1, subProgram: 'CSA' }
  const enrolled = mapleAlone.as(byAlice, 'EnrolSubProgram', csa)

  test('enrolled once, left once', () => {
    mapleAlone
      .when(byAlice, 'EnrolSubProgram', csa)
      .then({ type: 'SubProgramEnrolled', v: 1, data: csa })
    enrolled
      .when(byAlice, 'EnrolSubProgram', csa)
      .rejected({ name: 'AlreadyEnrolled', rule: 'PRG-02', subProgram: 'CSA' })
    enrolled.when(byAlice, 'LeaveSubProgram', csa).then({ type: 'SubProgramLeft', v: 1, data: csa })
    enrolled
      .as(byAlice, 'LeaveSubProgram', csa)
      .when(byAlice, 'LeaveSubProgram', csa)
      .rejected({ name: 'NotEnrolled', rule: 'PRG-02', subProgram: 'CSA' })
  })

  test('not in an account of another kind', () => {
    const exporter = registered(History.empty, maple, alice)
      .as(byAlice, 'StartProgramEnrolment', { bn9: maple, programType: 'Exporter' })
      .as(byAlice, 'SubmitEnrolment', file)
      .as(officer, 'ApproveEnrolment', { bn15: rm1 })
    exporter
      .when(byAlice, 'EnrolSubProgram', csa)
      .rejected({ name: 'NotImporterType', rule: 'PRG-02', programType: 'Exporter' })
  })

  test('release prior to payment is none of them', () => {
    const rpp = { ...csa, subProgram: 'RPP' }
    expect(() => mapleAlone.ask(byAlice, 'EnrolSubProgram', rpp)).toThrow(/does not decode/)
  })

  test('closing the account ends them', () => {
    const back = enrolled
      .as(byAlice, 'CloseProgramAccount', { bn15: rm1 })
      .as(officer, 'ReactivateProgramAccount', { bn15: rm1 })
    expect(stateOf(back)).toMatchObject({ status: 'Active', subPrograms: [] })
  })
})

test('a program account is about its business', () => {
  const [first] = mapleAlone.events(stream.rm1)
  expect(programAccount.parties(first as never)).toEqual([maple])
})
