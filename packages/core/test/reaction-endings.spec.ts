/** Endings that reach many streams: the reactions look at the streams there are, and record in each. */
import type { RecordedEvent } from '@carmkit/kernel'
import { describe, expect, test } from 'vitest'
import {
  categoriesFor,
  closeCeasedBusiness,
  closeProgramDelegations,
  closeRevokedDelegations,
  type Reaction,
  type ViewQuery,
  viewsNeeded,
  viewsOver,
} from '../src/reaction/index.js'
import type { Bn9, Bn15 } from '../src/values/index.js'
import { alice, atlas, cedar, cra, maple, officer } from './support/actors.js'
import type { History } from './support/history.js'
import { delegated, pair, requested, rm1, stream } from './support/story.js'
import { monday } from './support/time.js'

/** Maple gives to atlas and cedar, and acts for cedar; cedar gives to atlas. */
const names = [
  `delegation-${maple}.${atlas}.RM0001`,
  `delegation-${maple}.${atlas}.RM0002`,
  `delegation-${maple}.${atlas}.business`,
  `delegation-${maple}.${cedar}.RM0001`,
  `delegation-${cedar}.${atlas}.RM0001`,
  `delegation-${cedar}.${maple}.business`,
  `programAccount-${maple}RM0001`,
  `programAccount-${maple}RM0002`,
  `programAccount-${cedar}RM0001`,
]

const ofPair = (client: Bn9, provider: Bn9, scope: string) => ({ client, provider, scope })

const event = (type: string, data: unknown) =>
  ({ type, v: 1, data, stream: `businessAccount-${maple}`, revision: 9 }) as RecordedEvent

const reacted = (reaction: Reaction<unknown>, cause: RecordedEvent) =>
  reaction.react(null, cause, viewsOver(viewsNeeded(reaction, cause), names))

describe('views', () => {
  const of = (query: ViewQuery) => {
    const views = viewsOver([query], names)
    return query.view === 'programsOf' ? views.programs(query) : views.delegations(query)
  }

  test('delegationsOf finds a business on either side', () => {
    expect(of({ view: 'delegationsOf', bn9: maple })).toEqual([
      ofPair(maple, atlas, 'RM0001'),
      ofPair(maple, atlas, 'RM0002'),
      ofPair(maple, atlas, 'business'),
      ofPair(maple, cedar, 'RM0001'),
      ofPair(cedar, maple, 'business'),
    ])
  })

  test('delegationsOn finds those of one account of the client, never those of the business', () => {
    expect(of({ view: 'delegationsOn', bn15: `${maple}RM0001` as Bn15 })).toEqual([
      ofPair(maple, atlas, 'RM0001'),
      ofPair(maple, cedar, 'RM0001'),
    ])
  })

  test('programsOf finds the accounts of one business', () => {
    expect(of({ view: 'programsOf', bn9: maple })).toEqual([`${maple}RM0001`, `${maple}RM0002`])
  })

  test('names of other streams are nothing to them', () => {
    const others = [
      `delegation-${maple}.${atlas}`,
      `delegation-${maple}.${atlas}.RM0001.more`,
      `delegation-${maple}.123456789.RM0001`,
      `delegation-${maple}.${atlas}.program`,
      `delegationOffer-${maple}.${atlas}.RM0001`,
      `programAccount-${maple}`,
      `programAccount-${maple}RM0001.more`,
    ]
    const delegations = { view: 'delegationsOf', bn9: maple } as const
    const programs = { view: 'programsOf', bn9: maple } as const
    const views = viewsOver([delegations, programs], others)
    expect(views.delegations(delegations)).toEqual([])
    expect(views.programs(programs)).toEqual([])
  })

  test('what was not announced is not answered', () => {
    const views = viewsOver([{ view: 'delegationsOf', bn9: maple }], names)
    expect(() => views.delegations({ view: 'delegationsOf', bn9: atlas })).toThrow(atlas)
    expect(() => views.programs({ view: 'programsOf', bn9: maple })).toThrow('programsOf')
  })

  test('each category is named once', () => {
    const queries: ReadonlyArray<ViewQuery> = [
      { view: 'delegationsOf', bn9: maple },
      { view: 'programsOf', bn9: maple },
      { view: 'delegationsOn', bn15: `${maple}RM0001` as Bn15 },
    ]
    expect(categoriesFor(queries)).toEqual(['delegation', 'programAccount'])
    expect(categoriesFor([])).toEqual([])
  })
})

describe('closeRevokedDelegations', () => {
  test('records the revocation in every delegation of the two, whatever scopes it names', () => {
    const data = { client: maple, provider: atlas, mode: 'CutOff', at: monday }
    const revoked = event('ProviderRevoked', { ...data, scopes: ['business'] })
    expect(reacted(closeRevokedDelegations, revoked)).toEqual(
      ['RM0001', 'RM0002', 'business'].map((scope) => ({
        type: 'RecordProviderRevoked',
        data: { ...data, scope },
      })),
    )
  })

  test('leaves the other direction of the pair alone', () => {
    const data = { client: cedar, provider: maple, mode: 'RunOff', at: monday, scopes: ['RM0001'] }
    expect(reacted(closeRevokedDelegations, event('ProviderRevoked', data))).toEqual([
      {
        type: 'RecordProviderRevoked',
        data: { ...ofPair(cedar, maple, 'business'), mode: 'RunOff', at: monday },
      },
    ])
  })
})

describe('closeProgramDelegations', () => {
  test('ends what has this account as its scope (DEL-17)', () => {
    const closed = event('ProgramClosed', {
      bn15: `${maple}RM0001`,
      reason: 'Voluntary',
      closedAt: monday,
      unchecked: [],
    })
    expect(reacted(closeProgramDelegations, closed)).toEqual(
      [ofPair(maple, atlas, 'RM0001'), ofPair(maple, cedar, 'RM0001')].map((delegation) => ({
        type: 'RecordProgramClosed',
        data: { ...delegation, closedAt: monday },
      })),
    )
  })
})

describe('closeCeasedBusiness', () => {
  test('ends its delegations on either side, and its accounts (BUS-13)', () => {
    const ceased = event('BusinessCeased', { bn9: cedar, on: '2026-02-01', cause: {} })
    expect(reacted(closeCeasedBusiness, ceased)).toEqual([
      ...[
        ofPair(maple, cedar, 'RM0001'),
        ofPair(cedar, atlas, 'RM0001'),
        ofPair(cedar, maple, 'business'),
      ].map((delegation) => ({ type: 'RecordPartyCeased', data: { ...delegation, party: cedar } })),
      {
        type: 'RecordProgramClosure',
        data: { bn15: `${cedar}RM0001`, reason: 'BnCeased' },
      },
    ])
  })
})

describe('in a history', () => {
  const typesIn = (history: History, name: string) => history.events(name).map(({ type }) => type)

  test('what a client revokes everywhere is recorded in each delegation of the two', () => {
    const after = delegated.as(alice.for(maple), 'RevokeAllForProvider', {
      bn9: maple,
      provider: atlas,
      mode: 'CutOff',
    })
    expect(typesIn(after, stream.delegation).slice(-1)).toEqual(['GrantEnded'])
    expect(typesIn(after, stream.wholeDelegation)).toEqual([])
  })

  test('a business that ceases closes its accounts, and ends what it gave', () => {
    const after = delegated.as(cra, 'RecordBnCeased', {
      bn9: maple,
      on: '2026-02-02',
      reason: 'Dissolved',
    })
    expect(typesIn(after, stream.delegation).slice(-1)).toEqual(['GrantEnded'])
    expect(typesIn(after, stream.rm1).slice(-1)).toEqual(['ProgramClosed'])
  })

  test('an account that closes ends what stood on it', () => {
    const after = delegated.as(officer, 'RecordProgramClosure', {
      bn15: rm1,
      reason: 'Compliance',
    })
    expect(typesIn(after, stream.delegation).slice(-1)).toEqual(['GrantEnded'])
  })

  test('a request that is turned down with a block blocks its provider', () => {
    const after = requested.as(alice.for(maple), 'RejectDelegation', {
      ...pair,
      reason: 'UnknownFirm',
      block: true,
    })
    expect(typesIn(after, stream.maple).slice(-1)).toEqual(['ProviderBlocked'])
  })
})

test('other events need no views and call for nothing', () => {
  const other = event('AccessRequested', { user: 'u', lapsesAt: monday })
  for (const reaction of [closeRevokedDelegations, closeProgramDelegations, closeCeasedBusiness]) {
    expect(viewsNeeded(reaction, other)).toEqual([])
    expect(reacted(reaction, other)).toEqual([])
  }
})
