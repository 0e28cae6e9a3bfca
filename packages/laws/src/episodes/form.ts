/** What all episodes are made with: commands in order, sent by somebody of a business. */
import type { Bn9 } from '@carmkit/core'
import fc from 'fast-check'
import { anyMember } from '../cast.js'
import type { Unsent } from '../commands/form.js'

/** A few commands that belong together. */
export type Episode = fc.Arbitrary<ReadonlyArray<Unsent>>

/** Sent by somebody who acts for that business, mostly by its founder. */
export const by = (business: Bn9, type: string, data: object): fc.Arbitrary<Unsent> =>
  anyMember(business).map((actor) => ({ actor, type, data }))

export const inOrder = (...commands: ReadonlyArray<fc.Arbitrary<Unsent>>): Episode =>
  fc.tuple(...commands)

export const always = (unsent: Unsent): fc.Arbitrary<Unsent> => fc.constant(unsent)

/** One after another. */
export const together = (...episodes: ReadonlyArray<Episode>): Episode =>
  fc.tuple(...episodes).map((each) => each.flat())
