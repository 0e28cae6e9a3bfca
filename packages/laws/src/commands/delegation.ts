/** Arbitrary commands about delegations: asked, offered, answered, changed, ended. */
import fc from 'fast-check'
import { broker, importer, other } from '../cast.js'
import { revocationMode } from './business.js'
import {
  by,
  clock,
  fromActor,
  type Identity,
  often,
  optionalDay,
  sentBy,
  strangers,
  type Unsent,
  usually,
} from './form.js'

/** Mostly the importer and its broker, in any scope. */
export const identity: fc.Arbitrary<Identity> = fc.record({
  client: often(importer, broker, other),
  provider: often(broker, importer, other),
  scope: fc.oneof(
    { weight: 3, arbitrary: fc.constant('RM0001') },
    { weight: 2, arbitrary: fc.constant('business') },
    { weight: 1, arbitrary: fc.constant('RM0002') },
  ),
})

const visibility = fc.constantFrom('Own', 'Program', 'Financial')
const capacity = often('CustomsBroker', 'TradeConsultant', 'Other')
const providerProgram = often('RM0001', 'RM0002')

const about = (whom: Identity) => ({
  client: fc.constant(whom.client),
  provider: fc.constant(whom.provider),
  scope: fc.constant(whom.scope),
})
const stated = {
  visibility: fc.option(visibility, { freq: 4 }),
  validFrom: optionalDay,
  validUntil: optionalDay,
}

export const wish = (whom: Identity): fc.Arbitrary<object> =>
  fc.record({ ...about(whom), capacity, visibility, providerProgram, comment: fc.constant(null) })
export const terms = (whom: Identity): fc.Arbitrary<object> =>
  fc.record({ ...about(whom), ...stated })
export const amendment = (whom: Identity): fc.Arbitrary<object> =>
  fc.record({ ...about(whom), ...stated, visibility })
export const offer = (whom: Identity): fc.Arbitrary<object> =>
  fc.record({ ...about(whom), capacity, ...stated })
export const acceptance = (whom: Identity): fc.Arbitrary<object> =>
  fc.record({ ...about(whom), providerProgram })

type Side = 'client' | 'provider'
type DataOf = (whom: Identity) => fc.Arbitrary<object>

const bySide = (type: string, side: Side, dataOf: DataOf = plain): fc.Arbitrary<Unsent> =>
  sentBy(
    type,
    identity.chain((whom) => dataOf(whom).map(by(whom[side]))),
  )
const plain: DataOf = (whom) => fc.constant(whom)
const withMode: DataOf = (whom) => revocationMode.map((mode) => ({ ...whom, mode }))
const rejection: DataOf = (whom) =>
  often(false, true).map((block) => ({ ...whom, reason: 'NotNeeded', block }))

/** Ids are given in order: these are mostly those of the first grants. */
const grantId = ({ client, provider, scope }: Identity): fc.Arbitrary<string> =>
  often(2, 4).map((ordinal) => `delegation-${client}.${provider}.${scope}#${ordinal}`)
const finished: DataOf = (whom) => grantId(whom).map((id) => ({ ...whom, grantId: id }))

const closedAt = '2026-02-02T17:00:00.000Z'

export const delegationCommands = {
  RequestDelegation: bySide('RequestDelegation', 'provider', wish),
  OfferDelegation: bySide('OfferDelegation', 'client', offer),
  AcceptOffer: bySide('AcceptOffer', 'provider', acceptance),
  DeclineOffer: bySide('DeclineOffer', 'provider'),
  ApproveDelegation: bySide('ApproveDelegation', 'client', terms),
  RejectDelegation: bySide('RejectDelegation', 'client', rejection),
  WithdrawDelegation: bySide('WithdrawDelegation', 'provider'),
  LapseDelegation: fromActor('LapseDelegation', usually(clock), identity),
  AmendDelegation: bySide('AmendDelegation', 'client', amendment),
  SuspendDelegation: bySide('SuspendDelegation', 'client'),
  ResumeDelegation: bySide('ResumeDelegation', 'client'),
  RevokeDelegation: bySide('RevokeDelegation', 'client', withMode),
  RelinquishDelegation: bySide('RelinquishDelegation', 'provider', withMode),
  ExpireDelegation: fromActor('ExpireDelegation', usually(clock), identity),
  FinishRunOff: fromActor('FinishRunOff', usually(clock), identity.chain(finished)),
  CutOffRunOff: bySide('CutOffRunOff', 'client'),
  RecordProgramClosed: fromActor(
    'RecordProgramClosed',
    strangers,
    identity.map((whom) => ({ ...whom, closedAt })),
  ),
  RecordPartyCeased: fromActor(
    'RecordPartyCeased',
    strangers,
    identity.map((whom) => ({ ...whom, party: whom.client })),
  ),
  RecordProviderRevoked: fromActor(
    'RecordProviderRevoked',
    strangers,
    identity.map((whom) => ({ ...whom, mode: 'CutOff', at: closedAt })),
  ),
}
