/**
 * The set that every query about authority describes: one line for each thing that a person may do
 * somewhere, so that lists, changes and single checks can be compared with each other.
 */
import {
  type Inquiry,
  type Item,
  type MatrixRow,
  matrix,
  type Permission,
  type Target,
  type User,
} from '../authority/index.js'
import type { Bn9, Instant, ProgramReference, UserId } from '../values/index.js'

/**
 * What the action is about: no item; an item that the acting business began and owns, older than
 * any grant; or an item of somebody else, which stands here as one of the business acted on.
 */
export type Items = 'none' | 'own' | 'others'

/** Somewhere that a permission may be used. */
export interface Place {
  readonly permission: Permission
  readonly business: Bn9
  /** Null means the business level. */
  readonly program: ProgramReference | null
  /** Other than `none` only for permissions that ask for the visibility of one item (DEL-09). */
  readonly items: Items
}

/** Somebody, acting for a business. */
export interface Who {
  readonly user: UserId
  readonly actingFor: Bn9
}

export type Line = Who & Place

/** Every place in a business that has these programs: the business level first, then each program. */
export const placesIn = (
  business: Bn9,
  programs: Iterable<ProgramReference>,
): ReadonlyArray<Place> => [null, ...programs].flatMap((program) => placesAt(business, program))

/** Those of the business level, or of one program. */
export const placesAt = (business: Bn9, program: ProgramReference | null): ReadonlyArray<Place> =>
  matrix.flatMap((row) =>
    itemsFor(row, program).map((items) => ({
      permission: row.permission,
      business,
      program,
      items,
    })),
  )

/** An item always stands in a program. */
const itemsFor = (
  { visibility }: MatrixRow,
  program: ProgramReference | null,
): ReadonlyArray<Items> =>
  program !== null && visibility === 'item' ? ['none', 'own', 'others'] : ['none']

export const inquiryOf = (line: Line, now: Instant): Inquiry => {
  const { user, actingFor, permission, business, program } = line
  const target = {
    business,
    programs: program === null ? [] : [program],
    item: itemOf(line),
  }
  return inquiryInto({ user, actingFor }, { permission, target, now })
}

/** A person's question of a target, with or without an item. */
export const inquiryInto = (
  { user: userId, actingFor }: Who,
  { permission, target, now }: Asking,
): Inquiry => {
  const user: User = { kind: 'user', userId, actingFor }
  return { user, permission, target, finishesWork: finishes(permission, target), now }
}

export interface Asking {
  readonly permission: Permission
  readonly target: Target
  readonly now: Instant
}

/**
 * All that these allow on an item finishes it, as the commands under them say: a draft that was begun
 * is submitted and corrected in run-off (DEL-14), payments and all else on it are not made (a04).
 * Who may ask for an adjustment or a ruling may also withdraw it in run-off, but begins nothing: such a
 * row counts as one that begins.
 */
const finishing: ReadonlySet<Permission> = new Set(['SubmitFirstDeclaration', 'CorrectDeclaration'])

const finishes = (permission: Permission, { item }: Target): boolean =>
  item !== null && finishing.has(permission)

/** Before any grant, so that only whose it is decides. */
const beforeEverything = '1970-01-01T00:00:00.000Z' as Instant

const itemOf = ({ items, actingFor, business }: Line): Item | null => {
  if (items === 'none') return null
  const owner = items === 'own' ? actingFor : business
  return { stream: `${items} item`, ownedBy: owner, begunFor: owner, begunAt: beforeEverything }
}
