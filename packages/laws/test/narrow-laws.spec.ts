/** Histories at the edge of a law, which it has to let pass: each was rare enough to be found late. */
import { carm } from '@carmkit/core'
import { describe, expect, test } from 'vitest'
import { type History, historyOf, rules, type Sent } from '../src/index.js'

const breachesOf = (id: string, history: History): ReadonlyArray<string> => {
  const law = rules.find(({ name }) => name.startsWith(id))
  return [...(law?.breaches(history) ?? [`no law is called ${id}`])]
}

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
    expect(breachesOf('DEL-21', history)).toEqual([])
  })
})

describe('a provider whom one of two clients cuts off', () => {
  const at = '2026-03-05T17:00:00.000Z' as Sent['at']
  const elsewhere = '800000010'
  const elsewhereOwner = {
    kind: 'user',
    userId: 'c0000000-0000-4000-8000-000000000003',
    actingFor: elsewhere,
  } as Sent['actor']
  const given = (to: string, by: Sent['actor']): ReadonlyArray<Sent> => [
    {
      at,
      actor: brokersOwner,
      type: 'RequestDelegation',
      data: {
        client: to,
        provider,
        scope: 'RM0001',
        capacity: 'CustomsBroker',
        visibility: 'Financial',
        providerProgram: 'RM0001',
        comment: null,
      },
    },
    {
      at,
      actor: by,
      type: 'ApproveDelegation',
      data: {
        client: to,
        provider,
        scope: 'RM0001',
        visibility: 'Financial',
        validFrom: null,
        validUntil: null,
      },
    },
  ]
  const history = historyOf(carm, {
    founded: 'withPam',
    commands: [
      ...given(client, importersOwner),
      ...given(elsewhere, elsewhereOwner),
      {
        at,
        actor: elsewhereOwner,
        type: 'OpenDraft',
        data: { transactionNumber: '10000000000017', importer: `${elsewhere}RM0001`, cadType: 'C' },
      },
      {
        at,
        actor: importersOwner,
        type: 'RevokeAllForProvider',
        data: { bn9: client, provider, mode: 'CutOff' },
      },
    ],
  })

  test('goes on for the other one (DEL-25)', () => {
    const accepted = history.steps.filter(({ isFollowUp }) => !isFollowUp)
    expect(accepted.map(({ outcome }) => outcome)).toEqual(Array(6).fill('accepted'))
    expect(breachesOf('DEL-25', history)).toEqual([])
  })
})

describe('a suspended provider', () => {
  const at = '2026-03-04T17:00:00.000Z' as Sent['at']
  const pair = { client, provider, scope: 'RM0001' }
  const sent = (actor: Sent['actor'], type: string, data: object): Sent => ({
    at,
    actor,
    type,
    data,
  })
  const suspended: ReadonlyArray<Sent> = [
    sent(brokersOwner, 'RequestDelegation', {
      ...pair,
      capacity: 'CustomsBroker',
      visibility: 'Financial',
      providerProgram: 'RM0001',
      comment: null,
    }),
    sent(importersOwner, 'ApproveDelegation', {
      ...pair,
      visibility: 'Financial',
      validFrom: null,
      validUntil: null,
    }),
    sent(brokersOwner, 'OpenDraft', {
      transactionNumber: '10000000000017',
      importer: `${client}RM0001`,
      cadType: 'AB',
    }),
    sent(importersOwner, 'SuspendDelegation', pair),
  ]
  const edited = {
    ...sent(brokersOwner, 'EditDraft', {
      transactionNumber: '10000000000017',
      header: null,
      lines: [],
      removedLines: [],
    }),
    at: '2026-03-08T17:00:00.000Z' as Sent['at'],
  }
  const revokedWith = (mode: string): Sent => ({
    ...sent(importersOwner, 'RevokeDelegation', { ...pair, mode }),
    at: '2026-03-06T17:00:00.000Z' as Sent['at'],
  })

  test.each([
    ['RunOff', 'accepted'],
    ['CutOff', 'denied'],
  ])('that is revoked with %s finds its draft %s (P30)', (mode, outcome) => {
    const commands = [...suspended, revokedWith(mode), edited]
    const history = historyOf(carm, { founded: 'withPam', commands })
    expect(history.steps.at(-1)?.outcome).toBe(outcome)
    expect(breachesOf('P30', history)).toEqual([])
  })
})

describe('an account that its business closed', () => {
  const at = '2026-02-03T04:59:59.999Z' as Sent['at']
  const closing: Sent = {
    at,
    actor: brokersOwner,
    type: 'CloseProgramAccount',
    data: { bn15: `${provider}RM0001` },
  }
  const ceasing: Sent = {
    at,
    actor: { kind: 'external', party: 'cra' },
    type: 'RecordBnCeased',
    data: { bn9: provider, on: '2026-02-01', reason: 'Dissolved' },
  }
  const history = historyOf(carm, { founded: 'withPam', commands: [closing, ceasing] })

  test('is closed once more, for good, when the business ceases (PRG-15)', () => {
    const closings = history.steps.flatMap(({ events }) =>
      events.filter(({ type }) => type === 'ProgramClosed'),
    )
    expect(closings.map(({ data }) => (data as { reason: string }).reason)).toEqual([
      'Voluntary',
      'BnCeased',
    ])
    expect(breachesOf('PRG-15', history)).toEqual([])
  })

  test('is not closed twice by its wish: the law would see it', () => {
    const again = { ...history.steps[0], before: history.end } as History['steps'][number]
    expect(breachesOf('PRG-15', { ...history, steps: [again] })).not.toEqual([])
  })
})
