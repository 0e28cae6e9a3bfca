/** The denials that many commands of a delegation share, as the first rungs of their ladders. */
import { alice, atlas, bob, carol, dave, maple, officer, zoe } from '../support/actors.js'
import type { History } from '../support/history.js'
import { joined, pair, ready } from '../support/story.js'
import type { CommandLadder } from './rungs.js'

type Rungs = CommandLadder['rungs']

interface Start {
  readonly on: History
  readonly data: object
}

/** Ready for a request; zoe is Editor at atlas. */
export const withEditor: History = joined(ready, {
  person: zoe,
  business: atlas,
  manager: bob.for(atlas),
  assignment: { role: 'Editor', programs: ['RM0001'] },
})

export const clientDenials = [
  'SenderNotPermitted',
  'NotAuthorized',
  'NotClientManager',
  'OutOfScope',
] as const

/** The client decides; carol manages RM0001 and no other program. */
export const deniedToClients = ({ on, data }: Start): Rungs => {
  const elsewhere = { ...data, scope: 'RM0002' }
  return [
    { request: { on, by: officer, data: elsewhere }, refusal: 'SenderNotPermitted' },
    { request: { on, by: zoe.for(maple), data: elsewhere }, refusal: 'NotAuthorized' },
    { request: { on, by: dave.for(maple), data: elsewhere }, refusal: 'NotClientManager' },
    { request: { on, by: carol.for(maple), data: elsewhere }, refusal: 'OutOfScope' },
  ]
}

export const providerDenials = ['SenderNotPermitted', 'NotAuthorized', 'NotProviderBam'] as const

/** The provider decides: its manager. `on` needs zoe as its Editor. */
export const deniedToProviders = ({ on, data }: Start): Rungs => [
  { request: { on, by: officer, data }, refusal: 'SenderNotPermitted' },
  { request: { on, by: dave.for(atlas), data }, refusal: 'NotAuthorized' },
  { request: { on, by: zoe.for(atlas), data }, refusal: 'NotProviderBam' },
]

/** Only a machine sends it. */
export const deniedToPeople = (on: History, data: object): Rungs => [
  {
    request: { on, by: alice.for(maple), data: { ...pair, ...data } },
    refusal: 'SenderNotPermitted',
  },
]
