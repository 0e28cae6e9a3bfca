/**
 * What is recorded of later versions: how each came about, and what it changes in money. Storage
 * contract: add a version of an event, never edit one.
 */
import { bool, closed, event, Hash, list, nullable, oneOf } from '@carmkit/kernel'
import { ChargesDifference, DocumentCharges } from '../../../rating/index.js'
import { AppealNumber, Bn9, Bn15, CivilDate, TransactionNumber } from '../../../values/index.js'
import {
  BeliefSource,
  Change,
  Header,
  LineNumber,
  maxLines,
  maxLinesPerEdit,
  RedeterminationBasis,
  RejectionReason,
  SoAdjNumber,
  VersionNumber,
} from '../content/index.js'
import { AccountSecurityNumber, BillingPeriodLabel, short } from './draft.js'

const identity = {
  transactionNumber: TransactionNumber,
  importer: Bn15,
  accountSecurityNumber: AccountSecurityNumber,
  version: VersionNumber,
  basedOn: VersionNumber,
}

/** What differs from the version it is based on, and the hash of the whole. */
const content = {
  header: nullable(Header),
  changes: list(Change, { most: maxLinesPerEdit }),
  contentHash: Hash,
  unchecked: list(short('Edit'), { most: 20 }),
}

/** All charges of the version, and what they are more or less than those of the one in effect. */
const assessment = { charges: DocumentCharges, delta: ChargesDifference }

const debt = { billingPeriod: BillingPeriodLabel, paymentDueDate: CivilDate }

const correction = {
  ...identity,
  correctedFor: Bn9,
  correctedOn: CivilDate,
  evidence: bool,
  ...content,
  ...assessment,
  ...debt,
}

/**
 * In effect at once; replaces what was owed, in the same period (catalogue 3.4). Since version 2 it
 * says how: the charges replace the debt as a `whole`, or, where the agency has decided a version
 * before, only the `difference` is owed or owed back.
 */
export const DeclarationCorrected = event(
  'DeclarationCorrected',
  closed('DeclarationCorrected', correction),
).next(
  closed('DeclarationCorrected', {
    ...correction,
    posting: oneOf('Posting', ['whole', 'difference']),
  }),
  // a ledger that was told of them knew no other way
  (data) => ({ ...data, posting: 'whole' as const }),
)

/** A pending version: it changes nothing until the agency decides. */
export const AdjustmentRequested = event(
  'AdjustmentRequested',
  closed('AdjustmentRequested', {
    ...identity,
    requestedFor: Bn9,
    requestedOn: CivilDate,
    direction: oneOf('Direction', ['refund', 'owing', 'neutral']),
    evidence: bool,
    ...content,
    ...assessment,
  }),
)

export const AdjustmentWithdrawn = event(
  'AdjustmentWithdrawn',
  closed('AdjustmentWithdrawn', { transactionNumber: TransactionNumber, version: VersionNumber }),
)

/** `gstRegistered` at the decision says whether a ledger refunds sales tax (TXN-34). */
export const AdjustmentApproved = event(
  'AdjustmentApproved',
  closed('AdjustmentApproved', {
    ...identity,
    soAdjNumber: SoAdjNumber,
    decidedOn: CivilDate,
    gstRegistered: bool,
    contentHash: Hash,
    ...assessment,
    ...debt,
  }),
)

export const AdjustmentRejected = event(
  'AdjustmentRejected',
  closed('AdjustmentRejected', {
    transactionNumber: TransactionNumber,
    importer: Bn15,
    version: VersionNumber,
    /** Null outside the time limits: then only a notification is sent. */
    soAdjNumber: nullable(SoAdjNumber),
    decidedOn: CivilDate,
    reasons: list(RejectionReason, { least: 1, most: maxLines }),
  }),
)

const redetermination = {
  ...identity,
  basis: RedeterminationBasis,
  soAdjNumber: SoAdjNumber,
  redeterminedOn: CivilDate,
  gstRegistered: bool,
  ...content,
  ...assessment,
  ...debt,
}

/** Since version 2 it may carry out an appeal, which it names; null on another basis. */
export const DeclarationRedetermined = event(
  'DeclarationRedetermined',
  closed('DeclarationRedetermined', redetermination),
).next(
  closed('DeclarationRedetermined', {
    ...redetermination,
    basis: oneOf('RedeterminationBasis', ['section59', 'verification', 'appeal']),
    appealNumber: nullable(AppealNumber),
  }),
  (data) => ({ ...data, appealNumber: null }),
)

/**
 * Lines that must be corrected, by when, and how one came to know (s.32.2). Those of them that were
 * `corrected` elsewhere meanwhile are not owed any more (CK-45).
 */
export const ReasonToBelieveRecorded = event(
  'ReasonToBelieveRecorded',
  closed(
    'ReasonToBelieveRecorded',
    {
      transactionNumber: TransactionNumber,
      importer: Bn15,
      source: BeliefSource,
      learnedOn: CivilDate,
      deadline: CivilDate,
      lines: list(LineNumber, { least: 1, most: maxLines }),
    },
    { corrected: list(LineNumber, { least: 1, most: maxLines }) },
  ),
)
