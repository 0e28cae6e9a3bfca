/** Which relationship a grant belongs to, and what that keeps an old assignment from (P17). */
import { describe, expect, test } from 'vitest'
import { alice, atlas, bob, maple, zoe } from './support/actors.js'
import { recorded, refusal } from './support/answers.js'
import { assign, staffed, toMaple } from './support/client-access.js'
import { opening } from './support/declarations.js'
import type { History } from './support/history.js'
import { delegated, delegatedWith, pair, stream, terms, wish } from './support/story.js'
import { utc } from './support/time.js'

const byAlice = alice.for(maple)
const byBob = bob.for(atlas)
const whole = { scope: 'business' }
const inDecember = { validFrom: '2026-12-01' }

describe('a grant in another scope', () => {
  const asked = (before: History): History =>
    before.as(byBob, 'RequestDelegation', { ...wish, ...whole })
  const granted = (before: History, data: object = {}) =>
    recorded(asked(before).ask(byAlice, 'ApproveDelegation', { ...terms, ...whole, ...data })).at(
      -1,
    )?.data
  const first = `${stream.delegation}#2`
  const other = `${stream.wholeDelegation}#2`

  test('goes on with the relationship of the pair', () => {
    expect(granted(delegated)).toMatchObject({ grantId: other, relationship: first })
  })

  test('begins one of its own when it starts later: the other may end before', () => {
    expect(granted(delegated, inDecember)).toMatchObject({ grantId: other, relationship: other })
  })

  test('does not go on with one that has not begun', () => {
    const before = delegatedWith({ terms: inDecember })
    expect(granted(before)).toMatchObject({ grantId: other, relationship: other })
  })

  test('gives nothing to who was assigned before a gap', () => {
    const assigned = assign(staffed, toMaple, 'pEditor')
    const scheduled = asked(assigned).as(byAlice, 'ApproveDelegation', {
      ...terms,
      ...whole,
      ...inDecember,
    })
    const revoked = scheduled.as(byAlice, 'RevokeDelegation', { ...pair, mode: 'CutOff' })
    const december = utc('2026-12-02T15:00:00.000Z')
    const opens = (actor: typeof byBob) =>
      refusal(revoked.ask(actor, 'OpenDraft', opening, december))
    expect(refusal(assigned.ask(zoe.for(atlas), 'OpenDraft', opening))).toBe('accepted')
    expect([opens(byBob), opens(zoe.for(atlas))]).toEqual([
      'accepted',
      'NotAssigned, AuthorityExpired',
    ])
  })
})
