/**
 * The worlds that authority looks at, built of joints: for each person of a question the one that the
 * streams would give, so that the core decides here as it does before a command.
 */
import {
  type Bn9,
  emptyWorld,
  highestAssigned,
  isImporting,
  type Known,
  type World,
} from '@carmkit/core'
import { noHash } from '@carmkit/kernel'
import { licenceOf } from '../models/authority/project/licensing.js'
import { type Joints, type Sought, scopesOf, type Who } from './joints.js'
import { grantOf, grouped, revocationsOf, runOffOf } from './standing.js'

type Business = NonNullable<World['acting']>['is']
type Member = NonNullable<ReturnType<Business['members']['get']>>
type Program = NonNullable<World['program']>['is']
type Delegation = World['delegations'][number]['is']
type ClientAccess = NonNullable<World['clientAccess']>['is']
type AssignedRole = Parameters<typeof highestAssigned>[0][number]

/** What each person finds there, as the joints say. */
export const worldsIn = (joints: Joints, sought: Sought): ((who: Who) => World) => {
  const { target } = sought
  const businessOf = businessesIn(joints)
  const delegationsOf = delegationsIn(joints, sought)
  const accessOf = clientAccessIn(joints)
  const program = target.programs.length === 1 ? known(programIn(joints)) : null
  const client = known(businessOf(target.business))
  return ({ user, actingFor }) => {
    if (actingFor === target.business) return { ...emptyWorld, acting: client, target: client }
    const acting = known(businessOf(actingFor))
    const role = acting.is.members.get(user)?.assignment.role
    return {
      acting,
      target: client,
      program,
      delegations: delegationsOf(actingFor).map(known),
      clientAccess: role === undefined || role === 'BAM' ? null : known(accessOf(actingFor)),
    }
  }
}

/** Rows name the events that they are of, so nothing is pinned. */
const known = <A>(is: A): Known<A> => ({
  is,
  pin: { stream: 'joints', revision: 'absent', hash: noHash },
})

const businessesIn = (joints: Joints): ((bn9: Bn9) => Business) => {
  const statuses = new Map(joints.businesses.map(({ bn9, status }) => [bn9, status]))
  const members = new Map(joints.members.map((one) => [`${one.bn9} ${one.user_id}`, one]))
  const periodsOf = grouped(joints.licencePeriods, ({ bn9 }) => bn9)
  const suspensionsOf = grouped(joints.licenceSuspensions, ({ bn9 }) => bn9)
  const revocationsBy = grouped(
    joints.revocations,
    ({ client, provider }) => `${client} ${provider}`,
  )
  return (bn9) => ({
    bn9,
    status: (statuses.get(bn9) ?? 'Unclaimed') as Business['status'],
    members: {
      get: (user) => {
        const member = members.get(`${bn9} ${user}`)
        return member === undefined ? undefined : memberOf(member)
      },
    },
    licence: licenceOf(periodsOf(bn9), suspensionsOf(bn9)),
    revocations: {
      get: (provider) => revocationsOf(revocationsBy(`${bn9} ${provider}`)),
    },
  })
}

const memberOf = ({ role, programs, last_day, suspended, spell }: Joints['members'][number]) =>
  ({
    assignment: role === 'BAM' ? { role } : { role, programs: JSON.parse(programs) },
    until: last_day,
    suspended: suspended === 1,
    spell,
  }) as Member

const programIn = ({ programs: [program] }: Joints): Program =>
  program === undefined
    ? { status: 'Absent', importing: false, closedAt: null }
    : ({
        status: program.status,
        importing: isImporting(program.program_type as Parameters<typeof isImporting>[0]),
        closedAt: program.closed_at,
      } as Program)

/** In the order in which authority looks at them: that on the whole business first. */
const delegationsIn = (
  { grants, runOffs }: Joints,
  { target, at }: Sought,
): ((provider: Bn9) => ReadonlyArray<Delegation>) => {
  const slot = ({ provider, scope }: { readonly provider: string; readonly scope: string }) =>
    `${provider} ${scope}`
  const grantsIn = grouped(grants, slot)
  const runOffsIn = grouped(runOffs, slot)
  return (provider) =>
    scopesOf(target).map((scope) => {
      const named = slot({ provider, scope })
      const grant = grantsIn(named).find(({ known_until }) => known_until > at)
      return {
        client: target.business,
        provider,
        scope,
        grant: grant === undefined ? null : grantOf(grant),
        runOffs: runOffsIn(named).map(runOffOf),
        everGranted: grantsIn(named).length + runOffsIn(named).length > 0,
      }
    })
}

/** Rows are of the client asked about; they name the access and the relationship that they are for. */
const clientAccessIn = ({ assigned }: Joints): ((provider: Bn9) => ClientAccess) => {
  const assignedTo = grouped(assigned, ({ provider, user_id }) => `${provider} ${user_id}`)
  return (provider) => ({
    roleOf: ({ user, spell, relationship }) =>
      highestAssigned(
        assignedTo(`${provider} ${user}`)
          .filter((one) => one.spell === spell && one.relationship === relationship)
          .map(({ role }) => role as AssignedRole),
      ),
  })
}
