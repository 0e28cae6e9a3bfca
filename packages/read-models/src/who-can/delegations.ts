/**
 * What delegations give at a moment: what was recorded until then, judged then. SQL fetches their
 * joints, and the core says what is left of a grant and what runs off, recorded or not.
 */
import {
  afterElsewhere,
  type Bn9,
  forcesOf,
  type Instant,
  runOffsLeft,
  type Scope,
} from '@carmkit/core'
import { type Kysely, type SqlBool, sql } from 'kysely'
import { type AuthorityTables, knownAt } from './database.js'
import { type DelegationStanding, grantOf, grouped, revocationsOf, runOffOf } from './standing.js'

/** One client, one provider, one scope. */
export interface Slot {
  readonly client: Bn9
  readonly provider: Bn9
  readonly scope: Scope
}

/** How a recorded grant stands. */
export type Standing = 'InForce' | 'Suspended' | 'NotYet' | 'Over' | 'Elsewhere'

export interface Given extends Slot {
  /** The grant that was recorded last and not as ended; null for none. */
  readonly grant:
    | (NonNullable<DelegationStanding['grant']> & { readonly standing: Standing })
    | null
  /** The rights to finish that hold. */
  readonly runOffs: DelegationStanding['runOffs']
}

/** In the order of the slots. Reads rows in proportion to what their pairs have and revoked. */
export const givenIn = async (
  db: Kysely<AuthorityTables>,
  sought: Sought,
): Promise<ReadonlyArray<Given>> => {
  if (sought.slots.length === 0) return []
  const joints = await jointsOf(db, sought)
  return sought.slots.map((slot) => {
    const recorded = { ...slot, grant: joints.grantIn(slot), runOffs: joints.runOffsIn(slot) }
    const left = { ...slot, ...afterElsewhere(recorded, joints.elsewhereOf(slot)) }
    const { grant } = recorded
    return {
      ...slot,
      grant: grant === null ? null : { ...grant, standing: standingOf(left, sought.at) },
      runOffs: runOffsLeft(left, sought.at),
    }
  })
}

interface Sought {
  readonly slots: ReadonlyArray<Slot>
  readonly at: Instant
}

type Recorded = Slot & Pick<DelegationStanding, 'grant' | 'runOffs'>

const standingOf = (left: Recorded, at: Instant): Standing => {
  if (left.grant === null) return 'Elsewhere'
  const [force] = forcesOf({ ...left, runOffs: [], everGranted: true }, at)
  switch (force?.kind) {
    case 'Active':
      return 'InForce'
    case 'Suspended':
      return 'Suspended'
    case 'Scheduled':
      return 'NotYet'
    case 'RunOff':
    case 'Ended':
    case 'None':
    case undefined:
      return 'Over'
  }
}

/** One query after the other: on one connection. */
const jointsOf = async (db: Kysely<AuthorityTables>, { slots, at }: Sought) => {
  const ofPairs = among(slots)
  const grants = await db
    .selectFrom('grant_history')
    .where(ofPairs)
    .where(knownAt('grant_history', at))
    .selectAll()
    .execute()
  const runOffs = await db
    .selectFrom('run_off_history')
    .where(ofPairs)
    .where(knownAt('run_off_history', at))
    .orderBy('revision')
    .selectAll()
    .execute()
  const revocations = await db
    .selectFrom('provider_revocation_history')
    .where(ofPairs)
    .where('known_from', '<=', at)
    .orderBy('revision')
    .selectAll()
    .execute()
  const programs = await db
    .selectFrom('program_history')
    .where('bn15', 'in', slots.map(programOf))
    .where(knownAt('program_history', at))
    .selectAll()
    .execute()
  const ceased = await db
    .selectFrom('business_history')
    .where('bn9', 'in', [...new Set(slots.flatMap(({ client, provider }) => [client, provider]))])
    .where('status', '=', 'Ceased')
    .where(knownAt('business_history', at))
    .select('bn9')
    .execute()
  const grantsBy = grouped(grants, slotName)
  const runOffsBy = grouped(runOffs, slotName)
  const revocationsBy = grouped(revocations, pairName)
  const programsBy = grouped(programs, ({ bn15 }) => bn15)
  const over = new Set(ceased.map(({ bn9 }) => bn9))
  return {
    grantIn: (slot: Slot) => grantsBy(slotName(slot)).map(grantOf)[0] ?? null,
    runOffsIn: (slot: Slot) => runOffsBy(slotName(slot)).map(runOffOf),
    elsewhereOf: (slot: Slot) => ({
      revocations: revocationsOf(revocationsBy(pairName(slot))),
      closedAt: (programsBy(programOf(slot))[0]?.closed_at ?? null) as Instant | null,
      ceased: over.has(slot.client) || over.has(slot.provider),
    }),
  }
}

interface Pair {
  readonly client: string
  readonly provider: string
}

const pairName = ({ client, provider }: Pair): string => `${client} ${provider}`

const slotName = (slot: Pair & { readonly scope: string }): string =>
  `${pairName(slot)} ${slot.scope}`

/** No account has this name where the scope is the whole business. */
const programOf = ({ client, scope }: Slot): string => `${client}${scope}`

const among = (slots: ReadonlyArray<Slot>) => {
  const pairs = new Map(slots.map((slot) => [pairName(slot), slot]))
  const values = [...pairs.values()].map(({ client, provider }) => sql`(${client}, ${provider})`)
  return sql<SqlBool>`(client, provider) in (values ${sql.join(values)})`
}
