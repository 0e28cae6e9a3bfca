/** Registration, licence and program references of a business, each command compared exactly. */
import { describe, expect, test } from 'vitest'
import { businessAccount } from '../src/index.js'
import { alice, atlas, bob, cbsa, cra, maple, reaction } from './support/actors.js'
import { refusal } from './support/answers.js'
import { History } from './support/history.js'
import { licence, mapleAlone, ready, registered, stream } from './support/story.js'
import { utc } from './support/time.js'

const issued = { bn9: maple, applicant: alice.id }
const registration = {
  bn9: maple,
  entityType: 'corporation',
  residency: 'resident',
  legalName: 'Maple Bicycles Inc.',
}
const issuedOnly = History.empty.as(cra, 'RecordBnIssued', issued)

describe('RecordBnIssued', () => {
  test('records the number and its applicant', () => {
    History.empty.when(cra, 'RecordBnIssued', issued).then({ type: 'BnIssued', v: 1, data: issued })
  })

  test('is already true for the same applicant', () => {
    issuedOnly.when(cra, 'RecordBnIssued', issued).then()
  })

  test('is still true for the same applicant once the business is registered', () => {
    mapleAlone.when(cra, 'RecordBnIssued', issued).then()
  })

  test('is refused for a registered number when somebody else applies', () => {
    mapleAlone
      .when(cra, 'RecordBnIssued', { ...issued, applicant: bob.id })
      .rejected({ name: 'BnAlreadyIssued', rule: 'BN-10', bn9: maple })
  })
})

describe('RegisterNewBusiness', () => {
  test('makes the applicant the first BAM (BUS-08)', () => {
    issuedOnly
      .when(alice.alone, 'RegisterNewBusiness', registration)
      .then(
        { type: 'BusinessRegistered', v: 2, data: { ...registration, basis: 'registration' } },
        { type: 'BamAppointed', v: 2, data: { user: alice.id, basis: 'registration' } },
      )
  })

  test('keeps no name of a sole proprietor (CK-11)', () => {
    const asPerson = { ...registration, entityType: 'soleProprietor', legalName: null }
    issuedOnly
      .when(alice.alone, 'RegisterNewBusiness', asPerson)
      .then(
        { type: 'BusinessRegistered', v: 2, data: { ...asPerson, basis: 'registration' } },
        { type: 'BamAppointed', v: 2, data: { user: alice.id, basis: 'registration' } },
      )
    issuedOnly
      .when(alice.alone, 'RegisterNewBusiness', { ...asPerson, legalName: 'Alice Archer' })
      .rejected({ name: 'LegalNameUnsuitable', rule: 'CK-11', entityType: 'soleProprietor' })
  })

  test('cannot be done twice, not even by the applicant (BUS-09)', () => {
    mapleAlone
      .when(alice.alone, 'RegisterNewBusiness', registration)
      .rejected({ name: 'AlreadyRegistered', rule: 'BUS-09', bn9: maple })
  })

  test('takes a portal that is open: from 25 May 2021, and not in the cut-over (PRG-06)', () => {
    const at = (instant: string) =>
      refusal(issuedOnly.ask(alice.alone, 'RegisterNewBusiness', registration, utc(instant)))
    expect(at('2021-05-25T03:59:59.999Z')).toBe('NoPortalAccess')
    expect(at('2021-05-25T04:00:00.000Z')).toBe('accepted')
    expect(at('2024-10-10T12:00:00.000Z')).toBe('NoPortalAccess')
  })

  test('sends a latecomer to the registered business, not to the agency (BUS-09)', () => {
    mapleAlone
      .when(bob.alone, 'RegisterNewBusiness', registration)
      .rejected({ name: 'AlreadyRegistered', rule: 'BUS-09', bn9: maple })
  })
})

describe('RecordLicence', () => {
  test('records the period', () => {
    registered(History.empty, atlas, bob)
      .when(cbsa, 'RecordLicence', licence)
      .then({ type: 'LicenceRecorded', v: 1, data: licence })
  })

  test('is already true for the same period, and corrects its end', () => {
    ready.when(cbsa, 'RecordLicence', licence).then()
    const ended = { ...licence, validUntil: '2026-01-31' }
    ready.when(cbsa, 'RecordLicence', ended).then({ type: 'LicenceRecorded', v: 1, data: ended })
  })

  test('holds from midnight Eastern of its first day, not from its recording', () => {
    const winter = { type: 'LicenceRecorded', v: 1, data: licence } as const
    expect(businessAccount.effectiveAt(winter as never)).toBe('2024-10-21T04:00:00.000Z')
    expect(businessAccount.effectiveAt({ type: 'BnIssued', v: 1, data: issued })).toBe(null)
  })
})

describe('StartProgramEnrolment', () => {
  const enrol = { bn9: maple, programType: 'Exporter' }
  const reserved = (reference: string) => ({
    type: 'ProgramReferenceReserved',
    v: 1,
    data: { bn9: maple, reference, programType: 'Exporter' },
  })

  test('gives the first reference, and then the next', () => {
    registered(History.empty, maple, alice)
      .when(alice.for(maple), 'StartProgramEnrolment', enrol)
      .then(reserved('RM0001'))
    mapleAlone.when(alice.for(maple), 'StartProgramEnrolment', enrol).then(reserved('RM0002'))
  })

  test('goes on behind the highest known one and leaves gaps alone (PRG-14)', () => {
    mapleAlone
      .given(stream.maple, reserved('RM0041'))
      .when(alice.for(maple), 'StartProgramEnrolment', enrol)
      .then(reserved('RM0042'))
  })

  test('is offered by the portal from 21 October 2024 on (PRG-06)', () => {
    const business = registered(History.empty, maple, alice)
    const at = (instant: string) =>
      refusal(business.ask(alice.for(maple), 'StartProgramEnrolment', enrol, utc(instant)))
    expect(at('2024-10-01T12:00:00.000Z')).toBe('NoPortalAccess')
    expect(at('2024-10-21T03:59:59.999Z')).toBe('NoPortalAccess')
    expect(at('2024-10-21T04:00:00.000Z')).toBe('accepted')
  })

  test('opens the enrolment of the new account by a reaction', () => {
    const after = mapleAlone.as(alice.for(maple), 'StartProgramEnrolment', enrol)
    expect(after.events(stream.rm2)).toEqual([
      { type: 'EnrolmentStarted', v: 1, data: { bn15: `${maple}RM0002`, programType: 'Exporter' } },
    ])
    after
      .when(reaction, 'OpenEnrolment', { bn15: `${maple}RM0002`, programType: 'Exporter' })
      .then()
  })
})

test('a business account is about its own number', () => {
  const [first] = issuedOnly.events(stream.maple)
  expect(businessAccount.parties(first as never)).toEqual([maple])
})
