/** Every refusal of what happens to a grant and to what is left after it, in order. */
import { alice, atlas, bob, carol, cedar, clock, maple, reaction } from '../support/actors.js'
import {
  delegated,
  delegatedWith,
  joined,
  pair,
  ready,
  requested,
  stream,
  terms,
  wish,
} from '../support/story.js'
import { daysAfter, monday, utc } from '../support/time.js'
import {
  clientDenials,
  deniedToClients,
  deniedToPeople,
  deniedToProviders,
  providerDenials,
  withEditor,
} from './delegation-denials.js'
import type { CommandLadder } from './rungs.js'

const folder = 'delegation'
const byAlice = alice.for(maple)
const byBob = bob.for(atlas)
const byCarol = carol.for(maple)

const suspended = delegated.as(byAlice, 'SuspendDelegation', pair)
const inRunOff = delegated.as(byAlice, 'RevokeDelegation', { ...pair, mode: 'RunOff' })
/** Bob manages both, and has asked for atlas what he would decide for maple. */
const askedByBob = joined(ready, {
  person: bob,
  business: maple,
  manager: byAlice,
  assignment: { role: 'BAM' },
}).as(byBob, 'RequestDelegation', wish)
const yesterday = { ...terms, validUntil: '2026-02-01' }

export const amendDelegation: CommandLadder = {
  name: 'AmendDelegation',
  folder,
  command: 'AmendDelegation',
  denials: [...clientDenials, 'SelfApproval'],
  rejections: ['NoLiveGrant', 'GrantSuspended', 'PeriodInvalid', 'NothingChanged'],
  rungs: [
    ...deniedToClients({ on: requested, data: yesterday }),
    {
      request: { on: askedByBob, by: bob.for(maple), data: yesterday },
      refusal: 'SelfApproval',
    },
    { request: { on: requested, by: byCarol, data: yesterday }, refusal: 'NoLiveGrant' },
    { request: { on: suspended, by: byCarol, data: yesterday }, refusal: 'GrantSuspended' },
    { request: { on: delegated, by: byCarol, data: yesterday }, refusal: 'PeriodInvalid' },
    { request: { on: delegated, by: byCarol, data: terms }, refusal: 'NothingChanged' },
    {
      request: { on: delegated, by: byCarol, data: { ...terms, visibility: 'Own' } },
      refusal: null,
    },
  ],
}

export const suspendDelegation: CommandLadder = {
  name: 'SuspendDelegation',
  folder,
  command: 'SuspendDelegation',
  denials: clientDenials,
  rejections: ['NotActive'],
  rungs: [
    ...deniedToClients({ on: suspended, data: pair }),
    { request: { on: suspended, by: byCarol, data: pair }, refusal: 'NotActive' },
    { request: { on: delegated, by: byCarol, data: pair }, refusal: null },
  ],
}

export const resumeDelegation: CommandLadder = {
  name: 'ResumeDelegation',
  folder,
  command: 'ResumeDelegation',
  denials: [...clientDenials, 'SelfApproval'],
  rejections: ['NotSuspended'],
  rungs: [
    ...deniedToClients({ on: delegated, data: pair }),
    { request: { on: askedByBob, by: bob.for(maple), data: pair }, refusal: 'SelfApproval' },
    { request: { on: delegated, by: byCarol, data: pair }, refusal: 'NotSuspended' },
    { request: { on: suspended, by: byCarol, data: pair }, refusal: null },
  ],
}

const giveBack = { ...pair, mode: 'RunOff' }

export const relinquishDelegation: CommandLadder = {
  name: 'RelinquishDelegation',
  folder,
  command: 'RelinquishDelegation',
  denials: providerDenials,
  rejections: ['NoLiveGrant'],
  rungs: [
    ...deniedToProviders({ on: withEditor, data: giveBack }),
    { request: { on: inRunOff, by: byBob, data: giveBack }, refusal: 'NoLiveGrant' },
    { request: { on: delegated, by: byBob, data: giveBack }, refusal: null },
  ],
}

export const cutOffRunOff: CommandLadder = {
  name: 'CutOffRunOff',
  folder,
  command: 'CutOffRunOff',
  denials: clientDenials,
  rejections: ['NotInRunOff'],
  rungs: [
    ...deniedToClients({ on: delegated, data: pair }),
    { request: { on: delegated, by: byCarol, data: pair }, refusal: 'NotInRunOff' },
    { request: { on: inRunOff, by: byCarol, data: pair }, refusal: null },
  ],
}

const dated = delegatedWith({ terms: { validUntil: '2026-02-10' } })

export const expireDelegation: CommandLadder = {
  name: 'ExpireDelegation',
  folder,
  command: 'ExpireDelegation',
  denials: ['SenderNotPermitted'],
  rejections: ['NotDue'],
  rungs: [
    ...deniedToPeople(dated, {}),
    { request: { on: dated, by: clock, data: pair }, refusal: 'NotDue' },
    {
      request: { on: dated.at(utc('2026-02-11T05:00:00.000Z')), by: clock, data: pair },
      refusal: null,
    },
  ],
}

const ofGrant = { ...pair, grantId: `${stream.delegation}#2` }

export const finishRunOff: CommandLadder = {
  name: 'FinishRunOff',
  folder,
  command: 'FinishRunOff',
  denials: ['SenderNotPermitted'],
  rejections: ['NotDue'],
  rungs: [
    ...deniedToPeople(inRunOff, ofGrant),
    { request: { on: inRunOff, by: clock, data: ofGrant }, refusal: 'NotDue' },
    {
      request: { on: inRunOff.at(daysAfter(monday, 30)), by: clock, data: ofGrant },
      refusal: null,
    },
  ],
}

const closing = { ...pair, closedAt: monday }

export const recordProgramClosed: CommandLadder = {
  name: 'RecordProgramClosed',
  folder,
  command: 'RecordProgramClosed',
  denials: ['SenderNotPermitted'],
  rejections: ['NotAffected'],
  rungs: [
    ...deniedToPeople(delegated, closing),
    {
      request: { on: delegated, by: reaction, data: { ...closing, scope: 'business' } },
      refusal: 'NotAffected',
    },
    { request: { on: delegated, by: reaction, data: closing }, refusal: null },
  ],
}

export const recordPartyCeased: CommandLadder = {
  name: 'RecordPartyCeased',
  folder,
  command: 'RecordPartyCeased',
  denials: ['SenderNotPermitted'],
  rejections: ['NotAffected'],
  rungs: [
    ...deniedToPeople(delegated, { party: maple }),
    {
      request: { on: delegated, by: reaction, data: { ...pair, party: cedar } },
      refusal: 'NotAffected',
    },
    { request: { on: delegated, by: reaction, data: { ...pair, party: maple } }, refusal: null },
  ],
}

export const recordProviderRevoked: CommandLadder = {
  name: 'RecordProviderRevoked',
  folder,
  command: 'RecordProviderRevoked',
  denials: ['SenderNotPermitted'],
  rejections: [],
  rungs: [
    ...deniedToPeople(delegated, { mode: 'RunOff', at: monday }),
    {
      request: { on: delegated, by: reaction, data: { ...pair, mode: 'RunOff', at: monday } },
      refusal: null,
    },
  ],
}

const givenGrant = {
  ...pair,
  grantId: `delegation-${pair.client}.${pair.provider}.${pair.scope}#2`,
}

export const recordGrantLapsed: CommandLadder = {
  name: 'RecordGrantLapsed',
  folder,
  command: 'RecordGrantLapsed',
  denials: ['SenderNotPermitted'],
  rejections: [],
  rungs: [
    ...deniedToPeople(delegated, givenGrant),
    { request: { on: delegated, by: reaction, data: givenGrant }, refusal: null },
  ],
}
