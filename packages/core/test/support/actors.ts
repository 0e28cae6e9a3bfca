/** Who appears in the tests: people, businesses, and the parties that are no people. */
import type { Actor } from '../../src/index.js'
import type { Bn9, UserId } from '../../src/values/index.js'

/** One person, who may act for several businesses (USR-03). */
export interface Person {
  readonly id: UserId
  readonly alone: Actor
  readonly for: (business: Bn9) => Actor
}

const person = (id: string): Person => {
  const userId = id as UserId
  return {
    id: userId,
    alone: { kind: 'user', userId, actingFor: null },
    for: (actingFor) => ({ kind: 'user', userId, actingFor }),
  }
}

/** An importer of bicycles. */
export const maple = '123456782' as Bn9
/** A customs broker. */
export const atlas = '700123458' as Bn9
/** A third business, without a part in what the other two do. */
export const cedar = '800000010' as Bn9

/** First manager of maple. */
export const alice = person('a11ce000-0000-4000-8000-000000000001')
/** First manager of atlas. */
export const bob = person('b0b00000-0000-4000-8000-000000000002')
export const carol = person('ca201000-0000-4000-8000-000000000003')
export const dave = person('da5e0000-0000-4000-8000-000000000004')
export const erin = person('e2100000-0000-4000-8000-000000000005')
/** First manager of cedar. */
export const frank = person('f2a00000-0000-4000-8000-000000000006')
/** Somebody whom nobody knows. */
export const zoe = person('20e00000-0000-4000-8000-000000000007')

export const officer: Actor = { kind: 'officer', id: 'officer-7' }
export const cra: Actor = { kind: 'external', party: 'cra' }
export const cbsa: Actor = { kind: 'external', party: 'cbsa' }
export const reaction: Actor = { kind: 'system', process: 'reaction' }
export const clock: Actor = { kind: 'system', process: 'clock' }
