/**
 * Before the codecs: the spellings that files use become the one text that a value has here.
 *
 * Separate from the codecs, which are the identity on the wire: what was decoded is what is hashed
 * and compared. A value that cannot be brought into form is left for its codec to refuse.
 */
import {
  Instant,
  instantOf,
  Money,
  millisecondsOf,
  NonNegativeMoney,
  withoutTrailingZeros,
} from '@carmkit/core'
import { type AnyCodec, withLeaves } from '../walk.js'
import { Classification, FourDecimals, PositiveRate, SixDecimals } from './values.js'

/** The value with every text in its one form. */
export const inOneForm = (codec: AnyCodec, value: unknown): unknown =>
  withLeaves(codec, value, (leaf, found) =>
    typeof found === 'string' ? (forms.get(leaf) ?? trimmed)(found) : found,
  )

const trimmed = (value: string): string => value.normalize('NFC').trim()

/** Tariff listings write `8712.00.00.00` or `8712 00 00 00`. */
const digitsOnly = (value: string): string => value.replace(/[. ]/g, '')

/** `150` and `150.5` are written out with two decimals. */
const withTwoDecimals = (value: string): string => {
  const [, whole, decimals = ''] = /^(-?[0-9]+)(?:\.([0-9]{1,2}))?$/.exec(value) ?? []
  return whole === undefined ? value : `${whole}.${decimals.padEnd(2, '0')}`
}

/** ISO 8601 with an offset becomes UTC with milliseconds; finer than that is not cut. */
const inUtc = (value: string): string => {
  const parts =
    /^(.{10}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.([0-9]{1,3}))?(?:Z|([+-])([0-9]{2}):([0-9]{2}))$/.exec(
      value,
    )
  if (parts === null) return value
  const [, local = '', fraction = '', sign = '+', hours = '0', minutes = '0'] = parts
  const written = `${local}.${fraction.padEnd(3, '0')}Z`
  if (!Instant.is(written) || Number(hours) > 14 || Number(minutes) > 59) return value
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000
  return instantOf(millisecondsOf(written) + (sign === '+' ? -offset : offset))
}

const forms: ReadonlyMap<AnyCodec, (value: string) => string> = new Map<
  AnyCodec,
  (value: string) => string
>([
  [Classification, digitsOnly],
  [Money, withTwoDecimals],
  [NonNegativeMoney, withTwoDecimals],
  [PositiveRate, withoutTrailingZeros],
  [SixDecimals, withoutTrailingZeros],
  [FourDecimals, withoutTrailingZeros],
  [Instant, inUtc],
])
