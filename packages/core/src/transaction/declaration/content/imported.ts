/**
 * What other systems say of a declaration: how a version was filed there, and what the agency
 * answered to it.
 *
 * Separate from what is filed here because these are facts: recorded as they were stated, beside
 * what this library finds itself (assumed CK-119).
 */
import { type Codec, closed, integer, nullable, oneOf, type Static, text } from '@carmkit/kernel'
import { LineNumber } from './index.js'

/** Most versions of one declaration that others filed (assumed CK-119); a ledger can name more. */
export const ImportedVersion = integer('ImportedVersion', 1, 999)

/** What a version is to the one before: before the due date a correction, after it an adjustment. */
export const FiledAs = oneOf('FiledAs', ['original', 'correction', 'adjustment'])
export type FiledAs = Static<typeof FiledAs>

/** Written by the agency about a declaration, for its reader. */
export const AgencyText: Codec<string> = text(
  'AgencyText',
  '1 to 1000 printable characters',
  (value) => /^[^\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]{1,1000}$/u.test(value),
)

/** What a text is about; null for the whole. */
const place = {
  invoice: nullable(integer('Invoice', 1, 99_999)),
  line: nullable(integer('Line', 1, 99_999)),
  field: nullable(AgencyText),
}

export const AgencyWarning = closed('AgencyWarning', { text: AgencyText, ...place })

/**
 * `error` is the key of a published error, or `unknown`; the text is kept in any case. A failure of
 * the schema and one of the content are different stages.
 */
export const AgencyError = closed('AgencyError', {
  error: text<string>('ErrorKey', '1 to 60 letters, digits, hyphens or slashes', (value) =>
    /^[A-Za-z0-9/-]{1,60}$/.test(value),
  ),
  code: nullable(AgencyText),
  text: AgencyText,
  level: oneOf('ErrorLevel', ['schema', 'header', 'invoice', 'line']),
  ...place,
})

export const LineRemark = closed('LineRemark', { line: LineNumber, text: AgencyText })
