/**
 * What only tables tell, and what only pictures tell, and why: all the rest is compared. The law over
 * pictures holds both lists against what it reads, so that what is new on one side must be placed.
 */
import type { Section } from '@carmkit/audit'

/** Sections of pictures that no table tells of. */
export const sectionsOnlyInPictures: { readonly [section in Section]?: string } = {
  lapses: 'events that stand though their authority was gone: no table marks them',
}

/** Fields of pictures that no row tells. */
export const onlyInPictures: {
  readonly [section in Section]?: { readonly [field: string]: string }
} = {
  businesses: {
    programs: 'references are reserved in the business; rows are of the accounts that were begun',
  },
  declarations: {
    phase: 'follows from dates and the type; rows tell those, and nothing that time alone decides',
  },
}

/** Columns of this name in any table: where a row stands in the log, not what holds. */
export const columnsOnlyInTables: ReadonlyArray<string> = [
  'revision',
  'status_since',
  'since_revision',
  'period_revision',
]

const past = 'what was, and when it was recorded: a picture tells what holds'
const wording = 'details of what was said, filed or asked, which a picture leaves to the event'
const key = 'the first nine digits of the number that is compared'
const parts = 'a part of what is compared as a whole'

/** Of tables that are compared, the columns that no picture tells. */
export const onlyInTables: ReadonlyArray<readonly [table: string, columns: string, why: string]> = [
  ['business', 'legal_name entity_type residency', wording],
  ['business', 'status_reason registered_at issued_at ceased_on superseded_by spells', past],
  ['membership', 'basis began_at ended_at', past],
  ['access_request', 'asked_revision asked_at settled_at reason', past],
  ['access_request', 'comment', wording],
  ['claim', 'verified_by failed_ever', past],
  ['program_account', 'bn9', key],
  ['program_account', 'origin opened_on', past],
  ['program_account', 'records_location contact language', wording],
  ['delegation', 'run_off_until', 'the latest of those that the rows of grants tell one by one'],
  ['delegation_request', 'client provider scope kind status lapses_at', 'as its delegation says'],
  ['delegation_request', 'valid_from valid_until provider_program comment', wording],
  ['delegation_request', 'asked_at settled_at reason granted_visibility', past],
  ['delegation_grant', 'visibility valid_from valid_until suspended', 'as its delegation says'],
  ['delegation_grant', 'granted_at relationship', 'as its delegation says'],
  ['delegation_grant', 'ended_by', past],
  ['delegation_period', 'capacity visibility', 'as its delegation says, while the period lasts'],
  ['provider_revocation', 'mode', past],
  ['client_group', 'created_at', past],
  ['client_group_member', 'relationship added_at', past],
  ['staff_assignment', 'relationship assigned_at', past],
  ['declaration', 'bn9', key],
  ['declaration', 'opened_at submitted_at refused_at late charged_version first_version', past],
  [
    'declaration',
    'latest_version missing_versions',
    'versions that nobody told of are in no picture',
  ],
  ['declaration', 'channel submitted_hash release_date release_office', wording],
  ['declaration', 'cargo_control_number account_security_number billing_anchor', wording],
  [
    'declaration',
    'accounting_deadline',
    'of accepted goods, for which nothing is to be done any more',
  ],
  ['declaration_version', 'kind based_on filed_for filed_by_kind filed_by basis', wording],
  ['declaration_version', 'submitted_at accepted_at accepted_on refused_at withdrawn_at', past],
  ['declaration_version', 'decision decided_at decided_on so_adj_number direction', past],
  ['declaration_version', 'gst_registered evidence reason_codes unchecked filed_as', wording],
  ['declaration_version', 'stated_as content_hash document_hash line_count', wording],
  ['declaration_version', 'release_date release_office cargo_control_number', wording],
  ['declaration_version', 'value_for_duty customs_duty sima surtax excise luxury_tax', parts],
  ['declaration_version', 'value_for_tax sales_tax provincial_tax payable_change', parts],
  [
    'declaration_version',
    'billing_period payment_due_date',
    'of versions that are not in effect too',
  ],
  ['owed_correction', 'importer source learned_on', wording],
  ['release', 'account_security_number release_office cargo_control_number', wording],
  ['release', 'recorded_at due_noted_at', past],
  ['ruling', 'bn9', key],
  ['ruling', 'goods port_of_entry prior_matter import_history consent_to_publish', wording],
  ['ruling', 'proposed_classification decline_reason', wording],
  ['ruling', 'decided_on classification effective_from effective_to', 'as its last decision says'],
  ['ruling', 'upheld_at', past],
  ['ruling_decision', 'kind', wording],
  ['appeal', 'bn9', key],
  ['appeal', 'kind filed_for sima_duties_paid form_faults extended_kind extended_notice', wording],
  ['appeal', 'filed_on last_day decided_on', past],
  ['appeal_subject', 'issue noticed_on', wording],
  ['mass_case', 'bn9', key],
  ['mass_case', 'form change gst_registered reasons', wording],
  ['mass_case_declaration', 'so_adj_number reasons', wording],
  ['balance', 'bn9', key],
  [
    'receivable',
    'transaction_number version interest_on returned_payment account_security',
    wording,
  ],
  ['receivable', 'posted_at posted_revision original_due_date posted_amount', past],
  ['receivable', 'sent_to_collections_on reversed_at', past],
  ['receivable', 'paid_by_payments paid_by_credits', parts],
  ['payment', 'reference billing_period', wording],
  ['payment', 'allocated disbursed', parts],
  ['payment', 'value_at recorded_at status returned_at returned_receivable return_fee', past],
  ['credit', 'kind transaction_number version of_correction account_security', wording],
  ['credit', 'allocated disbursed', parts],
  ['credit', 'billing_period posted_at', past],
  ['disbursement', 'requested_at disbursed_on returned_on reissues', past],
  ['statement', 'opening debits credits line_count lines_hash', parts],
  ['statement', 'through_revision issued_on issued_at postings_unchecked', past],
  ['security_account', 'bn9', key],
  ['security_account', 'computed_on enrolment requirement raised_requirement suspension', past],
  ['rpp_period', 'planned', 'whether a day is one to come follows from the day that is asked for'],
  ['reduction_request', 'basis rationale status decided_on', past],
  ['security_instrument', 'surety whole_bond', wording],
  ['security_instrument', 'posted_on cancel_noticed_on return_requested_on', past],
  ['security_cover', 'bond cash', parts],
  [
    'security_cover',
    'planned',
    'whether a day is one to come follows from the day that is asked for',
  ],
]

const authority =
  'who could do what at every past moment: the laws of authority hold it to the core'
const lines = 'lines and charges of versions: the laws of declarations hold them to the streams'
const entries = 'single entries of a ledger: the laws of ledgers hold them to the streams'
const security = 'how the account of a security came about: its laws hold it to the streams'
const log = 'of events, not of what holds: the law of the audit log holds it to them'

/** Tables that no picture tells anything of. */
export const tablesOnlyInTables: { readonly [table: string]: string } = {
  business_history: authority,
  membership_history: authority,
  licence_period_history: authority,
  licence_suspension_history: authority,
  provider_revocation_history: authority,
  program_history: authority,
  transaction_history: authority,
  grant_history: authority,
  run_off_history: authority,
  client_group_history: authority,
  group_client_history: authority,
  staff_assignment_history: authority,
  draft_line: lines,
  declaration_line: lines,
  declaration_assessment: lines,
  declaration_line_assessment: lines,
  declaration_finding: lines,
  receivable_charge: entries,
  penalty: entries,
  interest_posting: entries,
  interest_mode: entries,
  refund_interest: entries,
  payment_initiation: entries,
  allocation: entries,
  disbursement_part: entries,
  billing_period: entries,
  statement_line: entries,
  ledger_entry: entries,
  account_balance: entries,
  rpp_enrolment: security,
  rpp_suspension: security,
  suspension_hold_off: security,
  security_requirement: security,
  security_review: security,
  deadline: 'what the clock has yet to record: the law of deadlines holds it to the core',
  audit_event: log,
  event_party: log,
  stream_party: log,
}

/** Types of events that leave nothing behind them that both sides tell, by why. */
export const untoldEvents: { readonly [why: string]: ReadonlyArray<string> } = {
  'only a picture tells it': ['ProgramReferenceReserved', 'ProgramMirrored'],
  'only tables tell it': [
    'DeclarationRefused',
    'DeferralAnnounced',
    'DraftEdited',
    'InterestModeChanged',
    'ProgramContactUpdated',
    'ReleaseMismatchNoted',
    'RequirementConfirmed',
    'RulingMismatchNoted',
    'RulingUpheld',
    'RulingsQuoted',
    'VersionGapNoted',
  ],
  'the date that it records decides by itself': ['GrantExpired', 'RequestLapsed'],
  'another event of its command says so too': [
    'AllocationReversed',
    'DelegationRelinquished',
    'DelegationRevoked',
    'OfferAccepted',
  ],
}
