/**
 * Arbitrary commands of the small worlds, one by one: by people who mostly may, about things that
 * mostly exist.
 */
import type { Actor, Bn9, CivilDate, TransactionNumber, UserId } from '@carmkit/core'
import fc from 'fast-check'
import {
  anyActor,
  anyBusiness,
  anyDay,
  anyPerson,
  broker,
  businesses,
  importer,
  machines,
  numbers,
  other,
  person,
  references,
} from './cast.js'
import { edits } from './lines.js'
import type { Sent } from './log.js'

/** A command without its instant. */
export type Unsent = Omit<Sent, 'at'>

export const often = <A>(usual: A, ...others: ReadonlyArray<A>): fc.Arbitrary<A> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(usual, ...others) },
  )

/** Of `ApproveAccess`. */
export interface Approval {
  readonly bn9: Bn9
  readonly user: UserId
  readonly assignment: object
  readonly until: CivilDate | null
}

/** Client, provider and scope of a delegation. */
export interface Identity {
  readonly client: Bn9
  readonly provider: Bn9
  readonly scope: string
}

/** Of `OpenDraft`. */
export interface Opening {
  readonly transactionNumber: TransactionNumber
  readonly importer: string
  readonly cadType: string
}

/** Data, and the business whose people are asked to send it most of the time. */
interface Asking {
  readonly by: Bn9
  readonly data: object
}

const sentBy = (type: string, asking: fc.Arbitrary<Asking>): fc.Arbitrary<Unsent> =>
  asking.chain(({ by, data }) => anyActor(by).map((actor) => ({ actor, type, data })))

const usually = (actor: Actor): fc.Arbitrary<Actor> => often(actor, ...machines)

const optionalDay = fc.oneof(
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: anyDay },
)
const reference = fc.constantFrom(...references)
const fewReferences = fc.oneof(
  { weight: 3, arbitrary: fc.constant(['RM0001']) },
  { weight: 1, arbitrary: fc.constantFrom(['RM0002'], ['RM0001', 'RM0002']) },
)

const assignment = fc.oneof(
  { weight: 1, arbitrary: fc.constant({ role: 'BAM' }) },
  {
    weight: 2,
    arbitrary: fc.record({
      role: fc.constantFrom('PAM', 'Editor', 'Reader'),
      programs: fewReferences,
    }),
  },
)

const registration = fc.record({
  bn9: fc.constantFrom(...businesses),
  entityType: often('corporation', 'soleProprietor', 'trust'),
  residency: often('resident', 'nonResident'),
  legalName: often<string | null>('Maple Bicycles Inc.', null),
})

export const approval: fc.Arbitrary<Approval> = fc.record({
  bn9: anyBusiness,
  user: anyPerson,
  assignment,
  until: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 2, arbitrary: anyDay }),
})

/** Mostly the importer and its broker, in any scope. */
export const identity: fc.Arbitrary<Identity> = fc.record({
  client: often(importer, broker, other),
  provider: often(broker, importer, other),
  scope: fc.oneof(
    { weight: 3, arbitrary: fc.constant('RM0001') },
    { weight: 2, arbitrary: fc.constant('business') },
    { weight: 1, arbitrary: fc.constant('RM0002') },
  ),
})

const visibility = fc.constantFrom('Own', 'Program', 'Financial')
export const wish = (whom: Identity): fc.Arbitrary<object> =>
  fc.record({
    client: fc.constant(whom.client),
    provider: fc.constant(whom.provider),
    scope: fc.constant(whom.scope),
    capacity: often('CustomsBroker', 'TradeConsultant', 'Other'),
    visibility,
    providerProgram: often('RM0001', 'RM0002'),
  })
export const terms = (whom: Identity): fc.Arbitrary<object> =>
  fc.record({
    client: fc.constant(whom.client),
    provider: fc.constant(whom.provider),
    scope: fc.constant(whom.scope),
    visibility: fc.option(visibility, { freq: 4 }),
    validFrom: optionalDay,
    validUntil: optionalDay,
  })
export const revocationMode: fc.Arbitrary<string> = fc.constantFrom('RunOff', 'RunOff', 'CutOff')

const number = fc.constantFrom(...numbers)
export const opening: fc.Arbitrary<Opening> = fc.record({
  transactionNumber: number,
  importer: fc.oneof(
    { weight: 5, arbitrary: fc.constant(`${importer}RM0001`) },
    { weight: 1, arbitrary: fc.constantFrom(`${importer}RM0002`, `${other}RM0001`) },
  ),
  cadType: often('AB', 'C', 'F'),
})
/** Declarations of the importer are drafted by it and by its broker alike. */
export const drafter = fc.constantFrom(importer, broker)

const by =
  (business: Bn9) =>
  (data: object): Asking => ({ by: business, data })
const toDeclaration = (type: string, data: fc.Arbitrary<object>): fc.Arbitrary<Unsent> =>
  sentBy(
    type,
    fc.tuple(drafter, data).map(([business, one]) => by(business)(one)),
  )

export const cra: Actor = { kind: 'external', party: 'cra' }
const cbsa: Actor = { kind: 'external', party: 'cbsa' }
export const officer: Actor = { kind: 'officer', id: 'officer-7' }
const reaction: Actor = { kind: 'system', process: 'reaction' }

const fromActor = (type: string, actor: fc.Arbitrary<Actor>, data: fc.Arbitrary<object>) =>
  fc.record({ actor, type: fc.constant(type), data })

const issuing = fc.record({ bn9: fc.constantFrom(...businesses), applicant: anyPerson })
const licence = fc.record({
  bn9: often(broker, importer, other),
  validFrom: fc.oneof(fc.constant('2024-10-21'), anyDay),
  validUntil: optionalDay,
})
const enrolling = fc.record({
  bn9: anyBusiness,
  programType: often('Importer', 'Exporter', 'ImporterExporter'),
})
const file = fc.record({
  bn15: fc.tuple(anyBusiness, reference).map((parts) => parts.join('')),
  recordsLocation: often('canada', 'elsewhere'),
  documents: fc.constantFrom<ReadonlyArray<string>>([], ['BSF900']),
})
const businessOf = (bn15: string): Bn9 => bn15.slice(0, 9) as Bn9

/** Every command of the domain by its type, each with actors that mostly may send it. */
export const commandsByType = {
  RecordBnIssued: fromActor('RecordBnIssued', usually(cra), issuing),
  RegisterNewBusiness: fromActor(
    'RegisterNewBusiness',
    anyPerson.map((userId) => person(userId, null)),
    registration,
  ),
  RequestAccess: fromActor(
    'RequestAccess',
    anyPerson.map((userId) => person(userId, null)),
    fc.record({ bn9: anyBusiness }),
  ),
  ApproveAccess: sentBy(
    'ApproveAccess',
    approval.map((data) => by(data.bn9)(data)),
  ),
  RemoveUser: sentBy(
    'RemoveUser',
    fc.record({ bn9: anyBusiness, user: anyPerson }).map((data) => by(data.bn9)(data)),
  ),
  RecordLicence: fromActor('RecordLicence', usually(cbsa), licence),
  StartProgramEnrolment: sentBy(
    'StartProgramEnrolment',
    enrolling.map((data) => by(data.bn9)(data)),
  ),
  OpenEnrolment: fromActor(
    'OpenEnrolment',
    usually(reaction),
    fc.constant({ bn15: `${importer}RM0001`, programType: 'Importer' }),
  ),
  SubmitEnrolment: sentBy(
    'SubmitEnrolment',
    file.map((data) => by(businessOf(data.bn15))(data)),
  ),
  ApproveEnrolment: fromActor(
    'ApproveEnrolment',
    usually(officer),
    file.map(({ bn15 }) => ({ bn15 })),
  ),
  RequestDelegation: sentBy(
    'RequestDelegation',
    identity.chain((whom) => wish(whom).map(by(whom.provider))),
  ),
  ApproveDelegation: sentBy(
    'ApproveDelegation',
    identity.chain((whom) => terms(whom).map(by(whom.client))),
  ),
  RejectDelegation: sentBy(
    'RejectDelegation',
    identity.map((whom) => by(whom.client)({ ...whom, reason: 'NotNeeded' })),
  ),
  RevokeDelegation: sentBy(
    'RevokeDelegation',
    identity.chain((whom) => revocationMode.map((mode) => by(whom.client)({ ...whom, mode }))),
  ),
  OpenDraft: toDeclaration('OpenDraft', opening),
  EditDraft: toDeclaration('EditDraft', number.chain(edits)),
  DiscardDraft: toDeclaration('DiscardDraft', fc.record({ transactionNumber: number })),
  SubmitDeclaration: toDeclaration('SubmitDeclaration', fc.record({ transactionNumber: number })),
}

/** Any one command. */
export const command: fc.Arbitrary<Unsent> = fc.oneof(...Object.values(commandsByType))
