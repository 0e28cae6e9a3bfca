/** Rows for the worlds of authority that the laws make by hand: states that no command leads to too. */
import type { Instant, World } from '@carmkit/core'
import type { Parts } from '@carmkit/laws'
import type { Tables } from '../src/index.js'
import { stillKnown } from '../src/models/authority/tables/index.js'

type Business = Parts['client']

/** Before any of their dates. */
export const made = '2020-01-01T00:00:00.000Z' as Instant
const always = { known_from: made, known_until: stillKnown }

/** Each row has a revision of its own. */
const rows = (some: ReadonlyArray<object>): Tables[string] =>
  some.map((row, revision) => ({ ...always, revision, ...row }))

/** The tables in which the question of these parts has the answer that it has in their world. */
export const tablesOfParts = (parts: Parts): Tables => {
  const { actor, acting, client, program, delegations, item, assigned = {} } = parts
  const user = actor.kind === 'user' ? actor.userId : null
  const businesses = [acting, client]
  const [only] = parts.programs
  const spell = user === null ? 0 : (acting.members.get(user)?.spell ?? 0)
  return {
    business_history: rows(
      businesses.flatMap(({ bn9, status }) =>
        status === 'Unclaimed' ? [] : [{ bn9, status, orphaned: 0, accesses: 1 }],
      ),
    ),
    membership_history: rows(businesses.flatMap((one) => memberRows(one, user))),
    licence_period_history: rows(
      businesses.flatMap(({ bn9, licence }) =>
        (licence?.periods ?? []).map(({ validFrom, validUntil }) => ({
          bn9,
          valid_from: validFrom,
          valid_until: validUntil,
        })),
      ),
    ),
    licence_suspension_history: rows(
      businesses.flatMap(({ bn9, licence }) =>
        (licence?.suspensions ?? []).map(({ from, restored }) => ({
          bn9,
          suspended_from: from,
          restored_on: restored,
        })),
      ),
    ),
    provider_revocation_history: (client.revocations.get(acting.bn9) ?? []).map(
      ({ mode, at }, revision) => ({
        client: client.bn9,
        provider: acting.bn9,
        mode,
        revoked_at: at,
        known_from: made,
        revision,
      }),
    ),
    program_history: rows([
      {
        bn15: `${client.bn9}${only}`,
        status: program.status,
        program_type: program.importing ? 'Importer' : 'Exporter',
        closed_at: program.closedAt,
      },
    ]),
    grant_history: rows(delegations.flatMap(grantRows)),
    run_off_history: rows(delegations.flatMap(runOffRows)),
    staff_assignment_history: rows(
      Object.entries(assigned).map(([relationship, role]) => ({
        provider: acting.bn9,
        user_id: user,
        assigned_to: client.bn9,
        relationship,
        role,
        spell,
      })),
    ),
    transaction_history:
      item === null
        ? []
        : rows([
            {
              stream: item.stream,
              bn15: `${client.bn9}${only}`,
              owned_by: item.ownedBy,
              begun_for: item.begunFor,
              begun_at: item.begunAt,
              filed: 0,
            },
          ]),
  }
}

const memberRows = ({ bn9, members }: Business, user: string | null) => {
  const member = user === null ? undefined : members.get(user as never)
  if (member === undefined) return []
  const { assignment, until, suspended, spell } = member
  const programs = assignment.role === 'BAM' ? [] : assignment.programs
  return [
    {
      bn9,
      user_id: user,
      role: assignment.role,
      programs: JSON.stringify(programs),
      last_day: until,
      suspended: suspended ? 1 : 0,
      spell,
    },
  ]
}

type Delegation = World['delegations'][number]['is']

/** What was once granted has a row for ever; here it was for no time at all. */
const grantRows = ({ client, provider, scope, grant }: Delegation): ReadonlyArray<object> => {
  if (grant === null) return [{ ...over, client, provider, scope }]
  const { id, capacity, terms, suspended, grantedAt, relationship } = grant
  return [
    {
      client,
      provider,
      scope,
      grant_id: id,
      capacity,
      visibility: terms.visibility,
      valid_from: terms.validFrom,
      valid_until: terms.validUntil,
      suspended: suspended ? 1 : 0,
      granted_at: grantedAt,
      relationship,
    },
  ]
}

const over = {
  known_until: made,
  grant_id: 'over',
  capacity: 'Other',
  visibility: 'Own',
  valid_from: '2020-01-01',
  valid_until: null,
  suspended: 0,
  granted_at: null,
  relationship: 'over',
}

const runOffRows = ({ client, provider, scope, runOffs }: Delegation) =>
  runOffs.map(({ grantId, capacity, endedAt, until, relationship }) => ({
    client,
    provider,
    scope,
    grant_id: grantId,
    capacity,
    ended_at: endedAt,
    run_off_until: until,
    relationship,
  }))
