/**
 * The laws of financial security hold over a thousand histories of the real engine, which reach
 * every event and every refusal; and each defect planted in it is found.
 */
import { readFileSync } from 'node:fs'
import { carm, type Domain } from '@carmkit/core'
import type { DomainEvent } from '@carmkit/kernel'
import { historyLaw } from '@carmkit/testkit'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type SecurityRule, securityHistories, securityRules } from '../src/index.js'
import { blindTo, deaf, folding, made, recording, withAggregate } from './planting.js'
import { seed } from './seed.js'

const cases = 1000
const histories = fc.sample(securityHistories(carm), { numRuns: cases, seed })

const lawOf = ({ name, breaches }: SecurityRule, domain: Domain) =>
  historyLaw({
    name,
    histories: securityHistories(domain),
    holds: (history) => {
      for (const breach of breaches(history)) throw new Error(breach)
    },
  })

test.each(securityRules.map((rule) => [rule.name, rule] as const))('%s', (_name, rule) => {
  for (const history of histories) {
    for (const breach of rule.breaches(history)) {
      throw new Error(`${breach}\nseed ${seed}: ${fc.stringify(history)}`)
    }
  }
})

/** Always the same ones: a rare refusal is not missed now and then. */
const sample = fc.sample(securityHistories(carm), { numRuns: cases, seed: 20_260_202 })
const steps = sample.flatMap((history) => history.steps)
const unseen = (all: ReadonlyArray<string>, seen: ReadonlyArray<string>): ReadonlyArray<string> =>
  all.filter((one) => !seen.includes(one))

test('census: every command is accepted, every event recorded, every rule and name has refused', () => {
  const [security] = carm.aggregates.filter(({ category }) => category === 'security')
  const accepted = steps.filter(({ outcome }) => outcome === 'accepted')
  const used = accepted.filter(({ events }) => events.length > 0).map(({ command }) => command.type)
  expect(
    unseen(
      (security?.commands ?? []).map(({ type }) => type),
      used,
    ),
  ).toEqual([])
  const recorded = accepted.flatMap(({ events }) => events.map(({ type }) => type))
  const types = (security?.events.definitions ?? []).map(({ type }) => String(type))
  expect(unseen(types, recorded)).toEqual([])

  const rejection = readFileSync(
    new URL('../../core/src/financial-security/rejection.ts', import.meta.url),
    'utf8',
  )
  const quoted = (field: string) =>
    [...rejection.matchAll(new RegExp(`readonly ${field}: '([^']+)'`, 'g'))].map(
      ([, text = '']) => text,
    )
  const refused = steps.filter(({ outcome }) => outcome === 'rejected')
  const names = refused.flatMap(({ reasons }) => reasons)
  expect(quoted('name').length).toBeGreaterThan(25)
  // Fifty instruments are no small world; the core tests it by itself.
  expect(unseen(quoted('name'), names)).toEqual(['TooManyInstruments'])
  expect(
    unseen(
      quoted('rule'),
      refused.flatMap(({ rules }) => rules),
    ),
  ).toEqual([])
})

test('histories are neither all accepted nor all refused, and the release stands and fails in them', () => {
  const accepted = steps.filter(({ outcome }) => outcome === 'accepted').length / steps.length
  expect(accepted).toBeGreaterThan(0.2)
  expect(accepted).toBeLessThan(0.7)
  const activated = sample.filter((history) =>
    history.steps.some(({ events }) => events.some(({ type }) => type === 'RppActivated')),
  )
  expect(activated.length / cases).toBeGreaterThan(0.4)
})

const category = 'security'
const dayOf = ({ context }: { readonly context: never }): string =>
  (context as { readonly today: string }).today

/** The event that the refused command would have been, with the day of its decision. */
const instead =
  (type: string, more: object = {}) =>
  (asked: { readonly command: { readonly data: never }; readonly context: never }) => [
    made(type, { ...(asked.command.data as object), on: dayOf(asked), ...more }),
  ]

test.each<readonly [law: string, defect: string, domain: Domain]>([
  [
    'TXN-38: half',
    'a bond is required in full',
    recording(category, 'RppEnrolmentRequested', ({ requirement }) => ({
      requirement: { ...requirement, bond: requirement?.['cash'] },
    })),
  ],
  [
    'TXN-38: the basis',
    'the review forgets a dollar',
    recording(category, 'RequirementChanged', ({ requirement }) => ({
      requirement: { ...requirement, basis: '12999.00' },
    })),
  ],
  [
    'TXN-38: what is held',
    'cash is topped up without end',
    deaf(category, ['TopUpCash', 'AboveMaximum'], instead('CashToppedUp')),
  ],
  ['TXN-39: a day', 'a bond covers after its last day', blindTo(category, 'BondCancelNoticed')],
  [
    'TXN-39: only',
    'the covered are suspended',
    deaf(category, ['SuspendRpp', 'StillCovered'], instead('RppSuspended', { shortBy: '0.01' })),
  ],
  [
    'TXN-39: only',
    'the short are reinstated',
    deaf(category, ['ReinstateRpp', 'StillShort'], instead('RppReinstated')),
  ],
  ['CK-88: the days', 'a revocation changes nothing', blindTo(category, 'RppRevoked')],
  [
    'CK-88: the days',
    'a raise is in force at once',
    withAggregate(category, ({ evolve }) => ({
      evolve: (state: unknown, { data, ...event }: DomainEvent) =>
        evolve(state, { ...event, data: { ...(data as object), complyBy: null } }),
    })),
  ],
  [
    'CK-88: no command',
    'withdrawing forgets the days that were',
    folding(category, 'RppWithdrawn', () => ({ days: null })),
  ],
  [
    'CK-91',
    'cash is returned that is needed',
    deaf(category, ['ReturnCash', 'SecurityNeeded'], instead('CashReturned', { amount: '0.01' })),
  ],
  [
    'CK-85: no id',
    'an id is posted over',
    deaf(category, ['PostSecurity', 'InstrumentInUse'], instead('SecurityPosted')),
  ],
  [
    'CK-85: what was just',
    'a request for the return of cash is not remembered',
    blindTo(category, 'CashReturnRequested'),
  ],
])('%s finds: %s', (name, _defect, domain) => {
  const [rule, another] = securityRules.filter((one) => one.name.startsWith(name))
  expect(another).toBe(undefined)
  if (rule === undefined) throw new Error(`no law begins with ${name}`)
  expect(() => {
    lawOf(rule, domain).check({ numRuns: cases, seed: 7 })
  }).toThrow(rule.name)
})
