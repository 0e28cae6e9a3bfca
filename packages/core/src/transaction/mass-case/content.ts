/** What a mass case asks, and what becomes of it, apart from commands and events, which speak of both. */
import { type Codec, closed, list, oneOf, type Static, text } from '@carmkit/kernel'
import { TransactionNumber } from '../../values/index.js'

/** Most declarations of one case, so that its outcomes fit one append (assumed CK-84). */
export const mostDeclarations = 1000

/** Of every declaration in the file; a case has one kind (TXN-44). */
export const ChangeKind = oneOf('ChangeKind', ['correction', 'adjustment'])
export type ChangeKind = Static<typeof ChangeKind>

const Change = closed('MassChange', { transactionNumber: TransactionNumber, kind: ChangeKind })
export type Change = Static<typeof Change>

export const Changes = list(Change, {
  least: 1,
  most: mostDeclarations,
  key: ({ transactionNumber }) => transactionNumber,
})

/** Opaque: the full list of reason codes is not public (catalogue 3.2). */
const ReasonCode: Codec<string> = text('ReasonCode', '1 to 30 printable characters', (value) =>
  /^[A-Za-z0-9.-]{1,30}$/.test(value),
)

/** Applying to all lines. More than a case may have do decode: how many it may have is decided. */
export const ReasonCodes = list(ReasonCode, { least: 1, most: 20, key: (code) => code })

/** The form that is attached. */
export const MassCaseForm = oneOf('MassCaseForm', ['BSF987'])
export type MassCaseForm = Static<typeof MassCaseForm>

const DeclarationOutcome = closed('DeclarationOutcome', {
  transactionNumber: TransactionNumber,
  outcome: oneOf('ChangeOutcome', ['accepted', 'rejected']),
})

export const Outcomes = list(DeclarationOutcome, {
  least: 1,
  most: mostDeclarations,
  key: ({ transactionNumber }) => transactionNumber,
})

/** Why a case is rejected as a whole; the agency's own list is not public (assumed CK-84). */
export const WholeReasons = list(
  oneOf('MassCaseReason', ['FormIncomplete', 'FileUnreadable', 'NotEligible', 'OutOfTime']),
  { least: 1, most: 4, key: (reason) => reason },
)
