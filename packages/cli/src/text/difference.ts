/** Differences of two pictures in words: what appeared, what went, what became what. */
import type { Difference } from '@carmkit/audit'
import { entryText, fieldsText, fieldText, valueText } from './picture.js'

/** One sentence for an entry that is new or gone, one for each field that changed. */
export const differenceTexts = (difference: Difference): ReadonlyArray<string> => {
  const entry = entryText(difference)
  switch (difference.kind) {
    case 'appeared':
      return [`${entry} is new: ${fieldsText(difference.fields)}`]
    case 'gone':
      return [`${entry} is gone; it was: ${fieldsText(difference.fields)}`]
    case 'changed':
      return Object.entries(difference.fields).map(
        ([name, { before, after }]) =>
          `${fieldText(name)} of ${entry} became ${valueText(after)} (was ${valueText(before)})`,
      )
  }
}
