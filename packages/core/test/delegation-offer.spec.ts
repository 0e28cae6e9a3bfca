/** The client's own offers, requests taken back, and what nobody answers: each compared exactly. */
import { describe, expect, test } from 'vitest'
import { delegation } from '../src/index.js'
import { alice, atlas, bob, carol, clock, maple } from './support/actors.js'
import { eventTypes, recorded, refusal } from './support/answers.js'
import type { History } from './support/history.js'
import { delegated, pair, ready, requested, stream, terms, wish } from './support/story.js'
import { daysAfter, hoursAfter, justBefore, monday, utc } from './support/time.js'

const byAlice = alice.for(maple)
const byBob = bob.for(atlas)
const slot = (ordinal: number): string => `${stream.delegation}#${ordinal}`
const event = (type: string, data: object) => ({ type, v: 1, data })
const lapsesAt = daysAfter(monday, 60)
const today = { visibility: 'Program', validFrom: '2026-02-02', validUntil: null }
const offer = {
  ...pair,
  capacity: 'CustomsBroker',
  visibility: 'Program',
  validFrom: null,
  validUntil: null,
}
const accepting = { ...pair, providerProgram: 'RM0001' }
const offeredWith = (change: object): History =>
  ready.as(byAlice, 'OfferDelegation', { ...offer, ...change })
const offered = offeredWith({})
const blocked = (history: History, until: string): History =>
  history.given(stream.maple, event('ProviderBlocked', { bn9: maple, provider: atlas, until }))

describe('OfferDelegation', () => {
  const made = (change: object) =>
    event('DelegationOffered', {
      ...pair,
      offerId: slot(1),
      offeredBy: alice.id,
      capacity: 'CustomsBroker',
      terms: { ...today, ...change },
      lapsesAt,
    })

  test('opens an offer for 60 days, in the terms that it would have today', () => {
    ready.when(byAlice, 'OfferDelegation', offer).then(made({}))
    const past = { ...offer, visibility: null, validFrom: '2026-01-01' }
    ready.when(byAlice, 'OfferDelegation', past).then(made({ visibility: 'Own' }))
    const later = { ...offer, validFrom: '2026-03-01', validUntil: '2026-03-31' }
    ready
      .when(byAlice, 'OfferDelegation', later)
      .then(made({ validFrom: '2026-03-01', validUntil: '2026-03-31' }))
  })

  test('begins a delegation that is about both parties', () => {
    const [first] = offered.events(stream.delegation)
    expect(delegation.parties(first as never)).toEqual([maple, atlas])
  })

  test('stands in the one slot of requests, for both sides (DEL-01)', () => {
    expect(refusal(offered.ask(byBob, 'RequestDelegation', wish))).toBe('RequestOpen')
    expect(refusal(requested.ask(byAlice, 'OfferDelegation', offer))).toBe('RequestOpen')
  })

  test('is the client’s to make also to a provider that it blocked (DEL-22)', () => {
    const until = daysAfter(monday, 90)
    const answer = (type: string, data: object, at: string) => {
      const actor = type === 'OfferDelegation' ? byAlice : byBob
      return refusal(blocked(ready, until).ask(actor, type, data, utc(at)))
    }
    expect(answer('OfferDelegation', offer, monday)).toBe('accepted')
    expect(answer('RequestDelegation', wish, justBefore(until))).toBe('BlockedByClient')
    expect(answer('RequestDelegation', wish, until)).toBe('accepted')
  })

  test('is no request: the client neither approves nor rejects it', () => {
    expect(refusal(offered.ask(byAlice, 'ApproveDelegation', terms))).toBe('NoRequest')
    const rejection = { ...pair, reason: 'NotNeeded', block: false }
    expect(refusal(offered.ask(byAlice, 'RejectDelegation', rejection))).toBe('NoRequest')
  })
})

describe('AcceptOffer', () => {
  const accepted = event('OfferAccepted', { offerId: slot(1), providerProgram: 'RM0001' })

  test('grants what was offered (DEL-03, DEL-11)', () => {
    offered.when(byBob, 'AcceptOffer', accepting).then(accepted, {
      type: 'DelegationGranted',
      v: 2,
      data: {
        ...pair,
        grantId: slot(2),
        capacity: 'CustomsBroker',
        terms: today,
        grantedAt: monday,
        relationship: slot(2),
      },
    })
  })

  test('makes a start that has passed the day of the acceptance (DEL-12)', () => {
    const answer = offered.ask(byBob, 'AcceptOffer', accepting, daysAfter(monday, 3))
    expect(recorded(answer)[1]?.data).toMatchObject({
      terms: { validFrom: '2026-02-05', validUntil: null },
    })
  })

  test('checks the period again: an offer whose last day has passed is none any more', () => {
    const dated = offeredWith({ validUntil: '2026-02-10' })
    const at = (instant: string) =>
      refusal(dated.ask(byBob, 'AcceptOffer', accepting, utc(instant)))
    const midnight = utc('2026-02-11T05:00:00.000Z')
    expect(at(justBefore(midnight))).toBe('accepted')
    expect(at(midnight)).toBe('PeriodInvalid')
  })

  test('replaces the terms of a live grant and keeps its start', () => {
    const more = delegated.as(byAlice, 'OfferDelegation', {
      ...offer,
      capacity: 'TradeConsultant',
      visibility: 'Financial',
      validFrom: '2026-05-01',
    })
    more.when(byBob, 'AcceptOffer', accepting).then(
      event('OfferAccepted', { offerId: slot(3), providerProgram: 'RM0001' }),
      event('TermsReplaced', {
        grantId: slot(2),
        capacity: 'TradeConsultant',
        before: today,
        after: { ...today, visibility: 'Financial' },
      }),
    )
  })

  test('is not possible any more in the instant in which the offer lapses', () => {
    const at = (instant: string) =>
      refusal(offered.ask(byBob, 'AcceptOffer', accepting, utc(instant)))
    expect(at(justBefore(lapsesAt))).toBe('accepted')
    expect(at(lapsesAt)).toBe('NoOffer')
  })
})

describe('a relationship', () => {
  test('goes on while another scope of the pair is live, and begins anew after a gap', () => {
    const whole = { ...pair, scope: 'business' }
    const both = delegated
      .as(byAlice, 'OfferDelegation', { ...offer, ...whole })
      .as(byBob, 'AcceptOffer', { ...accepting, ...whole })
    const relationshipOf = (history: History, name: string) =>
      history.state(delegation, name) as { grant?: { relationship: string } }
    expect(relationshipOf(both, stream.wholeDelegation).grant?.relationship).toBe(slot(2))
    const apart = delegated
      .as(byAlice, 'RevokeDelegation', { ...pair, mode: 'CutOff' })
      .at(hoursAfter(monday, 1))
      .as(byAlice, 'OfferDelegation', { ...offer, ...whole })
      .as(byBob, 'AcceptOffer', { ...accepting, ...whole })
    expect(relationshipOf(apart, stream.wholeDelegation).grant?.relationship).toBe(
      `${stream.wholeDelegation}#2`,
    )
  })

  test('of a revoked grant goes on in its run-off, and the next grant continues it', () => {
    const again = delegated
      .as(byAlice, 'RevokeDelegation', { ...pair, mode: 'RunOff' })
      .at(daysAfter(monday, 5))
      .as(byAlice, 'OfferDelegation', offer)
      .as(byBob, 'AcceptOffer', accepting)
    expect(again.state(delegation, stream.delegation)).toMatchObject({
      grant: { id: slot(4), relationship: slot(2) },
      runOffs: [{ grantId: slot(2), relationship: slot(2) }],
    })
  })
})

describe('DeclineOffer', () => {
  test('closes the offer, and either side may begin again', () => {
    offered.when(byBob, 'DeclineOffer', pair).then(event('OfferDeclined', { offerId: slot(1) }))
    const declined = offered.as(byBob, 'DeclineOffer', pair)
    expect(refusal(declined.ask(byBob, 'RequestDelegation', wish))).toBe('accepted')
    expect(refusal(declined.ask(byAlice, 'OfferDelegation', offer))).toBe('accepted')
  })
})

describe('WithdrawDelegation', () => {
  const withdrawn = event('RequestWithdrawn', { requestId: slot(1) })

  test('takes back a request, by the provider and not by the client', () => {
    requested.when(byBob, 'WithdrawDelegation', pair).then(withdrawn)
    expect(refusal(requested.ask(byAlice, 'WithdrawDelegation', pair))).toBe('NotAuthorized')
  })

  test('takes back an offer, by whoever may decide for the client, and not by the provider', () => {
    offered.when(carol.for(maple), 'WithdrawDelegation', pair).then(withdrawn)
    expect(refusal(offered.ask(byBob, 'WithdrawDelegation', pair))).toBe('NotAuthorized')
  })

  test('finds no offer once that has lapsed, whether the clock has said so or not', () => {
    for (const lapsed of [
      offered.at(lapsesAt),
      offered.as(clock, 'LapseDelegation', pair, lapsesAt),
    ]) {
      expect(refusal(lapsed.ask(byAlice, 'WithdrawDelegation', pair))).toBe('NotAuthorized')
      expect(refusal(lapsed.ask(byBob, 'WithdrawDelegation', pair))).toBe('NoRequest')
    }
  })

  test('leaves nothing to answer', () => {
    const gone = requested.as(byBob, 'WithdrawDelegation', pair)
    expect(refusal(gone.ask(byAlice, 'ApproveDelegation', terms))).toBe('NoRequest')
    expect(refusal(gone.ask(byBob, 'RequestDelegation', wish))).toBe('accepted')
  })
})

describe('LapseDelegation', () => {
  test('records what the date has decided, for requests and offers, and once', () => {
    for (const open of [requested, offered]) {
      expect(refusal(open.ask(clock, 'LapseDelegation', pair, justBefore(lapsesAt)))).toBe('NotDue')
      open
        .when(clock, 'LapseDelegation', pair, lapsesAt)
        .then(event('RequestLapsed', { requestId: slot(1) }))
      const lapsed = open.as(clock, 'LapseDelegation', pair, lapsesAt)
      expect(eventTypes(lapsed.ask(clock, 'LapseDelegation', pair))).toEqual([])
    }
    expect(eventTypes(ready.ask(clock, 'LapseDelegation', pair))).toEqual([])
  })
})

test('a comment is a pointer to what stands elsewhere', () => {
  const comment = '5e'.repeat(32)
  const asked = ready.ask(byBob, 'RequestDelegation', { ...wish, comment })
  expect(recorded(asked)[0]?.data).toMatchObject({ comment })
})

test('a rejection with a block says so, and lets nobody block alone for a program', () => {
  const blocking = { ...pair, reason: 'UnknownFirm', block: true }
  requested.when(byAlice, 'RejectDelegation', blocking).then({
    type: 'RequestRejected',
    v: 2,
    data: { requestId: slot(1), reason: 'UnknownFirm', block: true },
  })
  const byCarol = requested.ask(carol.for(maple), 'RejectDelegation', blocking)
  expect(refusal(byCarol)).toBe('NotClientManager')
})
