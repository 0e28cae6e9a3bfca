/** Codes by which goods are told and taxed, as lines of declarations, rulings and mass cases state them. */
import { type Codec, text } from '@carmkit/kernel'

const code = (name: string, form: string, pattern: RegExp): Codec<string> =>
  text(name, form, (value) => pattern.test(value))

export const Classification = code('Classification', 'ten digits', /^[0-9]{10}$/)

export const Country = code(
  'Country',
  'two capital letters, or U and a state code',
  /^([A-Z]{2}|U[A-Z]{2})$/,
)

export const TariffTreatment = code('TariffTreatment', 'two digits', /^[0-9]{2}$/)

/** Relief of chapters 98 and 99. */
export const TariffCode = code('TariffCode', 'four digits, 98xx or 99xx', /^9[89][0-9]{2}$/)
