/** A business that is registered by a claim, each command compared exactly. */
import { describe, expect, test } from 'vitest'
import { businessAccount } from '../src/index.js'
import { alice, cra, maple, reaction, zoe } from './support/actors.js'
import { refusal } from './support/answers.js'
import { dissolution, issuedOnly } from './support/businesses.js'
import { History } from './support/history.js'
import { mapleAlone, stream } from './support/story.js'

const here = { bn9: maple }

describe('RegisterClaimedBusiness', () => {
  const programs = [
    { reference: 'RM0001', programType: 'Importer', openedOn: '2024-05-12' },
    { reference: 'RM0003', programType: 'Carrier', openedOn: '2024-05-13' },
    { reference: 'RM0007', programType: 'Exporter', openedOn: '2024-10-21' },
  ]
  const claimed = { bn9: maple, claimant: zoe.id, programs }
  const byClaim = History.empty.as(reaction, 'RegisterClaimedBusiness', claimed)

  test('makes the claimant a BAM and shows every account at once (BUS-08, BUS-10, PRG-06)', () => {
    const origins = ['cra', 'cbsaForm', 'portal']
    issuedOnly.when(reaction, 'RegisterClaimedBusiness', claimed).then(
      {
        type: 'BusinessRegistered',
        v: 2,
        data: { bn9: maple, entityType: null, residency: null, legalName: null, basis: 'claim' },
      },
      { type: 'BamAppointed', v: 2, data: { user: zoe.id, basis: 'claim' } },
      ...programs.map((program, index) => ({
        type: 'ProgramMirrored',
        v: 1,
        data: { bn9: maple, ...program, origin: origins[index] },
      })),
    )
  })

  test('is already true for the same claimant, and for nobody else (BUS-09)', () => {
    byClaim.when(reaction, 'RegisterClaimedBusiness', claimed).then()
    byClaim
      .as(cra, 'RecordBnCeased', dissolution)
      .when(reaction, 'RegisterClaimedBusiness', claimed)
      .then()
    byClaim
      .when(reaction, 'RegisterClaimedBusiness', { ...claimed, claimant: alice.id })
      .rejected({ name: 'AlreadyRegistered', rule: 'BUS-09', bn9: maple })
    mapleAlone
      .when(reaction, 'RegisterClaimedBusiness', { ...claimed, claimant: alice.id })
      .rejected({ name: 'AlreadyRegistered', rule: 'BUS-09', bn9: maple })
  })

  test('leaves the number with whom it was issued to', () => {
    const after = issuedOnly.as(reaction, 'RegisterClaimedBusiness', claimed)
    after.when(cra, 'RecordBnIssued', { bn9: maple, applicant: alice.id }).then()
    const unissued = byClaim.ask(cra, 'RecordBnIssued', { bn9: maple, applicant: zoe.id })
    expect(refusal(unissued)).toBe('BnAlreadyIssued')
  })

  test('goes on behind the highest account that appeared (PRG-14)', () => {
    byClaim
      .when(zoe.for(maple), 'StartProgramEnrolment', { ...here, programType: 'Importer' })
      .then({
        type: 'ProgramReferenceReserved',
        v: 1,
        data: { bn9: maple, reference: 'RM0008', programType: 'Importer' },
      })
  })

  test('a stream that begins with it is about its number', () => {
    const [first] = byClaim.events(stream.maple)
    expect(businessAccount.parties(first as never)).toEqual([maple])
  })
})
