/** What events mean for a draft, up to the acceptance that makes a version of it. */
import { bn9Of } from '@carmkit/core'
import type { Projection } from '../../../project/model.js'
import { put, remove } from '../../../project/rows.js'
import { together } from '../../../project/together.js'
import { flag, textOf } from '../../value.js'
import { declaration, declarationVersion, draftLine } from '../tables/index.js'
import { cents, chargesIn } from './charges.js'
import { changing, declared, type On } from './event.js'
import { findings } from './findings.js'
import { draftLines, lineOfDraft, lineStated, putRated, withoutDraftLines } from './lines.js'
import { accounted, declaredAs, releaseOf } from './release.js'
import {
  adjustableUntil,
  declarationBegun,
  headerIn,
  numbered,
  versionBegun,
} from './version-row.js'

export const opened: Projection<On<'DraftOpened'>> = ({ event }, rows) => {
  const { transactionNumber, importer, cadType, openedFor, openedAt } = event.data
  const { revision } = event
  return [
    put(
      declaration,
      declarationBegun(event, {
        importer,
        cad_type: cadType,
        status: 'Draft',
        opened_for: openedFor,
        opened_at: openedAt,
        submitted_at: null,
      }),
    ),
    ...declaredAs(releaseOf(transactionNumber, rows), { cadType, revision }),
  ]
}

/** Removals come before the lines put in, so that one edit may replace a line by another number. */
export const edited: Projection<On<'DraftEdited'>> = ({ event }, rows) => {
  const { transactionNumber, header, lines, removedLines } = event.data
  const { revision } = event
  return [
    put(declaration, {
      ...declared(event, rows),
      ...(header === null ? {} : headerIn(header)),
      revision,
    }),
    ...removedLines.map((line) =>
      remove(draftLine, { transaction_number: transactionNumber, line }),
    ),
    ...lines.map((line) =>
      put(draftLine, {
        transaction_number: transactionNumber,
        line: line.number,
        stated: textOf(line),
        revision,
      }),
    ),
  ]
}

export const discarded: Projection<On<'DraftDiscarded'>> = ({ event }, rows) => {
  const { transactionNumber } = event.data
  const [row, lines, goods] = together(
    () => declared(event, rows),
    () => draftLines(transactionNumber, rows),
    () => releaseOf(transactionNumber, rows),
  )
  return [
    ...declaredAs(goods, { cadType: null, revision: event.revision }),
    put(declaration, {
      ...row,
      ...headerIn(null),
      status: 'Discarded',
      status_since: event.metadata.recordedAt,
      revision: event.revision,
    }),
    ...withoutDraftLines(lines),
  ]
}

export const submitted: Projection<On<'DeclarationSubmitted'>> = changing(({ data, metadata }) => ({
  owned_by: data.submittedFor,
  channel: data.channel,
  submitted_at: metadata.recordedAt,
  submitted_hash: data.contentHash,
  refused_at: null,
}))

export const refused: Projection<On<'DeclarationRefused'>> = ({ event }, rows) => [
  put(declaration, {
    ...declared(event, rows),
    refused_at: event.metadata.recordedAt,
    revision: event.revision,
  }),
  ...findings(event, { kind: 'refusal', version: null }, event.data.reasons),
]

/** The first version is what was submitted in the event before. */
export const accepted: Projection<On<'DeclarationAccepted'>> = ({ event }, rows) => {
  const { transactionNumber, version, charges, acceptedOn, ...data } = event.data
  const { revision, metadata } = event
  const [row, drafted, released] = together(
    () => declared(event, rows),
    () => draftLines(transactionNumber, rows),
    () => releaseOf(transactionNumber, rows),
  )
  const { submitted_at, submitted_hash, release_date, release_office, cargo_control_number } = row
  if (submitted_at === null || submitted_hash === null) {
    throw new Error(`${transactionNumber} was accepted before it was submitted`)
  }
  const place = { transactionNumber, version }
  const lines = drafted.map((one) => lineOfDraft(one, place))
  const debt = { billing_period: data.billingPeriod, payment_due_date: data.paymentDueDate }
  return [
    put(declaration, {
      ...row,
      ...debt,
      ...firstInEffect(event.data),
      ...numbered(row, { latest: version, known: 1 }),
      accounting_deadline: data.accountingDeadline,
      late: flag(data.late),
      account_security_number: data.accountSecurityNumber,
      billing_anchor: data.billingAnchor,
      adjustable_until: adjustableUntil(acceptedOn),
      status_since: metadata.recordedAt,
      revision,
    }),
    put(
      declarationVersion,
      versionBegun(event, version, {
        kind: 'original',
        status: 'accepted',
        filed_for: row.owned_by,
        submitted_at,
        content_hash: submitted_hash,
        ...debt,
        accepted_at: metadata.recordedAt,
        accepted_on: acceptedOn,
        unchecked: textOf(data.unchecked),
        line_count: lines.length,
        release_date,
        release_office,
        cargo_control_number,
        ...chargesIn(charges.total),
      }),
    ),
    ...putRated(lines, charges.lines),
    ...withoutDraftLines(drafted),
    ...accounted(released, event),
  ]
}

/** What a first version makes of its declaration. */
const firstInEffect = ({
  version,
  charges: {
    total: { totalPayable },
  },
  ...data
}: Pick<On<'DeclarationAccepted' | 'AsDeclaredRecorded'>['data'], 'version' | 'charges'> &
  ({ readonly acceptedOn: string } | { readonly accountedOn: string })) => ({
  status: 'Accepted',
  accepted_on: 'acceptedOn' in data ? data.acceptedOn : data.accountedOn,
  current_version: version,
  first_version: version,
  total_payable: cents(totalPayable),
  charged_version: version,
  charged_payable: cents(totalPayable),
})

/** Goods accounted for before CARM: what they come to was owed elsewhere (B19). */
export const asDeclared: Projection<On<'AsDeclaredRecorded'>> = ({ event }, rows) => {
  const { transactionNumber, version, importer, cadType, accountedOn, ...data } = event.data
  const owner = bn9Of(importer)
  const begun = declarationBegun(event, {
    importer,
    cad_type: cadType,
    status: 'Accepted',
    opened_for: owner,
    opened_at: data.recordedAt,
    submitted_at: data.recordedAt,
  })
  const lines = data.lines.map((line) => lineStated(line, { transactionNumber, version }))
  const debt = { billing_period: data.billingPeriod, payment_due_date: data.paymentDueDate }
  return [
    put(declaration, {
      ...begun,
      ...headerIn(data.header),
      ...debt,
      ...firstInEffect(event.data),
      ...numbered(begun, { latest: version, known: 1 }),
      adjustable_until: data.blanket ? null : adjustableUntil(accountedOn),
    }),
    put(
      declarationVersion,
      versionBegun(event, version, {
        kind: 'asDeclared',
        status: 'accepted',
        filed_for: owner,
        submitted_at: data.recordedAt,
        content_hash: data.contentHash,
        ...debt,
        accepted_on: accountedOn,
        unchecked: textOf(data.unchecked),
        line_count: lines.length,
        ...headerIn(data.header),
        ...chargesIn(data.charges.total),
      }),
    ),
    ...putRated(lines, data.charges.lines),
    ...accounted(releaseOf(transactionNumber, rows), event),
  ]
}
