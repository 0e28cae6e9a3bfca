/**
 * The statuses that the answers of the agency give the versions of other systems. Answers come in
 * any order and mean the same, so that each of them judges all versions anew.
 */
import { type Change, put, type Rows } from '../../../project/rows.js'
import { declaration, declarationVersion } from '../tables/index.js'
import type { DeclarationRow, VersionRow } from './event.js'
import { inEffect } from './version-row.js'

export interface Answered {
  /** The declaration as the answer changes it, but for what follows from the statuses. */
  readonly row: DeclarationRow
  /** All of its versions as they were before. */
  readonly before: ReadonlyArray<VersionRow>
  /** The version that is answered. */
  readonly version: number
  /** The columns that hold the answer. */
  readonly answer: Partial<VersionRow>
}

export const versionsOf = (transactionNumber: string, rows: Rows): ReadonlyArray<VersionRow> =>
  rows.where(declarationVersion, { transaction_number: transactionNumber })

export const judged = ({ row, before, version, answer }: Answered): ReadonlyArray<Change> => {
  const { revision } = row
  const versions = before
    .map((one) => (one.version === version ? { ...one, ...answer } : one))
    .map((one) => ({ one, status: statusOf(row, one) }))
  const accepted = versions.filter(({ status }) => status === 'accepted')
  const highest = accepted
    .map(({ one }) => one)
    .toSorted(byNumber)
    .at(-1)
  return [
    put(declaration, { ...row, ...(highest === undefined ? {} : inEffect(highest)) }),
    ...versions
      .filter(({ one, status }) => one.version === version || one.status !== status)
      .map(({ one, status }) => put(declarationVersion, { ...one, status, revision })),
  ]
}

/**
 * The first accepted version is in effect; others are until the due date, and after it once they are
 * approved (B5). What was accepted in time stands before a decision, a decision before an acceptance
 * that waits for one, and either before a refused message (CK-122).
 */
const statusOf = (row: DeclarationRow, version: VersionRow): string => {
  if (isInTime(row, version)) return 'accepted'
  if (version.decision !== null) return version.decision === 'approved' ? 'accepted' : 'rejected'
  if (version.kind !== 'imported') return version.status
  if (version.accepted_on !== null) return 'pending'
  return version.refused_at === null ? 'recorded' : 'refused'
}

const isInTime = (row: DeclarationRow, { kind, version, accepted_on }: VersionRow): boolean =>
  kind === 'imported' &&
  accepted_on !== null &&
  (version <= (row.first_version ?? 0) || accepted_on <= (row.payment_due_date ?? ''))

const byNumber = (one: VersionRow, other: VersionRow): number => one.version - other.version
