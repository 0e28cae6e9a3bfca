/** Every refusal of asking for a delegation, of answering, and of revoking, in order. */
import {
  alice,
  atlas,
  bob,
  carol,
  cbsa,
  cedar,
  dave,
  maple,
  officer,
  zoe,
} from '../support/actors.js'
import {
  delegated,
  joined,
  licence,
  pair,
  ready,
  requested,
  stream,
  terms,
  unlicensed,
  wish,
} from '../support/story.js'
import type { CommandLadder } from './rungs.js'

const folder = 'delegation'
const byAlice = alice.for(maple)
const byBob = bob.for(atlas)
const byCarol = carol.for(maple)

/** Zoe is Editor at atlas. Maple has a second account whose enrolment is not approved. */
const broker = joined(unlicensed, {
  person: zoe,
  business: atlas,
  manager: byBob,
  assignment: { role: 'Editor', programs: ['RM0001'] },
}).as(byAlice, 'StartProgramEnrolment', { bn9: maple, programType: 'Importer' })

const lapsesAt = '2026-04-03T14:00:00.000Z'
const slot = (client: string, scope: string) => `delegation-${client}.${atlas}.${scope}#1`
const asking = (client: string, scope: string) => ({
  type: 'DelegationRequested',
  v: 2,
  data: { ...wish, client, scope, requestId: slot(client, scope), requestedBy: bob.id, lapsesAt },
})

/** Everything wrong at once: of an unknown client, without an own account, in no scope of the client. */
const worst = { ...wish, client: cedar, scope: 'RM0009', providerProgram: 'RM0002' }
const open = broker.given(`delegation-${cedar}.${atlas}.RM0009`, asking(cedar, 'RM0009'))
const ofMaple = { ...worst, client: maple }
const blocked = broker.given(stream.maple, {
  type: 'ProviderBlocked',
  v: 1,
  data: { bn9: maple, provider: atlas, until: '2026-05-03T14:00:00.000Z' },
})
const withAccount = { ...ofMaple, providerProgram: 'RM0001' }
const licensed = broker.as(cbsa, 'RecordLicence', licence)

export const requestDelegation: CommandLadder = {
  name: 'RequestDelegation',
  folder,
  command: 'RequestDelegation',
  denials: ['SenderNotPermitted', 'NotAuthorized', 'NotProviderBam'],
  rejections: [
    'SameBusiness',
    'RequestOpen',
    'ClientNotActive',
    'BlockedByClient',
    'ProviderWithoutProgram',
    'UnlicensedBroker',
    'RmNotOfClient',
  ],
  rungs: [
    {
      request: { on: open, by: officer, data: { ...worst, client: atlas } },
      refusal: 'SenderNotPermitted',
    },
    {
      request: { on: open, by: dave.for(atlas), data: { ...worst, client: atlas } },
      refusal: 'NotAuthorized',
    },
    {
      request: { on: open, by: zoe.for(atlas), data: { ...worst, client: atlas } },
      refusal: 'NotProviderBam',
    },
    {
      request: { on: open, by: byBob, data: { ...worst, client: atlas } },
      refusal: 'SameBusiness',
    },
    { request: { on: open, by: byBob, data: worst }, refusal: 'RequestOpen' },
    { request: { on: broker, by: byBob, data: worst }, refusal: 'ClientNotActive' },
    { request: { on: blocked, by: byBob, data: ofMaple }, refusal: 'BlockedByClient' },
    { request: { on: broker, by: byBob, data: ofMaple }, refusal: 'ProviderWithoutProgram' },
    { request: { on: broker, by: byBob, data: withAccount }, refusal: 'UnlicensedBroker' },
    { request: { on: licensed, by: byBob, data: withAccount }, refusal: 'RmNotOfClient' },
    {
      request: { on: licensed, by: byBob, data: { ...withAccount, scope: 'RM0001' } },
      refusal: null,
    },
  ],
}

const ended = { ...terms, scope: 'RM0002', validUntil: '2026-02-01' }
const inPending = broker.given(`delegation-${maple}.${atlas}.RM0002`, asking(maple, 'RM0002'))
const inPendingLicensed = inPending.as(cbsa, 'RecordLicence', licence)
const inOpen = { ...ended, scope: 'RM0001' }
/** An upgrade is asked for of a grant that is suspended, and the licence is over. */
const whileSuspended = delegated
  .as(byAlice, 'SuspendDelegation', pair)
  .as(byBob, 'RequestDelegation', wish)
  .given(stream.atlas, {
    type: 'LicenceRecorded',
    v: 1,
    data: { ...licence, validUntil: '2025-12-31' },
  })

export const approveDelegation: CommandLadder = {
  name: 'ApproveDelegation',
  folder,
  command: 'ApproveDelegation',
  denials: ['SenderNotPermitted', 'NotAuthorized', 'NotClientManager', 'OutOfScope'],
  rejections: [
    'NoRequest',
    'GrantSuspended',
    'UnlicensedBroker',
    'ProgramNotActive',
    'PeriodInvalid',
  ],
  rungs: [
    { request: { on: broker, by: officer, data: ended }, refusal: 'SenderNotPermitted' },
    { request: { on: broker, by: byBob, data: ended }, refusal: 'NotAuthorized' },
    { request: { on: broker, by: dave.for(maple), data: ended }, refusal: 'NotClientManager' },
    { request: { on: broker, by: byCarol, data: ended }, refusal: 'OutOfScope' },
    { request: { on: broker, by: byAlice, data: ended }, refusal: 'NoRequest' },
    { request: { on: whileSuspended, by: byAlice, data: inOpen }, refusal: 'GrantSuspended' },
    { request: { on: inPending, by: byAlice, data: ended }, refusal: 'UnlicensedBroker' },
    { request: { on: inPendingLicensed, by: byAlice, data: ended }, refusal: 'ProgramNotActive' },
    { request: { on: requested, by: byAlice, data: inOpen }, refusal: 'PeriodInvalid' },
    { request: { on: requested, by: byAlice, data: terms }, refusal: null },
  ],
}

const turnedDown = { ...pair, reason: 'NotNeeded', block: false }

export const rejectDelegation: CommandLadder = {
  name: 'RejectDelegation',
  folder,
  command: 'RejectDelegation',
  denials: ['SenderNotPermitted', 'NotAuthorized', 'NotClientManager', 'OutOfScope'],
  rejections: ['NoRequest'],
  rungs: [
    {
      request: { on: ready, by: officer, data: { ...turnedDown, scope: 'RM0002' } },
      refusal: 'SenderNotPermitted',
    },
    {
      request: { on: ready, by: byBob, data: { ...turnedDown, scope: 'RM0002' } },
      refusal: 'NotAuthorized',
    },
    {
      request: { on: ready, by: dave.for(maple), data: { ...turnedDown, scope: 'RM0002' } },
      refusal: 'NotClientManager',
    },
    {
      request: { on: ready, by: byCarol, data: { ...turnedDown, scope: 'RM0002' } },
      refusal: 'OutOfScope',
    },
    { request: { on: ready, by: byCarol, data: turnedDown }, refusal: 'NoRequest' },
    { request: { on: requested, by: byCarol, data: turnedDown }, refusal: null },
  ],
}

/** A block reaches every scope: no manager of one program sets it (CK-21). */
export const rejectAndBlock: CommandLadder = {
  name: 'RejectDelegation with a block',
  folder,
  command: 'RejectDelegation',
  denials: ['NotClientManager'],
  rejections: ['NoRequest'],
  rungs: [
    {
      request: { on: ready, by: byCarol, data: { ...turnedDown, block: true } },
      refusal: 'NotClientManager',
    },
    {
      request: { on: ready, by: byAlice, data: { ...turnedDown, block: true } },
      refusal: 'NoRequest',
    },
    {
      request: { on: requested, by: byAlice, data: { ...turnedDown, block: true } },
      refusal: null,
    },
  ],
}

const cut = { ...pair, mode: 'CutOff' }

export const revokeDelegation: CommandLadder = {
  name: 'RevokeDelegation',
  folder,
  command: 'RevokeDelegation',
  denials: ['SenderNotPermitted', 'NotAuthorized', 'NotClientManager', 'OutOfScope'],
  rejections: ['NoLiveGrant'],
  rungs: [
    {
      request: { on: requested, by: officer, data: { ...cut, scope: 'RM0002' } },
      refusal: 'SenderNotPermitted',
    },
    {
      request: { on: requested, by: zoe.for(maple), data: { ...cut, scope: 'RM0002' } },
      refusal: 'NotAuthorized',
    },
    {
      request: { on: requested, by: dave.for(maple), data: { ...cut, scope: 'RM0002' } },
      refusal: 'NotClientManager',
    },
    {
      request: { on: requested, by: byCarol, data: { ...cut, scope: 'RM0002' } },
      refusal: 'OutOfScope',
    },
    { request: { on: requested, by: byCarol, data: cut }, refusal: 'NoLiveGrant' },
    { request: { on: delegated, by: byCarol, data: cut }, refusal: null },
  ],
}

/** A provider that has authority over the client still decides nothing about its own (DEL-05). */
export const providerRevokes: CommandLadder = {
  name: 'RevokeDelegation by the provider',
  folder,
  command: 'RevokeDelegation',
  denials: ['NotAuthorized', 'NotClientManager'],
  rejections: [],
  rungs: [
    { request: { on: requested, by: byBob, data: cut }, refusal: 'NotAuthorized' },
    { request: { on: delegated, by: byBob, data: cut }, refusal: 'NotClientManager' },
    { request: { on: delegated, by: byAlice, data: cut }, refusal: null },
  ],
}
