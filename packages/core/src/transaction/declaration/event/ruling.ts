/** What is recorded of the rulings that a version quotes. Storage contract: add a version, never edit one. */
import { closed, event, list } from '@carmkit/kernel'
import { Bn15, TransactionNumber } from '../../../values/index.js'
import { LineMismatch, maxLines, QuotedRuling, VersionNumber } from '../content/index.js'

const identity = { transactionNumber: TransactionNumber, importer: Bn15, version: VersionNumber }

/** Recorded with each accepted version whose lines quote any: each number once. */
export const RulingsQuoted = event(
  'RulingsQuoted',
  closed('RulingsQuoted', {
    ...identity,
    rulings: list(QuotedRuling, { least: 1, most: maxLines }),
  }),
)

/** All lines of a version that quote a ruling which does not hold for them: a warning (TXN-42). */
export const RulingMismatchNoted = event(
  'RulingMismatchNoted',
  closed('RulingMismatchNoted', {
    ...identity,
    lines: list(LineMismatch, { least: 1, most: maxLines }),
  }),
)
