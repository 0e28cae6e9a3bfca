/** What becomes of the rulings that lines quote: each accepted version names them, and a reaction has them checked. */
import * as E from 'fp-ts/lib/Either.js'
import { type Bn15, type TransactionNumber, valueIn } from '../../../values/index.js'
import type { On } from '../command/index.js'
import type { Content, LineMismatch } from '../content/index.js'
import { linesInOrder } from '../content/whole.js'
import { type DeclarationEvent, RulingMismatchNoted, RulingsQuoted } from '../event/index.js'
import type { DeclarationRejection } from '../rejection.js'
import { type Accepted, knownVersion } from '../state/index.js'

/** None where no line quotes any. */
export const quotations = (
  { importer }: { readonly importer: Bn15 },
  made: {
    readonly transactionNumber: TransactionNumber
    readonly version: number
    readonly content: Content
  },
): ReadonlyArray<DeclarationEvent> => {
  const { transactionNumber, version, content } = made
  const quoted = linesInOrder(content).flatMap(({ rulingNumber }) => rulingNumber ?? [])
  const rulings = [...new Set(quoted)]
  return rulings.length === 0
    ? []
    : [RulingsQuoted.make({ transactionNumber, importer, version, rulings })]
}

/** Warned of once for a version, whatever becomes of the rulings later. */
export const noteRulingMismatch = (
  { data: { transactionNumber, version } }: On<'NoteRulingMismatch'>,
  state: Accepted,
  mismatches: ReadonlyArray<LineMismatch>,
): E.Either<DeclarationRejection, ReadonlyArray<DeclarationEvent>> => {
  if (knownVersion(state, version) === undefined) {
    return E.left({ name: 'StaleVersion', rule: 'TXN-03', current: state.version })
  }
  const isNoted = valueIn(state.mismatched, String(version)) === true
  if (isNoted || mismatches.length === 0) return E.right([])
  const { importer } = state
  const lines = [...mismatches]
  return E.right([RulingMismatchNoted.make({ transactionNumber, importer, version, lines })])
}
