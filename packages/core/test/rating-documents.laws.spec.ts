/** A hundred thousand documents, rated by the code and by the oracle; and that the oracle bites. */
import { isDeepStrictEqual } from 'node:util'
import * as E from 'fp-ts/lib/Either.js'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { type DocumentCharges, rate } from '../src/rating/index.js'
import type * as LineCharges from '../src/rating/line-charges.js'
import type * as Round from '../src/rating/round.js'
import { type Cents, moneyOf } from '../src/values/index.js'
import { measureIds, measures } from './rating-arbitraries.js'
import { documentsOf, type RandomDocument } from './rating-documents.js'
import { documentByOracle } from './rating-oracle.js'

const seed = Number(process.env['CARMKIT_SEED'])

interface Disagreement {
  readonly seed: number
  /** Place in the series. */
  readonly index: number
  readonly document: RandomDocument
  readonly charged: unknown
  readonly expected: unknown
}

/** The first document of the series on which code and oracle differ; null when there is none. */
const disagreement = (rating: typeof rate, count: number): Disagreement | null => {
  let index = 0
  for (const document of documentsOf(seed, count)) {
    const basis = { date: document.date, measures }
    const charged = rating(document.lines, basis)
    const expected = documentByOracle(document.lines, basis)
    if (E.isLeft(charged) || !isSame(charged.right, expected)) {
      return { seed, index, document, charged, expected }
    }
    index++
  }
  return null
}

/** The texts are compared first because that is much quicker; they differ by the order of keys too. */
const isSame = (charged: DocumentCharges, expected: DocumentCharges): boolean =>
  JSON.stringify(charged) === JSON.stringify(expected) || isDeepStrictEqual(charged, expected)

test('100,000 documents are charged as by exact quotients, to the cent (TXN-12, TXN-14)', () => {
  expect(disagreement(rate, 100_000)).toBeNull()
}, 120_000)

test('the documents hold whatever a line may state', () => {
  const stated = new Set<string>()
  for (const { lines } of documentsOf(seed, 1000)) {
    for (const line of lines) {
      stated.add(`value ${line.valuation?.kind}`)
      stated.add(`duty ${line.customsDuty?.kind}`)
      stated.add(`casual ${line.provincialTaxRate !== null}`)
      stated.add(`luxury ${line.luxury !== null}`)
      for (const { kind } of line.excise) stated.add(`excise ${kind}`)
      for (const { measure } of line.surtaxes) stated.add(`surtax ${measure}`)
      if (line.surtaxes.length === measureIds.length) stated.add('all surtaxes')
    }
  }
  expect(stated.size).toBe(3 + 6 + 2 + 2 + 2 + measureIds.length + 1)
})

describe('the oracle finds', () => {
  afterEach(() => {
    vi.resetModules()
  })

  /** Rating with a defect in one of its modules. */
  const defective = async (path: string, defect: (original: never) => object) => {
    vi.resetModules()
    vi.doMock(path, async (original) => {
      const module = (await original()) as never
      return { ...(module as object), ...defect(module) }
    })
    const rating = await import('../src/rating/index.js')
    vi.doUnmock(path)
    return rating.rate
  }

  test('nothing where no defect is planted', async () => {
    const rating = await defective('../src/rating/round.js', () => ({}))
    expect(rating).not.toBe(rate)
    expect(disagreement(rating, 5000)).toBeNull()
  })

  test('half a cent that goes to the even one', async () => {
    const rating = await defective('../src/rating/round.js', () => ({
      multiply: ((cents, ...fractions) => {
        const over = fractions.reduce((product, one) => product * one.numerator, cents)
        const under = fractions.reduce((product, one) => product * one.denominator, 1n)
        const even = 2n * over === under * (2n * (over / under) + 1n) && (over / under) % 2n === 0n
        return even ? over / under : (2n * over + under) / (2n * under)
      }) satisfies typeof Round.multiply,
    }))
    expect(disagreement(rating, 5000)).not.toBeNull()
  })

  test('a surtax on the duty too', async () => {
    const rating = await defective(
      '../src/rating/line-charges.js',
      ({ amountsOf }: typeof LineCharges) => ({
        amountsOf: ((line, basis) => {
          const amounts = amountsOf(line, basis)
          const { valueForDuty, customsDuty } = amounts
          if (valueForDuty === null || customsDuty === null) return amounts
          const dutyPaid = moneyOf(Number(valueForDuty + customsDuty) as Cents)
          const valuation = { kind: 'valueForDuty', amount: dutyPaid } as const
          const { surtax, surtaxes } = amountsOf({ ...line, valuation }, basis)
          return { ...amounts, surtax, surtaxes }
        }) satisfies typeof LineCharges.amountsOf,
      }),
    )
    expect(disagreement(rating, 5000)).not.toBeNull()
  })
})
