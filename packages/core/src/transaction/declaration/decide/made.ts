/** The events of a new version, however it came about; none of them is refused here. */
import { easternDateOf } from '../../../calendar/index.js'
import { type ChargesDifference, type DocumentCharges } from '../../../rating/index.js'
import { type Bn9, type CivilDate, centsOf, type TransactionNumber } from '../../../values/index.js'
import type { Header } from '../content/index.js'
import type { DeclarationContext } from '../context/index.js'
import {
  AdjustmentApproved,
  AdjustmentRequested,
  DeclarationCorrected,
  type DeclarationEvent,
} from '../event/index.js'
import { type Accepted, isOwedWhole } from '../state/index.js'
import { debtOf } from './placement.js'
import { accountSecurityNumberOf, mismatch } from './release.js'
import type { Revision } from './revision.js'
import { quotations } from './ruling.js'

/** A revision of a declaration, with the header as it was stated. */
export interface Made {
  readonly transactionNumber: TransactionNumber
  readonly header: Header | null
  readonly revision: Revision
}

/** In effect at once, with what is to be warned of. */
export const corrected = (
  state: Accepted,
  made: Made & { readonly correctedFor: Bn9; readonly evidence: boolean },
  context: DeclarationContext,
): ReadonlyArray<DeclarationEvent> => [
  DeclarationCorrected.make({
    ...identityOf(state, { ...made, ...made.revision }),
    correctedFor: made.correctedFor,
    correctedOn: easternDateOf(context.now),
    evidence: made.evidence,
    ...contentOf(made),
    billingPeriod: state.billingPeriod,
    paymentDueDate: state.paymentDueDate,
    posting: isOwedWhole(state) ? 'whole' : 'difference',
  }),
  ...warnings(state, made),
  ...quotations(state, quotedIn(made)),
]

/** Pending. */
export const requested = (
  state: Accepted,
  made: Made & {
    readonly requestedFor: Bn9
    readonly requestedOn: CivilDate
    readonly evidence: boolean
  },
): DeclarationEvent =>
  AdjustmentRequested.make({
    ...identityOf(state, { ...made, ...made.revision }),
    requestedFor: made.requestedFor,
    requestedOn: made.requestedOn,
    direction: directionOf(made.revision),
    evidence: made.evidence,
    ...contentOf(made),
  })

/** A pending version as the agency approves it. */
interface Approval {
  readonly transactionNumber: TransactionNumber
  readonly version: number
  readonly contentHash: string
  readonly charges: DocumentCharges
  readonly delta: ChargesDifference
  readonly soAdjNumber: string
  readonly gstRegistered: boolean
}

export const approved = (
  state: Accepted,
  approval: Approval,
  context: DeclarationContext,
): DeclarationEvent => {
  const { transactionNumber, version, soAdjNumber, gstRegistered } = approval
  const { contentHash, charges, delta } = approval
  const decidedOn = easternDateOf(context.now)
  return AdjustmentApproved.make({
    ...identityOf(state, { transactionNumber, version, basedOn: state.version }),
    soAdjNumber,
    decidedOn,
    gstRegistered,
    contentHash,
    charges,
    delta,
    ...debtOf(decidedOn),
  })
}

/** What contradicts the release. */
export const warnings = (
  { release, importer }: Accepted,
  {
    transactionNumber,
    revision: { version, header },
  }: Pick<Made, 'transactionNumber' | 'revision'>,
): ReadonlyArray<DeclarationEvent> =>
  mismatch(release, { transactionNumber, importer, version, header })

export const quotedIn = ({
  transactionNumber,
  revision,
}: Pick<Made, 'transactionNumber' | 'revision'>): Parameters<typeof quotations>[1] => ({
  transactionNumber,
  version: revision.version,
  content: revision,
})

export const isLess = ({ delta }: Revision): boolean => centsOf(delta.totalPayable) < 0

const directionOf = (revision: Revision): 'refund' | 'owing' | 'neutral' => {
  if (isLess(revision)) return 'refund'
  return centsOf(revision.delta.totalPayable) > 0 ? 'owing' : 'neutral'
}

export const identityOf = (
  { importer }: Accepted,
  made: {
    readonly transactionNumber: TransactionNumber
    readonly version: number
    readonly basedOn: number
  },
) => ({
  transactionNumber: made.transactionNumber,
  importer,
  accountSecurityNumber: accountSecurityNumberOf(made.transactionNumber),
  version: made.version,
  basedOn: made.basedOn,
})

export const contentOf = ({ header, revision }: Pick<Made, 'header' | 'revision'>) => ({
  header,
  changes: revision.changes,
  contentHash: revision.contentHash,
  unchecked: revision.unchecked,
  charges: revision.charges,
  delta: revision.delta,
})
