/** Who sends a command. The embedding system authenticates; carmkit only takes its word. */
import { type Codec, closed, nullable, oneOf, type Static, tagged, text } from '@carmkit/kernel'
import { Bn9, UserId } from '../values/index.js'

const kind = <K extends string>(name: K): Codec<K> => oneOf(name, [name])

/** An officer of the agency, by the embedding system's identifier. */
const OfficerId: Codec<string> = text(
  'OfficerId',
  '1 to 64 letters, digits, dots or hyphens',
  (value) => /^[A-Za-z0-9.-]{1,64}$/.test(value),
)

export const Actor = tagged('Actor', 'kind', {
  /** A person; `actingFor` names the business the person acts for now, null for none (USR-03). */
  user: closed('User', { kind: kind('user'), userId: UserId, actingFor: nullable(Bn9) }),
  officer: closed('Officer', { kind: kind('officer'), id: OfficerId }),
  external: closed('External', {
    kind: kind('external'),
    party: oneOf('Party', ['cra', 'cbsa', 'bank', 'surety']),
  }),
  system: closed('System', {
    kind: kind('system'),
    process: oneOf('Process', ['clock', 'reaction', 'import']),
  }),
})
export type Actor = Static<typeof Actor>
export type User = Extract<Actor, { kind: 'user' }>

/** The kinds of actor that the sender table tells apart. */
export type Sender =
  | 'user'
  | 'officer'
  | `external.${Extract<Actor, { kind: 'external' }>['party']}`
  | `system.${Extract<Actor, { kind: 'system' }>['process']}`

export const senderOf = (actor: Actor): Sender => {
  switch (actor.kind) {
    case 'user':
    case 'officer':
      return actor.kind
    case 'external':
      return `external.${actor.party}`
    case 'system':
      return `system.${actor.process}`
  }
}

/**
 * The business that a person acts for. Throws for anybody else: only for commands that the sender
 * table lets users alone send, and authority those who act for a business.
 */
export const actingBusinessOf = (actor: Actor): Bn9 => {
  if (actor.kind !== 'user' || actor.actingFor === null) throw new Error('no acting business')
  return actor.actingFor
}
