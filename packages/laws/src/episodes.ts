/**
 * Episodes: a few commands that belong together, like a request and its answer, so that histories
 * get somewhere.
 */
import type { Bn9 } from '@carmkit/core'
import fc from 'fast-check'
import { anyBusiness, anyMember, ben, cleo, dan, days, founders, person } from './cast.js'
import {
  approval,
  command,
  cra,
  drafter,
  type Identity,
  identity,
  type Opening,
  officer,
  often,
  opening,
  revocationMode,
  terms,
  type Unsent,
  wish,
} from './commands.js'
import { edits } from './lines.js'

type Episode = fc.Arbitrary<ReadonlyArray<Unsent>>

/** Sent by somebody who acts for that business, mostly by its founder. */
const by = (business: Bn9, type: string, data: object): fc.Arbitrary<Unsent> =>
  anyMember(business).map((actor) => ({ actor, type, data }))

const inOrder = (...commands: ReadonlyArray<fc.Arbitrary<Unsent>>): Episode => fc.tuple(...commands)

const always = (unsent: Unsent): fc.Arbitrary<Unsent> => fc.constant(unsent)

/** A number is issued, and its applicant registers the business. */
const registering: Episode = fc.constantFrom(...founders).map(([bn9, applicant]) => [
  { actor: cra, type: 'RecordBnIssued', data: { bn9, applicant } },
  {
    actor: person(applicant, null),
    type: 'RegisterNewBusiness',
    data: { bn9, entityType: 'corporation', residency: 'resident', legalName: 'Maple Bicycles' },
  },
])

/** A person asks, and somebody answers: mostly about one who has no place there yet. */
const joining: Episode = fc
  .tuple(approval, often(ben, cleo, dan))
  .chain(([{ bn9, until, assignment }, user]) =>
    inOrder(
      always({ actor: person(user, null), type: 'RequestAccess', data: { bn9 } }),
      fc
        .oneof(anyMember(bn9), fc.constant(person(dan, bn9)))
        .chain((actor) =>
          always({ actor, type: 'ApproveAccess', data: { bn9, user, assignment, until } }),
        ),
    ),
  )

/** The second program of a business, from its reservation to its opening. */
const enrolling: Episode = fc
  .tuple(anyBusiness, often('Importer', 'Exporter'))
  .chain(([bn9, programType]) => {
    const bn15 = `${bn9}RM0002`
    return inOrder(
      by(bn9, 'StartProgramEnrolment', { bn9, programType }),
      by(bn9, 'SubmitEnrolment', { bn15, recordsLocation: 'canada', documents: [] }),
      always({ actor: officer, type: 'ApproveEnrolment', data: { bn15 } }),
    )
  })

/** A provider asks, and the client grants; now and then somebody else tries to. */
const granting = (whom: Identity, change: object = {}): Episode =>
  fc.tuple(wish(whom), terms(whom)).chain(([asked, given]) =>
    inOrder(
      by(whom.provider, 'RequestDelegation', asked),
      fc
        .oneof(
          { weight: 6, arbitrary: fc.constant(whom.client) },
          { weight: 1, arbitrary: fc.constant(whom.provider) },
        )
        .chain((business) => by(business, 'ApproveDelegation', { ...given, ...change })),
    ),
  )

const delegating: Episode = identity.chain((whom) => granting(whom))

const revoking = (whom: Identity): fc.Arbitrary<Unsent> =>
  revocationMode.chain((mode) => by(whom.client, 'RevokeDelegation', { ...whom, mode }))

/** A grant with a last day, and another one in its place: before or after that day. */
const renewing: Episode = fc
  .tuple(identity, fc.constantFrom(...days.slice(2, 6)))
  .chain(([whom, validUntil]) =>
    fc.tuple(granting(whom, { validUntil }), granting(whom)).map((both) => both.flat()),
  )

/** A request that comes to nothing: turned down, or voided when the grant beside it is revoked. */
const inVain: Episode = fc.tuple(identity, fc.boolean()).chain(([whom, isRejected]) =>
  wish(whom).chain((asked) => {
    const request = by(whom.provider, 'RequestDelegation', asked)
    const rejection = by(whom.client, 'RejectDelegation', { ...whom, reason: 'UnknownFirm' })
    return isRejected
      ? inOrder(request, rejection)
      : fc
          .tuple(granting(whom), request, revoking(whom))
          .map(([granted, again, revocation]) => [...granted, again, revocation])
  }),
)

/** A declaration begun by one of them and worked on by all. */
const worked = (data: Opening, parties: fc.Arbitrary<Bn9>): Episode =>
  fc
    .tuple(parties, parties, parties, edits(data.transactionNumber))
    .chain(([opens, states, submits, edit]) =>
      inOrder(
        by(opens, 'OpenDraft', data),
        by(states, 'EditDraft', edit),
        by(submits, 'SubmitDeclaration', { transactionNumber: data.transactionNumber }),
      ),
    )

const filing: Episode = opening.chain((data) => worked(data, drafter))

/** A declaration in an account that the delegation is about. */
const within = ({ client, scope }: Identity): fc.Arbitrary<Opening> =>
  opening.map((data) => ({
    ...data,
    importer: `${client}${scope === 'business' ? 'RM0001' : scope}`,
  }))

/** Mostly the provider, else its client. */
const eitherOf = ({ client, provider }: Identity): fc.Arbitrary<Bn9> =>
  fc.constantFrom(provider, provider, client)

/** A grant, and a declaration under it. */
const brokering: Episode = identity.chain((whom) =>
  fc
    .tuple(
      granting(whom),
      within(whom).chain((data) => worked(data, eitherOf(whom))),
    )
    .map((both) => both.flat()),
)

/** Something is begun, the grant is revoked, now and then renewed, and somebody goes on with it. */
const ending: Episode = identity.chain((whom) =>
  fc
    .tuple(eitherOf(whom), eitherOf(whom), eitherOf(whom), within(whom))
    .chain(([opens, meddles, goesOn, data]) => {
      const { transactionNumber } = data
      const submission = { transactionNumber }
      return fc
        .tuple(granting(whom), edits(transactionNumber))
        .chain(([granted, edit]) =>
          inOrder(
            ...granted.map(always),
            by(opens, 'OpenDraft', data),
            fc.oneof(
              { weight: 2, arbitrary: by(meddles, 'EditDraft', { ...edit, header: null }) },
              { weight: 1, arbitrary: by(meddles, 'SubmitDeclaration', submission) },
            ),
            revoking(whom),
            by(whom.provider, 'EditDraft', edit),
            by(goesOn, 'SubmitDeclaration', submission),
            by(whom.provider, 'EditDraft', { ...edit, removedLines: [1] }),
          ),
        )
    }),
)

/** One command, or a few that belong together. */
export const episode: Episode = fc.oneof(
  { weight: 5, arbitrary: command.map((one) => [one]) },
  { weight: 3, arbitrary: brokering },
  { weight: 3, arbitrary: ending },
  { weight: 1, arbitrary: delegating },
  { weight: 1, arbitrary: filing },
  { weight: 1, arbitrary: renewing },
  { weight: 1, arbitrary: inVain },
  { weight: 2, arbitrary: joining },
  { weight: 1, arbitrary: enrolling },
  { weight: 1, arbitrary: registering },
)
