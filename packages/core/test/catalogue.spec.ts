/** Rules that no single refusal stands for: what must be possible, and what a step leaves as it was. */
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { carm, declaration, decodeCommand, matrix } from '../src/index.js'
import { ProgramType, type Visibility } from '../src/values/index.js'
import { alice, atlas, bob, carol, cedar, cra, dave, frank, maple, zoe } from './support/actors.js'
import { eventTypes, recorded, refusal } from './support/answers.js'
import { beginning, begun, identity, statement, withRecord } from './support/claims.js'
import { change, completeEdit, draft, line, opening } from './support/declarations.js'
import { History } from './support/history.js'
import {
  account,
  delegated,
  delegatedWith,
  mapleAlone,
  pair,
  ready,
  registered,
  requested,
  rm1,
  rm2,
  stream,
  terms,
  wish,
} from './support/story.js'

const byAlice = alice.for(maple)
const byBob = bob.for(atlas)
const exporter = account(registered(History.empty, maple, alice), {
  manager: byAlice,
  bn15: rm1,
  programType: 'Exporter',
})

/** Nothing is left of what was declared under the wrong account. */
const zeroed = change({
  changes: [
    {
      line: { ...line, valuation: { kind: 'valueForDuty', amount: '0.00' } },
      reasons: ['R2-74-1-TT'],
    },
  ],
  evidence: true,
})

describe('accounts', () => {
  test('BN-09: a declaration names the whole account, a business number alone is no importer', () => {
    const data = { ...opening, importer: maple }
    expect(E.isLeft(decodeCommand(carm, { type: 'OpenDraft', data }))).toBe(true)
    expect(E.isRight(decodeCommand(carm, { type: 'OpenDraft', data: opening }))).toBe(true)
  })

  test('PRG-01: each of the ten types is enrolled under an account of its own', () => {
    const types = ['Importer', 'Exporter', 'ImporterExporter', 'Broker', 'TradeConsultant']
    const others = ['Surety', 'Carrier', 'FreightForwarder', 'WarehouseOperator', 'CourierLVS']
    const enrolled = [...types, ...others].map((programType) =>
      recorded(mapleAlone.ask(byAlice, 'StartProgramEnrolment', { bn9: maple, programType })),
    )
    expect(enrolled.map(([event]) => event?.data)).toMatchObject(
      [...types, ...others].map((programType) => ({ programType, reference: 'RM0002' })),
    )
    expect([...types, ...others].every((one) => ProgramType.is(one))).toBe(true)
  })

  test('PRG-03, PRG-04: an exporter opens no declaration, until it enrols to import', () => {
    expect(refusal(exporter.ask(byAlice, 'OpenDraft', opening))).toBe('NotImporterAccount')
    const importing = account(exporter, { manager: byAlice, bn15: rm2, programType: 'Importer' })
    const importer = { ...opening, importer: rm2 }
    expect(refusal(importing.ask(byAlice, 'OpenDraft', importer))).toBe('accepted')
  })

  test('PRG-05: one business number has as many accounts as it has divisions', () => {
    const two = account(mapleAlone, { manager: byAlice, bn15: rm2, programType: 'Importer' })
    expect(two.events(stream.rm1).map(({ type }) => type)).toContain('ProgramAccountOpened')
    expect(two.events(stream.rm2).map(({ type }) => type)).toContain('ProgramAccountOpened')
  })

  test('PRG-07, PRG-08: trusts and non-residents do not register a new number', () => {
    const issued = History.empty.as(cra, 'RecordBnIssued', { bn9: maple, applicant: alice.id })
    const registering = (change: object) =>
      refusal(
        issued.ask(alice.alone, 'RegisterNewBusiness', {
          bn9: maple,
          entityType: 'corporation',
          residency: 'resident',
          legalName: 'Maple Bicycles Inc.',
          ...change,
        }),
      )
    expect(registering({ entityType: 'trust' })).toBe('EntityTypeNeedsCra')
    expect(registering({ residency: 'nonResident' })).toBe('NonResident')
    expect(registering({})).toBe('accepted')
  })

  test('PRG-13, TXN-03: a closing leaves version 1 of what was filed before as it was', () => {
    const filed = mapleAlone
      .as(byAlice, 'OpenDraft', opening)
      .as(byAlice, 'EditDraft', completeEdit)
      .as(byAlice, 'SubmitDeclaration', draft)
    const before = filed.state(declaration, stream.declaration)
    const closed = filed.as(byAlice, 'CloseProgramAccount', { bn15: rm1 })
    expect(before).toMatchObject({ status: 'Accepted', version: 1 })
    expect(closed.state(declaration, stream.declaration)).toEqual(before)
  })
})

test('DEL-F19: a broker of the right importer alone declares anew by type V, and leaves the old one', () => {
  const cedarAccount = `${cedar}RM0001`
  const manager = frank.for(cedar)
  const wrongly = account(registered(delegated, cedar, frank), {
    manager,
    bn15: cedarAccount,
    programType: 'Importer',
  })
    .as(manager, 'OpenDraft', { ...opening, importer: cedarAccount })
    .as(manager, 'EditDraft', completeEdit)
    .as(manager, 'SubmitDeclaration', draft)
  expect(refusal(wrongly.ask(byBob, 'RequestAdjustment', change({ evidence: true })))).toBe(
    'NotAuthorized',
  )
  const right = { transactionNumber: '10000000000024' }
  const anew = wrongly
    .as(byBob, 'OpenDraft', { ...opening, ...right, cadType: 'V' })
    .as(byBob, 'EditDraft', { ...completeEdit, ...right, header: null })
  expect(eventTypes(anew.ask(byBob, 'SubmitDeclaration', right))).toContain('DeclarationAccepted')
  expect(refusal(wrongly.ask(manager, 'RequestAdjustment', zeroed))).toBe('accepted')
})

describe('claims', () => {
  test('BUS-01: a claim names number, account, legal name and address; each is asked for', () => {
    for (const field of ['bn9', 'reference', 'legalName', 'address']) {
      const data = Object.fromEntries(Object.entries(beginning).filter(([key]) => key !== field))
      expect(E.isLeft(decodeCommand(carm, { type: 'BeginClaim', data })), field).toBe(true)
    }
    expect(refusal(withRecord().ask(zoe.alone, 'BeginClaim', beginning))).toBe('accepted')
  })

  test('BUS-05: the person picks which transaction and which statement it tells of', () => {
    const other = {
      question: 'transaction',
      transactionNumber: '10000000000024',
      dutiesAndTaxes: '871.33',
    }
    const answers = { ...identity, answers: [other, statement] }
    expect(eventTypes(begun.ask(zoe.alone, 'AnswerAffinity', answers))).toEqual(['ClaimVerified'])
  })
})

describe('people', () => {
  test('USR-09: a business may have any number of BAMs', () => {
    const bam = { bn9: maple, assignment: { role: 'BAM' }, until: null }
    const three = [zoe, frank].reduce(
      (history, person) =>
        history
          .as(person.alone, 'RequestAccess', { bn9: maple, comment: null })
          .as(byAlice, 'ApproveAccess', { ...bam, user: person.id }),
      mapleAlone,
    )
    for (const person of [alice, zoe, frank]) {
      expect(
        refusal(three.ask(person.for(maple), 'RemoveUser', { bn9: maple, user: alice.id })),
      ).toBe('accepted')
    }
  })

  test('USR-12: a BAM has what a PAM has, on every row', () => {
    for (const { cells, permission } of matrix) {
      if (cells.PAM !== 'N') expect(cells.BAM, permission).toBe('Y')
    }
  })
})

describe('delegations', () => {
  test('DEL-F6, DEL-F7: the provider asks; a BAM decides, and a PAM on its program', () => {
    expect(refusal(requested.ask(byBob, 'ApproveDelegation', terms))).toBe('NotAuthorized')
    expect(refusal(requested.ask(byAlice, 'ApproveDelegation', terms))).toBe('accepted')
    expect(refusal(requested.ask(carol.for(maple), 'ApproveDelegation', terms))).toBe('accepted')
    const whole = { ...wish, scope: 'business' }
    const wide = ready.as(byBob, 'RequestDelegation', whole)
    const approving = { ...terms, scope: 'business' }
    expect(refusal(wide.ask(carol.for(maple), 'ApproveDelegation', approving))).toBe(
      'NotClientManager',
    )
  })

  test.each<[Visibility, string]>([
    ['Own', 'NotVisible'],
    ['Program', 'accepted'],
    ['Financial', 'accepted'],
  ])(
    'DEL-F8, DEL-F9, DEL-F10: with visibility %s a draft of the client is %s, whatever the scope',
    (visibility, answer) => {
      for (const scope of ['RM0001', 'business']) {
        const history = delegatedWith({ wish: { scope }, terms: { scope, visibility } })
          .as(dave.for(maple), 'OpenDraft', opening)
          .ask(byBob, 'EditDraft', completeEdit)
        expect(refusal(history)).toBe(answer)
      }
    },
  )

  test('DEL-F11: two providers hold the same scope at the same level', () => {
    const second = account(registered(delegated, cedar, frank), {
      manager: frank.for(cedar),
      bn15: `${cedar}RM0001`,
      programType: 'TradeConsultant',
    })
      .as(frank.for(cedar), 'RequestDelegation', {
        ...wish,
        provider: cedar,
        capacity: 'TradeConsultant',
      })
      .as(byAlice, 'ApproveDelegation', { ...terms, provider: cedar })
    expect(second.events(`delegation-${maple}.${cedar}.RM0001`).at(-1)?.type).toBe(
      'DelegationGranted',
    )
    expect(refusal(second.ask(byBob, 'OpenDraft', opening))).toBe('accepted')
  })

  test('DEL-F12: a firm that nobody knows is turned away', () => {
    const rejecting = { ...pair, reason: 'UnknownFirm', block: false }
    const rejected = requested.as(byAlice, 'RejectDelegation', rejecting)
    expect(refusal(rejected.ask(byAlice, 'ApproveDelegation', terms))).toBe('NoRequest')
  })

  test('DEL-F14: the client amends and revokes later', () => {
    const amending = { ...terms, visibility: 'Own' }
    const amended = delegated.as(byAlice, 'AmendDelegation', amending)
    const revoking = { ...pair, mode: 'CutOff' }
    expect(refusal(amended.ask(byAlice, 'RevokeDelegation', revoking))).toBe('accepted')
  })

  test('DEL-F15: a provider without an account of its own asks for nothing', () => {
    const nowhere = { ...wish, providerProgram: 'RM0002' }
    expect(refusal(ready.ask(byBob, 'RequestDelegation', nowhere))).toBe('ProviderWithoutProgram')
  })

  test('DEL-15: ending a grant touches no declaration', () => {
    const filed = delegated
      .as(byBob, 'OpenDraft', opening)
      .as(byBob, 'EditDraft', completeEdit)
      .as(byBob, 'SubmitDeclaration', draft)
    const revoked = filed.as(byAlice, 'RevokeDelegation', { ...pair, mode: 'CutOff' })
    expect(revoked.events(stream.declaration)).toEqual(filed.events(stream.declaration))
  })

  test('DEL-F16: groups are the provider’s own, for clients with a relationship', () => {
    const group = { provider: atlas, name: 'West' }
    expect(refusal(delegated.ask(byAlice, 'CreateGroup', group))).not.toBe('accepted')
    const west = delegated.as(byBob, 'CreateGroup', group)
    const adding = { provider: atlas, group: 'G1', client: maple }
    expect(refusal(west.ask(byBob, 'AddClient', adding))).toBe('accepted')
    expect(refusal(ready.as(byBob, 'CreateGroup', group).ask(byBob, 'AddClient', adding))).toBe(
      'NoLiveGrant',
    )
  })
})
