/** Which remedies could bear on a denial: what is in the way, each with what would move it. */
import {
  afterEndings,
  type DelegationStanding,
  endingsOf,
  isLicensed,
  isOver,
  memberAt,
  rowOf,
} from '../authority/index.js'
import { startOfEasternDay } from '../calendar/index.js'
import {
  assignedRoles,
  type Bn9,
  employeeRoles,
  programsOf,
  type Scope,
  shows,
  Visibility,
} from '../values/index.js'
import type { Situation } from './apply.js'
import type { Remedy } from './remedy.js'

/** The mildest first: of two sets of one size the search takes the one that gives less. */
export const remediesFor = (situation: Situation): ReadonlyArray<Remedy> => {
  const { actingFor } = situation.question.user
  if (actingFor === null) return []
  return actingFor === situation.question.target.business
    ? [...accessRemedies(situation, actingFor), ...statusRemedies(situation)]
    : [
        ...waits(situation),
        ...accessRemedies(situation, actingFor),
        ...delegationRemedies(situation),
        ...licenceRemedies(situation, actingFor),
        ...programRemedies(situation),
        ...statusRemedies(situation),
      ]
}

/** Every moment to come at which a grant or the licence begins. */
const waits = ({ question: { now }, world }: Situation): ReadonlyArray<Remedy> => {
  const licence = world.acting?.is.licence
  const days = [
    ...world.delegations.map(({ is }) => is.grant?.terms.validFrom),
    ...(licence?.periods.map(({ validFrom }) => validFrom) ?? []),
    ...(licence?.suspensions.map(({ restored }) => restored) ?? []),
  ]
  const instants = days.flatMap((day) => (day == null ? [] : [startOfEasternDay(day)]))
  return [...new Set(instants)]
    .filter((instant) => instant > now)
    .toSorted()
    .map((instant) => ({ change: 'waitUntil', instant }))
}

const accessRemedies = ({ question, world }: Situation, business: Bn9): ReadonlyArray<Remedy> => {
  const { user, target, now } = question
  const member = world.acting === null ? null : memberAt(world.acting.is, user.userId, now)
  const isProvider = business !== target.business
  const held = member === null ? [] : programsOf(member.assignment)
  const programs = [...new Set([...held, ...target.programs])].toSorted()
  const roles = employeeRoles.filter(
    (role) => role === 'BAM' || (!isProvider && programs.length > 0),
  )
  const staff = isProvider && member !== null && member.assignment.role !== 'BAM'
  return [
    ...(member?.suspended === true ? [{ change: 'resumeAccess', business } as const] : []),
    ...(staff ? assignedRoles.map((role): Remedy => ({ change: 'assignStaff', role })) : []),
    ...roles.map((role): Remedy => {
      return { change: 'giveRole', business, role, programs: role === 'BAM' ? [] : programs }
    }),
  ]
}

const delegationRemedies = (situation: Situation): ReadonlyArray<Remedy> => {
  const { programs } = situation.question.target
  const scopes: ReadonlyArray<Scope> =
    programs.length === 1 ? [...programs, 'business'] : ['business']
  return scopes.flatMap((scope) => {
    const grant = liveGrant(situation, scope)
    const wider = visibilities.filter(
      (one) => grant !== null && !shows(grant.terms.visibility, one),
    )
    return [
      ...wider.map((visibility): Remedy => ({ change: 'widenVisibility', scope, visibility })),
      // A suspended grant is resumed, and no request is approved beside it (catalogue 7.3).
      ...(grant?.suspended === true
        ? [{ change: 'resumeDelegation', scope } as const]
        : grants(situation, scope, grant)),
    ]
  })
}

const visibilities: ReadonlyArray<Visibility> = ['Own', 'Program', 'Financial']

type Grant = DelegationStanding['grant']

const liveGrant = ({ question: { now }, world }: Situation, scope: Scope): Grant => {
  const known = world.delegations.find(({ is }) => is.scope === scope)
  if (known === undefined) return null
  const { grant } = afterEndings(known.is, endingsOf(world, scope))
  return grant === null || isOver(grant.terms.validUntil, now) ? null : grant
}

/** In the capacity that the action needs; another one than a broker's only where that is enough. */
const grants = (
  { question: { permission } }: Situation,
  scope: Scope,
  grant: Grant,
): ReadonlyArray<Remedy> => {
  const capacity = rowOf(permission).accounts ? 'CustomsBroker' : (grant?.capacity ?? 'Other')
  return visibilities.map((visibility) => ({
    change: 'grantDelegation',
    scope,
    capacity,
    visibility,
  }))
}

const licenceRemedies = (
  { question: { permission, now }, world }: Situation,
  business: Bn9,
): ReadonlyArray<Remedy> =>
  rowOf(permission).accounts && !isLicensed(world.acting?.is.licence ?? null, now)
    ? [{ change: 'renewLicence', business }]
    : []

const programRemedies = ({ question, world }: Situation): ReadonlyArray<Remedy> => {
  const [program] = question.target.programs
  if (world.program === null || program === undefined) return []
  const { status, importing } = world.program.is
  return [
    ...(status === 'Active' ? [] : [{ change: 'activateProgram', program } as const]),
    ...(importing || !rowOf(question.permission).accounts
      ? []
      : [{ change: 'enrolAsImporter', program } as const]),
  ]
}

/** Nothing brings a Ceased business back (BUS-13). */
const statusRemedies = ({ world: { acting, target } }: Situation): ReadonlyArray<Remedy> => {
  const parties = new Map(
    [acting, target].flatMap((one) => (one === null ? [] : [[one.is.bn9, one.is]])),
  )
  return [...parties.values()].flatMap(({ bn9: business, status }): ReadonlyArray<Remedy> => {
    switch (status) {
      case 'Suspended':
        return [{ change: 'reinstateBusiness', business }]
      case 'Orphaned':
        return [{ change: 'appointRecoveryBam', business }]
      case 'Unclaimed':
        return [{ change: 'registerBusiness', business }]
      case 'Active':
      case 'Ceased':
        return []
    }
  })
}
