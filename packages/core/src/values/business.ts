/** What a business says of itself when it registers. */
import { type Codec, oneOf, text } from '@carmkit/kernel'

export const Residency = oneOf('Residency', ['resident', 'nonResident'])

/** Trusts and other entities are sent to the revenue agency first (PRG-07). */
export const EntityType = oneOf('EntityType', [
  'corporation',
  'partnership',
  'soleProprietor',
  'trust',
  'other',
])

/**
 * A business name, or null for a sole proprietor: a person's name is personal data and stays out of
 * events.
 */
export const LegalName: Codec<string> = text(
  'LegalName',
  '1 to 175 characters, no control or invisible characters, no blanks at the ends',
  (value) =>
    value.length > 0 &&
    value.length <= 175 &&
    !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(value) &&
    value.trim() === value,
)
