/**
 * The statuses that the answers of the agency give the versions of other systems. Answers come in
 * any order and mean the same, so that each of them judges all versions anew.
 */
import { type Change, put, type Rows } from '../../../project/rows.js'
import { declaration, declarationVersion } from '../tables/index.js'
import type { DeclarationRow, VersionRow } from './event.js'
import { inEffect } from './version-row.js'

/** The declaration and one of its versions as an event changed them, but for what follows from it. */
export const judged = (
  changed: { readonly row: DeclarationRow; readonly answered: VersionRow },
  rows: Rows,
): ReadonlyArray<Change> => {
  const { row, answered } = changed
  const { revision } = row
  const known = rows
    .where(declarationVersion, { transaction_number: row.transaction_number })
    .map((one) => (one.version === answered.version ? answered : one))
  const versions = known.map((one) => ({ one, status: statusOf(row, one) }))
  const accepted = versions.filter(({ status }) => status === 'accepted')
  const highest = accepted
    .map(({ one }) => one)
    .toSorted(byNumber)
    .at(-1)
  return [
    put(declaration, {
      ...row,
      ...(row.status === 'Accepted' && highest !== undefined ? inEffect(highest) : {}),
    }),
    ...versions
      .filter(({ one, status }) => one === answered || one.status !== status)
      .map(({ one, status }) => put(declarationVersion, { ...one, status, revision })),
  ]
}

/**
 * The first accepted version is in effect; others are until the due date, and after it once they are
 * approved (B5). A decision stands before an acceptance, and that before a refused message.
 */
const statusOf = (row: DeclarationRow, version: VersionRow): string => {
  if (version.decision === 'rejected') return 'rejected'
  if (version.decision === 'approved' && row.status === 'Accepted') return 'accepted'
  if (version.kind !== 'imported') return version.status
  if (version.accepted_on === null || row.status !== 'Accepted') {
    return version.refused_at === null ? 'recorded' : 'refused'
  }
  const isFirst = version.version <= (row.first_version ?? 0)
  const isInTime = version.accepted_on <= (row.payment_due_date ?? '')
  return isFirst || isInTime ? 'accepted' : 'pending'
}

const byNumber = (one: VersionRow, other: VersionRow): number => one.version - other.version
