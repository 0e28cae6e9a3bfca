/** What counts as the same answer in either order: what a denied sender is told may differ. */
import { carm } from '@carmkit/core'
import { describe, expect, test } from 'vitest'
import { historyOf, rules, type Sent } from '../src/index.js'

const client = '123456782'
const provider = '700123458'
const brokersOwner = {
  kind: 'user',
  userId: 'b0000000-0000-4000-8000-000000000002',
  actingFor: provider,
} as Sent['actor']
const importersOwner = {
  kind: 'user',
  userId: 'a0000000-0000-4000-8000-000000000001',
  actingFor: client,
} as Sent['actor']

/** The approval makes a party of the provider, who may therefore hear why it cannot resume. */
const approvedThenDenied: ReadonlyArray<Sent> = [
  {
    at: '2026-03-05T05:00:00.000Z' as Sent['at'],
    actor: brokersOwner,
    type: 'RequestDelegation',
    data: {
      client,
      provider,
      scope: 'business',
      capacity: 'CustomsBroker',
      visibility: 'Program',
      providerProgram: 'RM0001',
      comment: null,
    },
  },
  {
    at: '2026-03-05T05:00:00.000Z' as Sent['at'],
    actor: importersOwner,
    type: 'ApproveDelegation',
    data: {
      client,
      provider,
      scope: 'business',
      visibility: 'Own',
      validFrom: '2026-02-03',
      validUntil: null,
    },
  },
  {
    at: '2026-03-08T17:00:00.000Z' as Sent['at'],
    actor: brokersOwner,
    type: 'ResumeDelegation',
    data: { client, provider, scope: 'RM0001' },
  },
]

describe('a denial that comes before or after the relationship of its sender', () => {
  const history = historyOf(carm, { founded: 'withPam', commands: approvedThenDenied })

  test('is explained only after it (DEL-13)', () => {
    expect(history.steps.at(-1)?.reasons).toEqual(['NotClientManager'])
    const [request, , resumption] = approvedThenDenied as [Sent, Sent, Sent]
    const earlier = historyOf(carm, { founded: 'withPam', commands: [request, resumption] })
    expect(earlier.steps.at(-1)?.reasons).toEqual(['NotAuthorized'])
  })

  test('is the same answer to the law of DEL-21', () => {
    const law = rules.find(({ name }) => name.startsWith('DEL-21'))
    expect([...(law?.breaches(history) ?? ['there is no such law'])]).toEqual([])
  })
})
