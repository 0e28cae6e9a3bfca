/** The answer to what was accounted for before CARM: version 1 as it was declared, owed for elsewhere (B19). */
import * as E from 'fp-ts/lib/Either.js'
import { billingPeriodOf, paymentDueDate } from '../../../calendar/index.js'
import { carmLaunch } from '../../../dated-rules/index.js'
import type { On } from '../command/index.js'
import { type Assessed, cadTypeOf } from '../content/index.js'
import { contentHashOf, linesInOrder } from '../content/whole.js'
import type { DeclarationContext } from '../context/index.js'
import { AsDeclaredRecorded, type DeclarationEvent } from '../event/index.js'
import type { DeclarationRejection } from '../rejection.js'
import type { Declaration } from '../state/index.js'
import { unfitAccount } from './account.js'
import { uncheckedEdits } from './edits.js'
import { assess } from './revision.js'
import { quotations } from './ruling.js'

type Verdict = E.Either<DeclarationRejection, ReadonlyArray<DeclarationEvent>>

export const recordAsDeclared = (
  { data }: On<'RecordAsDeclared'>,
  state: Declaration,
  context: DeclarationContext,
): Verdict => {
  const { transactionNumber, importer, accountedOn, header } = data
  if (state.status !== 'Absent') {
    return E.left({ name: 'NumberInUse', rule: 'TXN-02', transactionNumber })
  }
  if (accountedOn >= carmLaunch) {
    return E.left({ name: 'NotBeforeLaunch', rule: 'CK-130', launchedOn: carmLaunch })
  }
  const unfit = unfitAccount(importer, context)
  if (unfit !== null) return E.left(unfit)
  const lines = new Map(data.lines.map((line) => [line.number, line]))
  return E.map((assessed: Assessed) => [
    recorded(data, assessed, context),
    ...quotations(data, { transactionNumber, version: 1, content: assessed }),
  ])(assess({ acceptedOn: accountedOn }, { header, lines }, context))
}

const recorded = (
  { transactionNumber, importer, origin, accountedOn }: On<'RecordAsDeclared'>['data'],
  { header, charges, ...content }: Assessed,
  { now, tables }: DeclarationContext,
): DeclarationEvent => {
  const lines = linesInOrder({ header, ...content })
  const period = billingPeriodOf(accountedOn)
  return AsDeclaredRecorded.make({
    transactionNumber,
    importer,
    version: 1,
    cadType: cadTypeOf(origin),
    blanket: origin.kind === 'blanketRequest',
    accountedOn,
    recordedAt: now,
    header,
    lines: [...lines],
    contentHash: contentHashOf({ header, ...content }),
    charges,
    billingPeriod: period.label,
    paymentDueDate: paymentDueDate({ period, kind: 'import', deferrals: [] }),
    unchecked: [...uncheckedEdits({ header, ...content }, tables)],
  })
}
