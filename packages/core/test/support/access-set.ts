/**
 * The whole set of access of a portal by brute force: the question of a command, asked for every
 * person, business, permission, program and item.
 */

import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import type { Portal } from '../../src/access/index.js'
import {
  authorize,
  type Bn9,
  type Intent,
  matrix,
  type Permission,
  type ProgramReference,
  type Target,
  type UserId,
  under,
} from '../../src/index.js'
import type { Instant } from '../../src/values/index.js'
import { worldOf } from '../../src/world.js'
import { businesses, people, programs } from './portals.js'

const longAgo = '2000-01-01T00:00:00.000Z' as Instant

interface Level {
  readonly business: Bn9
  /** Null is the business level. */
  readonly program: ProgramReference | null
}

export interface Place {
  readonly permission: Permission
  readonly target: Target
  /** Whose the item is; null without one. */
  readonly owner: Bn9 | null
  /** What a command would want there. */
  readonly intent: Intent
}

const levels: ReadonlyArray<Level> = businesses.flatMap((business) =>
  [null, ...programs].map((program) => ({ business, program })),
)

export const isFinishing = ({ permission, owner }: Pick<Place, 'permission' | 'owner'>): boolean =>
  owner !== null && ['SubmitFirstDeclaration', 'CorrectDeclaration'].includes(permission)

/** Every target of every permission: with the items of each business where one item matters. */
const placesAt = ({ business, program }: Level): ReadonlyArray<Place> =>
  matrix.flatMap(({ permission, visibility }) => {
    const owners = program !== null && visibility === 'item' ? [null, ...businesses] : [null]
    return owners.map((owner) => {
      const target = targetAt(business, program, owner)
      const finishesWork = isFinishing({ permission, owner })
      const intent = { ...under('EditDraft', permission, target), finishesWork }
      return { permission, owner, target, intent }
    })
  })

export const targetAt = (
  business: Bn9,
  program: ProgramReference | null,
  owner: Bn9 | null,
): Target => ({
  business,
  programs: program === null ? [] : [program],
  item:
    owner === null ? null : { stream: 'item', ownedBy: owner, begunFor: owner, begunAt: longAgo },
})

export const placesByLevel = levels.map((level) => ({ level, places: placesAt(level) }))

/** A program counts where the business has a reference for it, or a stream is about it. */
export const exists = ({ streams }: Portal, { business, program }: Level): boolean => {
  if (program === null) return true
  const state = streams.get(`businessAccount-${business}`)?.state as
    | { readonly references?: ReadonlyArray<string> }
    | undefined
  return (
    state?.references?.includes(program) === true ||
    streams.has(`programAccount-${business}${program}`) ||
    [...streams.keys()].some(
      (name) => name.startsWith(`delegation-${business}.`) && name.endsWith(program),
    )
  )
}

export const lineOf = (
  user: UserId,
  actingFor: Bn9,
  { permission, target, owner }: Place,
): string[] => {
  const line = [user, actingFor, target.business, permission, target.programs[0] ?? null].join(' ')
  if (owner === null) return [`${line} none`]
  return [
    ...(owner === actingFor ? [`${line} own`] : []),
    ...(owner === target.business ? [`${line} others`] : []),
  ]
}

export const actors = people.flatMap((userId) =>
  businesses.map((actingFor) => ({ kind: 'user', userId, actingFor }) as const),
)

/** The whole set by brute force: no index, no list, the question of a command each time. */
export const everything = (asked: Portal, now: Instant): ReadonlySet<string> => {
  const lines = new Set<string>()
  for (const { level, places } of placesByLevel) {
    if (!exists(asked, level)) continue
    for (const actor of actors) {
      const world = worldOf(actor, targetAt(level.business, level.program, null), asked.facts)
      for (const place of places) {
        const { owner, intent } = place
        if (owner !== null && owner !== actor.actingFor && owner !== level.business) continue
        if (E.isRight(authorize({ commandId: 'command', actor, intent, now }, world))) {
          for (const line of lineOf(actor.userId, actor.actingFor, place)) lines.add(line)
        }
      }
    }
  }
  return lines
}

export const question = fc.record({
  actor: fc.constantFrom(...actors),
  place: fc.constantFrom(...placesByLevel.flatMap(({ places }) => places)),
})
