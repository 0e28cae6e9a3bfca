/**
 * Histories in which every joint of authority is there and then moves: an importer, its broker, one
 * person of the broker's staff who is in through a group, and a transaction of each side.
 *
 * Beside the histories of the laws, in which few things happen under a delegation.
 */
import { type Actor, carm, type Instant } from '@carmkit/core'
import {
  broker,
  foundings,
  importer,
  instants,
  people,
  play,
  type Sent,
  type Step,
} from '@carmkit/laws'
import fc from 'fast-check'

type Unsent = Omit<Sent, 'at'>

const [anna, ben, cleo] = people
const person = (userId: unknown, actingFor: unknown): Actor =>
  ({ kind: 'user', userId, actingFor }) as Actor
const client = (type: string, data: object): Unsent => ({
  actor: person(anna, importer),
  type,
  data,
})
const provider = (type: string, data: object): Unsent => ({
  actor: person(ben, broker),
  type,
  data,
})
const staff = (type: string, data: object): Unsent => ({ actor: person(cleo, broker), type, data })
const officer = (type: string, data: object): Unsent => ({
  actor: { kind: 'officer', id: 'officer-7' },
  type,
  data,
})
const agency = (type: string, data: object): Unsent => ({
  actor: { kind: 'external', party: 'cbsa' },
  type,
  data,
})
const clock = (type: string, data: object): Unsent => ({
  actor: { kind: 'system', process: 'clock' },
  type,
  data,
})

const whom = (scope: string) => ({ client: importer, provider: broker, scope })
interface Wish {
  readonly capacity?: string
  readonly validFrom?: string
  readonly validUntil?: string
}

const visibility = 'Financial'
const requested = (scope: string, capacity: string): Unsent =>
  provider('RequestDelegation', {
    ...whom(scope),
    capacity,
    visibility,
    providerProgram: 'RM0001',
    comment: null,
  })

const granting = (scope: string, wish: Wish): ReadonlyArray<Unsent> => {
  const { capacity = 'CustomsBroker', validFrom = null, validUntil = null } = wish
  return [
    requested(scope, capacity),
    client('ApproveDelegation', { ...whom(scope), visibility, validFrom, validUntil }),
  ]
}

const amended = (terms: object): Unsent =>
  client('AmendDelegation', { ...whom('RM0001'), validFrom: null, validUntil: null, ...terms })

const revoked = (mode: string): Unsent => client('RevokeDelegation', { ...whom('RM0001'), mode })

const hired = { bn9: broker, user: cleo }
const hiring: ReadonlyArray<Unsent> = [
  provider('InviteUser', {
    ...hired,
    assignment: { role: 'Editor', programs: ['RM0001'] },
    until: null,
  }),
  { actor: person(cleo, null), type: 'AcceptInvitation', data: hired },
]

const inGroup = { provider: broker, group: 'G1' }
const toGroup = { kind: 'group', group: 'G1' }
const toClient = { kind: 'client', client: importer }
const staffOf = { provider: broker, user: cleo }
const assigning = (to: object, role: string): Unsent =>
  provider('AssignStaff', { ...staffOf, to, role })

const numbers = ['10000000000017', '10000000000024', '10000000000031']
const opening = (number: string | undefined) => ({
  transactionNumber: number,
  importer: `${importer}RM0001`,
  cadType: 'AB',
})
/** Incomplete and therefore refused, which makes it the submitter's all the same. */
const submitting = (by: typeof client, number: string | undefined): Unsent =>
  by('SubmitDeclaration', { transactionNumber: number })

const account = { bn15: `${importer}RM0001` }

const licensed = (validUntil: string | null): Unsent =>
  agency('RecordLicence', { bn9: broker, validFrom: '2024-10-21', validUntil })

const ceased = (bn9: string): Unsent => ({
  actor: { kind: 'external', party: 'cra' },
  type: 'RecordBnCeased',
  data: { bn9, on: '2026-02-01', reason: 'Dissolved' },
})

type Standing = 'is suspended' | 'is reinstated' | 'loses its managers' | 'recovers'

const standing = <Name extends string>(
  name: Name,
  bn9: string,
): { readonly [Change in `the ${Name} ${Standing}`]: ReadonlyArray<Unsent> } =>
  ({
    [`the ${name} is suspended`]: [officer('SuspendBusiness', { bn9, reason: 'Compliance' })],
    [`the ${name} is reinstated`]: [officer('ReinstateBusiness', { bn9 })],
    [`the ${name} loses its managers`]: [officer('RecordCredentialLoss', { bn9 })],
    [`the ${name} recovers`]: [
      officer('AppointRecoveryBam', { bn9, user: bn9 === broker ? ben : anna }),
    ],
  }) as never

const beginning: ReadonlyArray<Unsent> = [
  ...hiring,
  ...granting('RM0001', {}),
  provider('CreateGroup', { provider: broker, name: 'West' }),
  provider('AddClient', { ...inGroup, client: importer }),
  assigning(toGroup, 'pPAM'),
  staff('OpenDraft', opening(numbers[0])),
  client('OpenDraft', opening(numbers[1])),
]

/** Each moves one joint or two; most may be sent at any time. */
export const changes = {
  'all is shown': [amended({ visibility: 'Financial' })],
  'only the own is shown': [amended({ visibility: 'Own' })],
  'the grant gets a last day': [amended({ visibility: 'Financial', validUntil: '2026-03-05' })],
  'the grant is suspended': [client('SuspendDelegation', whom('RM0001'))],
  'the grant is resumed': [client('ResumeDelegation', whom('RM0001'))],
  'the grant is revoked': [revoked('RunOff')],
  'the grant is cut off': [revoked('CutOff')],
  'the provider gives it back': [
    provider('RelinquishDelegation', { ...whom('RM0001'), mode: 'RunOff' }),
  ],
  'the run-off is cut off': [client('CutOffRunOff', whom('RM0001'))],
  'the end of the grant is recorded': [clock('ExpireDelegation', whom('RM0001'))],
  'everything is revoked': [
    client('RevokeAllForProvider', { bn9: importer, provider: broker, mode: 'RunOff' }),
  ],
  'everything is cut off': [
    client('RevokeAllForProvider', { bn9: importer, provider: broker, mode: 'CutOff' }),
  ],
  'more is asked for': [requested('RM0001', 'CustomsBroker')],
  'the whole business is offered': [
    client('OfferDelegation', {
      ...whom('business'),
      capacity: 'CustomsBroker',
      visibility,
      validFrom: null,
      validUntil: null,
    }),
  ],
  'the client ceases': [ceased(importer)],
  'the provider ceases': [ceased(broker)],
  'it is granted again': granting('RM0001', {}),
  'it is granted until a day': granting('RM0001', { validUntil: '2026-03-12' }),
  'it is granted from a day': granting('RM0001', { validFrom: '2026-03-04' }),
  'it is granted to a consultant': granting('RM0001', { capacity: 'TradeConsultant' }),
  'the whole business is granted': granting('business', {}),
  'access is suspended': [provider('SuspendAccess', hired)],
  'access is resumed': [provider('ResumeAccess', hired)],
  'access gets a last day': [provider('SetAccessEnd', { ...hired, until: '2026-03-05' })],
  'the person leaves': [provider('RemoveUser', hired)],
  'the person is hired': hiring,
  'the person manages': [provider('ChangeRole', { ...hired, assignment: { role: 'BAM' } })],
  'the group is deleted': [provider('DeleteGroup', inGroup)],
  'the client leaves the group': [provider('RemoveClient', { ...inGroup, client: importer })],
  'the client joins the group': [provider('AddClient', { ...inGroup, client: importer })],
  'assigned to the client': [assigning(toClient, 'pEditor')],
  'assigned to the group as reader': [assigning(toGroup, 'pReader')],
  'not assigned to the group': [provider('UnassignStaff', { ...staffOf, to: toGroup })],
  'not assigned to the client': [provider('UnassignStaff', { ...staffOf, to: toClient })],
  'the licence is suspended': [agency('SuspendLicence', { bn9: broker, from: '2026-02-10' })],
  'the licence will be suspended': [agency('SuspendLicence', { bn9: broker, from: '2026-03-04' })],
  'the licence is restored': [agency('RestoreLicence', { bn9: broker, from: '2026-02-20' })],
  'the licence has a last day': [licensed('2026-03-08')],
  'the licence has no last day': [licensed(null)],
  ...standing('client', importer),
  ...standing('provider', broker),
  'the account is suspended': [
    officer('SuspendProgramAccount', { ...account, reason: 'UnderReview' }),
  ],
  'the account is not suspended': [officer('LiftSuspension', account)],
  'the account is closed': [officer('RecordProgramClosure', { ...account, reason: 'Compliance' })],
  'the account is given up': [client('CloseProgramAccount', account)],
  'the account is reactivated': [officer('ReactivateProgramAccount', account)],
  'the client submits what the provider began': [submitting(client, numbers[0])],
  'the provider submits what it began': [submitting(provider, numbers[0])],
  'the provider submits what the client began': [submitting(provider, numbers[1])],
  'the draft is discarded': [provider('DiscardDraft', { transactionNumber: numbers[0] })],
  'the client takes the number': [client('OpenDraft', opening(numbers[0]))],
  'the provider begins another one': [provider('OpenDraft', opening(numbers[2]))],
} satisfies { readonly [change: string]: ReadonlyArray<Unsent> }

export type Change = keyof typeof changes

/** Reactions that did not run yet: what ended elsewhere holds at once, recorded or not. */
const unreacted = { ...carm, reactions: [] }

/** The founding, the beginning, and then these; with `late`, before any reaction to them. */
const played = (
  commands: ReadonlyArray<Sent>,
  { late }: { readonly late: boolean },
): ReadonlyArray<Step> => {
  const begun = play(carm, [
    ...foundings.withEditor,
    ...beginning.map((unsent) => ({ at: first, ...unsent })),
  ])
  return [...begun, ...play(late ? unreacted : carm, commands, begun.at(-1)?.after)]
}

const [first] = instants as readonly [Instant, ...Instant[]]

/** Each change on a day of its own, from the 10th of February on; with `late`, before any reaction. */
export const changed = (
  all: ReadonlyArray<Change>,
  { late }: { readonly late: boolean },
): ReadonlyArray<Step> =>
  played(
    all.flatMap((one, index) =>
      (changes[one] as ReadonlyArray<Unsent>).map((unsent) => ({
        at: `2026-02-1${index}T17:00:00.000Z` as Instant,
        ...unsent,
      })),
    ),
    { late },
  )

/** The changes stand in any order, each when the one before it was recorded or later. */
export const movedHistories: fc.Arbitrary<ReadonlyArray<Step>> = fc
  .record({
    drawn: fc.array(
      fc.record({
        change: fc.constantFrom<ReadonlyArray<Unsent>>(...Object.values(changes)),
        moment: fc.nat(instants.length - 1),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    late: fc.boolean(),
  })
  .map(({ drawn, late }) => {
    const inOrder = drawn.map(({ moment }) => moment).toSorted((one, other) => one - other)
    const commands = drawn.flatMap(({ change }, index) =>
      change.map((unsent) => ({ at: instants[inOrder[index] ?? 0] ?? first, ...unsent })),
    )
    return played(commands, { late })
  })
