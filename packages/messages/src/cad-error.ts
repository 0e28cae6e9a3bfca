/** Which of the agency's published errors a text is: by its code, or by its template. */

import { cadError } from './code-lists/cad-errors.js'
import type { RejectionBody } from './format/answers.js'

/** Key of the list `cadError`, or `unknown`: the text itself is kept in any case. */
export const cadErrorOf = ({ code, text }: RejectionBody['errors'][number]): string => {
  const byCode = cadError.values.find((known) => known.code === code)
  return (byCode ?? templates.find(({ pattern }) => pattern.test(text)))?.code ?? 'unknown'
}

/** `{x}` stands for any text; blanks and capitals vary between sources. */
const patternOf = (template: string): RegExp =>
  new RegExp(
    `^${template
      .split(/\{[a-z]\}/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.+')}$`,
    'iu',
  )

/** Longer templates first, since short ones like `invalid {x}` fit more. */
const templates = cadError.values
  .map(({ code, name }) => ({ code, name, pattern: patternOf(name) }))
  .sort((one, other) => other.name.length - one.name.length)
