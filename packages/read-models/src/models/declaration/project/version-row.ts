/** Rows of versions and of the declarations that they belong to, as they begin. */
import { type Actor, bn9Of, centsOf, senderOf, timeLimitOf } from '@carmkit/core'
import { textOf } from '../../value.js'
import { chargesIn } from './charges.js'
import type { DeclarationEvent, DeclarationRow, On, Recorded, VersionRow } from './event.js'

type Acceptance = On<'DeclarationAccepted'>['data']
type Header = On<'VersionRecorded'>['data']['header']

type Begin = Pick<
  DeclarationRow,
  'cad_type' | 'status' | 'opened_for' | 'opened_at' | 'submitted_at'
> & { readonly importer: Acceptance['importer'] }

/** A declaration of which nothing but its begin is known. */
export const declarationBegun = (
  { data: { transactionNumber }, metadata, revision }: Recorded<DeclarationEvent['type']>,
  begin: Begin,
): DeclarationRow => ({
  transaction_number: transactionNumber,
  bn9: bn9Of(begin.importer),
  status_since: metadata.recordedAt,
  owned_by: begin.opened_for,
  channel: null,
  submitted_hash: null,
  refused_at: null,
  ...headerIn(null),
  accepted_on: null,
  accounting_deadline: null,
  late: null,
  account_security_number: null,
  billing_anchor: null,
  billing_period: null,
  payment_due_date: null,
  adjustable_until: null,
  current_version: null,
  first_version: null,
  latest_version: null,
  pending_version: null,
  known_versions: 0,
  missing_versions: 0,
  cancelled_by: null,
  total_payable: null,
  charged_version: null,
  charged_payable: null,
  revision,
  ...begin,
})

/** Null: nothing is stated. */
export const headerIn = (
  header: Header | null,
): Pick<VersionRow, 'release_date' | 'release_office' | 'cargo_control_number'> => ({
  release_date: header?.releaseDate ?? null,
  release_office: header?.releaseOffice ?? null,
  cargo_control_number: header?.cargoControlNumber ?? null,
})

/** What of a declaration is that of its version in effect. */
export const inEffect = ({
  version,
  release_date,
  release_office,
  cargo_control_number,
  total_payable,
}: VersionRow): Partial<DeclarationRow> => ({
  current_version: version,
  release_date,
  release_office,
  cargo_control_number,
  total_payable,
})

/** What a ledger was told before, and then more or less of it. */
export const charged = (
  { charged_payable }: DeclarationRow,
  { version, delta }: Pick<On<'DeclarationCorrected'>['data'], 'version' | 'delta'>,
): Partial<DeclarationRow> => ({
  charged_version: version,
  charged_payable: (charged_payable ?? 0) + centsOf(delta.totalPayable),
})

/** How many numbers are known, and how many are not: a cancellation has one too. */
export const numbered = (
  row: DeclarationRow,
  {
    latest,
    known = row.known_versions,
    cancelledBy = row.cancelled_by,
  }: { latest: number; known?: number; cancelledBy?: number | null },
): Partial<DeclarationRow> => {
  const highest = Math.max(row.latest_version ?? 0, latest)
  return {
    latest_version: highest,
    known_versions: known,
    cancelled_by: cancelledBy,
    missing_versions: highest - known - (cancelledBy === null ? 0 : 1),
  }
}

type Made = Pick<VersionRow, 'kind' | 'status' | 'filed_for' | 'submitted_at' | 'content_hash'> &
  Partial<VersionRow>

/** A version of which nothing is known but what it was made of. */
export const versionBegun = (
  { data, metadata, revision }: Recorded<DeclarationEvent['type']>,
  version: number,
  made: Made,
): VersionRow => ({
  transaction_number: data.transactionNumber,
  version,
  based_on: null,
  ...senderIn(metadata),
  accepted_at: null,
  accepted_on: null,
  refused_at: null,
  withdrawn_at: null,
  decision: null,
  decided_at: null,
  decided_on: null,
  so_adj_number: null,
  direction: null,
  basis: null,
  appeal_number: null,
  mass_case_number: null,
  gst_registered: null,
  evidence: null,
  reason_codes: textOf([]),
  unchecked: textOf([]),
  filed_as: null,
  stated_as: null,
  document_hash: null,
  line_count: 0,
  ...headerIn(null),
  ...chargesIn(undefined),
  payable_change: null,
  billing_period: null,
  payment_due_date: null,
  revision,
  ...made,
})

const senderIn = ({
  actor: sent,
}: Recorded<DeclarationEvent['type']>['metadata']): Pick<
  VersionRow,
  'filed_by_kind' | 'filed_by'
> => {
  const actor = sent as Actor
  const by = { filed_by_kind: senderOf(actor), filed_by: null }
  if (actor.kind === 'user') return { ...by, filed_by: actor.userId }
  return actor.kind === 'officer' ? { ...by, filed_by: actor.id } : by
}

/** Last day to adjust what was accepted on this day. */
export const adjustableUntil = (acceptedOn: Acceptance['acceptedOn']): string =>
  timeLimitOf({ acceptedOn })
