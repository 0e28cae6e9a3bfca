/**
 * Random documents by the hundred thousand: one seed, one series. Written by hand because a
 * document costs a few microseconds here; the laws, which shrink, take theirs from fast-check.
 */
import type { MeasureId, RatedLine } from '../src/rating/index.js'
import type { CivilDate, Decimal, Money } from '../src/values/index.js'
import { day, measureIds } from './rating-arbitraries.js'

export interface RandomDocument {
  readonly lines: ReadonlyArray<RatedLine>
  readonly date: CivilDate | null
}

/** Documents of one to three lines, most of them of one. */
export function* documentsOf(seed: number, count: number): Generator<RandomDocument, void> {
  const draw = drawFrom(seed)
  for (let made = 0; made < count; made++) {
    const length = draw.oneOf([1, 1, 1, 1, 1, 1, 2, 3])
    yield { lines: Array.from({ length }, () => lineFrom(draw)), date: draw.oneOf(dates) }
  }
}

const dates = [null, day('2024-12-31'), day('2025-06-30'), day('2026-06-30')]

const lineFrom = (draw: Draw): RatedLine => {
  const isCasual = draw.chance(0.3)
  return {
    valuation: draw.rarelyNull(() => valuationFrom(draw)),
    quantity: draw.decimal(1000),
    unit: null,
    customsDuty: draw.rarelyNull(() => dutyFrom(draw)),
    sima: draw.rarelyNull(() => draw.money(100_000)),
    surtaxes: surtaxesFrom(draw),
    excise: Array.from({ length: draw.oneOf([0, 0, 0, 1, 2]) }, () => exciseFrom(draw)),
    luxury: draw.chance(0.2)
      ? { taxableValue: draw.money(50_000_000), threshold: draw.money(20_000_000) }
      : null,
    salesTaxRate: draw.rarelyNull(() => draw.decimal(1)),
    provincialTaxRate: isCasual ? draw.decimal(1) : null,
    consumption: isCasual ? 'casual' : 'commercial',
  }
}

const valuationFrom = (draw: Draw): RatedLine['valuation'] =>
  draw.chance(0.5)
    ? { kind: 'valueForDuty', amount: draw.money(10_000_000) }
    : {
        kind: 'conversion',
        amount: draw.money(100_000),
        currency: 'USD' as never,
        exchangeRate: draw.decimal(2),
      }

const dutyFrom = (draw: Draw): RatedLine['customsDuty'] => {
  const kind = draw.oneOf([
    'free',
    'adValorem',
    'specific',
    'adValoremMinimumSpecific',
    'adValoremMaximumSpecific',
  ] as const)
  switch (kind) {
    case 'free':
      return { kind }
    case 'adValorem':
      return { kind, rate: draw.decimal(1) }
    case 'specific':
      return { kind, ratePerUnit: draw.decimal(20) }
    default:
      return { kind, rate: draw.decimal(1), ratePerUnit: draw.decimal(20) }
  }
}

/** Some of the measures, in any order. */
const surtaxesFrom = (draw: Draw): RatedLine['surtaxes'] => {
  const declared = draw.chance(0.5) ? [] : measureIds.filter(() => draw.chance(0.5))
  return (draw.chance(0.5) ? declared : declared.toReversed()).map((measure: MeasureId) => ({
    measure,
    rate: draw.decimal(1),
    baseFraction: draw.chance(0.5) ? draw.decimal(1) : null,
    declaredCode: null,
  }))
}

const exciseFrom = (draw: Draw): RatedLine['excise'][number] =>
  draw.chance(0.5)
    ? { kind: 'specific', ratePerUnit: draw.decimal(20) }
    : { kind: 'adValorem', rate: draw.decimal(1) }

interface Draw {
  readonly chance: (of: number) => boolean
  readonly oneOf: <A>(choices: ReadonlyArray<A>) => A
  readonly rarelyNull: <A>(make: () => A) => A | null
  /** Up to so many cents. */
  readonly money: (most: number) => Money
  /** Half of them have few decimals, so that half cents come up. */
  readonly decimal: (most: number) => Decimal
}

const drawFrom = (seed: number): Draw => {
  const next = randomFrom(seed)
  const below = (limit: number): number => Math.floor(next() * limit)
  const draw: Draw = {
    chance: (of) => next() < of,
    oneOf: (choices) => choices[below(choices.length)] as never,
    rarelyNull: (make) => (next() < 0.05 ? null : make()),
    money: (most) => (below(most + 1) / 100).toFixed(2) as Money,
    decimal: (most) => {
      const decimals = next() < 0.5 ? 2 : 10
      const text = (below(most * 10 ** decimals + 1) / 10 ** decimals).toFixed(decimals)
      return text.replace(/\.?0+$/, '') as Decimal
    },
  }
  return draw
}

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
const randomFrom = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
