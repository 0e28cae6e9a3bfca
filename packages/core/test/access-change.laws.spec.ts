/** The smallest change turns a denial into an allow, and every part of it is needed. */

import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { remedied, smallestChange } from '../src/access/index.js'
import { inquire } from '../src/authority/index.js'
import { worldOf } from '../src/world.js'
import { isFinishing, question } from './support/access-set.js'
import { moment, portal } from './support/portals.js'

const isAllowed = ({ question: asked, world }: Parameters<typeof smallestChange>[0]): boolean =>
  E.isRight(inquire(asked, world))

describe('smallestChange', () => {
  it('allows once it is carried out, and no part of it does', () => {
    const sizes = [0, 0, 0, 0, 0]
    let hopeless = 0
    fc.assert(
      fc.property(portal, moment, question, (asked, now, { actor, place }) => {
        const { permission, target } = place
        const situation = {
          question: { user: actor, permission, target, finishesWork: isFinishing(place), now },
          world: worldOf(actor, target, asked.facts),
        }
        const changes = smallestChange(situation)
        if (changes === null) {
          hopeless += 1
          expect(isAllowed(situation)).toBe(false)
          return
        }
        sizes[changes.length] = (sizes[changes.length] ?? 0) + 1
        expect(isAllowed(remedied(changes, situation))).toBe(true)
        for (let part = 0; part < 2 ** changes.length - 1; part++) {
          const some = changes.filter((_, index) => (part >> index) % 2 === 1)
          expect(isAllowed(remedied(some, situation))).toBe(false)
        }
      }),
      { numRuns: 3000 },
    )
    expect(Math.min(...sizes.slice(0, 4))).toBeGreaterThan(20)
    expect(hopeless).toBeGreaterThan(100)
  })
})
