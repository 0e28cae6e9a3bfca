/** Which deadlines an event sets, and that each of them is due at its moment and not before. */
import type { RecordedEvent } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { deadlinesOf } from '../src/deadline/index.js'
import { carm, decodeCommand } from '../src/index.js'
import type { Instant } from '../src/values/index.js'
import { alice, atlas, bob, clock, maple } from './support/actors.js'
import type { History } from './support/history.js'
import { withObligations } from './support/programs.js'
import { delegated, delegatedWith, mapleAlone, requested, rm1, stream } from './support/story.js'
import { justBefore, monday } from './support/time.js'

const event = (type: string, data: unknown, name: string = stream.maple) =>
  ({
    type,
    v: 1,
    data,
    stream: name,
    revision: 0,
    metadata: { recordedAt: monday },
  }) as unknown as RecordedEvent

const of = (type: string, data: unknown, name?: string) =>
  deadlinesOf(event(type, data, name)).map(({ at, command }) => [at, command.type, command.data])

const pair = { client: maple, provider: atlas, scope: 'RM0001' }
const later = '2026-04-03T14:00:00.000Z'

describe('access', () => {
  test('a request lapses', () => {
    expect(of('AccessRequested', { user: bob.id, lapsesAt: later, comment: null })).toEqual([
      [later, 'LapseAccess', { bn9: maple, user: bob.id }],
    ])
  })

  test.each(['AccessApproved', 'AccessEndSet'])(
    '%s: it ends with its last day, Eastern',
    (type) => {
      expect(of(type, { user: bob.id, until: '2026-03-07' })).toEqual([
        ['2026-03-08T05:00:00.000Z', 'ExpireAccess', { bn9: maple, user: bob.id }],
      ])
      // The clocks change on 8 March, so that the next day begins at 04:00 UTC.
      expect(of(type, { user: bob.id, until: '2026-03-08' })).toEqual([
        ['2026-03-09T04:00:00.000Z', 'ExpireAccess', { bn9: maple, user: bob.id }],
      ])
      expect(of(type, { user: bob.id, until: null })).toEqual([])
    },
  )

  test('an invitation sets no deadline', () => {
    expect(of('UserInvited', { user: bob.id, until: '2026-03-07', lapsesAt: later })).toEqual([])
  })
})

describe('claims and program accounts', () => {
  test('a claim lapses', () => {
    const claim = `claim-${maple}.${alice.id}`
    expect(of('ClaimBegun', { bn9: maple, claimant: alice.id, lapsesAt: later }, claim)).toEqual([
      [later, 'LapseClaim', { bn9: maple, claimant: alice.id }],
    ])
  })

  test('an account falls asleep 730 days after it was opened or woken', () => {
    const due = [['2028-02-02T05:00:00.000Z', 'MarkDormant', { bn15: rm1 }]]
    const opened = { bn15: rm1, openedOn: '2019-05-06', inUseSince: '2026-02-02' }
    expect(of('ProgramAccountOpened', opened, stream.rm1)).toEqual(due)
    const woken = { bn15: rm1, reactivatedOn: '2026-02-02' }
    expect(of('ProgramReactivated', woken, stream.rm1)).toEqual(due)
  })

  test('after a suspension the clock asks at once, for it may have been refused meanwhile', () => {
    expect(of('SuspensionLifted', { bn15: rm1 }, stream.rm1)).toEqual([
      [monday, 'MarkDormant', { bn15: rm1 }],
    ])
  })

  test('an account of which no day is known never falls asleep by itself', () => {
    expect(of('ProgramAccountOpened', { bn15: rm1, inUseSince: null }, stream.rm1)).toEqual([])
  })
})

describe('delegations', () => {
  test.each(['DelegationRequested', 'DelegationOffered'])('%s lapses', (type) => {
    expect(of(type, { lapsesAt: later }, stream.delegation)).toEqual([
      [later, 'LapseDelegation', pair],
    ])
  })

  test('a grant expires with its last day, however its terms came about', () => {
    const terms = { visibility: 'Own', validFrom: '2026-02-02', validUntil: '2026-06-30' }
    const expected = [['2026-07-01T04:00:00.000Z', 'ExpireDelegation', pair]]
    expect(of('DelegationGranted', { terms }, stream.delegation)).toEqual(expected)
    for (const type of ['TermsReplaced', 'TermsAmended']) {
      const before = { ...terms, validUntil: '2026-12-31' }
      expect(of(type, { before, after: terms }, stream.delegation)).toEqual(expected)
      const after = { ...terms, validUntil: null }
      expect(of(type, { before: terms, after }, stream.delegation)).toEqual([])
    }
  })

  test('run-off ends', () => {
    const grantId = `${stream.delegation}#2`
    expect(of('RunOffStarted', { grantId, until: later }, stream.delegation)).toEqual([
      [later, 'FinishRunOff', { ...pair, grantId }],
    ])
  })
})

test.each([
  ['constructor', {}],
  ['BnIssued', { bn9: maple }],
  ['AccessWithdrawn', { user: bob.id }],
])('%s sets none', (type, data) => {
  expect(of(type, data)).toEqual([])
})

describe('in a history, a deadline', () => {
  const asked = mapleAlone.as(bob.alone, 'RequestAccess', { bn9: maple, comment: null })
  const dated = asked.as(alice.for(maple), 'ApproveAccess', {
    bn9: maple,
    user: bob.id,
    assignment: { role: 'BAM' },
    until: '2026-03-31',
  })

  const untilMarch = delegatedWith({ terms: { validUntil: '2026-03-31' } })
  const unused = withObligations(asked)
  const runningOff = delegated.as(alice.for(maple), 'RevokeDelegation', { ...pair, mode: 'RunOff' })

  const deadlinesIn = (history: History, name: string) =>
    history.events(name).flatMap((one, revision) =>
      deadlinesOf({
        ...one,
        stream: name,
        revision,
        metadata: { recordedAt: monday },
      } as unknown as RecordedEvent),
    )

  test.each([
    ['of a request', asked, stream.maple, ['AccessLapsed']],
    ['of an access', dated, stream.maple, ['AccessEnded']],
    ['of an account', unused, stream.rm1, ['ProgramDormant']],
    ['of a request for authority', requested, stream.delegation, ['RequestLapsed']],
    ['of a grant', untilMarch, stream.delegation, ['GrantExpired', 'RunOffStarted']],
    ['of a run-off', runningOff, stream.delegation, ['GrantEnded']],
  ] as const)('%s is met at its moment, and not before', (_, history, name, types) => {
    const deadline = deadlinesIn(history, name).at(-1)
    if (deadline === undefined) throw new Error('no deadline')
    const { at, command } = deadline
    expect(decodeCommand(carm, command)).toSatisfy(E.isRight)
    const answerAt = (now: Instant) => history.ask(clock, command.type, command.data, now)
    expect(answerAt(justBefore(at))).toMatchObject({ left: { reasons: [{ name: 'NotDue' }] } })
    expect(answerAt(at)).toMatchObject({
      right: { events: types.map((type) => ({ type })) },
    })
  })
})

describe('financial security', () => {
  test.each(['RppEnrolmentRequested', 'RequirementChanged', 'RequirementConfirmed'])(
    '%s: the requirement is reviewed on the next 20 October (TXN-38)',
    (type) => {
      const review = (at: string) => [[at, 'RecomputeRequirement', { bn15: rm1, complyBy: null }]]
      const security = `security-${rm1}`
      expect(of(type, { bn15: rm1, on: '2026-10-19' }, security)).toEqual(
        review('2026-10-20T04:00:00.000Z'),
      )
      expect(of(type, { bn15: rm1, on: '2026-10-20' }, security)).toEqual(
        review('2027-10-20T04:00:00.000Z'),
      )
    },
  )
})
