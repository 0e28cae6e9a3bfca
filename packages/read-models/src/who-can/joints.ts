/**
 * The joints that a question needs, fetched as they were known at its moment: those of one place, and
 * not more rows than there are people, grants and assignments that could reach it.
 *
 * SQL chooses candidates and decides nothing: what follows from the joints, the core says.
 */
import type { Bn9, Instant, Scope, Target, UserId } from '@carmkit/core'
import type { Kysely } from 'kysely'
import type {
  businessHistory,
  grantHistory,
  licencePeriodHistory,
  licenceSuspensionHistory,
  membershipHistory,
  programHistory,
  providerRevocation,
  runOffHistory,
} from '../models/authority/tables/index.js'
import type { Row } from '../project/table.js'
import { type AuthorityTables, knownAt } from './database.js'

/** Somebody, acting for a business. */
export interface Who {
  readonly user: UserId
  readonly actingFor: Bn9
}

/** Where and when; with somebody, only what concerns that person acting for that business. */
export interface Sought {
  readonly target: Target
  readonly at: Instant
  readonly who: Who | null
}

/** What a person was assigned for the client, by itself or through a group that it is in. */
export interface Assigned {
  readonly provider: string
  readonly user_id: string
  readonly role: string
  readonly spell: number
  readonly relationship: string | null
  readonly revision: number
}

export interface Joints {
  readonly businesses: ReadonlyArray<Row<typeof businessHistory>>
  readonly members: ReadonlyArray<Row<typeof membershipHistory>>
  readonly licencePeriods: ReadonlyArray<Row<typeof licencePeriodHistory>>
  readonly licenceSuspensions: ReadonlyArray<Row<typeof licenceSuspensionHistory>>
  readonly revocations: ReadonlyArray<Row<typeof providerRevocation>>
  /** None where the place is no program, or more than one. */
  readonly programs: ReadonlyArray<Row<typeof programHistory>>
  /** About somebody also those that ended: who had one may know so (DEL-13). */
  readonly grants: ReadonlyArray<Row<typeof grantHistory>>
  readonly runOffs: ReadonlyArray<Row<typeof runOffHistory>>
  readonly assigned: ReadonlyArray<Assigned>
}

/** One query after the other: on one connection, so that a transaction may hold them together. */
export const jointsAt = async (db: Database, sought: Sought): Promise<Joints> => ({
  businesses: await businessesIn(db, sought).execute(),
  members: await membersIn(db, sought).execute(),
  licencePeriods: await licencePeriodsIn(db, sought).execute(),
  licenceSuspensions: await licenceSuspensionsIn(db, sought).execute(),
  revocations: await revocationsIn(db, sought).execute(),
  programs: await programsIn(db, sought).execute(),
  grants: await grantsIn(db, sought).selectAll().execute(),
  runOffs: await runOffsIn(db, sought).selectAll().orderBy('revision').execute(),
  assigned: await assignedIn(db, sought).execute(),
})

type Database = Kysely<AuthorityTables>

const grantsIn = (db: Database, { target, at, who }: Sought) => {
  const grants = db
    .selectFrom('grant_history')
    .where('client', '=', target.business)
    .where('scope', 'in', scopesOf(target))
  return who === null
    ? grants.where(knownAt('grant_history', at))
    : grants.where('provider', '=', who.actingFor).where('known_from', '<=', at)
}

/** A provider acts on one program at a time, by a grant on it or on the whole business. */
export const scopesOf = ({ programs }: Target): ReadonlyArray<Scope> => [
  'business',
  ...programs.slice(0, 1),
]

const runOffsIn = (db: Database, { target, at, who }: Sought) => {
  const rights = db
    .selectFrom('run_off_history')
    .where('client', '=', target.business)
    .where('scope', 'in', scopesOf(target))
    .where(knownAt('run_off_history', at))
    .where('run_off_until', '>', at)
  return who === null ? rights : rights.where('provider', '=', who.actingFor)
}

/** Whoever could act for the client. */
const providersIn = (db: Database, sought: Sought) =>
  grantsIn(db, sought).select('provider').union(runOffsIn(db, sought).select('provider'))

const businessesIn = (db: Database, sought: Sought) =>
  db
    .selectFrom('business_history')
    .where(knownAt('business_history', sought.at))
    .where((where) =>
      where.or([
        where('bn9', '=', sought.target.business),
        where('bn9', 'in', providersIn(db, sought)),
      ]),
    )
    .selectAll()

/** Of a provider's people its managers, and those who were assigned something for the client. */
const membersIn = (db: Database, sought: Sought) => {
  const { target, at, who } = sought
  const members = db.selectFrom('membership_history').where(knownAt('membership_history', at))
  if (who !== null) {
    return members.where('bn9', '=', who.actingFor).where('user_id', '=', who.user).selectAll()
  }
  return members
    .where((where) =>
      where.or([
        where('bn9', '=', target.business),
        where.and([where('role', '=', 'BAM'), where('bn9', 'in', providersIn(db, sought))]),
        where(
          where.refTuple('bn9', 'user_id'),
          'in',
          db
            .selectFrom(assignedIn(db, sought).as('assigned'))
            .select(['provider', 'user_id'])
            .$asTuple('provider', 'user_id'),
        ),
      ]),
    )
    .selectAll()
}

const assignedIn = (db: Database, sought: Sought) => {
  const { at, target, who } = sought
  const staff = db
    .selectFrom('staff_assignment_history as staff')
    .where('staff.provider', 'in', providersIn(db, sought))
    .where(knownAt('staff', at))
    .$if(who !== null, (some) => some.where('staff.user_id', '=', who?.user ?? ''))
    .select(['staff.provider', 'staff.user_id', 'staff.role', 'staff.spell', 'staff.revision'])
  const directly = staff
    .where('staff.assigned_to', '=', target.business)
    .select('staff.relationship')
  const throughGroups = staff
    .innerJoin('client_group_history as existing', (on) =>
      on
        .onRef('existing.provider', '=', 'staff.provider')
        .onRef('existing.group_id', '=', 'staff.assigned_to'),
    )
    .innerJoin('group_client_history as inside', (on) =>
      on
        .onRef('inside.provider', '=', 'staff.provider')
        .onRef('inside.group_id', '=', 'staff.assigned_to'),
    )
    .where(knownAt('existing', at))
    .where(knownAt('inside', at))
    .where('inside.client', '=', target.business)
    .select('inside.relationship')
  return directly.unionAll(throughGroups)
}

const licencePeriodsIn = (db: Database, sought: Sought) =>
  db
    .selectFrom('licence_period_history')
    .where('bn9', 'in', providersIn(db, sought))
    .where(knownAt('licence_period_history', sought.at))
    .selectAll()

const licenceSuspensionsIn = (db: Database, sought: Sought) =>
  db
    .selectFrom('licence_suspension_history')
    .where('bn9', 'in', providersIn(db, sought))
    .where(knownAt('licence_suspension_history', sought.at))
    .selectAll()

/** In the order in which they were recorded: a later one counts after those before it. */
const revocationsIn = (db: Database, sought: Sought) =>
  db
    .selectFrom('provider_revocation')
    .where('client', '=', sought.target.business)
    .where('provider', 'in', providersIn(db, sought))
    .where('known_from', '<=', sought.at)
    .orderBy('revision')
    .selectAll()

const programsIn = (db: Database, { target: { business, programs }, at }: Sought) =>
  db
    .selectFrom('program_history')
    .where('bn15', 'in', programs.length === 1 ? [`${business}${programs[0]}`] : [''])
    .where(knownAt('program_history', at))
    .selectAll()
