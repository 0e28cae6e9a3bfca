/** Episodes about program accounts: enrolment with its detours, mirroring, closing and reopening. */
import fc from 'fast-check'
import { anyBusiness, cleo, dan, importer, other, person } from '../cast.js'
import { clock, cra, officer, often } from '../commands/form.js'
import { always, by, type Episode, inOrder, together } from './form.js'

const started = (bn9: Parameters<typeof by>[0], programType: string) =>
  by(bn9, 'StartProgramEnrolment', { bn9, programType })
const submitted = (bn9: Parameters<typeof by>[0], bn15: string) =>
  often('canada', 'elsewhere').chain((recordsLocation) =>
    by(bn9, 'SubmitEnrolment', { bn15, recordsLocation, documents: [] }),
  )
const decided = (type: string, data: object) => always({ actor: officer, type, data })

/** The second program of a business, from its reservation to its opening. */
export const enrolling: Episode = fc
  .tuple(anyBusiness, often('Importer', 'Exporter'))
  .chain(([bn9, programType]) => {
    const bn15 = `${bn9}RM0002`
    return inOrder(
      started(bn9, programType),
      submitted(bn9, bn15),
      decided('ApproveEnrolment', { bn15 }),
    )
  })

/** An enrolment that asks for documents, or comes to nothing. */
export const enrollingSlowly: Episode = fc
  .tuple(anyBusiness, fc.constantFrom('supplied', 'withdrawn', 'rejected'))
  .chain(([bn9, how]) => {
    const bn15 = `${bn9}RM0002`
    const documents = ['BSF900']
    const asked = decided('RequestMissingDocuments', { bn15, documents })
    const ending =
      how === 'supplied'
        ? [
            asked,
            decided('ApproveEnrolment', { bn15 }),
            by(bn9, 'SupplyDocuments', { bn15, documents }),
            decided('ApproveEnrolment', { bn15 }),
          ]
        : how === 'withdrawn'
          ? [asked, by(bn9, 'WithdrawEnrolment', { bn15 })]
          : [decided('RejectEnrolment', { bn15, reason: 'NotEligible' })]
    return inOrder(started(bn9, 'Importer'), submitted(bn9, bn15), ...ending)
  })

/** An account of elsewhere appears, and has slept for long. */
export const mirroring: Episode = fc
  .tuple(anyBusiness, often('cra', 'portal'))
  .chain(([bn9, origin]) =>
    inOrder(
      always({
        actor: cra,
        type: 'MirrorExistingRm',
        data: {
          bn9,
          reference: 'RM0004',
          programType: 'Importer',
          openedOn: '2019-05-06',
          origin,
        },
      }),
      always({
        actor: clock,
        type: 'MarkDormant',
        data: { bn15: `${bn9}RM0004` },
        sleeps: true,
      }),
      decided('ReactivateProgramAccount', { bn15: `${bn9}RM0004` }),
      started(bn9, 'Importer'),
    ),
  )

const first = often(`${importer}RM0001`, `${other}RM0001`)
const ownerOf = (bn15: string) => bn15.slice(0, 9) as Parameters<typeof by>[0]

/** Closed by its business or by the agency, and reopened, or not. */
export const closing: Episode = fc
  .tuple(first, often('Voluntary', 'Amalgamation', 'Compliance'))
  .chain(([bn15, reason]) =>
    inOrder(
      reason === 'Voluntary'
        ? by(ownerOf(bn15), 'CloseProgramAccount', { bn15 })
        : decided('RecordProgramClosure', { bn15, reason }),
      decided('ReactivateProgramAccount', { bn15 }),
    ),
  )

/** Suspended for a while. */
export const suspendingProgram: Episode = first.chain((bn15) =>
  inOrder(
    decided('SuspendProgramAccount', { bn15, reason: 'UnderReview' }),
    by(ownerOf(bn15), 'UpdateProgramContact', {
      bn15,
      contact: 'c0'.repeat(32),
      language: 'EN',
    }),
    decided('LiftSuspension', { bn15 }),
  ),
)

/** The second program of the importer, opened without a detour. */
export const secondProgram = (programType: string): Episode =>
  inOrder(
    started(importer, programType),
    by(importer, 'SubmitEnrolment', {
      bn15: `${importer}RM0002`,
      recordsLocation: 'canada',
      documents: [],
    }),
    decided('ApproveEnrolment', { bn15: `${importer}RM0002` }),
  )

/** The second program of the importer is entered in a sub-program, which only importers may. */
export const enrollingFurther: Episode = together(
  fc.constantFrom('Exporter', 'Exporter', 'Importer').chain(secondProgram),
  inOrder(by(importer, 'EnrolSubProgram', { bn15: `${importer}RM0002`, subProgram: 'CSA' })),
)

/** A sub-program is entered and left. */
export const subPrograms: Episode = first.chain((bn15) => {
  const data = { bn15, subProgram: 'CSA' }
  const contact = { bn15, contact: 'd1'.repeat(32), language: 'EN' }
  return inOrder(
    by(ownerOf(bn15), 'EnrolSubProgram', data),
    // Whoever has a place in the importer tries to name the contact person.
    fc.constantFrom(cleo, dan).map((user) => ({
      actor: person(user, importer),
      type: 'UpdateProgramContact',
      data: contact,
    })),
    by(ownerOf(bn15), 'LeaveSubProgram', data),
  )
})
