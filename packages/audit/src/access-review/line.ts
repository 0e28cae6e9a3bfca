/**
 * The answer of an access review: one line for each way in which a person had access, with when,
 * what it gave, who gave it, and what was done by it. Plain values, in the form of `--json`.
 */
import {
  type Actor,
  type Bn9,
  delegationNamed,
  type Instant,
  type OpenWay,
  type Permission,
  type ProgramReference,
  type Role,
  type Scope,
  type UserId,
  type Visibility,
  type Way,
} from '@carmkit/core'
import type { ChainFault } from '@carmkit/kernel'
import type { Period } from '../period.js'
import type { Read } from '../prefix/account.js'

/** Permissions that hold alike in one place of the business. */
export interface Gift {
  /** Null is the business level. */
  readonly program: ProgramReference | null
  /** Whose transactions: none, those of the acting business, or those of others too. */
  readonly items: OpenWay['places'][number]['items']
  /** In the order of the matrix. */
  readonly permissions: ReadonlyArray<Permission>
}

/** A stretch of time in which a way gave the same things throughout. */
export interface Stretch {
  readonly from: Instant
  /** The first moment that does not belong to it; behind the end of the period where it goes on there. */
  readonly until: Instant
  readonly gives: ReadonlyArray<Gift>
}

/** The place of a recorded event. */
export interface EventPlace {
  readonly stream: string
  readonly revision: number
  readonly type: string
  readonly recordedAt: Instant
}

/** By which decision access came to be: a role, a grant, or an assignment of staff to clients. */
export interface Giving extends EventPlace {
  readonly gave: 'role' | 'grant' | 'assignment'
  /** Who decided it: not who accepted an invitation or an offer, but who made it. */
  readonly by: Actor
}

/** What was done by a way, as far as commands were recorded (assumed CK-163). */
export interface Use {
  /** Commands in the period. */
  readonly count: number
  /** The latest one up to the end of the period, also from before it; null for never. */
  readonly last: EventPlace | null
  /** Rows of the matrix that allowed the commands in the period, in its order. */
  readonly permissions: ReadonlyArray<Permission>
  /** The one program that all commands in the period were about; null for none, several or the business. */
  readonly onlyProgram: ProgramReference | null
}

/** What a reviewer should look at. Each rule is ours but for run-off, which is DEL-14. */
export type Mark =
  /** Held for long and not used in the period. */
  | { readonly mark: 'unused'; readonly rule: 'CK-164'; readonly heldDays: number }
  /** A lower role would cover what was used. */
  | { readonly mark: 'roleTooHigh'; readonly rule: 'CK-165'; readonly enough: Role }
  /** Shows money matters, and nothing that was done needs that. */
  | { readonly mark: 'visibilityTooWide'; readonly rule: 'CK-166'; readonly enough: Visibility }
  /** Covers the whole business, and was used for one program alone. */
  | { readonly mark: 'scopeTooWide'; readonly rule: 'CK-166'; readonly enough: ProgramReference }
  /** Holds at the end of the period, and no date ends it. */
  | { readonly mark: 'endless'; readonly rule: 'CK-167' }
  /** Given by somebody who has no place any more in the business for which it was given. */
  | { readonly mark: 'orphaned'; readonly rule: 'CK-168'; readonly giver: UserId }
  /** A former provider finishes what it began. */
  | { readonly mark: 'runOff'; readonly rule: 'DEL-14' }

export interface AccessLine {
  readonly user: UserId
  /** The business itself, or a provider of it. */
  readonly actingFor: Bn9
  readonly way: Way
  /** Of the delegation; null in the own business. */
  readonly scope: Scope | null
  /** What a provider saw by it, at last; null in the own business. */
  readonly visibility: Visibility | null
  /** Group ids, and null for the client itself, by which staff was assigned, at last. */
  readonly through: OpenWay['through']
  /** At least one stretch, within the period, in order. */
  readonly held: ReadonlyArray<Stretch>
  /** In the order in which they came to bear upon it. */
  readonly given: ReadonlyArray<Giving>
  readonly used: Use
  /** Permissions by which commands are sent, that it gave in the period and that nobody used. */
  readonly neverUsed: ReadonlyArray<Permission>
  readonly marks: ReadonlyArray<Mark>
}

export interface AccessReview {
  readonly business: Bn9
  /** What is answered: it ends where nothing more is known, which may be before the end asked for. */
  readonly period: Period
  readonly asked: Period
  /** Whether anything of the business itself was recorded by the end of the period. */
  readonly isKnown: boolean
  /** How far the log was read, and what could not be. */
  readonly read: Read
  /** The first event of each stream that decides about access and is not what was sealed there. */
  readonly broken: ReadonlyArray<ChainFault>
  /** By acting business (the reviewed one first), person and way. */
  readonly lines: ReadonlyArray<AccessLine>
  /**
   * Commands in the period whose recorded grant names a way that was not open when they were
   * recorded: how many, and the first of them.
   */
  readonly unexplained: { readonly count: number; readonly first: EventPlace | null }
}

/** What tells lines apart, and what a use is counted under. */
export const keyOf = (
  { user, actingFor }: Pick<AccessLine, 'user' | 'actingFor'>,
  { role, delegation, isRunOff }: Way,
): string => `${actingFor} ${user} ${delegation ?? ''} ${isRunOff ? 'runOff' : ''} ${role}`

/** What the delegation of a way covers; null in the own business. */
export const scopeOf = ({ delegation }: Way): Scope | null => {
  const [stream] = delegation?.split('#') ?? []
  return stream === undefined ? null : (delegationNamed(stream)?.scope ?? null)
}
