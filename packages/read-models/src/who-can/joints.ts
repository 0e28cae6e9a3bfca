/**
 * The joints that a question needs, fetched as they were known at its moment: those of one place, and
 * not more rows than there are people, grants and assignments that could reach it.
 *
 * SQL chooses candidates and decides nothing: what follows from the joints, the core says.
 */
import { type Bn9, bn15Of, type Instant, type Scope, type Target, type UserId } from '@carmkit/core'
import type { Kysely } from 'kysely'
import type {
  businessHistory,
  grantHistory,
  licencePeriodHistory,
  licenceSuspensionHistory,
  membershipHistory,
  programHistory,
  providerRevocationHistory,
  runOffHistory,
} from '../models/authority/tables/index.js'
import type { Row } from '../project/table.js'
import { type AuthorityTables, knownAt } from './database.js'

type Database = Kysely<AuthorityTables>

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
  readonly revocations: ReadonlyArray<Row<typeof providerRevocationHistory>>
  /** None where the place is no program, or more than one. */
  readonly programs: ReadonlyArray<Row<typeof programHistory>>
  /** About somebody also those that ended: who had one may know so (DEL-13). */
  readonly grants: ReadonlyArray<Row<typeof grantHistory>>
  readonly runOffs: ReadonlyArray<Row<typeof runOffHistory>>
  readonly assigned: ReadonlyArray<Assigned>
}

/** One query after the other: on one connection, so that a transaction may hold them together. */
export const jointsAt = async (db: Database, sought: Sought): Promise<Joints> => {
  const grants = await grantsIn(db, sought).execute()
  const runOffs = await runOffsIn(db, sought).execute()
  const providers = [...new Set([...grants, ...runOffs].map(({ provider }) => provider))]
  const among: Among = { ...sought, providers }
  return {
    grants,
    runOffs,
    businesses: await businessesIn(db, among).execute(),
    programs: await programsIn(db, sought),
    ...(providers.length === 0
      ? { ...noProviders, members: await membersIn(db, sought).execute() }
      : await ofProviders(db, among)),
  }
}

/** With whoever could act for the client. */
interface Among extends Sought {
  readonly providers: ReadonlyArray<string>
}

const noProviders = { licencePeriods: [], licenceSuspensions: [], revocations: [], assigned: [] }

const ofProviders = async (
  db: Database,
  among: Among,
): Promise<Omit<Joints, 'grants' | 'runOffs' | 'businesses' | 'programs'>> => ({
  members: [
    ...(await membersIn(db, among).execute()),
    ...(among.who === null ? await staffIn(db, among).execute() : []),
  ],
  licencePeriods: await licencePeriodsIn(db, among).execute(),
  licenceSuspensions: await licenceSuspensionsIn(db, among).execute(),
  revocations: await revocationsIn(db, among).execute(),
  assigned: await assignedIn(db, among).execute(),
})

const grantsIn = (db: Database, { target, at, who }: Sought) => {
  const grants = db
    .selectFrom('grant_history')
    .where('client', '=', target.business)
    .where('scope', 'in', scopesOf(target))
    .selectAll()
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
    .orderBy('revision')
    .selectAll()
  return who === null ? rights : rights.where('provider', '=', who.actingFor)
}

const businessesIn = (db: Database, { target, at, providers }: Among) =>
  db
    .selectFrom('business_history')
    .where('bn9', 'in', [target.business, ...providers])
    .where(knownAt('business_history', at))
    .selectAll()

/** The own people; or the one who is asked about, wherever it belongs. */
const membersIn = (db: Database, { target, at, who }: Sought) => {
  const members = db
    .selectFrom('membership_history')
    .where('bn9', '=', who?.actingFor ?? target.business)
    .where(knownAt('membership_history', at))
    .selectAll()
  return who === null ? members : members.where('user_id', '=', who.user)
}

/** Of the providers' people the managers, and those who were assigned something for the client. */
const staffIn = (db: Database, among: Among) => {
  const managers = db
    .selectFrom('membership_history')
    .where('bn9', 'in', among.providers)
    .where('role', '=', 'BAM')
    .where(knownAt('membership_history', among.at))
    .selectAll('membership_history')
  // Crossed, so that SQLite begins with what was assigned, and not with all people of a provider.
  const staff = db
    .selectFrom(assignedIn(db, among).as('assigned'))
    .crossJoin('membership_history')
    .whereRef('membership_history.bn9', '=', 'assigned.provider')
    .whereRef('membership_history.user_id', '=', 'assigned.user_id')
    .where(knownAt('membership_history', among.at))
    .selectAll('membership_history')
  return managers.union(staff)
}

const assignedIn = (db: Database, { at, target, who, providers }: Among) => {
  const staff = db
    .selectFrom('staff_assignment_history as staff')
    .where('staff.provider', 'in', providers)
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

const licencePeriodsIn = (db: Database, { at, providers }: Among) =>
  db
    .selectFrom('licence_period_history')
    .where('bn9', 'in', providers)
    .where(knownAt('licence_period_history', at))
    .selectAll()

const licenceSuspensionsIn = (db: Database, { at, providers }: Among) =>
  db
    .selectFrom('licence_suspension_history')
    .where('bn9', 'in', providers)
    .where(knownAt('licence_suspension_history', at))
    .selectAll()

/** In the order in which they were recorded: a later one counts after those before it. */
const revocationsIn = (db: Database, { target, at, providers }: Among) =>
  db
    .selectFrom('provider_revocation_history')
    .where('client', '=', target.business)
    .where('provider', 'in', providers)
    .where('known_from', '<=', at)
    .orderBy('revision')
    .selectAll()

/** Authority looks at the status of a program where it is the only one. */
const programsIn = async (
  db: Database,
  { target: { business, programs }, at }: Sought,
): Promise<Joints['programs']> => {
  const [only, another] = programs
  if (only === undefined || another !== undefined) return []
  return db
    .selectFrom('program_history')
    .where('bn15', '=', bn15Of(business, only))
    .where(knownAt('program_history', at))
    .selectAll()
    .execute()
}
