/** What events mean for lines that are believed to be wrong, until they are corrected. */
import type { Projection } from '../../../project/model.js'
import { type Change, put, type Rows, remove } from '../../../project/rows.js'
import type { Row } from '../../../project/table.js'
import { owedCorrection } from '../tables/index.js'
import type { On } from './event.js'
import type { LineRow } from './lines.js'

type OwedRow = Row<typeof owedCorrection>

export const owedIn = (transactionNumber: string, rows: Rows): ReadonlyArray<OwedRow> =>
  rows.where(owedCorrection, { transaction_number: transactionNumber })

/** The earliest belief counts: learning more starts no new 90 days. */
export const believed: Projection<On<'ReasonToBelieveRecorded'>> = ({ event }, rows) => {
  const { transactionNumber, importer, source, learnedOn, deadline, lines } = event.data
  const { corrected = [] } = event.data
  const known = new Map(owedIn(transactionNumber, rows).map((one) => [one.line, one.deadline]))
  return lines
    .filter((line) => !corrected.includes(line) && deadline < (known.get(line) ?? never))
    .map((line) =>
      put(owedCorrection, {
        transaction_number: transactionNumber,
        line,
        importer,
        source,
        learned_on: learnedOn,
        deadline,
        revision: event.revision,
      }),
    )
}

/** Behind every day. */
const never = '9999-12-31'

/** What must be corrected is filed in time once it is sent, whatever the agency decides (CK-45). */
export const withoutCorrected = (
  owed: ReadonlyArray<OwedRow>,
  changes: On<'DeclarationCorrected'>['data']['changes'],
): ReadonlyArray<Change> => {
  const sent = new Set(changes.map(({ line }) => line.number))
  return owed
    .filter(({ line }) => sent.has(line))
    .map(({ transaction_number, line }) => remove(owedCorrection, { transaction_number, line }))
}

/**
 * A version of another system corrects the lines in which it differs from the one in effect, where it
 * was accepted since one came to know that they are wrong (CK-45).
 */
export const withoutCorrectedElsewhere = (
  owed: ReadonlyArray<OwedRow>,
  { acceptedOn, ...lines }: CorrectedElsewhere,
): ReadonlyArray<Change> => {
  const [before, after] = [stated(lines.before), stated(lines.after)]
  return owed
    .filter(({ line, learned_on }) => {
      const text = after.get(line)
      return text !== undefined && text !== before.get(line) && learned_on <= acceptedOn
    })
    .map(({ transaction_number, line }) => remove(owedCorrection, { transaction_number, line }))
}

interface CorrectedElsewhere {
  /** Eastern day. */
  readonly acceptedOn: string
  /** Those of the version in effect. */
  readonly before: ReadonlyArray<LineRow>
  readonly after: ReadonlyArray<LineRow>
}

const stated = (lines: ReadonlyArray<LineRow>): ReadonlyMap<number, string> =>
  new Map(lines.map((one) => [one.line, one.stated]))
