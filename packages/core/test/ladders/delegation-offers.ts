/** Every refusal of offers, of their answers, and of what is taken back or lapses, in order. */
import { alice, atlas, bob, carol, cbsa, cedar, clock, maple } from '../support/actors.js'
import type { History } from '../support/history.js'
import { delegated, joined, licence, pair, requested, rm1, stream } from '../support/story.js'
import { daysAfter, monday } from '../support/time.js'
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

const offer = {
  ...pair,
  capacity: 'CustomsBroker',
  visibility: 'Program',
  validFrom: null,
  validUntil: '2026-02-10',
}
const fortnight = daysAfter(monday, 14)
const twoMonths = daysAfter(monday, 60)

const offerEvent = (provider: string, scope: string) => ({
  type: 'DelegationOffered',
  v: 1,
  data: {
    client: maple,
    provider,
    scope,
    offerId: `delegation-${maple}.${provider}.${scope}#1`,
    offeredBy: alice.id,
    capacity: 'CustomsBroker',
    terms: { visibility: 'Program', validFrom: '2026-02-02', validUntil: null },
    lapsesAt: twoMonths,
  },
})

const unlicensed = (history: History): History =>
  history.given(stream.atlas, {
    type: 'LicenceRecorded',
    v: 1,
    data: { ...licence, validUntil: '2025-12-31' },
  })

/** RM0002 is enrolled and not approved; RM0009 was never heard of; atlas has no licence. */
const plain = unlicensed(
  withEditor.as(byAlice, 'StartProgramEnrolment', { bn9: maple, programType: 'Importer' }),
)
const relicensed = plain.as(cbsa, 'RecordLicence', licence)
const worst = { ...offer, provider: cedar, scope: 'RM0009', validUntil: '2026-02-01' }
const openWithCedar = plain.given(
  `delegation-${maple}.${cedar}.RM0009`,
  offerEvent(cedar, 'RM0009'),
)

export const offerDelegation: CommandLadder = {
  name: 'OfferDelegation',
  folder,
  command: 'OfferDelegation',
  denials: clientDenials,
  rejections: [
    'SameBusiness',
    'RequestOpen',
    'ProviderNotActive',
    'UnlicensedBroker',
    'RmNotOfClient',
    'ProgramNotActive',
    'PeriodInvalid',
  ],
  rungs: [
    ...deniedToClients({ on: openWithCedar, data: { ...worst, provider: maple } }),
    {
      request: { on: openWithCedar, by: byAlice, data: { ...worst, provider: maple } },
      refusal: 'SameBusiness',
    },
    { request: { on: openWithCedar, by: byAlice, data: worst }, refusal: 'RequestOpen' },
    { request: { on: plain, by: byAlice, data: worst }, refusal: 'ProviderNotActive' },
    {
      request: { on: plain, by: byAlice, data: { ...worst, provider: atlas } },
      refusal: 'UnlicensedBroker',
    },
    {
      request: { on: relicensed, by: byAlice, data: { ...worst, provider: atlas } },
      refusal: 'RmNotOfClient',
    },
    {
      request: {
        on: relicensed,
        by: byAlice,
        data: { ...worst, provider: atlas, scope: 'RM0002' },
      },
      refusal: 'ProgramNotActive',
    },
    {
      request: { on: relicensed, by: byCarol, data: { ...offer, validUntil: '2026-02-01' } },
      refusal: 'PeriodInvalid',
    },
    { request: { on: relicensed, by: byCarol, data: offer }, refusal: null },
  ],
}

const accepting = { ...pair, providerProgram: 'RM0001' }
const offered = withEditor.as(byAlice, 'OfferDelegation', offer)

/** Two weeks on, when the offered period is over: one thing after another goes wrong. */
const tooLate = offered.at(fortnight)
const programStopped = tooLate.given(stream.rm1, {
  type: 'ProgramSuspended',
  v: 1,
  data: { bn15: rm1, reason: 'Compliance' },
})
const licenceOver = unlicensed(programStopped)
const stopped = {
  type: 'BusinessSuspended',
  v: 1,
  data: { bn9: maple, reason: 'Compliance' },
}
const clientStopped = licenceOver.given(stream.maple, stopped)
const grantStopped = delegated
  .as(byAlice, 'SuspendDelegation', pair)
  .as(byAlice, 'OfferDelegation', offer)
  .given(stream.maple, stopped)
const ofBob = joined(withEditor, {
  person: bob,
  business: maple,
  manager: byAlice,
  assignment: { role: 'BAM' },
}).as(bob.for(maple), 'OfferDelegation', offer)

export const acceptOffer: CommandLadder = {
  name: 'AcceptOffer',
  folder,
  command: 'AcceptOffer',
  denials: [...providerDenials, 'SelfApproval'],
  rejections: [
    'NoOffer',
    'GrantSuspended',
    'ClientNotActive',
    'ProviderWithoutProgram',
    'UnlicensedBroker',
    'ProgramNotActive',
    'PeriodInvalid',
  ],
  rungs: [
    ...deniedToProviders({ on: ofBob, data: accepting }),
    { request: { on: ofBob, by: byBob, data: accepting }, refusal: 'SelfApproval' },
    { request: { on: requested, by: byBob, data: accepting }, refusal: 'NoOffer' },
    {
      request: { on: grantStopped, by: byBob, data: { ...accepting, providerProgram: 'RM0002' } },
      refusal: 'GrantSuspended',
    },
    {
      request: { on: clientStopped, by: byBob, data: { ...accepting, providerProgram: 'RM0002' } },
      refusal: 'ClientNotActive',
    },
    {
      request: { on: licenceOver, by: byBob, data: { ...accepting, providerProgram: 'RM0002' } },
      refusal: 'ProviderWithoutProgram',
    },
    { request: { on: licenceOver, by: byBob, data: accepting }, refusal: 'UnlicensedBroker' },
    { request: { on: programStopped, by: byBob, data: accepting }, refusal: 'ProgramNotActive' },
    { request: { on: tooLate, by: byBob, data: accepting }, refusal: 'PeriodInvalid' },
    { request: { on: offered, by: byBob, data: accepting }, refusal: null },
  ],
}

export const declineOffer: CommandLadder = {
  name: 'DeclineOffer',
  folder,
  command: 'DeclineOffer',
  denials: providerDenials,
  rejections: ['NoOffer'],
  rungs: [
    ...deniedToProviders({ on: withEditor, data: pair }),
    { request: { on: requested, by: byBob, data: pair }, refusal: 'NoOffer' },
    { request: { on: offered, by: byBob, data: pair }, refusal: null },
  ],
}

export const withdrawRequest: CommandLadder = {
  name: 'WithdrawDelegation of a request',
  folder,
  command: 'WithdrawDelegation',
  denials: providerDenials,
  rejections: ['NoRequest'],
  rungs: [
    ...deniedToProviders({ on: withEditor, data: pair }),
    { request: { on: withEditor, by: byBob, data: pair }, refusal: 'NoRequest' },
    { request: { on: requested, by: byBob, data: pair }, refusal: null },
  ],
}

const offeredInBoth = offered.given(
  `delegation-${maple}.${atlas}.RM0002`,
  offerEvent(atlas, 'RM0002'),
)

export const withdrawOffer: CommandLadder = {
  name: 'WithdrawDelegation of an offer',
  folder,
  command: 'WithdrawDelegation',
  denials: clientDenials,
  rejections: ['NoRequest'],
  rungs: [
    ...deniedToClients({ on: offeredInBoth, data: pair }),
    { request: { on: offered.at(twoMonths), by: byBob, data: pair }, refusal: 'NoRequest' },
    { request: { on: offered, by: byCarol, data: pair }, refusal: null },
  ],
}

export const lapseDelegation: CommandLadder = {
  name: 'LapseDelegation',
  folder,
  command: 'LapseDelegation',
  denials: ['SenderNotPermitted'],
  rejections: ['NotDue'],
  rungs: [
    ...deniedToPeople(offered, {}),
    { request: { on: offered, by: clock, data: pair }, refusal: 'NotDue' },
    { request: { on: offered.at(twoMonths), by: clock, data: pair }, refusal: null },
  ],
}
