/** Check one question, list who can, list what somebody can: three views of one set (P31). */
import * as E from 'fp-ts/lib/Either.js'
import { type Answer, type Inquiry, inquire, type Proof } from '../authority/index.js'
import type { Bn9, Instant, UserId } from '../values/index.js'
import type { Business } from './business.js'
import { type Asking, inquiryInto, inquiryOf, type Line, placesIn, type Who } from './line.js'
import { type Portal, worldIn } from './portal.js'

/** Allowed with what it rests on, or denied with every reason (P05). */
export const check = (portal: Portal, question: Inquiry): Answer =>
  inquire(question, worldIn(portal, question.user, question.target))

/** A person who can, and why. */
export interface Able extends Who {
  readonly proof: Proof
}

/**
 * Everybody who can do this there: the own people first, then the people of each provider.
 *
 * Takes one look at each person of the business and of its providers.
 */
export const whoCan = (portal: Portal, asking: Asking): ReadonlyArray<Able> => {
  const business = portal.businesses.get(asking.target.business)
  if (business === undefined) return []
  return [business.bn9, ...business.providers.keys()].flatMap((actingFor) =>
    (portal.businesses.get(actingFor)?.members ?? []).flatMap((user): ReadonlyArray<Able> => {
      const answer = check(portal, inquiryInto({ user, actingFor }, asking))
      return E.isRight(answer) ? [{ user, actingFor, proof: answer.right }] : []
    }),
  )
}

/** Something that a person can do, and why. */
export interface Access extends Line {
  readonly proof: Proof
}

/** Everything that a person can do: in each business of its own, and for each client of that. */
export const whatCan = (
  portal: Portal,
  { userId, now }: { readonly userId: UserId; readonly now: Instant },
): ReadonlyArray<Access> =>
  (portal.businessesOf.get(userId) ?? []).flatMap((actingFor) =>
    [actingFor, ...(portal.businesses.get(actingFor)?.clients.keys() ?? [])].flatMap((business) =>
      accessTo(portal, { user: userId, actingFor, business, now }),
    ),
  )

export interface Reach extends Who {
  readonly business: Bn9
  readonly now: Instant
}

/** What somebody can do in one business. */
export const accessTo = (
  portal: Portal,
  { user, actingFor, business, now }: Reach,
): ReadonlyArray<Access> =>
  placesIn(business, programsOf(portal.businesses.get(business))).flatMap(
    (place): ReadonlyArray<Access> => {
      const line = { user, actingFor, ...place }
      const answer = check(portal, inquiryOf(line, now))
      return E.isRight(answer) ? [{ ...line, proof: answer.right }] : []
    },
  )

const programsOf = (business: Business | undefined) => business?.programs.keys() ?? []
