/** Kept states decide as the ones that were folded: every history goes as it went. */
import { type AnyAggregate, carm, type Domain } from '@carmkit/core'
import { flatJson, fromFlatJson } from '@carmkit/kernel'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { histories, ledgerHistories, type Step } from '../src/index.js'
import { seed } from './seed.js'

/** After every event the state is written, and goes on as what is read back. */
const keptAndRead = (aggregate: AnyAggregate): AnyAggregate => ({
  ...aggregate,
  evolve: (state, event) => {
    const read = fromFlatJson(flatJson(aggregate.evolve(state, event)))
    if (E.isLeft(read)) throw new Error(read.left)
    return read.right
  },
})

const kept: Domain = {
  ...carm,
  aggregates: carm.aggregates.map((one) => (one.snapshot === undefined ? one : keptAndRead(one))),
}

/** What became of each step, and the state it left, as one text: objects of no prototype do not matter. */
const told = (steps: ReadonlyArray<Step>): string =>
  flatJson(
    steps.map(({ sent, outcome, reasons, rules, events, aggregate, stream, after }) => {
      const state = aggregate.snapshot === undefined ? null : (after.get(stream)?.state ?? null)
      return { sent, outcome, reasons, rules, events, state }
    }),
  )

const samples: { readonly [name: string]: (domain: Domain) => ReadonlyArray<ReadonlyArray<Step>> } =
  {
    ledgers: (domain) =>
      fc
        .sample(ledgerHistories(domain), { numRuns: 60, seed })
        .map(({ steps }) => steps.map(({ step }) => step)),
    portals: (domain) =>
      fc.sample(histories(domain), { numRuns: 30, seed }).map(({ steps }) => steps),
  }

describe('histories go as they went, and come to the same states', () => {
  test.each(Object.entries(samples))('%s', (_name, sample) => {
    const plain = sample(carm)
    const again = sample(kept)
    expect(plain.flat().length).toBeGreaterThan(200)
    for (const [index, steps] of plain.entries()) {
      expect(told(again[index] ?? []), `seed ${seed}`).toBe(told(steps))
    }
  })
})
