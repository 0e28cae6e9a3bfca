/**
 * The proof that one command was authorized: made here and nowhere else.
 *
 * A class with a private mark, so that no literal, spread or parsed JSON passes for a grant; its
 * public fields make it comparable and printable. Only the type leaves this folder.
 */
import type { Role } from '../values/index.js'
import type { Action } from './sender.js'
import type { Pin } from './world.js'

/** What a grant rests on. */
export interface Proof {
  /** Role the actor acted in; null for actors that are not people. */
  readonly role: Role | null
  /** Rules that allow it, the deciding one first. */
  readonly rules: ReadonlyArray<string>
  /** Id of the delegation's grant or run-off that was used; null within the own business. */
  readonly delegation: string | null
  /** The streams that say so, at the positions read. */
  readonly pins: ReadonlyArray<Pin>
}

/** Known to this file only: not even the class found behind a grant makes another one without it. */
const mint = Symbol('mint')

class Issued implements Proof {
  readonly #issued = true
  readonly role: Role | null
  readonly rules: ReadonlyArray<string>
  readonly delegation: string | null
  readonly pins: ReadonlyArray<Pin>

  constructor(
    key: typeof mint,
    readonly commandId: string,
    readonly action: Action,
    readonly target: string,
    proof: Proof,
  ) {
    if (key !== mint) throw new Error('grants are issued by authorize alone')
    this.role = proof.role
    this.rules = proof.rules
    this.delegation = proof.delegation
    this.pins = proof.pins
    Object.freeze(this)
  }

  static is(value: unknown): value is Issued {
    return typeof value === 'object' && value !== null && #issued in value
  }
}

/** Bound to one command id, action and target. */
export type Grant = Issued

export const issue = (
  bound: { commandId: string; action: Action; target: string },
  proof: Proof,
): Grant => new Issued(mint, bound.commandId, bound.action, bound.target, proof)

/** Throws unless this very command was authorized: a decision without authority is a bug. */
export const requireGrant = (
  command: { readonly type: string },
  { grant, commandId }: { readonly grant: unknown; readonly commandId: string },
): void => {
  if (!Issued.is(grant) || grant.commandId !== commandId || grant.action !== command.type) {
    throw new Error(
      `${command.type} was not authorized: no grant was issued for command ${commandId}`,
    )
  }
}
