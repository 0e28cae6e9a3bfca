/** What events mean for versions that another system filed, and for the agency's answers to them. */
import type { Projection } from '../../../project/model.js'
import { type Change, put, type Rows, remove } from '../../../project/rows.js'
import { together } from '../../../project/together.js'
import { flag, textOf } from '../../value.js'
import {
  declaration,
  declarationAssessment,
  declarationLine,
  declarationLineAssessment,
  declarationVersion,
} from '../tables/index.js'
import { assessedIn, chargesIn } from './charges.js'
import {
  type DeclarationRow,
  declared,
  type On,
  type Recorded,
  type VersionRow,
  versionNamed,
} from './event.js'
import { findings, onLine } from './findings.js'
import { judged, versionsOf } from './judged.js'
import { lineStated, linesOf, putRated } from './lines.js'
import { owedIn, withoutCorrectedElsewhere } from './owed.js'
import { accounted, declaredAs, releaseOf } from './release.js'
import {
  adjustableUntil,
  declarationBegun,
  headerIn,
  inEffect,
  numbered,
  versionBegun,
} from './version-row.js'

/** The first version that is told of makes a transaction. A refused one may be told of anew. */
export const filed: Projection<On<'VersionRecorded'>> = ({ event }, rows) => {
  const { transactionNumber, version, lines, unheld, ...data } = event.data
  const place = { transactionNumber, version }
  const key = { transaction_number: transactionNumber, version }
  const [known, refused, linesBefore, goods] = together(
    () => rows.get(declaration, { transaction_number: transactionNumber }),
    () => rows.get(declarationVersion, key),
    () => linesOf(place, rows),
    () => releaseOf(transactionNumber, rows),
  )
  const row = known === null || known.status === 'Discarded' ? begun(event) : known
  const withoutCharges = new Set(unheld)
  return [
    ...declaredAs(goods, { cadType: row.cad_type, revision: event.revision }),
    put(declaration, {
      ...row,
      ...numbered(row, { latest: version, known: row.known_versions + (refused === null ? 1 : 0) }),
      revision: event.revision,
    }),
    put(
      declarationVersion,
      versionBegun(event, version, {
        kind: 'imported',
        status: 'recorded',
        filed_for: data.filedBy,
        submitted_at: data.filedAt,
        content_hash: data.contentHash,
        document_hash: data.documentHash,
        stated_as: data.stated,
        line_count: lines.length,
        ...headerIn(data.header),
      }),
    ),
    ...linesBefore.map(({ line }) => remove(declarationLine, { ...key, line })),
    ...putRated(
      lines.map((line) => ({
        ...lineStated(line, place),
        held: flag(!withoutCharges.has(line.number)),
      })),
      [],
    ),
  ]
}

const begun = (event: Recorded<'VersionRecorded'>): DeclarationRow => {
  const { importer, cadType, filedBy, filedAt } = event.data
  return declarationBegun(event, {
    importer,
    cad_type: cadType,
    status: 'Recorded',
    opened_for: filedBy,
    opened_at: filedAt,
    submitted_at: filedAt,
  })
}

/** The days of the first acceptance that is known are the declaration's. */
export const acceptedElsewhere: Projection<On<'AcceptanceRecorded'>> = ({ event }, rows) => {
  const { data, metadata, revision } = event
  const { transactionNumber, version, acceptedAt, acceptedOn, filedAs, warnings } = data
  const [known, before, released, owed] = together(
    () => declared(event, rows),
    () => versionsOf(transactionNumber, rows),
    () => releaseOf(transactionNumber, rows),
    () => owedIn(transactionNumber, rows),
  )
  const isFirst = known.status !== 'Accepted' || version < (known.first_version ?? 0)
  const since = known.status === 'Accepted' ? known.status_since : metadata.recordedAt
  const due = data.dueDate ?? known.payment_due_date
  const row = {
    ...known,
    status: 'Accepted',
    status_since: since,
    payment_due_date: due,
    revision,
  }
  const answer = { accepted_at: acceptedAt, accepted_on: acceptedOn, filed_as: filedAs }
  return [
    ...judged({ row: isFirst ? { ...row, ...daysOf(event) } : row, before, version, answer }),
    ...findings(
      event,
      { kind: 'warning', version },
      warnings.map(({ text, invoice, line, field }) => ({
        name: 'AgencyWarning',
        text,
        invoice,
        lines: onLine(line),
        field,
      })),
    ),
    ...(isFirst || owed.length === 0 ? [] : correctedElsewhere(event, { known, owed }, rows)),
    ...accounted(released, event),
  ]
}

/** Only where something must be corrected are the lines of both versions read. */
const correctedElsewhere = (
  { data: { transactionNumber, version, acceptedOn } }: Recorded<'AcceptanceRecorded'>,
  { known, owed }: { readonly known: DeclarationRow; readonly owed: ReturnType<typeof owedIn> },
  rows: Rows,
): ReadonlyArray<Change> => {
  const current = known.current_version ?? version
  if (version < current) return []
  const [before, after] = together(
    () => linesOf({ transactionNumber, version: current }, rows),
    () => linesOf({ transactionNumber, version }, rows),
  )
  return withoutCorrectedElsewhere(owed, { acceptedOn, before, after })
}

const daysOf = ({ data }: Recorded<'AcceptanceRecorded'>): Partial<DeclarationRow> => ({
  first_version: data.version,
  accepted_on: data.acceptedOn,
  accounting_deadline: data.accountingDeadline,
  late: flag(data.late),
  account_security_number: data.transactionNumber.slice(0, 5),
  billing_anchor: data.billingAnchor,
  billing_period: data.billingPeriod,
  payment_due_date: data.dueDate ?? data.paymentDueDate,
  adjustable_until: adjustableUntil(data.acceptedOn),
})

const knownVersions = (
  event: Recorded<'RejectionRecorded' | 'DecisionRecorded'>,
  rows: Rows,
): readonly [DeclarationRow, ReadonlyArray<VersionRow>] =>
  together(
    () => declared(event, rows),
    () => versionsOf(event.data.transactionNumber, rows),
  )

/** Nothing was registered, and the version may be filed again. */
export const turnedDownElsewhere: Projection<On<'RejectionRecorded'>> = ({ event }, rows) => {
  const { version, rejectedAt, errors } = event.data
  const [known, before] = knownVersions(event, rows)
  const row = { ...known, revision: event.revision }
  return [
    ...judged({ row, before, version, answer: { refused_at: rejectedAt } }),
    ...findings(
      event,
      { kind: 'error', version },
      errors.map(({ error, line, ...stated }) => ({
        name: error,
        lines: onLine(line),
        ...stated,
      })),
    ),
  ]
}

export const decidedElsewhere: Projection<On<'DecisionRecorded'>> = ({ event }, rows) => {
  const { version, decision, decidedAt, decidedOn, remarks, gstRegistered } = event.data
  const [known, before] = knownVersions(event, rows)
  const pending = known.pending_version === version ? null : known.pending_version
  const row = { ...known, pending_version: pending, revision: event.revision }
  const answer = {
    decision,
    decided_at: decidedAt,
    decided_on: decidedOn,
    ...(gstRegistered === undefined ? {} : { gst_registered: flag(gstRegistered) }),
  }
  return [
    ...judged({ row, before, version, answer }),
    ...findings(
      event,
      { kind: 'remark', version },
      remarks.map(({ line, text }) => ({ name: 'LineRemark', lines: [line], text })),
    ),
  ]
}

/** Theirs are facts and kept beside ours, which for an imported version are computed with them. */
export const assessed: Projection<On<'AssessmentRecorded'>> = ({ event }, rows) => {
  const { transactionNumber, version, theirs, ours, difference, ...data } = event.data
  const { revision } = event
  const key = { transaction_number: transactionNumber, version }
  const [row, known, lines, before] = together(
    () => declared(event, rows),
    () => versionNamed(event, rows),
    () => linesOf({ transactionNumber, version }, rows),
    () => (data.dueDate === undefined ? [] : versionsOf(transactionNumber, rows)),
  )
  const charges = chargesIn(ours.total)
  const rated = { ...known, ...charges, revision }
  const isCurrent = row.current_version === version
  const differences = new Map(difference.lines.map((line) => [line.line, line]))
  return [
    ...(data.dueDate === undefined
      ? [
          put(declaration, { ...row, ...(isCurrent ? inEffect(rated) : {}), revision }),
          put(declarationVersion, rated),
        ]
      : judged({
          row: { ...row, payment_due_date: data.dueDate, revision },
          before,
          version,
          answer: charges,
        })),
    ...putRated(lines, ours.lines),
    put(declarationAssessment, {
      ...key,
      assessed_at: data.assessedAt,
      payment_due_date: data.paymentDueDate,
      ...assessedIn(theirs.total, difference.total),
      adds_up: flag(data.addsUp),
      unmatched: textOf(data.unmatched),
      revision,
    }),
    ...theirs.lines.map(({ line, simaCode, ...stated }) =>
      put(declarationLineAssessment, {
        ...key,
        line,
        sima_code: simaCode,
        ...assessedIn(stated, differences.get(line)),
      }),
    ),
  ]
}

/** It has a number like a version; what was charged stands (CK-121). */
export const cancelled: Projection<On<'CancellationRecorded'>> = ({ event }, rows) => {
  const { version } = event.data
  const row = declared(event, rows)
  return [
    put(declaration, {
      ...row,
      ...numbered(row, { latest: version, cancelledBy: version }),
      revision: event.revision,
    }),
  ]
}
