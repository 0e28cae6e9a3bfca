/** The laws of versions over a thousand histories, what those reach, and that planted defects are found. */
import { readFileSync } from 'node:fs'
import { carm, type Domain } from '@carmkit/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  declarationHistories,
  type History,
  paidHistories,
  rules,
  versionRules,
} from '../src/index.js'
import { recording, withAggregate } from './planting.js'

const sample = (domain: Domain, numRuns: number, batch = 0) =>
  fc.sample(declarationHistories(domain), { numRuns, seed: 20_260_202 + batch })
const category = 'transaction-declaration'
const histories = sample(carm, 1000)

test.each(versionRules.map((rule) => [rule.name, rule] as const))('%s', (_name, rule) => {
  for (const history of histories) expect([...rule.breaches(history)]).toEqual([])
})

describe('census', () => {
  const steps = histories.flatMap((history) => history.steps)
  const elsewhere = {
    'CK-127': 'the histories of what is decided elsewhere have appeals',
    'CK-128': 'they have mass cases too',
    'CK-120': 'the histories of imports ask for answers',
    'CK-121': 'the histories of imports cancel',
    'CK-14': 'a declaration of 700 KiB is no small world; the core tests it by itself',
    'PRG-03': 'the shared histories open drafts in accounts of every kind',
  }

  test('every rule of a refusal has refused', () => {
    const source = new URL('../../core/src/transaction/declaration/rejection.ts', import.meta.url)
    const rules = readFileSync(source, 'utf8').match(/(?<=readonly rule: ')[^']+/g) ?? []
    const refused = new Set(
      steps.filter(({ outcome }) => outcome === 'rejected').flatMap((step) => step.rules),
    )
    const unseen = [...new Set(rules)].filter((rule) => !refused.has(rule) && !(rule in elsewhere))
    expect(unseen).toEqual([])
  })

  test('every way to a version was taken often', () => {
    const types = steps.flatMap(({ events }) => events.map(({ type }) => type))
    for (const type of [
      'DeclarationCorrected',
      'AdjustmentRequested',
      'AdjustmentApproved',
      'AdjustmentRejected',
      'AdjustmentWithdrawn',
      'DeclarationRedetermined',
      'ReasonToBelieveRecorded',
    ]) {
      expect(types.filter((one) => one === type).length, type).toBeGreaterThan(20)
    }
  })
})

describe('paid before release', () => {
  const paid = (domain: Domain) => fc.sample(paidHistories(domain), { numRuns: 300, seed: 1 })
  const days = rules.filter(({ name }) => /^TXN-(?:18|20):/.test(name))
  const ofTypes = (looked: ReadonlyArray<History>) =>
    looked
      .flatMap(({ steps }) => steps.flatMap(({ events }) => events))
      .flatMap(({ type, data }) => (type === 'DeclarationAccepted' ? [data as Accepted] : []))
  interface Accepted {
    readonly cadType: string
    readonly billingPeriod: string
  }
  const looked = paid(carm)

  test.each(days.map((rule) => [rule.name, rule] as const))('%s', (_name, rule) => {
    for (const history of looked) expect([...rule.breaches(history)]).toEqual([])
  })

  test('is what many are, in several periods, while others had not the money', () => {
    const accepted = ofTypes(looked).filter(({ cadType }) => cadType === 'C')
    expect(days).toHaveLength(2)
    expect(accepted.length).toBeGreaterThan(50)
    expect(new Set(accepted.map(({ billingPeriod }) => billingPeriod)).size).toBeGreaterThan(2)
    const reasons = looked.flatMap(({ steps }) => steps.flatMap((step) => step.reasons))
    expect(reasons).toContain('PaymentRequiredFirst')
  })

  test('and due with its period it would be found (TXN-20)', () => {
    const domain = recording(category, 'DeclarationAccepted', (data) => ({
      paymentDueDate: `${(data as unknown as Accepted).billingPeriod}-28`,
    }))
    const isFound = paid(domain).some((history) =>
      days.some((rule) => [...rule.breaches(history)].length > 0),
    )
    expect(isFound).toBe(true)
  })
})

const evolving = (type: string, change: (state: object, before: object) => object): Domain =>
  withAggregate(category, ({ evolve }) => ({
    evolve: (state: object, event: { readonly type: string }) => {
      const next = evolve(state, event) as object
      return event.type === type ? change(next, state) : next
    },
  }))

test.each<[string, string, Domain]>([
  [
    'a number is left out',
    'TXN-03',
    recording(category, 'DeclarationCorrected', () => ({ version: 9 })),
  ],
  [
    'a rejected version takes effect',
    'TXN-04',
    evolving('AdjustmentRejected', (next) => ({
      ...next,
      version: (next as { latest: number }).latest,
    })),
  ],
  [
    'a hash is not that of the content',
    'TXN-04',
    recording(category, 'AdjustmentRequested', () => ({ contentHash: '0'.repeat(64) })),
  ],
  [
    'what waits is forgotten',
    'TXN-07',
    evolving('AdjustmentRequested', (next) => ({ ...next, pending: null })),
  ],
  [
    'every release is prior to payment',
    'TXN-08',
    evolving('ReleaseRecorded', (next) => ({
      ...next,
      release: { ...(next as { release: object }).release, releasedPriorToPayment: true },
    })),
  ],
  [
    'no release is known',
    'TXN-09',
    evolving('DeclarationAccepted', (next) => ({ ...next, release: null })),
  ],
  [
    'reasons are not recorded',
    'TXN-10',
    recording(category, 'DeclarationCorrected', ({ changes }) => ({
      changes: (changes as unknown as ReadonlyArray<object>).map((one) => ({
        ...one,
        reasons: [],
      })),
    })),
  ],
  [
    'the order of reasons is turned',
    'TXN-11',
    recording(category, 'AdjustmentRequested', ({ changes }) => ({
      changes: (changes as unknown as ReadonlyArray<{ reasons: ReadonlyArray<string> }>).map(
        (one) => ({
          ...one,
          reasons: one.reasons.toReversed(),
        }),
      ),
    })),
  ],
  [
    'sales tax is never refunded',
    'TXN-34',
    recording('ledger', 'CreditPosted', ({ amounts }) => ({
      amounts: (amounts as unknown as ReadonlyArray<{ account: string }>).filter(
        ({ account }) => account !== 'gst',
      ),
    })),
  ],
  [
    'a difference is left at zero',
    'TXN-14',
    recording(category, 'DeclarationRedetermined', ({ delta }) => ({
      delta: { ...(delta as object), totalPayable: '0.00' },
    })),
  ],
])('finds a defect: %s (%s)', (_defect, law, domain) => {
  const rules = versionRules.filter(({ name }) => name.startsWith(law))
  const isFoundIn = (batch: number): boolean =>
    sample(domain, 40, batch).some((history) =>
      rules.some((rule) => [...rule.breaches(history)].length > 0),
    )
  const isBroken = Array.from({ length: 25 }, (_, batch) => batch).some(isFoundIn)
  expect(isBroken).toBe(true)
})
