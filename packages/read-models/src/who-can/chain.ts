/** The joints by which somebody was allowed: which membership, which grant, which assignment. */
import { type Able, businessAccount, clientAccess, delegation } from '@carmkit/core'
import type { Joints, Sought, Who } from './joints.js'

/** A joint, and the event that made it what it was. */
export interface Link {
  readonly joint: 'membership' | 'grant' | 'runOff' | 'assignment'
  readonly stream: string
  readonly revision: number
}

interface Used extends Who {
  readonly proof: Pick<Able['proof'], 'role' | 'rules' | 'delegation'>
}

/** In the order in which they hold each other. */
export const chainOf = (
  joints: Joints,
  { at }: Sought,
  { user, actingFor, proof }: Used,
): ReadonlyArray<Link> => {
  const member = joints.members.find((one) => one.bn9 === actingFor && one.user_id === user)
  const right = joints.runOffs.find(({ grant_id }) => grant_id === proof.delegation)
  const grant = joints.grants.find(
    ({ grant_id, known_until }) => grant_id === proof.delegation && known_until > at,
  )
  const used = right ?? grant
  const assigned = joints.assigned.find(
    (one) =>
      one.provider === actingFor &&
      one.user_id === user &&
      one.role === proof.role &&
      one.spell === member?.spell &&
      one.relationship === used?.relationship,
  )
  return [
    ...linked('membership', `${businessAccount.category}-${actingFor}`, member),
    // A grant that ended elsewhere, or by its date, leaves a run-off without an event of its own.
    ...linked(
      proof.rules.includes('DEL-14') ? 'runOff' : 'grant',
      `${delegation.category}-${used?.client}.${used?.provider}.${used?.scope}`,
      used,
    ),
    ...linked('assignment', `${clientAccess.category}-${actingFor}`, assigned),
  ]
}

const linked = (
  joint: Link['joint'],
  stream: string,
  row: { readonly revision: number } | undefined,
): ReadonlyArray<Link> => (row === undefined ? [] : [{ joint, stream, revision: row.revision }])
