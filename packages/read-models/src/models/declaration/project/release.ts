/** What events mean for the release of the goods. */

import { accountByRules, type CivilDate, cadTypes } from '@carmkit/core'
import type { Projection } from '../../../project/model.js'
import { type Change, put, type Rows } from '../../../project/rows.js'
import type { Row } from '../../../project/table.js'
import { flag } from '../../value.js'
import { declaration, release } from '../tables/index.js'
import { type On } from './event.js'

const accountBy = accountByRules(cadTypes)

export const released: Projection<On<'ReleaseRecorded'>> = ({ event }, rows) => {
  const { transactionNumber, releaseDate, ...data } = event.data
  const declared = rows.get(declaration, { transaction_number: transactionNumber })
  return [
    put(release, {
      transaction_number: transactionNumber,
      importer: data.importer,
      account_security_number: data.accountSecurityNumber,
      release_date: releaseDate,
      release_office: data.releaseOffice,
      cargo_control_number: data.cargoControlNumber,
      released_prior_to_payment: flag(data.releasedPriorToPayment),
      recorded_at: event.metadata.recordedAt,
      accounting_deadline: accountBy(releaseDate, beingDeclaredAs(declared)),
      accounted: flag(declared?.status === 'Accepted'),
      due_noted_at: null,
      revision: event.revision,
    }),
  ]
}

export const dueNoted: Projection<On<'AccountingDueNoted'>> = ({ event }, rows) => {
  const { transactionNumber } = event.data
  const row = releaseOf(transactionNumber, rows)
  if (row === null) throw new Error(`nothing was released under ${transactionNumber}`)
  return [
    put(release, { ...row, due_noted_at: event.metadata.recordedAt, revision: event.revision }),
  ]
}

type ReleaseRow = Row<typeof release>

/** Its type; null where nobody is declaring the goods. */
const beingDeclaredAs = (row: Row<typeof declaration> | null): string | null =>
  row === null || row.status === 'Discarded' ? null : row.cad_type

/** The day to account by follows the type in which the goods are being declared (CK-172). */
export const declaredAs = (
  row: ReleaseRow | null,
  { cadType, revision }: { readonly cadType: string | null; readonly revision: number },
): ReadonlyArray<Change> => {
  if (row === null || row.accounted === 1) return []
  const deadline = accountBy(row.release_date as CivilDate, cadType)
  return deadline === row.accounting_deadline
    ? []
    : [put(release, { ...row, accounting_deadline: deadline, revision })]
}

/** Null where nothing was released under the number. */
export const releaseOf = (transactionNumber: string, rows: Rows): ReleaseRow | null =>
  rows.get(release, { transaction_number: transactionNumber })

/** With the first acceptance of a declaration its goods are accounted for. */
export const accounted = (
  row: ReleaseRow | null,
  { revision }: { readonly revision: number },
): ReadonlyArray<Change> =>
  row === null || row.accounted === 1 ? [] : [put(release, { ...row, accounted: 1, revision })]
