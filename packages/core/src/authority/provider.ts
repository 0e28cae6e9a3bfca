/**
 * Authority of a third party's person over a client: one delegation that satisfies every condition
 * by itself (catalogue 7.2). Several delegations give what each gives, never a mixture.
 */
import * as E from 'fp-ts/lib/Either.js'
import { type Membership, type Role, type Scope, shows, type Visibility } from '../values/index.js'
import { type Denial, stranger } from './denial.js'
import { and, none, statusDenials, suspensionDenials } from './employee.js'
import type { Proof } from './grant.js'
import {
  afterEndings,
  type Endings,
  type Force,
  forcesAt,
  isLicensedOn,
  type Moment,
  memberAt,
  momentOf,
} from './liveness.js'
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
  const { user, now } = question.asked
  const { acting, target } = world
  const member = acting === null ? null : memberAt(acting.is, user.userId, now)
  if (acting === null || target === null || member === null) return E.left([stranger])
  const asking: Asking = { question, world, member, moment: momentOf(now) }
  const own = and(suspensionDenials(member), actingDenials(acting.is))
  const ofClient = clientDenials(question, target.is)
  let denials = none
  let isCovered = false
  for (const delegation of world.delegations) {
    if (!delegation.is.everGranted || !covers(delegation.is, question)) continue
    isCovered = true
    const standing = afterEndings(delegation.is, endingsOf(world, delegation.is.scope))
    for (const force of forcesAt(standing, asking.moment)) {
      const role = roleUnder(force, asking, standing.scope)
      // How the client stands is told to those it gives something to, and to nobody else (DEL-13).
      const common = isLive(force) && role !== null ? and(own, ofClient) : own
      const found = and(common, delegationDenials(asking, { delegation: standing, force, role }))
      if (isLive(force) && role !== null && found.length === 0) {
        return E.right(
          proof(question, world, { parties: [acting, target], delegation, force, role }),
        )
      }
      denials = and(denials, found)
    }
  }
  return E.left(isCovered ? distinct(denials) : [stranger])
}

/** What may have ended the delegation of that scope elsewhere. */
export const endingsOf = ({ acting, target, program }: World, scope: Scope): Endings => ({
  revocations: (acting && target?.is.revocations.get(acting.is.bn9)) ?? noRevocations,
  closedAt: scope === 'business' ? null : (program?.is.closedAt ?? null),
})

const noRevocations: Endings['revocations'] = []

interface Asking {
  readonly question: Question
  readonly world: World
  readonly member: Membership
  readonly moment: Moment
}

/** The provider's manager is proxy manager of the scope; other staff is what it was assigned as (DEL-F17). */
const roleUnder = (force: Force, asking: Asking, scope: Scope): Role | null => {
  const { question, world, member } = asking
  if (member.assignment.role === 'BAM') return scope === 'business' ? 'pBAM' : 'pPAM'
  if (world.clientAccess === null || !isLive(force)) return null
  return world.clientAccess.is.roleOf({
    user: question.asked.user.userId,
    spell: member.spell,
    client: question.asked.target.business,
    relationship: force.relationship,
  })
}

const isLive = (force: Force): force is Live => force.kind === 'Active' || force.kind === 'RunOff'

const covers = ({ scope }: DelegationStanding, { asked: { target } }: Question): boolean =>
  scope === 'business' || (target.programs.length === 1 && target.programs[0] === scope)

/** The provider acts only while it is Active itself (7.2 step 1, a01). */
const actingDenials = ({ bn9, status }: BusinessStanding): ReadonlyArray<Denial> =>
  status === 'Active'
    ? none
    : [{ name: 'BusinessNotActive', rule: 'BUS-13', business: bn9, status }]

/** While a client is Suspended its own people still read, its providers do not (7.2 step 2, a03). */
const clientDenials = (question: Question, client: BusinessStanding): ReadonlyArray<Denial> => {
  const closed = closedDenials(client)
  return closed.length > 0 ? closed : statusDenials(question, client)
}

/** To every provider, for reading too. */
const closedDenials = ({ bn9, status }: BusinessStanding): ReadonlyArray<Denial> =>
  status === 'Active' || status === 'Orphaned'
    ? none
    : [{ name: 'BusinessNotActive', rule: 'BUS-13', business: bn9, status }]

/** What is against every question between two businesses, whatever was delegated. */
export const standstill = (
  provider: BusinessStanding,
  client: BusinessStanding,
): ReadonlyArray<Denial> => and(actingDenials(provider), closedDenials(client))

interface Under {
  readonly delegation: DelegationStanding
  readonly force: Force
  /** Null for staff without an assignment that reaches this. */
  readonly role: Role | null
}

const delegationDenials = (asking: Asking, under: Under): ReadonlyArray<Denial> => {
  const { question, world } = asking
  const { delegation, force } = under
  const { scope } = delegation
  switch (force.kind) {
    case 'Suspended':
      return [{ name: 'GrantSuspended', rule: 'DEL-13', scope }]
    case 'Scheduled':
      return [{ name: 'GrantNotYetValid', rule: 'DEL-12', scope }]
    case 'None':
    case 'Ended':
      return [{ name: 'AuthorityExpired', rule: 'DEL-13', scope }]
    case 'Active':
    case 'RunOff': {
      const { role } = under
      if (role === null) return [notAssigned(asking)]
      let denials = roleDenials(asking, role)
      denials = and(denials, beginningDenials(question, delegation, force))
      denials = and(denials, visibilityDenials(question, delegation, force))
      denials = and(denials, programDenials(question, world.program, scope === 'business'))
      return and(denials, accountingDenials(asking, { scope, capacity: force.capacity }))
    }
  }
}

/** Said alone: more would tell of a client that the person was not given (DEL-F17). */
const notAssigned = ({ member }: Asking): Denial => ({
  name: 'NotAssigned',
  rule: 'DEL-F17',
  role: member.assignment.role,
})

const roleDenials = ({ question: { row, asked } }: Asking, role: Role): ReadonlyArray<Denial> => {
  const letter = row.cells[role]
  if (letter === 'N' || letter === '-') return [{ name: row.denial, rule: row.rule, role }]
  // Below the manager of the whole business everybody acts on programs (AUTH-03).
  const needsProgram = role !== 'pBAM' && letter !== 'Y' && asked.target.programs.length === 0
  return needsProgram ? [{ name: 'OutOfScope', rule: 'USR-19', role }] : none
}

/**
 * In run-off only what was begun for this provider strictly before the end goes on, and only while
 * nobody else has submitted it (DEL-14, f4).
 */
const beginningDenials = (
  { row, asked: { target, finishesWork } }: Question,
  { provider, scope }: DelegationStanding,
  force: Live,
): ReadonlyArray<Denial> => {
  if (force.kind === 'Active') return none
  const { item } = target
  const began = item !== null && item.begunFor === provider && item.begunAt < force.endedAt
  return began && item.ownedBy === provider && (row.reads || finishesWork)
    ? none
    : [{ name: 'NotBegunBeforeEnd', rule: 'DEL-14', scope }]
}

/** An item is visible to who owns it, to others from level Program on (DEL-09, f5). */
const visibilityDenials = (
  { row, asked: { target } }: Question,
  { provider, scope }: DelegationStanding,
  force: Live,
): ReadonlyArray<Denial> => {
  const granted: Visibility = force.kind === 'Active' ? force.visibility : 'Own'
  // A payment on a program without an item shows its balance (a08).
  const needsFinancial =
    row.visibility === 'Financial' || (row.permission === 'MakePayment' && target.item === null)
  const isOwnMatter =
    row.visibility === undefined || target.item === null || target.item.ownedBy === provider
  const needed = needsFinancial ? 'Financial' : isOwnMatter ? 'Own' : 'Program'
  return shows(granted, needed) ? none : [{ name: 'NotVisible', rule: 'DEL-09', scope, granted }]
}

/** A provider needs the program Active; it still reads later, but not by a grant on a Closed one (f8, a11). */
const programDenials = (
  { row }: Question,
  program: Known<ProgramStanding> | null,
  byBusiness: boolean,
): ReadonlyArray<Denial> => {
  if (program === null || program.is.status === 'Active') return none
  const { status } = program.is
  const stillReads =
    row.reads && status !== 'Absent' && status !== 'Pending' && (status !== 'Closed' || byBusiness)
  return stillReads ? none : [{ name: 'ProgramNotActive', rule: 'DEL-19', status }]
}

/** Accounting for another takes a licensed broker and an importing account (DEL-F2, DEL-19, a09). */
const accountingDenials = (
  { question: { row }, world: { acting, program }, moment }: Asking,
  granted: { scope: DelegationStanding['scope']; capacity: Live['capacity'] },
): ReadonlyArray<Denial> => {
  if (!row.accounts) return none
  const denials: Denial[] = []
  if (granted.capacity !== 'CustomsBroker')
    denials.push({ name: 'NotCustomsBroker', rule: 'DEL-19', ...granted })
  if (!isLicensedOn(acting?.is.licence ?? null, moment.today))
    denials.push({ name: 'LicenceNotValid', rule: 'DEL-19' })
  if (program?.is.importing !== true) denials.push({ name: 'NotImporterAccount', rule: 'PRG-03' })
  return denials
}

/** Written out as whole literals: this is where an allowed question spends most of its memory. */
const proof = (
  { row }: Question,
  { program, clientAccess }: World,
  used: { parties: Parties; delegation: Known<DelegationStanding>; force: Live; role: Role },
): Proof => {
  const { parties, delegation, force, role } = used
  const first = force.kind === 'RunOff' ? 'DEL-14' : 'DEL-03'
  const rules = row.accounts ? [row.rule, first, 'DEL-19'] : [row.rule, first]
  const [acting, target] = parties
  const pins =
    program === null
      ? [acting.pin, target.pin, delegation.pin]
      : [acting.pin, target.pin, program.pin, delegation.pin]
  if (clientAccess !== null) {
    rules.splice(2, 0, 'DEL-F17')
    pins.push(clientAccess.pin)
  }
  return { role, rules, delegation: force.id, pins }
}

type Parties = readonly [Known<BusinessStanding>, Known<BusinessStanding>]

/** Two delegations often fail for the same reason; it is said once. */
const distinct = (denials: ReadonlyArray<Denial>): ReadonlyArray<Denial> => {
  if (denials.length < 2) return denials
  const seen = new Map(denials.map((one) => [JSON.stringify(one), one]))
  return [...seen.values()]
}
