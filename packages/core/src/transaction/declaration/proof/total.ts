/**
 * Whether the recorded total of a version is what its lines add up to, and whether its approval says
 * the same charges again. Lines alone prove no total: it is recorded beside them.
 */
import * as E from 'fp-ts/lib/Either.js'
import {
  type ChargeName,
  type Charges,
  type DocumentCharges,
  totalCharges,
  unknownCharges,
} from '../../../rating/index.js'
import type { Money } from '../../../values/index.js'
import type { DeclarationEvent } from '../event/index.js'

/** A charge, or a surtax by its measure, that is recorded as something else than what it follows from. */
export interface OtherCharge {
  /** Place of the event that records it. */
  readonly place: number
  /** Null: the total. */
  readonly line: number | null
  readonly of: ChargeName | Charges['surtaxes'][number]['measure']
  /** Null: not known, or there is no such tax. */
  readonly recorded: Money | null
  /** Of a total what the lines add up to; of an approval what was asked for. */
  readonly expected: Money | null
}

/** What does not follow of a version that was rated with the event at `place`; none where all does. */
export const otherCharges = (
  events: ReadonlyArray<DeclarationEvent>,
  rated: {
    readonly place: number
    readonly number: number
    readonly charges: DocumentCharges
    /** Numbers of its lines, in order. */
    readonly lines: ReadonlyArray<number>
  },
): ReadonlyArray<OtherCharge> => {
  const { place, number, charges, lines } = rated
  const parted = (recorded: DocumentCharges, at: number): ReadonlyArray<OtherCharge> => [
    ...lines.flatMap((line, index) =>
      partings(recorded.lines[index], charges.lines[index]).map((one) => ({
        place: at,
        line,
        ...one,
      })),
    ),
    ...partings(recorded.total, madeOf(charges)).map((one) => ({ place: at, line: null, ...one })),
  ]
  return [
    ...parted(charges, place),
    ...events.flatMap(({ type, data }, at) =>
      type === 'AdjustmentApproved' && data.version === number && at > place
        ? parted(data.charges, at)
        : [],
    ),
  ]
}

/** Where a line is not known, or the sum is more than can be recorded, nothing is known of the total. */
const madeOf = ({ lines, total }: DocumentCharges): Charges => {
  const sum = totalCharges(lines)
  return E.isLeft(sum) || (isUnknown(total) && lines.some(isUnknown)) ? unknownCharges : sum.right
}

const isUnknown = (charges: Charges): boolean => partings(charges, unknownCharges).length === 0

const partings = (
  recorded: Charges = unknownCharges,
  expected: Charges = unknownCharges,
): ReadonlyArray<Pick<OtherCharge, 'of' | 'recorded' | 'expected'>> => {
  const [one, other] = [amountsIn(recorded), amountsIn(expected)]
  return [...new Set([...one.keys(), ...other.keys()])]
    .map((of) => ({ of, recorded: one.get(of) ?? null, expected: other.get(of) ?? null }))
    .filter((parting) => parting.recorded !== parting.expected)
}

const amountsIn = ({ surtaxes, ...named }: Charges): ReadonlyMap<OtherCharge['of'], Money | null> =>
  new Map<OtherCharge['of'], Money | null>([
    ...(Object.entries(named) as ReadonlyArray<[ChargeName, Money | null]>),
    ...surtaxes.map(({ measure, amount }) => [measure, amount] as const),
  ])
