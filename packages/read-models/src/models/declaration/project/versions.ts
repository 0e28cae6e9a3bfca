/** What events mean for versions that are made here after the first one. */
import { centsOf } from '@carmkit/core'
import type { Projection } from '../../../project/model.js'
import { type Change, put, type Rows } from '../../../project/rows.js'
import { together } from '../../../project/together.js'
import { flag, textOf } from '../../value.js'
import { declaration, declarationVersion } from '../tables/index.js'
import { chargesIn } from './charges.js'
import { declared, type On, type Recorded, type VersionRow, versionNamed } from './event.js'
import { linesChanged, linesOf, putRated } from './lines.js'
import { owedIn, withoutCorrected } from './owed.js'
import { charged, headerIn, inEffect, numbered, versionBegun } from './version-row.js'

type Revised = 'DeclarationCorrected' | 'AdjustmentRequested' | 'DeclarationRedetermined'

/** In effect at once. */
export const corrected: Projection<On<'DeclarationCorrected'>> = ({ event }, rows) => {
  const { data } = event
  return made(event, rows, {
    kind: 'correction',
    status: 'accepted',
    filed_for: data.correctedFor,
    evidence: flag(data.evidence),
    accepted_at: event.metadata.recordedAt,
    accepted_on: data.correctedOn,
    billing_period: data.billingPeriod,
    payment_due_date: data.paymentDueDate,
  })
}

/** In effect at once. */
export const redetermined: Projection<On<'DeclarationRedetermined'>> = ({ event }, rows) => {
  const { data } = event
  return made(event, rows, {
    kind: 'redetermination',
    status: 'accepted',
    filed_for: null,
    basis: data.basis,
    appeal_number: data.appealNumber,
    so_adj_number: data.soAdjNumber,
    gst_registered: flag(data.gstRegistered),
    accepted_at: event.metadata.recordedAt,
    accepted_on: data.redeterminedOn,
    billing_period: data.billingPeriod,
    payment_due_date: data.paymentDueDate,
  })
}

/** It changes nothing until the agency decides. */
export const requested: Projection<On<'AdjustmentRequested'>> = ({ event }, rows) => {
  const { data } = event
  return made(event, rows, {
    kind: 'adjustment',
    status: 'pending',
    filed_for: data.requestedFor,
    evidence: flag(data.evidence),
    direction: data.direction,
  })
}

/** One version more, with all lines of the one that it is based on but for what it changes. */
const made = (
  event: Recorded<Revised>,
  rows: Rows,
  kind: Pick<VersionRow, 'kind' | 'status' | 'filed_for'> & Partial<VersionRow>,
): ReadonlyArray<Change> => {
  const { transactionNumber, version, basedOn, header, changes, charges, delta } = event.data
  const before = { transactionNumber, version: basedOn }
  const [row, base, baseLines, owed] = together(
    () => declared(event, rows),
    () => versionNamed({ type: event.type, data: before }, rows),
    () => linesOf(before, rows),
    () => owedIn(transactionNumber, rows),
  )
  const lines = linesChanged(baseLines, changes, { transactionNumber, version })
  const { release_date, release_office, cargo_control_number } = base
  const next = versionBegun(event, version, {
    submitted_at: event.metadata.recordedAt,
    based_on: basedOn,
    content_hash: event.data.contentHash,
    reason_codes: textOf([...new Set(changes.flatMap(({ reasons }) => reasons))]),
    unchecked: textOf(event.data.unchecked),
    line_count: lines.length,
    ...(header === null
      ? { release_date, release_office, cargo_control_number }
      : headerIn(header)),
    ...chargesIn(charges.total),
    payable_change: centsOf(delta.totalPayable),
    ...kind,
  })
  return [
    put(declaration, {
      ...row,
      ...numbered(row, { latest: version, known: row.known_versions + 1 }),
      ...(kind.status === 'accepted'
        ? { ...inEffect(next), ...charged(row, event.data) }
        : { pending_version: version }),
      revision: event.revision,
    }),
    put(declarationVersion, next),
    ...putRated(lines, charges.lines),
    ...withoutCorrected(owed, changes),
  ]
}
