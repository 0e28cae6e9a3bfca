/**
 * What ends grants and requests elsewhere: it holds at once, before any reaction records it here,
 * and the record changes nothing more.
 */
import { describe, expect, test } from 'vitest'
import { delegation } from '../src/index.js'
import type { Instant } from '../src/values/index.js'
import { alice, atlas, bob, cedar, clock, maple, reaction } from './support/actors.js'
import { eventTypes, recorded, refusal } from './support/answers.js'
import type { History } from './support/history.js'
import {
  delegated,
  delegatedWith,
  pair,
  ready,
  requested,
  rm1,
  stream,
  terms,
  wish,
} from './support/story.js'
import { daysAfter, hoursAfter, justBefore, monday, utc } from './support/time.js'

const byAlice = alice.for(maple)
const byBob = bob.for(atlas)
const slot = (ordinal: number): string => `${stream.delegation}#${ordinal}`
const event = (type: string, data: object) => ({ type, v: 1, data })
const ended = (ordinal: number) => event('GrantEnded', { grantId: slot(ordinal) })
const voided = (ordinal: number) => event('RequestVoided', { requestId: slot(ordinal) })
const whole = { ...pair, scope: 'business' }

const at = hoursAfter(monday, 1)
const later = hoursAfter(monday, 2)
const runOff = (endedAt: Instant) => ({
  type: 'RunOffStarted',
  v: 2,
  data: {
    grantId: slot(2),
    capacity: 'CustomsBroker',
    endedAt,
    until: daysAfter(endedAt, 30),
    relationship: slot(2),
  },
})

/** The account's own events, without what reactions make of them. */
const revokedAll = (history: History, mode: string, when = at): History =>
  history.at(later).given(
    stream.maple,
    event('ProviderRevoked', {
      client: maple,
      provider: atlas,
      mode,
      at: when,
      scopes: ['RM0001'],
    }),
  )
const closed = (history: History, when = at): History =>
  history
    .at(later)
    .given(
      stream.rm1,
      event('ProgramClosed', { bn15: rm1, reason: 'Voluntary', closedAt: when, unchecked: [] }),
    )
const reopened = (history: History): History =>
  closed(history).given(
    stream.rm1,
    event('ProgramReactivated', { bn15: rm1, reactivatedAt: later }),
  )
const ceased = (history: History, business: 'maple' | 'atlas'): History =>
  history.at(later).given(
    stream[business],
    event('BusinessCeased', {
      bn9: business === 'maple' ? maple : atlas,
      on: '2026-02-02',
      cause: 'dissolved',
    }),
  )
const record = (history: History, type: string, data: object, when = history.now) =>
  history.when(reaction, type, { ...pair, ...data }, when)

const upgrade = delegated.as(byBob, 'RequestDelegation', wish)
const suspended = delegated.as(byAlice, 'SuspendDelegation', pair)
const scheduled = delegatedWith({ terms: { validFrom: '2026-06-01' } })
const inRunOff = delegated.as(byAlice, 'RevokeDelegation', { ...pair, mode: 'RunOff' })

describe('before it is recorded', () => {
  const gone: ReadonlyArray<[string, (history: History) => History]> = [
    ['everything of the provider is revoked', (history) => revokedAll(history, 'CutOff')],
    ['the program closes', (history) => closed(history)],
    ['the program closes and opens again', reopened],
  ]
  test.each(gone)('when %s, a grant is gone for every command', (_name, end) => {
    const refusals = (type: string, data: object, actor = byAlice) =>
      refusal(end(upgrade).ask(actor, type, { ...pair, ...data }))
    expect(refusals('AmendDelegation', { ...terms, visibility: 'Own' })).toBe('NoLiveGrant')
    expect(refusals('SuspendDelegation', {})).toBe('NotActive')
    expect(refusals('RevokeDelegation', { mode: 'RunOff' })).toBe('NoLiveGrant')
    expect(refusals('RelinquishDelegation', { mode: 'RunOff' }, byBob)).toBe('NoLiveGrant')
    expect(refusal(end(suspended).ask(byAlice, 'ResumeDelegation', pair))).toBe('NotSuspended')
    expect(refusal(end(inRunOff).ask(byAlice, 'CutOffRunOff', pair))).toBe('NotInRunOff')
  })

  test.each(gone)('when %s, a request or an offer is gone as well', (_name, end) => {
    expect(refusal(end(requested).ask(byAlice, 'ApproveDelegation', terms))).toBe('NoRequest')
    const offer = { ...terms, capacity: 'CustomsBroker' }
    const offered = end(ready.as(byAlice, 'OfferDelegation', offer))
    expect(refusal(offered.ask(byBob, 'AcceptOffer', { ...pair, providerProgram: 'RM0001' }))).toBe(
      'NoOffer',
    )
  })

  test('a new request or offer records that the old one fell', () => {
    const revoked = revokedAll(requested, 'RunOff')
    const again = revoked.ask(byBob, 'RequestDelegation', wish)
    expect(eventTypes(again)).toEqual(['RequestVoided', 'DelegationRequested'])
    const offers = revoked.ask(byAlice, 'OfferDelegation', { ...terms, capacity: 'Other' })
    expect(eventTypes(offers)).toEqual(['RequestVoided', 'DelegationOffered'])
  })

  test('a new grant first records what is left of the old one, under the same relationship', () => {
    const regranting = (mode: string) =>
      revokedAll(delegated, mode)
        .as(byBob, 'RequestDelegation', wish, hoursAfter(monday, 3))
        .ask(byAlice, 'ApproveDelegation', terms, hoursAfter(monday, 3))
    const [, afterRunOff, granted] = recorded(regranting('RunOff'))
    expect(afterRunOff).toEqual(runOff(at))
    expect(granted?.data).toMatchObject({ grantId: slot(4), relationship: slot(2) })
    const [, afterCutOff, fresh] = recorded(regranting('CutOff'))
    expect(afterCutOff).toEqual(ended(2))
    expect(fresh?.data).toMatchObject({ grantId: slot(4), relationship: slot(4) })
  })

  test('a grant made after the revocation of everything is not touched by it (f3)', () => {
    const revoke = { ...pair, mode: 'CutOff' }
    const when = (instant: string) =>
      refusal(
        revokedAll(delegated, 'CutOff', utc(instant)).ask(byAlice, 'RevokeDelegation', revoke),
      )
    expect([when(justBefore(monday)), when(monday)]).toEqual(['accepted', 'NoLiveGrant'])
  })

  test('a ceased party has nothing left that is answered or ended', () => {
    expect(refusal(ceased(requested, 'atlas').ask(byAlice, 'ApproveDelegation', terms))).toBe(
      'NoRequest',
    )
    const revoke = { ...pair, mode: 'RunOff' }
    expect(refusal(ceased(delegated, 'atlas').ask(byAlice, 'RevokeDelegation', revoke))).toBe(
      'NoLiveGrant',
    )
    expect(refusal(ceased(inRunOff, 'atlas').ask(byAlice, 'CutOffRunOff', pair))).toBe(
      'NotInRunOff',
    )
    const asks = ceased(ready, 'maple').ask(byBob, 'RequestDelegation', wish)
    expect(refusal(asks)).toBe('ClientNotActive')
  })

  test('a grant of the whole business outlives the closing of a program (DEL-17)', () => {
    const both = ready
      .as(byBob, 'RequestDelegation', { ...wish, ...whole })
      .as(byAlice, 'ApproveDelegation', { ...terms, ...whole })
    expect(refusal(closed(both).ask(byAlice, 'SuspendDelegation', whole))).toBe('accepted')
  })

  test('the clock records what ended it elsewhere, not the later date', () => {
    const dated = delegatedWith({ terms: { validUntil: '2026-02-10' } })
    const types = (history: History, when: Instant) =>
      eventTypes(history.ask(clock, 'ExpireDelegation', pair, when))
    const end = utc('2026-02-11T05:00:00.000Z')
    expect(types(revokedAll(dated, 'CutOff'), end)).toEqual(['GrantEnded'])
    expect(types(revokedAll(dated, 'RunOff'), end)).toEqual(['RunOffStarted'])
    expect(types(revokedAll(dated, 'RunOff'), daysAfter(at, 30))).toEqual(['GrantEnded'])
    expect(types(revokedAll(dated, 'RunOff', hoursAfter(end, 1)), hoursAfter(end, 2))).toEqual([
      'GrantExpired',
      'RunOffStarted',
    ])
  })
})

describe('RecordProviderRevoked', () => {
  test('ends a grant with or without a run-off, from the instant of the revocation', () => {
    record(delegated, 'RecordProviderRevoked', { mode: 'RunOff', at }, later).then(runOff(at))
    record(delegated, 'RecordProviderRevoked', { mode: 'CutOff', at }, later).then(ended(2))
  })

  test('leaves a suspended grant its run-off, and a scheduled one none (a15)', () => {
    record(suspended, 'RecordProviderRevoked', { mode: 'RunOff', at }, later).then(runOff(at))
    record(scheduled, 'RecordProviderRevoked', { mode: 'RunOff', at }, later).then(ended(2))
  })

  test('voids an older request, and none of the same instant: it may be the later one (P18)', () => {
    record(upgrade, 'RecordProviderRevoked', { mode: 'CutOff', at }, later).then(
      ended(2),
      voided(3),
    )
    const atMonday = { mode: 'CutOff', at: monday }
    record(upgrade, 'RecordProviderRevoked', atMonday, later).then(ended(2))
    const revoked = revokedAll(ready, 'CutOff', monday)
    const asked = revoked.as(byBob, 'RequestDelegation', wish, monday)
    expect(refusal(asked.ask(byAlice, 'ApproveDelegation', terms, later))).toBe('accepted')
  })

  test('with CutOff ends earlier run-offs too, with RunOff leaves them (f3)', () => {
    record(inRunOff, 'RecordProviderRevoked', { mode: 'CutOff', at }, later).then(ended(2))
    record(inRunOff, 'RecordProviderRevoked', { mode: 'RunOff', at }, later).then()
  })

  test('leaves no live grant and no open request after CutOff (DEL-25)', () => {
    const after = upgrade.as(
      reaction,
      'RecordProviderRevoked',
      { ...pair, mode: 'CutOff', at },
      later,
    )
    expect(after.state(delegation, stream.delegation)).toMatchObject({
      request: null,
      grant: null,
      runOffs: [],
    })
  })
})

describe('a grant of the very instant of an ending is over at birth (f3), and', () => {
  test.each([
    ['everything was revoked', revokedAll(delegated, 'CutOff', monday)],
    ['the account closed', closed(delegated, monday)],
  ])('when %s, a later revocation told first leaves it no run-off', (_ending, history) => {
    const over = revokedAll(history, 'RunOff', later)
    record(over, 'RecordProviderRevoked', { mode: 'RunOff', at: later }).then(ended(2))
    expect(refusal(over.ask(byAlice, 'CutOffRunOff', pair))).toBe('NotInRunOff')
  })

  test('what a revocation left before the account closed goes with the closing', () => {
    const over = closed(revokedAll(delegated, 'RunOff'), later)
    record(over, 'RecordProviderRevoked', { mode: 'RunOff', at }).then(ended(2))
  })

  test('an ending before the grant does not touch what a later one leaves', () => {
    const before = revokedAll(delegated, 'CutOff', justBefore(monday))
    const over = revokedAll(before, 'RunOff', later)
    record(over, 'RecordProviderRevoked', { mode: 'RunOff', at: later }).then(runOff(later))
  })
})

describe('RecordProgramClosed', () => {
  test('ends the grant, its run-off and an open request (DEL-17)', () => {
    record(upgrade, 'RecordProgramClosed', { closedAt: at }, later).then(ended(2), voided(3))
    record(inRunOff, 'RecordProgramClosed', { closedAt: at }, later).then(ended(2))
    record(suspended, 'RecordProgramClosed', { closedAt: at }, later).then(ended(2))
  })

  test('leaves a grant that was made after the account opened again (DEL-18)', () => {
    record(delegated, 'RecordProgramClosed', { closedAt: justBefore(monday) }, later).then()
  })
})

describe('RecordPartyCeased', () => {
  test('ends everything, whichever party it is (BUS-13)', () => {
    for (const party of [maple, atlas]) {
      record(upgrade, 'RecordPartyCeased', { party }).then(ended(2), voided(3))
      record(inRunOff, 'RecordPartyCeased', { party }).then(ended(2))
    }
    expect(refusal(upgrade.ask(reaction, 'RecordPartyCeased', { ...pair, party: cedar }))).toBe(
      'NotAffected',
    )
  })
})

describe('told twice, or of what never was,', () => {
  const facts: ReadonlyArray<[string, object]> = [
    ['RecordProviderRevoked', { mode: 'RunOff', at }],
    ['RecordProviderRevoked', { mode: 'CutOff', at }],
    ['RecordProgramClosed', { closedAt: at }],
    ['RecordPartyCeased', { party: maple }],
  ]
  test.each(facts)('%s %o records nothing', (type, data) => {
    const once = upgrade.as(reaction, type, { ...pair, ...data }, later)
    record(once, type, data, later).then()
    record(ready, type, data, later).then()
  })
})

test('a grant recorded before grants held their instant is older than any ending', () => {
  const { data } = event('DelegationGranted', {
    ...pair,
    grantId: slot(2),
    capacity: 'CustomsBroker',
    terms: { visibility: 'Program', validFrom: '2026-02-02', validUntil: null },
    grantedAt: null,
    relationship: null,
  })
  const old = requested.given(
    stream.delegation,
    event('RequestApproved', { requestId: slot(1), wished: 'Program', granted: 'Program' }),
    { type: 'DelegationGranted', v: 2, data },
  )
  const before = { mode: 'RunOff', at: utc('2026-02-02T05:00:00.000Z') }
  record(old, 'RecordProviderRevoked', before, later).then(runOff(utc('2026-02-02T05:00:00.000Z')))
})
