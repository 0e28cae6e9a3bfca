/**
 * Authority of a third party's person over a client: one delegation that satisfies every condition
 * by itself (catalogue 7.2). Several delegations give what each gives, never a mixture.
 */
import * as E from 'fp-ts/lib/Either.js'
import { type Role, shows, type Visibility } from '../values/index.js'
import { type Denial, stranger } from './denial.js'
import { statusDenials } from './employee.js'
import type { Proof } from './grant.js'
import { type Force, forcesOf, isWithin, memberAt } from './liveness.js'
import type { Answer, Question } from './question.js'
import type {
  BusinessStanding,
  DelegationStanding,
  Known,
  ProgramStanding,
  World,
} from './world.js'

/** A force that gives something. */
type Live = Extract<Force, { kind: 'Active' | 'RunOff' }>

export const providerProof = (question: Question, world: World): Answer => {
  const { acting, target } = world
  const member = acting === null ? null : memberAt(acting.is, question.user.userId, question.now)
  const covering = world.delegations.filter(({ is }) => covers(is, question) && is.everGranted)
  if (acting === null || target === null || member === null || covering.length === 0)
    return E.left([stranger])
  const common = [...actingDenials(acting.is), ...clientDenials(question, target.is)]
  if (member.assignment.role !== 'BAM') {
    return E.left([
      ...common,
      { name: 'NotAssigned', rule: 'DEL-F17', role: member.assignment.role },
    ])
  }
  const pins = [acting.pin, target.pin, ...(world.program === null ? [] : [world.program.pin])]
  const attempts = covering.flatMap((delegation) =>
    forcesOf(delegation.is, question.now).map((force): Answer => {
      const denials = [
        ...common,
        ...delegationDenials(question, world, { delegation: delegation.is, force }),
      ]
      return denials.length > 0
        ? E.left(denials)
        : E.right(proof(question, delegation, force as Live, pins))
    }),
  )
  return (
    attempts.find(E.isRight) ??
    E.left(distinct(attempts.flatMap((one) => (E.isLeft(one) ? one.left : []))))
  )
}

const covers = ({ scope }: DelegationStanding, { target }: Question): boolean =>
  scope === 'business' || (target.programs.length === 1 && target.programs[0] === scope)

/** The provider acts only while it is Active itself (7.2 step 1, a01). */
const actingDenials = ({ bn9, status }: BusinessStanding): ReadonlyArray<Denial> =>
  status === 'Active' ? [] : [{ name: 'BusinessNotActive', rule: 'BUS-13', business: bn9, status }]

/** While a client is Suspended its own people still read, its providers do not (7.2 step 2, a03). */
const clientDenials = (question: Question, client: BusinessStanding): ReadonlyArray<Denial> => {
  const { bn9, status } = client
  return status === 'Suspended'
    ? [{ name: 'BusinessNotActive', rule: 'BUS-13', business: bn9, status }]
    : statusDenials(question, client)
}

interface Under {
  readonly delegation: DelegationStanding
  readonly force: Force
}

const delegationDenials = (
  question: Question,
  world: World,
  under: Under,
): ReadonlyArray<Denial> => {
  const { force } = under
  const { scope } = under.delegation
  switch (force.kind) {
    case 'Suspended':
      return [{ name: 'GrantSuspended', rule: 'DEL-13', scope }]
    case 'Scheduled':
      return [{ name: 'GrantNotYetValid', rule: 'DEL-12', scope }]
    case 'None':
    case 'Ended':
      return [{ name: 'AuthorityExpired', rule: 'DEL-13', scope }]
    case 'Active':
    case 'RunOff':
      return [
        ...roleDenials(question, scope === 'business' ? 'pBAM' : 'pPAM'),
        ...beginningDenials(question, under.delegation, force),
        ...visibilityDenials(question, under.delegation, force),
        ...programDenials(question, world.program, scope === 'business'),
        ...accountingDenials(question, world, { scope, capacity: force.capacity }),
      ]
  }
}

const roleDenials = ({ row }: Question, role: Role): ReadonlyArray<Denial> => {
  const letter = row.cells[role]
  return letter === 'N' || letter === '-' ? [{ name: row.denial, rule: row.rule, role }] : []
}

/**
 * In run-off only what was begun for this provider strictly before the end goes on, and only while
 * nobody else has submitted it (DEL-14, f4).
 */
const beginningDenials = (
  { row, intent, target }: Question,
  { provider, scope }: DelegationStanding,
  force: Live,
): ReadonlyArray<Denial> => {
  if (force.kind === 'Active') return []
  const { item } = target
  const began = item !== null && item.begunFor === provider && item.begunAt < force.endedAt
  return began && item.ownedBy === provider && (row.reads || intent.finishesWork)
    ? []
    : [{ name: 'NotBegunBeforeEnd', rule: 'DEL-14', scope }]
}

/** An item is visible to who owns it, to others from level Program on (DEL-09, f5). */
const visibilityDenials = (
  { row, target }: Question,
  { provider, scope }: DelegationStanding,
  force: Live,
): ReadonlyArray<Denial> => {
  const granted: Visibility = force.kind === 'Active' ? force.visibility : 'Own'
  const denied: ReadonlyArray<Denial> = [{ name: 'NotVisible', rule: 'DEL-09', scope, granted }]
  // A payment on a program without an item shows its balance (a08).
  const needsFinancial =
    row.visibility === 'Financial' || (row.permission === 'MakePayment' && target.item === null)
  if (needsFinancial) return shows(granted, 'Financial') ? [] : denied
  if (row.visibility === undefined || target.item === null || target.item.ownedBy === provider)
    return []
  return shows(granted, 'Program') ? [] : denied
}

/** A provider needs the program Active; it still reads later, but not by a grant on a Closed one (f8, a11). */
const programDenials = (
  { row }: Question,
  program: Known<ProgramStanding> | null,
  byBusiness: boolean,
): ReadonlyArray<Denial> => {
  if (program === null || program.is.status === 'Active') return []
  const { status } = program.is
  const stillReads =
    row.reads && status !== 'Absent' && status !== 'Pending' && (status !== 'Closed' || byBusiness)
  return stillReads ? [] : [{ name: 'ProgramNotActive', rule: 'DEL-19', status }]
}

/** Accounting for another takes a licensed broker and an importing account (DEL-F2, DEL-19, a09). */
const accountingDenials = (
  { row, now }: Question,
  { acting, program }: World,
  granted: { scope: DelegationStanding['scope']; capacity: Live['capacity'] },
): ReadonlyArray<Denial> => {
  if (!row.accounts) return []
  const denials: Denial[] = []
  if (granted.capacity !== 'CustomsBroker')
    denials.push({ name: 'NotCustomsBroker', rule: 'DEL-19', ...granted })
  const licence = acting?.is.licence ?? null
  if (licence === null || !isWithin(licence, now))
    denials.push({ name: 'LicenceNotValid', rule: 'DEL-19' })
  if (program?.is.importing !== true) denials.push({ name: 'NotImporterAccount', rule: 'PRG-03' })
  return denials
}

const proof = (
  question: Question,
  delegation: Known<DelegationStanding>,
  force: Live,
  pins: Proof['pins'],
): Proof => ({
  role: delegation.is.scope === 'business' ? 'pBAM' : 'pPAM',
  rules: [
    question.row.rule,
    force.kind === 'RunOff' ? 'DEL-14' : 'DEL-03',
    ...(question.row.accounts ? ['DEL-19'] : []),
  ],
  delegation: force.id,
  pins: [...pins, delegation.pin],
})

/** Two delegations often fail for the same reason; it is said once. */
const distinct = (denials: ReadonlyArray<Denial>): ReadonlyArray<Denial> => {
  const seen = new Map(denials.map((one) => [JSON.stringify(one), one]))
  return [...seen.values()]
}
