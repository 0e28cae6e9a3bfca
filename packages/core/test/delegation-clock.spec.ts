/** What the clock records of a grant: only what the dates had decided, and each thing once. */
import { describe, expect, test } from 'vitest'
import { delegation } from '../src/index.js'
import { alice, atlas, bob, clock, maple } from './support/actors.js'
import { eventTypes, refusal } from './support/answers.js'
import { completeEdit, opening } from './support/declarations.js'
import { delegated, delegatedWith, pair, ready, stream, terms, wish } from './support/story.js'
import { daysAfter, justBefore, monday, utc } from './support/time.js'

const byAlice = alice.for(maple)
const byBob = bob.for(atlas)
const grantId = `${stream.delegation}#2`
const ofGrant = { ...pair, grantId }
const event = (type: string, data: object) => ({ type, v: 1, data })
const ended = event('GrantEnded', { grantId })

const dated = delegatedWith({ terms: { validUntil: '2026-02-10' } }).as(byBob, 'OpenDraft', opening)
/** Midnight Eastern behind 10 February and behind 12 March. */
const end = utc('2026-02-11T05:00:00.000Z')
const over = utc('2026-03-13T04:00:00.000Z')
const expired = event('GrantExpired', { grantId, endedAt: end })
const capacity = 'CustomsBroker'
const runOff = {
  type: 'RunOffStarted',
  v: 2,
  data: { grantId, capacity, endedAt: end, until: over, relationship: grantId },
}
const expiring = (history: typeof dated, at = history.now) =>
  history.when(clock, 'ExpireDelegation', pair, at)

describe('ExpireDelegation', () => {
  test('records the last day and the run-off behind it, as long as that lasts (f1, f2)', () => {
    expect(dated.ask(clock, 'ExpireDelegation', pair, justBefore(end))).toMatchObject({
      left: { reasons: [{ name: 'NotDue', dueAt: end }] },
    })
    expiring(dated, end).then(expired, runOff)
    expiring(dated, justBefore(over)).then(expired, runOff)
    expiring(dated, over).then(expired)
  })

  test('of a suspended grant leaves no run-off (f2)', () => {
    const suspended = dated.as(byAlice, 'SuspendDelegation', pair)
    expiring(suspended, end).then(expired, ended)
    const recordedOnce = suspended.as(clock, 'ExpireDelegation', pair, end)
    expect(refusal(recordedOnce.ask(byBob, 'EditDraft', completeEdit))).toBe('AuthorityExpired')
  })

  test('is never due for a continuous grant', () => {
    expect(delegated.ask(clock, 'ExpireDelegation', pair, daysAfter(monday, 9999))).toMatchObject({
      left: { reasons: [{ name: 'NotDue', dueAt: null }] },
    })
  })

  test('has nothing to record without a grant, or a second time', () => {
    expect(eventTypes(ready.ask(clock, 'ExpireDelegation', pair))).toEqual([])
    const once = dated.as(clock, 'ExpireDelegation', pair, end)
    expect(eventTypes(once.ask(clock, 'ExpireDelegation', pair))).toEqual([])
  })

  test('changes nothing that the dates had not decided', () => {
    for (const at of [justBefore(over), over]) {
      const edits = (history: typeof dated) =>
        refusal(history.ask(byBob, 'EditDraft', completeEdit, at))
      expect(edits(dated.as(clock, 'ExpireDelegation', pair, end))).toBe(edits(dated))
    }
  })
})

describe('FinishRunOff', () => {
  const inRunOff = delegated.as(byAlice, 'RevokeDelegation', { ...pair, mode: 'RunOff' })
  const until = daysAfter(monday, 30)

  test('records that the time is over, once', () => {
    expect(inRunOff.ask(clock, 'FinishRunOff', ofGrant, justBefore(until))).toMatchObject({
      left: { reasons: [{ name: 'NotDue', dueAt: until }] },
    })
    inRunOff.when(clock, 'FinishRunOff', ofGrant, until).then(ended)
    const finished = inRunOff.as(clock, 'FinishRunOff', ofGrant, until)
    expect(finished.state(delegation, stream.delegation)).toMatchObject({ runOffs: [] })
    expect(eventTypes(finished.ask(clock, 'FinishRunOff', ofGrant))).toEqual([])
  })

  test('of a grant that nobody recorded as expired records that as well', () => {
    expect(refusal(dated.ask(clock, 'FinishRunOff', ofGrant, justBefore(over)))).toBe('NotDue')
    dated.when(clock, 'FinishRunOff', ofGrant, over).then(expired, ended)
    const suspended = dated.as(byAlice, 'SuspendDelegation', pair)
    suspended.when(clock, 'FinishRunOff', ofGrant, over).then(expired, ended)
  })

  test('is not due while the grant itself is live, and leaves other grants alone', () => {
    expect(refusal(delegated.ask(clock, 'FinishRunOff', ofGrant))).toBe('NotDue')
    const another = { ...pair, grantId: `${stream.delegation}#9` }
    expect(eventTypes(delegated.ask(clock, 'FinishRunOff', another))).toEqual([])
    expect(eventTypes(ready.ask(clock, 'FinishRunOff', ofGrant))).toEqual([])
  })
})

describe('CutOffRunOff', () => {
  const twice = delegated
    .as(byAlice, 'RevokeDelegation', { ...pair, mode: 'RunOff' })
    .as(byBob, 'RequestDelegation', wish)
    .as(byAlice, 'ApproveDelegation', terms)
    .as(byAlice, 'RevokeDelegation', { ...pair, mode: 'RunOff' })

  test('ends every run-off, and no grant', () => {
    twice
      .when(byAlice, 'CutOffRunOff', pair)
      .then(ended, event('GrantEnded', { grantId: `${stream.delegation}#4` }))
    const regranted = delegated
      .as(byAlice, 'RevokeDelegation', { ...pair, mode: 'RunOff' })
      .as(byBob, 'RequestDelegation', wish)
      .as(byAlice, 'ApproveDelegation', terms)
    regranted.when(byAlice, 'CutOffRunOff', pair).then(ended)
  })

  test('also ends the run-off that a date began without a record', () => {
    dated.when(byAlice, 'CutOffRunOff', pair, end).then(expired, runOff, ended)
    const cut = dated.as(byAlice, 'CutOffRunOff', pair, end)
    expect(refusal(cut.ask(byBob, 'EditDraft', completeEdit))).toBe('AuthorityExpired')
  })

  test('has nothing to end before and after', () => {
    const at = (instant: string) => refusal(twice.ask(byAlice, 'CutOffRunOff', pair, utc(instant)))
    const until = daysAfter(monday, 30)
    expect([at(justBefore(until)), at(until)]).toEqual(['accepted', 'NotInRunOff'])
    expect(refusal(dated.ask(byAlice, 'CutOffRunOff', pair, justBefore(end)))).toBe('NotInRunOff')
  })
})
