/**
 * The beginnings that most tests share: an importer with its staff, a broker with a licence, and
 * the delegation between them.
 */
import type { Actor } from '../../src/index.js'
import type { Bn9 } from '../../src/values/index.js'
import {
  alice,
  atlas,
  bob,
  carol,
  cbsa,
  cra,
  dave,
  erin,
  maple,
  officer,
  type Person,
} from './actors.js'
import { History } from './history.js'

const registration = {
  entityType: 'corporation',
  residency: 'resident',
  legalName: 'Maple Bicycles Inc.',
}

/** The agency issues a number, and the applicant registers the business. */
export const registered = (history: History, business: Bn9, manager: Person): History =>
  history
    .as(cra, 'RecordBnIssued', { bn9: business, applicant: manager.id })
    .as(manager.alone, 'RegisterNewBusiness', { bn9: business, ...registration })

/** One more customs account, opened. The reference is the next free one. */
export const account = (
  history: History,
  { manager, bn15, programType }: { manager: Actor; bn15: string; programType: string },
): History =>
  history
    .as(manager, 'StartProgramEnrolment', { bn9: bn15.slice(0, 9), programType })
    .as(manager, 'SubmitEnrolment', { bn15, recordsLocation: 'canada', documents: [] })
    .as(officer, 'ApproveEnrolment', { bn15 })

/** A person asks, a manager answers with a role. */
export const joined = (
  history: History,
  { person, business, manager, assignment, until = null }: Joining,
): History =>
  history
    .as(person.alone, 'RequestAccess', { bn9: business, comment: null })
    .as(manager, 'ApproveAccess', { bn9: business, user: person.id, assignment, until })

interface Joining {
  readonly person: Person
  readonly business: Bn9
  readonly manager: Actor
  readonly assignment: unknown
  readonly until?: string | null
}

export const rm1 = `${maple}RM0001`
export const rm2 = `${maple}RM0002`

/** Names of the streams that tests look into. */
export const stream = {
  maple: `businessAccount-${maple}`,
  atlas: `businessAccount-${atlas}`,
  rm1: `programAccount-${rm1}`,
  rm2: `programAccount-${rm2}`,
  delegation: `delegation-${maple}.${atlas}.RM0001`,
  wholeDelegation: `delegation-${maple}.${atlas}.business`,
  declaration: 'transaction-declaration.10000000000017',
}

const byAlice = alice.for(maple)
const only = (role: string, programs: ReadonlyArray<string> = ['RM0001']) => ({ role, programs })

/** Maple with an importing account RM0001, and nobody but alice. */
export const mapleAlone: History = account(registered(History.empty, maple, alice), {
  manager: byAlice,
  bn15: rm1,
  programType: 'Importer',
})

const staff: ReadonlyArray<[Person, unknown]> = [
  [carol, only('PAM')],
  [dave, only('Editor')],
  [erin, only('Reader')],
]

/** Carol is PAM, dave Editor, erin Reader, each of RM0001 only. */
export const mapleStaffed: History = staff.reduce(
  (history, [person, assignment]) =>
    joined(history, { person, business: maple, manager: byAlice, assignment }),
  mapleAlone,
)

/** Atlas with an account of its own and no licence yet, beside maple. */
export const unlicensed: History = account(registered(mapleStaffed, atlas, bob), {
  manager: bob.for(atlas),
  bn15: `${atlas}RM0001`,
  programType: 'Broker',
})

export const licence = { bn9: atlas, validFrom: '2024-10-21', validUntil: null }

/** Atlas with its licence: everything is ready for a request. */
export const ready: History = unlicensed.as(cbsa, 'RecordLicence', licence)

/** Maple, atlas, and the one program of most delegations. */
export const pair = { client: maple, provider: atlas, scope: 'RM0001' }
export const wish = {
  ...pair,
  capacity: 'CustomsBroker',
  visibility: 'Program',
  providerProgram: 'RM0001',
  comment: null,
}
export const terms = { ...pair, visibility: 'Program', validFrom: null, validUntil: null }

export const requested: History = ready.as(bob.for(atlas), 'RequestDelegation', wish)

/** Atlas acts for maple in RM0001, as its broker, seeing the whole program. */
export const delegated: History = requested.as(byAlice, 'ApproveDelegation', terms)

/** The same with other terms; `change` holds what differs. */
export const delegatedWith = (change: {
  readonly wish?: object
  readonly terms?: object
}): History =>
  ready
    .as(bob.for(atlas), 'RequestDelegation', { ...wish, ...change.wish })
    .as(byAlice, 'ApproveDelegation', { ...terms, ...change.terms })
