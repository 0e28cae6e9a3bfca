/** The laws of imported facts over a thousand histories, what those reach, and that defects are found. */
import { carm, type Declaration, type Domain, versionsOf } from '@carmkit/core'
import { type DomainEvent } from '@carmkit/kernel'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import {
  type History,
  importHistories,
  importOrderRule,
  importOrders,
  importRules,
  type Rule,
} from '../src/index.js'
import {
  type Command,
  type Decide,
  deaf,
  deciding,
  folding,
  recording,
  withAggregate,
} from './planting.js'
import { seed } from './seed.js'

const category = 'transaction-declaration'
const sampled = (domain: Domain, numRuns: number, from = seed): ReadonlyArray<History> =>
  fc.sample(importHistories(domain), { numRuns, seed: from })
const inOrders = (domain: Domain, numRuns: number, from = seed): ReadonlyArray<History> =>
  fc.sample(importOrders(domain), { numRuns, seed: from })
const histories = sampled(carm, 1000)

const breachIn = (rule: Rule, looked: ReadonlyArray<History>): string | null => {
  for (const history of looked) {
    for (const breach of rule.breaches(history)) {
      return `${breach}\nseed ${seed}: ${JSON.stringify(history.commands)}`
    }
  }
  return null
}

test.each(importRules.map((rule) => [rule.name, rule] as const))('%s', (_name, rule) => {
  expect(breachIn(rule, histories)).toBe(null)
})

test(importOrderRule.name, () => {
  expect(breachIn(importOrderRule, inOrders(carm, 120))).toBe(null)
})

describe('census', () => {
  const steps = histories.flatMap((history) => history.steps)

  test('every refusal of a fact has refused', () => {
    const refused = new Set(
      steps
        .filter(({ sent }) => sent.actor.kind === 'system' && sent.actor.process === 'import')
        .flatMap(({ reasons }) => reasons),
    )
    expect([...refused].toSorted()).toEqual([
      'AnswerDiffers',
      'DeclarationCancelled',
      'HashDiffers',
      'LaterVersionKnown',
      'LineRemoved',
      'NotAccepted',
      'NotYet',
      'NumberInUse',
      'VersionConflict',
      'VersionUnknown',
    ])
  })

  test('every fact was recorded often, and people changed what was imported', () => {
    const types = steps.flatMap(({ events }) => events.map(({ type }) => type))
    for (const type of [
      'VersionRecorded',
      'VersionGapNoted',
      'AcceptanceRecorded',
      'RejectionRecorded',
      'AssessmentRecorded',
      'DecisionRecorded',
      'CancellationRecorded',
      'ChargesImported',
      'DeclarationCorrected',
      'AdjustmentRequested',
      'DeclarationRedetermined',
    ]) {
      expect(types.filter((one) => one === type).length, type).toBeGreaterThan(5)
    }
  })
})

const again = (type: string, event: string): Domain =>
  deciding(category, type, (answer, { command }) =>
    E.isRight(answer) && answer.right.length === 0
      ? E.right([{ type: event, v: 1, data: command.data } as unknown as DomainEvent])
      : answer,
  )

const uncharged = E.map((events: ReadonlyArray<DomainEvent>) =>
  events.filter(({ type }) => type !== 'ChargesImported'),
)

test.each<[string, string, Domain]>([
  [
    'an acceptance puts nothing more into effect',
    'TXN-04',
    folding(category, 'AcceptanceRecorded', (next: { version: number }, before) => ({
      version: (before as { version?: number }).version ?? next.version,
    })),
  ],
  [
    'a rejected adjustment stays as it was',
    'TXN-04',
    folding(category, 'DecisionRecorded', (_next, before) => before),
  ],
  [
    'a conflict overwrites',
    'TXN-05',
    deaf(category, ['RecordVersion', 'VersionConflict'], ({ command }) => [
      { type: 'VersionRecorded', v: 1, data: command.data },
    ]),
  ],
  [
    'a hash is believed',
    'TXN-05',
    deaf(category, ['RecordVersion', 'HashDiffers'], ({ command }) => [
      { type: 'VersionRecorded', v: 1, data: command.data },
    ]),
  ],
  [
    'what was charged is forgotten',
    'CK-123: a version is charged once',
    folding(category, 'ChargesImported', () => ({ charged: null })),
  ],
  [
    'the difference is the whole',
    'CK-123: what was charged',
    recording(category, 'ChargesImported', ({ charges, delta }) => ({
      delta: { ...delta, totalPayable: charges?.['totalPayable'] },
    })),
  ],
  [
    'an import is posted in another version’s place',
    'CK-123: a ledger owes',
    recording(category, 'ChargesImported', () => ({ version: 1 })),
  ],
  [
    'GST goes back to whoever is not said to be registered',
    'CK-142: of what an import approves, GST',
    recording(category, 'ChargesImported', () => ({ gstRegistered: false })),
  ],
  [
    'GST goes back to nobody',
    'CK-142: of what an import approves, GST',
    recording(category, 'ChargesImported', () => ({ gstRegistered: true })),
  ],
  ['a version is recorded again', 'TXN-46', again('RecordVersion', 'VersionRecorded')],
  [
    'what an import approves is not charged',
    'CK-142: what an import approves',
    deciding(category, 'RecordDecision', uncharged),
  ],
  [
    'what an import approves is charged once more',
    'CK-142: approved elsewhere',
    recording(category, 'ChargesImported', ({ charges, delta }) => ({
      delta: { ...delta, totalPayable: charges?.['totalPayable'] },
    })),
  ],
])('finds a defect: %s (%s)', (_defect, law, domain) => {
  const rules = importRules.filter(({ name }) => name.startsWith(law))
  expect(rules.length).toBeGreaterThan(0)
  const isBroken = Array.from({ length: 50 }, (_, batch) => batch).some((batch) =>
    rules.some((rule) => breachIn(rule, sampled(domain, 10, batch)) !== null),
  )
  expect(isBroken).toBe(true)
})

/** The first answer that is told decides. */
const firstOnly = deciding(category, 'RecordDecision', (answer, { command, state }) =>
  isAccepted(command, state) ? E.left({ name: 'AnswerDiffers', rule: 'CK-120' }) : answer,
)

const isAccepted = ({ data }: Command, state: Declaration): boolean =>
  state.status === 'Accepted' &&
  versionsOf(state).some(
    ({ number, status }) =>
      status === 'accepted' && number === (data as { readonly version: number }).version,
  )

/** What is charged is the version in effect, or nothing. */
const currentOnly = withAggregate(category, ({ decide, evolve }) => ({
  decide: ((...asked: Parameters<Decide>) =>
    E.map((events: ReadonlyArray<DomainEvent>) => {
      const after = events.reduce(evolve, asked[1]) as { readonly version?: number }
      return events.filter(
        ({ type, data }) =>
          type !== 'ChargesImported' ||
          (data as { readonly version: number }).version === after.version,
      )
    })(decide(...asked) as never)) as Decide,
}))

test.each<[string, Domain]>([
  [
    'an acceptance that is told late changes nothing',
    folding(category, 'AcceptanceRecorded', (next: { version: number }, before) =>
      (before as { status: string }).status === 'Accepted'
        ? { version: Math.max(next.version, (before as { version: number }).version) }
        : {},
    ),
  ],
  ['nothing is decided of what was accepted', firstOnly],
  ['what is assessed later than a correction took effect is not charged', currentOnly],
])('finds a defect: %s (CK-122)', (_defect, domain) => {
  expect(breachIn(importOrderRule, inOrders(domain, 40, 1))).not.toBe(null)
})
