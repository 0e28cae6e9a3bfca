/**
 * What is recorded of what another system filed, and of what the agency answered to it. Storage
 * contract: add a version of an event, never edit one.
 */
import { bool, closed, event, Hash, list, nullable, oneOf } from '@carmkit/kernel'
import { Charges, ChargesDifference, DocumentCharges } from '../../../rating/index.js'
import { Bn9, Bn15, CadType, CivilDate, Instant, TransactionNumber } from '../../../values/index.js'
import {
  AssessedLine,
  AssessedTotal,
  LineDifference,
  TotalDifference,
} from '../content/assessment.js'
import {
  AgencyError,
  AgencyWarning,
  FiledAs,
  ImportedVersion,
  LineRemark,
} from '../content/imported.js'
import { Header, Line, LineNumber, maxLines } from '../content/index.js'
import { AccountSecurityNumber, BillingPeriodLabel } from './draft.js'

const identity = { transactionNumber: TransactionNumber, importer: Bn15, version: ImportedVersion }

/** The very fields of the command, so that a long version is recorded once and not twice. */
export const VersionRecorded = event(
  'VersionRecorded',
  closed('VersionRecorded', {
    ...identity,
    cadType: CadType,
    filedBy: Bn9,
    filedAt: Instant,
    stated: nullable(FiledAs),
    header: Header,
    lines: list(Line, { least: 1, most: maxLines }),
    unheld: list(LineNumber, { most: maxLines }),
    contentHash: Hash,
    documentHash: Hash,
  }),
)

/** Versions that nobody has told of, right before this one: a warning (B18). */
export const VersionGapNoted = event(
  'VersionGapNoted',
  closed('VersionGapNoted', { ...identity, from: ImportedVersion, through: ImportedVersion }),
)

/**
 * In effect from `acceptedAt`, unless it is an adjustment, which waits for a decision. `filedAs` is
 * our own finding, from due date and acceptance; `otherwise` is what it was stated to be, where that
 * differs (B5). Days are those of the version by itself; `dueDate` is that of the declaration, where
 * it was not recorded before (assumed CK-143).
 */
export const AcceptanceRecorded = event(
  'AcceptanceRecorded',
  closed(
    'AcceptanceRecorded',
    {
      ...identity,
      acceptedAt: Instant,
      status: oneOf('AcceptanceStatus', ['accepted', 'acceptedWithWarnings']),
      warnings: list(AgencyWarning, { most: maxLines }),
      acceptedOn: CivilDate,
      filedAs: FiledAs,
      otherwise: nullable(FiledAs),
      accountingDeadline: nullable(CivilDate),
      late: bool,
      billingAnchor: oneOf('BillingAnchor', ['act', 'release', 'calendarMonth']),
      billingPeriod: BillingPeriodLabel,
      paymentDueDate: CivilDate,
    },
    { dueDate: CivilDate },
  ),
)

/**
 * Of a message, not of an adjustment: nothing was registered, and the version may be filed again.
 * `stays` is what the version is by other answers to it, where there are any (assumed CK-122).
 */
export const RejectionRecorded = event(
  'RejectionRecorded',
  closed(
    'RejectionRecorded',
    {
      ...identity,
      rejectedAt: Instant,
      errors: list(AgencyError, { least: 1, most: maxLines }),
    },
    { stays: oneOf('Standing', ['accepted', 'pending', 'rejected']) },
  ),
)

/**
 * `theirs` is a fact, `ours` what we make of the same version, `difference` theirs less ours where
 * both state a charge. `unmatched` are lines of which only one side knows. `dueDate` is that of the
 * declaration, where what is stated moves it (assumed CK-143).
 */
export const AssessmentRecorded = event(
  'AssessmentRecorded',
  closed(
    'AssessmentRecorded',
    {
      ...identity,
      assessedAt: Instant,
      paymentDueDate: nullable(CivilDate),
      theirs: closed('Theirs', {
        lines: list(AssessedLine, { most: maxLines }),
        total: AssessedTotal,
      }),
      ours: DocumentCharges,
      difference: closed('AssessmentDifference', {
        lines: list(LineDifference, { most: maxLines }),
        total: TotalDifference,
      }),
      unmatched: list(LineNumber, { most: maxLines }),
      addsUp: bool,
    },
    { dueDate: CivilDate },
  ),
)

/** `otherwise`: what the version is by its dates, where that is no adjustment (B5). */
export const DecisionRecorded = event(
  'DecisionRecorded',
  closed(
    'DecisionRecorded',
    {
      ...identity,
      decidedAt: Instant,
      decision: oneOf('Decision', ['approved', 'rejected']),
      remarks: list(LineRemark, { most: maxLines }),
      decidedOn: CivilDate,
      otherwise: nullable(FiledAs),
    },
    { gstRegistered: bool },
  ),
)

export const CancellationRecorded = event(
  'CancellationRecorded',
  closed('CancellationRecorded', identity),
)

/**
 * What is charged for a version, and what it is more or less than was charged before: the part of an
 * import that a ledger is told (assumed CK-123). Charges of the original and of corrections by the
 * due date stand as a `whole`, in place of those before; otherwise, and where it is not said, only
 * the `difference` is owed or owed back. `chargedOn` is the day of the correction, or of the decision
 * of an adjustment.
 */
export const ChargesImported = event(
  'ChargesImported',
  closed(
    'ChargesImported',
    {
      ...identity,
      accountSecurityNumber: AccountSecurityNumber,
      chargedOn: CivilDate,
      charges: Charges,
      delta: ChargesDifference,
      billingPeriod: BillingPeriodLabel,
      paymentDueDate: CivilDate,
    },
    {
      filedAs: FiledAs,
      posting: oneOf('Posting', ['whole', 'difference']),
      gstRegistered: nullable(bool),
    },
  ),
)
