/** Asking for authority, granting it, turning it down, ending it: each command compared exactly. */
import { describe, expect, test } from 'vitest'
import { delegation } from '../src/index.js'
import { alice, atlas, bob, carol, maple } from './support/actors.js'
import { eventTypes, recorded, refusal } from './support/answers.js'
import {
  account,
  delegated,
  delegatedWith,
  joined,
  pair,
  ready,
  requested,
  rm2,
  stream,
  terms,
  wish,
} from './support/story.js'
import { daysAfter, justBefore, monday, utc } from './support/time.js'

const byAlice = alice.for(maple)
const byBob = bob.for(atlas)
const slot = (ordinal: number): string => `${stream.delegation}#${ordinal}`
const event = (type: string, data: object) => ({ type, v: 1, data })
const second = (type: string, data: object) => ({ type, v: 2, data })
const requestedBy = bob.id
const lapsesAt = '2026-04-03T14:00:00.000Z'
const today = { visibility: 'Program', validFrom: '2026-02-02', validUntil: null }

describe('RequestDelegation', () => {
  test('opens a request for 60 days', () => {
    ready
      .when(byBob, 'RequestDelegation', wish)
      .then(second('DelegationRequested', { ...wish, requestId: slot(1), requestedBy, lapsesAt }))
  })

  test('lapses in exactly that instant: then, and not before, it may be asked again', () => {
    const lapse = utc(lapsesAt)
    expect(lapse).toBe(daysAfter(monday, 60))
    const before = requested.ask(byBob, 'RequestDelegation', wish, justBefore(lapse))
    expect(refusal(before)).toBe('RequestOpen')
    requested.when(byBob, 'RequestDelegation', wish, lapse).then(
      second('DelegationRequested', {
        ...wish,
        requestId: slot(2),
        requestedBy,
        lapsesAt: daysAfter(lapse, 60),
      }),
    )
  })

  test('with a live grant it is an upgrade request', () => {
    const more = { ...wish, visibility: 'Financial' }
    delegated
      .when(byBob, 'RequestDelegation', more)
      .then(second('DelegationRequested', { ...more, requestId: slot(3), requestedBy, lapsesAt }))
  })

  test('of a consultant needs no licence (DEL-F2)', () => {
    const noLicence = ready.given(
      stream.atlas,
      event('LicenceRecorded', {
        bn9: atlas,
        validFrom: '2024-10-21',
        validUntil: '2025-12-31',
      }),
    )
    const asConsultant = { ...wish, capacity: 'TradeConsultant' }
    expect(refusal(noLicence.ask(byBob, 'RequestDelegation', asConsultant))).toBe('accepted')
    expect(refusal(noLicence.ask(byBob, 'RequestDelegation', wish))).toBe('UnlicensedBroker')
  })

  test('one scope leaves another one free (DEL-01, DEL-21)', () => {
    const whole = { ...wish, scope: 'business' }
    expect(refusal(requested.ask(byBob, 'RequestDelegation', whole))).toBe('accepted')
  })
})

describe('ApproveDelegation', () => {
  const granted = (change: object, request = 1) => [
    event('RequestApproved', {
      requestId: slot(request),
      wished: 'Program',
      granted: { ...today, ...change }.visibility,
    }),
    second('DelegationGranted', {
      ...pair,
      grantId: slot(request + 1),
      capacity: 'CustomsBroker',
      terms: { ...today, ...change },
      grantedAt: monday,
      relationship: slot(request + 1),
    }),
  ]

  test('grants on the terms of the client, and keeps the wish beside them (DEL-07)', () => {
    const financial = { ...terms, visibility: 'Financial', validUntil: '2026-12-31' }
    requested
      .when(byAlice, 'ApproveDelegation', financial)
      .then(...granted({ visibility: 'Financial', validUntil: '2026-12-31' }))
  })

  test('gives Own visibility when none is chosen (DEL-08)', () => {
    requested
      .when(byAlice, 'ApproveDelegation', { ...terms, visibility: null })
      .then(...granted({ visibility: 'Own' }))
  })

  test('makes a start in the past today, and leaves one in the future (DEL-12)', () => {
    requested
      .when(byAlice, 'ApproveDelegation', { ...terms, validFrom: '2026-01-01' })
      .then(...granted({}))
    requested
      .when(byAlice, 'ApproveDelegation', { ...terms, validFrom: '2026-03-01' })
      .then(...granted({ validFrom: '2026-03-01' }))
  })

  test('may end today, and today is the Eastern day', () => {
    const lateEvening = utc('2026-02-03T04:59:59.999Z')
    const endsMonday = { ...terms, validUntil: '2026-02-02' }
    expect(refusal(requested.ask(byAlice, 'ApproveDelegation', endsMonday, lateEvening))).toBe(
      'accepted',
    )
    const midnight = utc('2026-02-03T05:00:00.000Z')
    expect(refusal(requested.ask(byAlice, 'ApproveDelegation', endsMonday, midnight))).toBe(
      'PeriodInvalid',
    )
  })

  test('is not possible any more in the instant in which the request lapses', () => {
    const at = (instant: string) =>
      refusal(requested.ask(byAlice, 'ApproveDelegation', terms, utc(instant)))
    expect(at(justBefore(utc(lapsesAt)))).toBe('accepted')
    expect(at(lapsesAt)).toBe('NoRequest')
  })

  test('a PAM decides for its program and for no other (DEL-04)', () => {
    const wider = account(requested, { manager: byAlice, bn15: rm2, programType: 'Importer' })
      .as(byBob, 'RequestDelegation', { ...wish, scope: 'RM0002' })
      .as(byBob, 'RequestDelegation', { ...wish, scope: 'business' })
    const by = (scope: string) =>
      refusal(wider.ask(carol.for(maple), 'ApproveDelegation', { ...terms, scope }))
    expect([by('RM0001'), by('RM0002'), by('business')]).toEqual([
      'accepted',
      'OutOfScope',
      'NotClientManager',
    ])
  })

  const bobAtMaple = {
    person: bob,
    business: maple,
    manager: byAlice,
    assignment: { role: 'BAM' },
  }

  test.each([
    ['AmendDelegation', delegated, { ...terms, visibility: 'Financial' }],
    ['ResumeDelegation', delegated.as(byAlice, 'SuspendDelegation', pair), pair],
  ])('is not got round by %s, while that person asks (DEL-05, USR-17)', (type, before, data) => {
    const inBoth = joined(before, bobAtMaple).as(byBob, 'RequestDelegation', wish)
    expect(refusal(inBoth.ask(bob.for(maple), type, data))).toBe('SelfApproval')
    expect(refusal(inBoth.ask(byAlice, type, data))).toBe('accepted')
  })

  test('is not for the person who asked, even as a BAM of the client (USR-17)', () => {
    const inBoth = joined(ready, bobAtMaple).as(byBob, 'RequestDelegation', wish)
    const own = inBoth.ask(bob.for(maple), 'ApproveDelegation', terms)
    expect(refusal(own)).toBe('SelfApproval')
    expect(refusal(inBoth.ask(byAlice, 'ApproveDelegation', terms))).toBe('accepted')
    const lapsed = inBoth.ask(bob.for(maple), 'ApproveDelegation', terms, utc(lapsesAt))
    expect(refusal(lapsed)).toBe('NoRequest')
    const turnsDown = inBoth.ask(bob.for(maple), 'RejectDelegation', {
      ...pair,
      reason: 'NotNeeded',
      block: false,
    })
    expect(refusal(turnsDown)).toBe('accepted')
  })

  test('replaces the terms of a running grant and keeps its start (DEL-12)', () => {
    const later = utc('2026-02-20T15:00:00.000Z')
    const upgraded = delegated.as(
      byBob,
      'RequestDelegation',
      { ...wish, visibility: 'Financial' },
      later,
    )
    const after = { visibility: 'Financial', validFrom: '2026-02-02', validUntil: '2026-12-31' }
    upgraded.when(byAlice, 'ApproveDelegation', { ...terms, ...after, validFrom: null }).then(
      event('RequestApproved', {
        requestId: slot(3),
        wished: 'Financial',
        granted: 'Financial',
      }),
      event('TermsReplaced', {
        grantId: slot(2),
        capacity: 'CustomsBroker',
        before: today,
        after,
      }),
    )
  })

  test('keeps a start of today even when another one is wished on the same day', () => {
    const replaced = delegated
      .as(byBob, 'RequestDelegation', wish)
      .ask(byAlice, 'ApproveDelegation', { ...terms, validFrom: '2026-03-01' })
    expect(recorded(replaced)[1]?.data).toMatchObject({ after: { validFrom: '2026-02-02' } })
  })

  test('replaces all terms of a grant that has not begun, its start included', () => {
    const scheduled = delegatedWith({ terms: { validFrom: '2026-06-01' } })
    const sooner = scheduled.as(byBob, 'RequestDelegation', wish)
    sooner.when(byAlice, 'ApproveDelegation', { ...terms, validFrom: '2026-03-01' }).then(
      event('RequestApproved', { requestId: slot(3), wished: 'Program', granted: 'Program' }),
      event('TermsReplaced', {
        grantId: slot(2),
        capacity: 'CustomsBroker',
        before: { ...today, validFrom: '2026-06-01' },
        after: { ...today, validFrom: '2026-03-01' },
      }),
    )
  })
})

describe('RejectDelegation', () => {
  test('closes the request with its reason, and another one may follow', () => {
    const rejection = { ...pair, reason: 'UnknownFirm', block: false }
    requested
      .when(byAlice, 'RejectDelegation', rejection)
      .then(second('RequestRejected', { requestId: slot(1), reason: 'UnknownFirm', block: false }))
    const again = requested
      .as(byAlice, 'RejectDelegation', rejection)
      .as(byBob, 'RequestDelegation', wish)
    expect(again.events(stream.delegation).at(-1)?.data).toMatchObject({ requestId: slot(2) })
  })
})

describe('RevokeDelegation', () => {
  const revoke = (mode: string) => ({ ...pair, mode })
  const until = daysAfter(monday, 30)

  test('with RunOff leaves 30 days to finish what was begun (DEL-F5, f1)', () => {
    delegated.when(byAlice, 'RevokeDelegation', revoke('RunOff')).then(
      event('DelegationRevoked', { grantId: slot(2), mode: 'RunOff' }),
      second('RunOffStarted', {
        grantId: slot(2),
        capacity: 'CustomsBroker',
        endedAt: monday,
        until,
        relationship: slot(2),
      }),
    )
  })

  test('with CutOff leaves nothing', () => {
    delegated
      .when(byAlice, 'RevokeDelegation', revoke('CutOff'))
      .then(
        event('DelegationRevoked', { grantId: slot(2), mode: 'CutOff' }),
        event('GrantEnded', { grantId: slot(2) }),
      )
  })

  test('of a grant that has not begun leaves nothing to finish', () => {
    const scheduled = delegatedWith({ terms: { validFrom: '2026-06-01' } })
    const types = eventTypes(scheduled.ask(byAlice, 'RevokeDelegation', revoke('RunOff')))
    expect(types).toEqual(['DelegationRevoked', 'GrantEnded'])
  })

  test('also voids an open request', () => {
    const upgrade = delegated.as(byBob, 'RequestDelegation', wish)
    const revoked = upgrade.ask(byAlice, 'RevokeDelegation', revoke('RunOff'))
    expect(eventTypes(revoked)).toEqual(['DelegationRevoked', 'RunOffStarted', 'RequestVoided'])
  })

  test('may be done by a PAM of the program (DEL-04)', () => {
    const byCarol = delegated.ask(carol.for(maple), 'RevokeDelegation', revoke('CutOff'))
    expect(refusal(byCarol)).toBe('accepted')
  })

  test('of the whole business leaves a grant of one program alone', () => {
    const both = delegated
      .as(byBob, 'RequestDelegation', { ...wish, scope: 'business' })
      .as(byAlice, 'ApproveDelegation', { ...terms, scope: 'business' })
      .as(byAlice, 'RevokeDelegation', { ...pair, scope: 'business', mode: 'CutOff' })
    expect(both.state(delegation, stream.wholeDelegation)).toMatchObject({ grant: null })
    expect(both.state(delegation, stream.delegation)).toMatchObject({ grant: { id: slot(2) } })
  })
})

test('a delegation is about its client and its provider', () => {
  const [first] = requested.events(stream.delegation)
  expect(delegation.parties(first as never)).toEqual([maple, atlas])
  expect(delegation.effectiveAt(first as never)).toBe(null)
})
