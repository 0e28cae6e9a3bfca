/**
 * What the client decides about its providers, as the portal offers it: histories of commands, with
 * what each decision lets the provider do and see.
 */
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { check } from '../src/access/index.js'
import { delegation, type Permission, type Target } from '../src/index.js'
import { asking, ofClient, portalAt, rm1 } from './support/access-story.js'
import { alice, atlas, bob, carol, cedar, frank, maple, officer } from './support/actors.js'
import { eventTypes, refusal } from './support/answers.js'
import { opening } from './support/declarations.js'
import type { History } from './support/history.js'
import {
  account,
  delegated,
  delegatedWith,
  pair,
  ready,
  registered,
  requested,
  stream,
  terms,
  wish,
} from './support/story.js'
import { daysAfter, justBefore, monday } from './support/time.js'
import { item } from './support/worlds.js'

const byAlice = alice.for(maple)
const byBob = bob.for(atlas)
const opens = (history: History): string => refusal(history.ask(byBob, 'OpenDraft', opening))
const sees = (history: History, permission: Permission, target: Target = rm1): boolean =>
  E.isRight(check(portalAt(history), asking(bob.id, atlas, permission, target)))
const own: Target = { ...rm1, item: item() }
const others: Target = { ...rm1, item: ofClient }

describe('the provider asks, the client decides (DEL-F6)', () => {
  const comment = 'c0'.repeat(32)

  test('with a comment, which the request keeps for the client to read', () => {
    const asked = ready.as(byBob, 'RequestDelegation', { ...wish, comment })
    expect(asked.state(delegation, stream.delegation)).toMatchObject({ request: { comment } })
  })

  test('until then the provider is nobody, and after a rejection as well', () => {
    const rejection = { ...pair, reason: 'NotNeeded', block: false }
    const rejected = requested.as(byAlice, 'RejectDelegation', rejection)
    expect([ready, requested, rejected, delegated].map(opens)).toEqual([
      'NotAuthorized',
      'NotAuthorized',
      'NotAuthorized',
      'accepted',
    ])
  })

  test('nothing is granted but by an approval, or by the acceptance of an offer (DEL-03)', () => {
    expect(refusal(ready.ask(byAlice, 'ApproveDelegation', terms))).toBe('NoRequest')
    const acceptance = { ...pair, providerProgram: 'RM0001' }
    expect(refusal(requested.ask(byBob, 'AcceptOffer', acceptance))).toBe('NoOffer')
  })
})

describe('a BAM decides on any level, a PAM on its programs only (DEL-F7)', () => {
  const offer = { ...terms, capacity: 'CustomsBroker' }
  const suspended = delegated.as(byAlice, 'SuspendDelegation', pair)
  const inRunOff = delegated.as(byAlice, 'RevokeDelegation', { ...pair, mode: 'RunOff' })
  const rejection = { ...pair, reason: 'NotNeeded', block: false }

  test.each([
    ['OfferDelegation', ready, offer],
    ['ApproveDelegation', requested, terms],
    ['RejectDelegation', requested, rejection],
    ['AmendDelegation', delegated, { ...terms, visibility: 'Own' }],
    ['SuspendDelegation', delegated, pair],
    ['ResumeDelegation', suspended, pair],
    ['RevokeDelegation', delegated, { ...pair, mode: 'CutOff' }],
    ['CutOffRunOff', inRunOff, pair],
  ])('%s', (type, history, data) => {
    const by = (scope: string) => refusal(history.ask(carol.for(maple), type, { ...data, scope }))
    expect(by('RM0001')).toBe('accepted')
    expect(by('business')).toBe('NotClientManager')
  })
})

describe('access and visibility are chosen apart (DEL-F8), on three levels (DEL-F10)', () => {
  const granted = (scope: string, visibility: string | null): History =>
    delegatedWith({ wish: { scope }, terms: { scope, visibility } })
  const sights = (history: History) => [
    sees(history, 'ViewTransactions', own),
    sees(history, 'ViewTransactions', others),
    sees(history, 'ViewStatements'),
  ]

  test.each(['RM0001', 'business'])('%s: each level shows more than the one below', (scope) => {
    expect(sights(granted(scope, 'Own'))).toEqual([true, false, false])
    expect(sights(granted(scope, 'Program'))).toEqual([true, true, false])
    expect(sights(granted(scope, 'Financial'))).toEqual([true, true, true])
  })

  test('where none is chosen it is the lowest: what the provider itself began (DEL-F9)', () => {
    expect(sights(granted('RM0001', null))).toEqual([true, false, false])
  })

  test.each(['Own', 'Program', 'Financial'])('%s: the scope stays what was asked', (visibility) => {
    const opensBusiness = (scope: string) =>
      sees(granted(scope, visibility), 'ViewBusinessProfile', { ...rm1, programs: [] })
    expect([opensBusiness('RM0001'), opensBusiness('business')]).toEqual([false, true])
  })
})

test('several providers hold the same scope, and each has its own end (DEL-F11)', () => {
  const ofCedar = { ...pair, provider: cedar }
  const byFrank = frank.for(cedar)
  const both = account(registered(delegated, cedar, frank), {
    manager: byFrank,
    bn15: `${cedar}RM0001`,
    programType: 'Importer',
  })
    .as(byFrank, 'RequestDelegation', { ...wish, ...ofCedar, capacity: 'TradeConsultant' })
    .as(byAlice, 'ApproveDelegation', { ...terms, ...ofCedar })
  const ofSecond = `delegation-${maple}.${cedar}.RM0001`
  expect(opens(both)).toBe('accepted')
  expect(both.state(delegation, ofSecond)).toMatchObject({ grant: { id: `${ofSecond}#2` } })
  const apart = both.as(byAlice, 'RevokeDelegation', { ...ofCedar, mode: 'CutOff' })
  expect(apart.state(delegation, ofSecond)).toMatchObject({ grant: null })
  expect(opens(apart)).toBe('accepted')
})

describe('a firm that is not known is turned away (DEL-F12), for 90 days with a block', () => {
  const rejection = { ...pair, reason: 'UnknownFirm', block: true }
  const blocked = requested.as(byAlice, 'RejectDelegation', rejection)
  const until = daysAfter(monday, 90)
  const asks = (history: History, scope: string, at: typeof until = monday) =>
    refusal(history.ask(byBob, 'RequestDelegation', { ...wish, scope }, at))

  test('in every scope, to the last instant (DEL-22)', () => {
    for (const scope of ['RM0001', 'business']) {
      expect(asks(blocked, scope)).toBe('BlockedByClient')
      expect(asks(blocked, scope, justBefore(until))).toBe('BlockedByClient')
      expect(asks(blocked, scope, until)).toBe('accepted')
    }
  })

  test('without a block it may ask again at once', () => {
    const rejected = requested.as(byAlice, 'RejectDelegation', { ...rejection, block: false })
    expect(asks(rejected, 'RM0001')).toBe('accepted')
  })

  test('the client lifts the block, or makes an offer that the provider takes (DEL-22)', () => {
    const lifted = blocked.as(byAlice, 'UnblockProvider', { bn9: maple, provider: atlas })
    expect(asks(lifted, 'RM0001')).toBe('accepted')
    const taken = blocked
      .as(byAlice, 'OfferDelegation', { ...terms, capacity: 'CustomsBroker' })
      .as(byBob, 'AcceptOffer', { ...pair, providerProgram: 'RM0001' })
    expect(opens(taken)).toBe('accepted')
    expect(asks(taken, 'business')).toBe('BlockedByClient')
  })
})

test('the client amends or revokes later, and the provider feels it at once (DEL-F14)', () => {
  const narrowed = delegated.as(byAlice, 'AmendDelegation', { ...terms, visibility: 'Own' })
  expect([delegated, narrowed].map((one) => sees(one, 'ViewTransactions', others))).toEqual([
    true,
    false,
  ])
  const revoked = narrowed.as(byAlice, 'RevokeDelegation', { ...pair, mode: 'CutOff' })
  expect([narrowed, revoked].map(opens)).toEqual(['accepted', 'AuthorityExpired'])
})

describe('a provider has an account of its own, and in use (DEL-F15)', () => {
  const bn15 = `${atlas}RM0001`
  const offered = ready.as(byAlice, 'OfferDelegation', { ...terms, capacity: 'CustomsBroker' })
  const stopped = (history: History): History =>
    history.as(officer, 'SuspendProgramAccount', { bn15, reason: 'DebtUnpaid' })
  const lifted = (history: History): History =>
    stopped(history).as(officer, 'LiftSuspension', { bn15 })

  test.each([
    ['to ask', ready, 'RequestDelegation', wish],
    ['to take an offer', offered, 'AcceptOffer', { ...pair, providerProgram: 'RM0001' }],
  ] as const)('%s', (_what, history, type, data) => {
    const answers = [stopped(history), lifted(history)].map((one) =>
      refusal(one.ask(byBob, type, data)),
    )
    expect(answers).toEqual(['ProviderWithoutProgram', 'accepted'])
    const ofNobody = { ...data, providerProgram: 'RM0009' }
    expect(refusal(history.ask(byBob, type, ofNobody))).toBe('ProviderWithoutProgram')
  })

  test('but not to turn an offer down', () => {
    expect(eventTypes(stopped(offered).ask(byBob, 'DeclineOffer', pair))).toEqual(['OfferDeclined'])
  })
})
