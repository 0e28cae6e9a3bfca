/**
 * The values that messages are made of, beside those of the core.
 *
 * Lengths and forms that no source gives are ours, and generous on purpose (assumed CK-93).
 */
import { Quantity, Rate } from '@carmkit/core'
import { type Codec, integer, text } from '@carmkit/kernel'

const code = (name: string, form: string, pattern: RegExp): Codec<string> =>
  text(name, form, (value) => pattern.test(value))

export const freeTextName = 'text of at most '
export const freeTextForm = 'composed (NFC), trimmed, without control characters'

/** Text for people: composed (NFC), trimmed, at most so many characters, on one line. */
export const freeText = (most: number): Codec<string> =>
  text(
    `${freeTextName}${most}`,
    `1 to ${most} characters, ${freeTextForm}`,
    (value) =>
      value.length >= 1 &&
      value.length <= most &&
      value === value.normalize('NFC') &&
      value === value.trim() &&
      !/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u.test(value),
  )

const decimal = <A extends string>(name: string, decimals: number, inner: Codec<A>): Codec<A> =>
  text<A>(
    name,
    `a decimal as text without trailing zeros, at most ${decimals} decimals`,
    (value) => inner.is(value) && (value.split('.')[1] ?? '').length <= decimals,
  )

/** A fraction of one, for rates of tax. */
export const SixDecimals = decimal('SixDecimals', 6, Rate)

/** Dollars for one unit of a currency; an exponent or a rate of zero is none. */
export const PositiveRate = text<Rate>(
  'PositiveRate',
  'a positive decimal as text without trailing zeros, at most six decimals, without exponent',
  (value) => SixDecimals.is(value) && value !== '0',
)
export const FourDecimals = decimal('FourDecimals', 4, Quantity)

/** Above every number of invoices, lines or versions that anybody numbers. */
export const Ordinal = integer('Ordinal', 1, 99_999)

export const CadType = code('CadType', 'one or two capital letters or digits', /^[A-Z0-9]{1,2}$/)
export const Classification = code('Classification', 'ten digits', /^[0-9]{10}$/)
export const TariffCode = code('TariffCode', 'four digits', /^[0-9]{4}$/)
export const TariffTreatment = code('TariffTreatment', 'two digits', /^[0-9]{2}$/)
export const ValueForDutyCode = code('ValueForDutyCode', 'two digits', /^[0-9]{2}$/)
export const SimaSubject = code('SimaSubject', 'one capital letter', /^[A-Z]$/)
export const SimaCode = code('SimaCode', 'two digits', /^[0-9]{2}$/)
export const SurtaxCode = code(
  'SurtaxCode',
  '1 to 20 capital letters and digits',
  /^[A-Z0-9]{1,20}$/,
)
export const ExciseCode = code(
  'ExciseCode',
  '1 to 10 capital letters and digits',
  /^[A-Z0-9]{1,10}$/,
)
export const ExemptionCode = code(
  'ExemptionCode',
  '1 to 10 capital letters and digits',
  /^[A-Z0-9]{1,10}$/,
)
export const ReasonCode = code(
  'ReasonCode',
  '1 to 20 printable characters without blanks',
  /^[\x21-\x7e]{1,20}$/,
)
export const UnitOfMeasure = code(
  'UnitOfMeasure',
  'two or three capital letters or digits',
  /^[A-Z0-9]{2,3}$/,
)
export const Country = code('Country', 'two capital letters, ISO 3166-1', /^[A-Z]{2}$/)
export const UsState = code('UsState', 'two capital letters', /^[A-Z]{2}$/)
export const Currency = code('Currency', 'three capital letters, ISO 4217', /^[A-Z]{3}$/)
export const ReleaseOffice = code('ReleaseOffice', 'three or four digits', /^[0-9]{3,4}$/)
export const ModeOfTransport = code('ModeOfTransport', 'one digit', /^[0-9]$/)
/** The first five digits of a transaction number (B23). */
export const AccountSecurityNumber = code('AccountSecurityNumber', 'five digits', /^[0-9]{5}$/)
export const StatementSection = code(
  'StatementSection',
  '1 to 40 letters, the first a small one',
  /^[a-z][A-Za-z]{0,39}$/,
)
export const StatementStatus = code('StatementStatus', '1 to 10 capital letters', /^[A-Z]{1,10}$/)
