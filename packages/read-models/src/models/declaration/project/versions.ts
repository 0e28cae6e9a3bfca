/** What events mean for versions that are made here after the first one. */
import { centsOf } from '@carmkit/core'
import type { Projection } from '../../../project/model.js'
import { type Change, put, type Rows, remove } from '../../../project/rows.js'
import { flag, textOf } from '../../value.js'
import { declaration, declarationVersion, owedCorrection } from '../tables/index.js'
import { cents, chargesIn } from './charges.js'
import {
  type DeclarationRow,
  declared,
  type On,
  type Recorded,
  type VersionRow,
  versionNamed,
} from './event.js'
import { findings, onLine } from './findings.js'
import { linesChanged, linesOf, putRated } from './lines.js'
import { headerIn, inEffect, numbered, versionBegun } from './version-row.js'

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
  const base = versionNamed(
    { type: event.type, data: { transactionNumber, version: basedOn } },
    rows,
  )
  const row = declared(event, rows)
  const place = { transactionNumber, version }
  const lines = linesChanged(linesOf({ transactionNumber, version: basedOn }, rows), changes, place)
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
    ...withoutCorrected(event, rows),
  ]
}

/** What a ledger was told before, and then more or less of it. */
const charged = (
  { charged_payable }: DeclarationRow,
  { version, delta }: Pick<On<Revised>['data'], 'version' | 'delta'>,
): Partial<DeclarationRow> => ({
  charged_version: version,
  charged_payable: (charged_payable ?? 0) + centsOf(delta.totalPayable),
})

/** What must be corrected is filed in time once it is sent, whatever the agency decides (CK-45). */
const withoutCorrected = (
  { data: { transactionNumber, changes } }: Recorded<Revised>,
  rows: Rows,
): ReadonlyArray<Change> => {
  const corrected = new Set(changes.map(({ line }) => line.number))
  return rows
    .where(owedCorrection, { transaction_number: transactionNumber })
    .filter(({ line }) => corrected.has(line))
    .map(({ line }) => remove(owedCorrection, { transaction_number: transactionNumber, line }))
}

export const approved: Projection<On<'AdjustmentApproved'>> = ({ event }, rows) => {
  const { data, metadata, revision } = event
  const row = declared(event, rows)
  const version = {
    ...versionNamed(event, rows),
    status: 'accepted',
    decision: 'approved',
    decided_at: metadata.recordedAt,
    decided_on: data.decidedOn,
    so_adj_number: data.soAdjNumber,
    gst_registered: flag(data.gstRegistered),
    payable_change: centsOf(data.delta.totalPayable),
    billing_period: data.billingPeriod,
    payment_due_date: data.paymentDueDate,
    revision,
  }
  return [
    put(declaration, {
      ...row,
      ...inEffect(version),
      ...charged(row, data),
      pending_version: null,
      revision,
    }),
    put(declarationVersion, version),
  ]
}

export const rejected: Projection<On<'AdjustmentRejected'>> = ({ event }, rows) => {
  const { version, soAdjNumber, decidedOn, reasons } = event.data
  return [
    ...turnedDown(event, rows, {
      status: 'rejected',
      decision: 'rejected',
      decided_at: event.metadata.recordedAt,
      decided_on: decidedOn,
      so_adj_number: soAdjNumber,
    }),
    ...findings(
      event,
      { kind: 'rejection', version },
      reasons.map(({ line, reason }) => ({ name: reason, lines: onLine(line) })),
    ),
  ]
}

export const withdrawn: Projection<On<'AdjustmentWithdrawn'>> = ({ event }, rows) =>
  turnedDown(event, rows, { status: 'withdrawn', withdrawn_at: event.metadata.recordedAt })

const turnedDown = (
  event: Recorded<'AdjustmentRejected' | 'AdjustmentWithdrawn'>,
  rows: Rows,
  change: Partial<VersionRow>,
): ReadonlyArray<Change> => [
  put(declaration, {
    ...declared(event, rows),
    pending_version: null,
    revision: event.revision,
  }),
  put(declarationVersion, { ...versionNamed(event, rows), ...change, revision: event.revision }),
]

/** The mass case stands behind the events of the version that it made. */
export const madeByMassCase: Projection<On<'MassCaseApplied'>> = ({ event }, rows) => [
  put(declarationVersion, {
    ...versionNamed(event, rows),
    mass_case_number: event.data.massCaseNumber,
    revision: event.revision,
  }),
]

/** The earliest belief counts: learning more starts no new 90 days. */
export const believed: Projection<On<'ReasonToBelieveRecorded'>> = ({ event }, rows) => {
  const { transactionNumber, importer, source, learnedOn, deadline, lines } = event.data
  return lines.flatMap((line) => {
    const key = { transaction_number: transactionNumber, line }
    const known = rows.get(owedCorrection, key)
    if (known !== null && known.deadline <= deadline) return []
    const row = { importer, source, learned_on: learnedOn, deadline, revision: event.revision }
    return [put(owedCorrection, { ...key, ...row })]
  })
}

/** What the agency charges for the version in effect, and where. */
export const imported: Projection<On<'ChargesImported'>> = ({ event }, rows) => {
  const { version, charges, billingPeriod, paymentDueDate } = event.data
  const { revision } = event
  return [
    put(declaration, {
      ...declared(event, rows),
      charged_version: version,
      charged_payable: cents(charges.totalPayable),
      revision,
    }),
    put(declarationVersion, {
      ...versionNamed(event, rows),
      billing_period: billingPeriod,
      payment_due_date: paymentDueDate,
      revision,
    }),
  ]
}
