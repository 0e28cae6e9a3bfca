/** Terms that the client changes by itself, pauses, and what the provider gives back. */
import { describe, expect, test } from 'vitest'
import { delegation } from '../src/index.js'
import { alice, atlas, bob, maple } from './support/actors.js'
import { eventTypes, refusal } from './support/answers.js'
import { completeEdit, opening } from './support/declarations.js'
import { delegated, delegatedWith, pair, stream, terms, wish } from './support/story.js'
import { daysAfter, hoursAfter, justBefore, monday, utc } from './support/time.js'

const byAlice = alice.for(maple)
const byBob = bob.for(atlas)
const grantId = `${stream.delegation}#2`
const event = (type: string, data: object) => ({ type, v: 1, data })
const today = { visibility: 'Program', validFrom: '2026-02-02', validUntil: null }
const later = hoursAfter(monday, 1)
const scheduled = delegatedWith({ terms: { validFrom: '2026-06-01' } })
const begun = delegated.as(byBob, 'OpenDraft', opening)
const suspended = begun.as(byAlice, 'SuspendDelegation', pair, later).at(later)
/** What both endings record of the grant. */
const ofGrant = (mode: string) => ({ grantId, mode })
const runOff = {
  type: 'RunOffStarted',
  v: 2,
  data: {
    grantId,
    capacity: 'CustomsBroker',
    endedAt: later,
    until: daysAfter(later, 30),
    relationship: grantId,
  },
}

describe('AmendDelegation', () => {
  const amended = (change: { readonly before?: object; readonly after: object }) =>
    event('TermsAmended', {
      grantId,
      before: { ...today, ...change.before },
      after: { ...today, ...change.after },
    })

  test('changes a running grant and keeps its first day (DEL-12)', () => {
    const wanted = { ...terms, visibility: 'Financial', validFrom: '2026-05-01' }
    delegated
      .when(byAlice, 'AmendDelegation', wanted, daysAfter(monday, 10))
      .then(amended({ after: { visibility: 'Financial' } }))
    const shorter = { ...terms, validFrom: '2025-01-01', validUntil: '2026-03-01' }
    delegated
      .when(byAlice, 'AmendDelegation', shorter, daysAfter(monday, 10))
      .then(amended({ after: { validUntil: '2026-03-01' } }))
  })

  test('moves a grant that has not begun', () => {
    const before = { validFrom: '2026-06-01' }
    scheduled
      .when(byAlice, 'AmendDelegation', { ...terms, validFrom: '2026-07-01' })
      .then(amended({ before, after: { validFrom: '2026-07-01' } }))
    scheduled.when(byAlice, 'AmendDelegation', terms).then(amended({ before, after: {} }))
  })

  test('needs an end that is not before the start, and not over', () => {
    const ends = (validUntil: string, at = monday) =>
      refusal(
        scheduled.ask(
          byAlice,
          'AmendDelegation',
          { ...terms, validFrom: '2026-06-01', validUntil },
          at,
        ),
      )
    expect([ends('2026-05-31'), ends('2026-06-01')]).toEqual(['PeriodInvalid', 'accepted'])
    const now = daysAfter(monday, 1)
    const running = (validUntil: string) =>
      refusal(delegated.ask(byAlice, 'AmendDelegation', { ...terms, validUntil }, now))
    expect([running('2026-02-02'), running('2026-02-03')]).toEqual(['PeriodInvalid', 'accepted'])
  })

  test('holds from then on', () => {
    const narrowed = delegated.as(byAlice, 'AmendDelegation', { ...terms, visibility: 'Own' })
    expect(narrowed.state(delegation, stream.delegation)).toMatchObject({
      grant: { id: grantId, terms: { visibility: 'Own' } },
    })
    expect(refusal(narrowed.ask(byAlice, 'AmendDelegation', { ...terms, visibility: 'Own' }))).toBe(
      'NothingChanged',
    )
  })

  test('cannot bring a grant back whose last day has passed', () => {
    const dated = delegatedWith({ terms: { validUntil: '2026-02-10' } })
    const midnight = utc('2026-02-11T05:00:00.000Z')
    const extend = (at: string) => refusal(dated.ask(byAlice, 'AmendDelegation', terms, utc(at)))
    expect([extend(justBefore(midnight)), extend(midnight)]).toEqual(['accepted', 'NoLiveGrant'])
  })
})

describe('SuspendDelegation and ResumeDelegation', () => {
  const edits = (history: typeof suspended) =>
    refusal(history.ask(byBob, 'EditDraft', completeEdit))

  test('stop the provider, and let it go on where it was', () => {
    delegated
      .when(byAlice, 'SuspendDelegation', pair)
      .then(event('DelegationSuspended', { grantId }))
    suspended.when(byAlice, 'ResumeDelegation', pair).then(event('DelegationResumed', { grantId }))
    expect(edits(suspended)).toBe('GrantSuspended')
    expect(edits(suspended.as(byAlice, 'ResumeDelegation', pair))).toBe('accepted')
  })

  test('are for what has begun and is not over', () => {
    const notActive = (history: typeof suspended, grant: string, at = history.now) =>
      expect(history.ask(byAlice, 'SuspendDelegation', pair, at)).toMatchObject({
        left: { reasons: [{ name: 'NotActive', grant }] },
      })
    notActive(scheduled, 'Scheduled')
    notActive(suspended, 'Suspended')
    const dated = delegatedWith({ terms: { validUntil: '2026-02-10' } })
    notActive(dated, 'None', utc('2026-02-11T05:00:00.000Z'))
  })

  test('leave an upgrade request open, which cannot be approved meanwhile', () => {
    const upgrade = suspended.as(byBob, 'RequestDelegation', wish)
    expect(refusal(upgrade.ask(byAlice, 'ApproveDelegation', terms))).toBe('GrantSuspended')
    const resumed = upgrade.as(byAlice, 'ResumeDelegation', pair)
    expect(refusal(resumed.ask(byAlice, 'ApproveDelegation', terms))).toBe('accepted')
  })
})

describe('what the client offered before', () => {
  const offer = { ...terms, capacity: 'CustomsBroker', visibility: 'Financial' }
  const offered = delegated.as(byAlice, 'OfferDelegation', offer)
  const voided = event('RequestVoided', { requestId: `${stream.delegation}#3` })
  const accepts = (history: typeof offered) =>
    refusal(history.ask(byBob, 'AcceptOffer', { ...pair, providerProgram: 'RM0001' }))

  test('falls when the client itself narrows the terms', () => {
    const narrow = { ...terms, visibility: 'Own' }
    const after = { ...today, visibility: 'Own' }
    offered
      .when(byAlice, 'AmendDelegation', narrow)
      .then(event('TermsAmended', { grantId, before: today, after }), voided)
    expect(accepts(offered)).toBe('accepted')
    expect(accepts(offered.as(byAlice, 'AmendDelegation', narrow))).toBe('NoOffer')
  })

  test('falls when the client pauses the grant, and is not back when that goes on', () => {
    offered
      .when(byAlice, 'SuspendDelegation', pair)
      .then(event('DelegationSuspended', { grantId }), voided)
    const resumed = offered
      .as(byAlice, 'SuspendDelegation', pair)
      .as(byAlice, 'ResumeDelegation', pair)
    expect(accepts(resumed)).toBe('NoOffer')
  })

  test('unlike what the provider asks, which stays open', () => {
    const upgrade = delegated.as(byBob, 'RequestDelegation', wish)
    const amends = upgrade.ask(byAlice, 'AmendDelegation', { ...terms, visibility: 'Own' })
    expect(eventTypes(amends)).toEqual(['TermsAmended'])
  })
})

describe('ending a suspended grant', () => {
  const withMode = (mode: string) => ({ ...pair, mode })

  test('by the client with RunOff lets the provider finish what it began', () => {
    suspended
      .when(byAlice, 'RevokeDelegation', withMode('RunOff'))
      .then(event('DelegationRevoked', ofGrant('RunOff')), runOff)
    const revoked = suspended.as(byAlice, 'RevokeDelegation', withMode('RunOff'))
    expect(refusal(revoked.ask(byBob, 'EditDraft', completeEdit))).toBe('accepted')
  })

  test('by the provider leaves nothing, whatever it asks for', () => {
    suspended
      .when(byBob, 'RelinquishDelegation', withMode('RunOff'))
      .then(event('DelegationRelinquished', ofGrant('RunOff')), event('GrantEnded', { grantId }))
  })
})

describe('RelinquishDelegation', () => {
  const types = (history: typeof delegated, mode: string) =>
    eventTypes(history.ask(byBob, 'RelinquishDelegation', { ...pair, mode }))

  test('of an active grant with RunOff leaves 30 days to finish', () => {
    begun
      .at(later)
      .when(byBob, 'RelinquishDelegation', { ...pair, mode: 'RunOff' })
      .then(event('DelegationRelinquished', ofGrant('RunOff')), runOff)
  })

  test('with CutOff, or before the first day, leaves nothing', () => {
    expect(types(delegated, 'CutOff')).toEqual(['DelegationRelinquished', 'GrantEnded'])
    expect(types(scheduled, 'RunOff')).toEqual(['DelegationRelinquished', 'GrantEnded'])
  })

  test('also voids an open request or offer', () => {
    const upgrade = delegated.as(byBob, 'RequestDelegation', wish)
    expect(types(upgrade, 'RunOff')).toEqual([
      'DelegationRelinquished',
      'RunOffStarted',
      'RequestVoided',
    ])
  })

  test('is not for the client, which revokes (f14)', () => {
    const answer = delegated.ask(byAlice, 'RelinquishDelegation', { ...pair, mode: 'RunOff' })
    expect(refusal(answer)).toBe('NotAuthorized')
  })
})
