/** What becomes of versions once they are made, and what a ledger is told of imported ones. */
import { centsOf } from '@carmkit/core'
import type { Projection } from '../../../project/model.js'
import { type Change, put, type Rows } from '../../../project/rows.js'
import { together } from '../../../project/together.js'
import { flag } from '../../value.js'
import { declaration, declarationVersion } from '../tables/index.js'
import { cents } from './charges.js'
import {
  type DeclarationRow,
  declared,
  type On,
  type Recorded,
  type VersionRow,
  versionNamed,
} from './event.js'
import { findings, onLine } from './findings.js'
import { charged, inEffect } from './version-row.js'

export const approved: Projection<On<'AdjustmentApproved'>> = ({ event }, rows) => {
  const { data, metadata, revision } = event
  const [row, pending] = answered(event, rows)
  const version = {
    ...pending,
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
): ReadonlyArray<Change> => {
  const { revision } = event
  const [row, version] = answered(event, rows)
  return [
    put(declaration, { ...row, pending_version: null, revision }),
    put(declarationVersion, { ...version, ...change, revision }),
  ]
}

/** The mass case stands behind the events of the version that it made. */
export const madeByMassCase: Projection<On<'MassCaseApplied'>> = ({ event }, rows) => [
  put(declarationVersion, {
    ...versionNamed(event, rows),
    mass_case_number: event.data.massCaseNumber,
    revision: event.revision,
  }),
]

/** What the agency charges for the version in effect, and where. */
export const imported: Projection<On<'ChargesImported'>> = ({ event }, rows) => {
  const { version, charges, billingPeriod, paymentDueDate } = event.data
  const { revision } = event
  const [row, current] = answered(event, rows)
  return [
    put(declaration, {
      ...row,
      charged_version: version,
      charged_payable: cents(charges.totalPayable),
      revision,
    }),
    put(declarationVersion, {
      ...current,
      billing_period: billingPeriod,
      payment_due_date: paymentDueDate,
      revision,
    }),
  ]
}

type Answer =
  | 'AdjustmentApproved'
  | 'AdjustmentRejected'
  | 'AdjustmentWithdrawn'
  | 'ChargesImported'

const answered = (event: Recorded<Answer>, rows: Rows): readonly [DeclarationRow, VersionRow] =>
  together(
    () => declared(event, rows),
    () => versionNamed(event, rows),
  )
