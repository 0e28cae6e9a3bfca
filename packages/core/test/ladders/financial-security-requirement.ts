/** Every refusal of the commands on what is required and on a shortfall, in order. */
import { alice, carol, clock, dave, maple, officer, zoe } from '../support/actors.js'
import {
  cash,
  covered,
  enrolled,
  owing,
  short,
  stream,
  there,
  tuesday,
  unsecured,
} from '../support/securities.js'
import { rm2 } from '../support/story.js'
import type { CommandLadder } from './rungs.js'

const folder = 'financial-security'
const byAlice = alice.for(maple)
const byCarol = carol.for(maple)
const byDave = dave.for(maple)
const byZoe = zoe.for(maple)
const denials = ['SenderNotPermitted', 'NotAuthorized', 'NotManager', 'OutOfScope']

const computed = (complyBy: string | null) => ({ ...there, complyBy })

export const recomputeRequirement: CommandLadder = {
  name: 'RecomputeRequirement',
  folder,
  command: 'RecomputeRequirement',
  denials: ['SenderNotPermitted'],
  rejections: ['NotEnrolled', 'NotDue', 'HistoryUnavailable', 'EndInPast'],
  rungs: [
    {
      request: { on: unsecured, by: byAlice, data: computed('2026-02-01') },
      refusal: 'SenderNotPermitted',
    },
    { request: { on: unsecured, by: clock, data: computed('2026-02-01') }, refusal: 'NotEnrolled' },
    { request: { on: covered, by: clock, data: computed('2026-02-01') }, refusal: 'NotDue' },
    {
      request: { on: covered, by: officer, data: computed('2026-02-01') },
      refusal: 'HistoryUnavailable',
    },
    {
      request: {
        on: owing(covered, { '2026-01-31': '20000.00' }),
        by: officer,
        data: computed('2026-02-01'),
      },
      refusal: 'EndInPast',
    },
    {
      request: {
        on: owing(covered, { '2026-01-31': '20000.00' }),
        by: officer,
        data: computed('2026-02-02'),
      },
      refusal: null,
    },
  ],
}

const lower = { ...there, basis: '8000.00', rationale: 'c0'.repeat(32) as string | null }
const asked = covered.as(byAlice, 'RequestReduction', lower)
const elsewhere = { ...lower, bn15: rm2, basis: '12000.00', rationale: null }
const unreasoned = { ...lower, rationale: null }

export const requestReduction: CommandLadder = {
  name: 'RequestReduction',
  folder,
  command: 'RequestReduction',
  denials,
  rejections: ['NotEnrolled', 'RequestOpen', 'NotLower', 'RationaleMissing'],
  rungs: [
    { request: { on: asked, by: officer, data: elsewhere }, refusal: 'SenderNotPermitted' },
    { request: { on: asked, by: byZoe, data: elsewhere }, refusal: 'NotAuthorized' },
    { request: { on: asked, by: byDave, data: elsewhere }, refusal: 'NotManager' },
    { request: { on: asked, by: byCarol, data: elsewhere }, refusal: 'OutOfScope' },
    { request: { on: asked, by: byAlice, data: elsewhere }, refusal: 'NotEnrolled' },
    {
      request: { on: asked, by: byCarol, data: { ...unreasoned, basis: '12000.00' } },
      refusal: 'RequestOpen',
    },
    {
      request: { on: covered, by: byCarol, data: { ...unreasoned, basis: '12000.00' } },
      refusal: 'NotLower',
    },
    { request: { on: covered, by: byCarol, data: unreasoned }, refusal: 'RationaleMissing' },
    { request: { on: covered, by: byCarol, data: lower }, refusal: null },
  ],
}

/** Asked for while the transition ran, and not decided in it. */
const lapsed = covered.given(stream, {
  type: 'ReductionRequested',
  v: 1,
  data: { ...lower, on: '2026-02-02', requestedAt: '2025-05-20T06:59:59.999Z' },
})

/** Less than what was asked for is required by now. */
const overtaken = owing(asked, { '2026-01-31': '8000.00' }).as(
  officer,
  'RecomputeRequirement',
  computed(null),
)
const granted = { ...there, decision: 'grant' }

export const decideReduction: CommandLadder = {
  name: 'DecideReduction',
  folder,
  command: 'DecideReduction',
  denials: ['SenderNotPermitted'],
  rejections: ['NotEnrolled', 'NoReductionPending', 'RequestLapsed', 'NotLower'],
  rungs: [
    { request: { on: unsecured, by: byAlice, data: granted }, refusal: 'SenderNotPermitted' },
    { request: { on: unsecured, by: officer, data: granted }, refusal: 'NotEnrolled' },
    { request: { on: covered, by: officer, data: granted }, refusal: 'NoReductionPending' },
    { request: { on: lapsed, by: officer, data: granted }, refusal: 'RequestLapsed' },
    { request: { on: overtaken, by: officer, data: granted }, refusal: 'NotLower' },
    { request: { on: asked, by: officer, data: granted }, refusal: null },
  ],
}

const waiting = { ...there, until: '2026-02-02', reason: 'ReductionPending' }

export const holdOffSuspension: CommandLadder = {
  name: 'HoldOffSuspension',
  folder,
  command: 'HoldOffSuspension',
  denials: ['SenderNotPermitted'],
  rejections: ['NotEnrolled', 'RppNotActive', 'NoReductionPending', 'EndInPast'],
  rungs: [
    { request: { on: unsecured, by: byAlice, data: waiting }, refusal: 'SenderNotPermitted' },
    { request: { on: unsecured, by: officer, data: waiting }, refusal: 'NotEnrolled' },
    { request: { on: enrolled, by: officer, data: waiting }, refusal: 'RppNotActive' },
    { request: { on: short, by: officer, data: waiting }, refusal: 'NoReductionPending' },
    {
      request: { on: short, by: officer, data: { ...waiting, reason: 'PaperBond' } },
      refusal: 'EndInPast',
    },
    {
      request: {
        on: short,
        by: officer,
        data: { ...waiting, until: '2026-02-03', reason: 'PaperBond' },
      },
      refusal: null,
    },
  ],
}

export const suspendRpp: CommandLadder = {
  name: 'SuspendRpp',
  folder,
  command: 'SuspendRpp',
  denials: ['SenderNotPermitted'],
  rejections: ['NotEnrolled', 'RppNotActive', 'StillCovered'],
  rungs: [
    { request: { on: unsecured, by: byAlice, data: there }, refusal: 'SenderNotPermitted' },
    { request: { on: unsecured, by: officer, data: there }, refusal: 'NotEnrolled' },
    { request: { on: enrolled, by: officer, data: there }, refusal: 'RppNotActive' },
    { request: { on: covered, by: officer, data: there }, refusal: 'StillCovered' },
    { request: { on: short, by: officer, data: there }, refusal: null },
  ],
}

const suspended = short.as(officer, 'SuspendRpp', there, tuesday)
const coveredAgain = suspended.as(byAlice, 'PostSecurity', cash('CASH-1', '12000.00'))

export const reinstateRpp: CommandLadder = {
  name: 'ReinstateRpp',
  folder,
  command: 'ReinstateRpp',
  denials: ['SenderNotPermitted'],
  rejections: ['NotEnrolled', 'RppNotSuspended', 'StillShort'],
  rungs: [
    { request: { on: unsecured, by: byAlice, data: there }, refusal: 'SenderNotPermitted' },
    { request: { on: unsecured, by: officer, data: there }, refusal: 'NotEnrolled' },
    { request: { on: short, by: officer, data: there }, refusal: 'RppNotSuspended' },
    { request: { on: suspended, by: officer, data: there }, refusal: 'StillShort' },
    { request: { on: coveredAgain, by: officer, data: there }, refusal: null },
  ],
}

export const withdrawFromRpp: CommandLadder = {
  name: 'WithdrawFromRpp',
  folder,
  command: 'WithdrawFromRpp',
  denials,
  rejections: ['NotEnrolled'],
  rungs: [
    { request: { on: covered, by: officer, data: { bn15: rm2 } }, refusal: 'SenderNotPermitted' },
    { request: { on: covered, by: byZoe, data: { bn15: rm2 } }, refusal: 'NotAuthorized' },
    { request: { on: covered, by: byDave, data: { bn15: rm2 } }, refusal: 'NotManager' },
    { request: { on: covered, by: byCarol, data: { bn15: rm2 } }, refusal: 'OutOfScope' },
    { request: { on: covered, by: byAlice, data: { bn15: rm2 } }, refusal: 'NotEnrolled' },
    { request: { on: covered, by: byCarol, data: there }, refusal: null },
  ],
}

const insufficient = { ...there, reason: 'SecurityInsufficient' }

export const revokeRpp: CommandLadder = {
  name: 'RevokeRpp',
  folder,
  command: 'RevokeRpp',
  denials: ['SenderNotPermitted'],
  rejections: ['NotEnrolled'],
  rungs: [
    { request: { on: unsecured, by: byAlice, data: insufficient }, refusal: 'SenderNotPermitted' },
    { request: { on: unsecured, by: officer, data: insufficient }, refusal: 'NotEnrolled' },
    { request: { on: covered, by: officer, data: insufficient }, refusal: null },
  ],
}
