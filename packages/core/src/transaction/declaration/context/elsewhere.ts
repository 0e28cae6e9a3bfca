/** What other streams say that a command of a declaration asks about: ledger, appeal, mass case, rulings. */
import type { StreamRef } from '@carmkit/kernel'
import type { Facts, Found } from '../../../aggregate.js'
import { cadTypesOf } from '../../../dated-rules/index.js'
import {
  type FinancialSecurity,
  financialSecurityStream,
  rppAt,
} from '../../../financial-security/state/index.js'
import { deferralsOf, ledgerStream, originalDebtOf } from '../../../ledger/state.js'
import { type Cents, minus } from '../../../values/index.js'
import { type AppealStanding, appealStream, standingFor } from '../../appeal/state.js'
import { type AcceptedChange, acceptedChange, massCaseStream } from '../../mass-case/state.js'
import type { DeclarationCommand } from '../command/index.js'
import type { LineMismatch } from '../content/index.js'
import type { Declaration, Release } from '../state/index.js'
import { type LedgerDueDate, noDueDate } from '../state/phase.js'
import { type Learned, learnedFrom, mismatchesOf } from './rulings.js'

export interface Elsewhere {
  /**
   * Money of the account beyond all that it owes, which pays for goods before their release (assumed
   * CK-16); null where nothing is paid first.
   */
  readonly ahead: Cents | null
  /** What the ledger says of when the original is due; nothing for commands that do not turn on it. */
  readonly due: LedgerDueDate
  /**
   * Whether goods could be released prior to payment to the account of the release that day; null
   * where the command does not ask, or nothing is known of any security of that account (CK-173).
   */
  readonly isRppAccount: boolean | null
  /** What the appeal that the command names means for this declaration. */
  readonly appeal: AppealStanding
  /** What the mass case that the command names accepted; null where that is nothing. */
  readonly massCase: AcceptedChange | null
  /** Of the version that the command asks about; none for other commands. */
  readonly mismatches: ReadonlyArray<LineMismatch>
  /** From the ruling that the command names; null for other commands, and before it is decided. */
  readonly learned: Learned | null
}

type Asked = Pick<Found<Declaration>, 'state' | 'facts'>

export const elsewhere = (command: DeclarationCommand, asked: Asked): Elsewhere => ({
  ahead: aheadOf(command, asked),
  due: dueIn(command, asked),
  isRppAccount: rppOf(command, asked),
  appeal: appealFor(command, asked),
  massCase: massCaseFor(command, asked),
  ...ruledOn(command, asked),
})

/** Only then is the whole ledger of its importer looked at. */
export const isPaidFirst = (state: Declaration, facts: Facts): boolean =>
  'cadType' in state &&
  cadTypesOf(facts).some(({ type, payAtSubmission }) => type === state.cadType && payAtSubmission)

const aheadOf = ({ type }: DeclarationCommand, { state, facts }: Asked): Cents | null => {
  if (type !== 'SubmitDeclaration' || state.status !== 'Draft') return null
  if (!isPaidFirst(state, facts)) return null
  const { unallocated, owed } = facts.stream(ledgerStream(state.importer)).state
  return minus(unallocated, owed)
}

/**
 * Only then is the whole ledger of its importer looked at: of what may be corrected at all, and of
 * imported answers where more than one version is known, which the due date tells apart.
 */
export const turnsOnDueDate = ({ type, data }: DeclarationCommand, state: Declaration): boolean => {
  if (type === 'RecordAcceptance') {
    return 'latest' in state && (state.latest > 1 || data.version > 1)
  }
  if (type === 'RecordAssessment') return state.status === 'Accepted' && state.latest > 1
  const isChange =
    type === 'CorrectDeclaration' || type === 'RequestAdjustment' || type === 'ApplyMassCase'
  return isChange && state.status === 'Accepted' && state.release?.releasedPriorToPayment === true
}

const dueIn = (command: DeclarationCommand, { state, facts }: Asked): LedgerDueDate => {
  if (!turnsOnDueDate(command, state) || !('importer' in state)) return noDueDate
  const { transactionNumber } = command.data
  const { state: ledger } = facts.stream(ledgerStream(state.importer))
  const posted = originalDebtOf(ledger, transactionNumber)
  return { posted: posted?.dueDate ?? null, deferrals: deferralsOf(ledger) }
}

type Releasing = Pick<Release, 'importer' | 'releaseDate' | 'releasedPriorToPayment'>

/** A release prior to payment that stands beside an accepted version once the command is carried out. */
const releaseAskedOf = (
  { type, data }: DeclarationCommand,
  { status, release }: Declaration,
): Releasing | null => {
  const asked =
    type === 'RecordRelease' && status === 'Accepted' && release === null
      ? data
      : type === 'SubmitDeclaration'
        ? release
        : null
  return asked?.releasedPriorToPayment === true ? asked : null
}

/** Only then is the security of the account looked at. */
export const securityAskedOf = (
  command: DeclarationCommand,
  state: Declaration,
): ReadonlyArray<StreamRef<FinancialSecurity>> => {
  const release = releaseAskedOf(command, state)
  return release === null ? [] : [financialSecurityStream(release.importer)]
}

const rppOf = (command: DeclarationCommand, { state, facts }: Asked): boolean | null => {
  const release = releaseAskedOf(command, state)
  if (release === null) return null
  const { state: security } = facts.stream(financialSecurityStream(release.importer))
  return security.status === 'NotEnrolled' ? null : rppAt(security, release.releaseDate)
}

const appealFor = ({ type, data }: DeclarationCommand, { state, facts }: Asked): AppealStanding =>
  type === 'CarryOutAppeal' && state.status === 'Accepted'
    ? standingFor(facts.stream(appealStream(data.appealNumber)).state, {
        importer: state.importer,
        transactionNumber: data.transactionNumber,
      })
    : 'notAppealed'

const massCaseFor = (
  { type, data }: DeclarationCommand,
  { state, facts }: Asked,
): AcceptedChange | null =>
  type === 'ApplyMassCase' && state.status === 'Accepted'
    ? acceptedChange(facts.stream(massCaseStream(data.massCaseNumber)).state, {
        importer: state.importer,
        transactionNumber: data.transactionNumber,
      })
    : null

const ruledOn = (
  { type, data }: DeclarationCommand,
  { state, facts }: Asked,
): Pick<Elsewhere, 'mismatches' | 'learned'> => {
  const isFiled = state.status === 'Accepted'
  return {
    mismatches:
      type === 'NoteRulingMismatch' && isFiled
        ? mismatchesOf(state, { number: data.version, facts })
        : [],
    learned:
      type === 'NoteRulingDecided' && isFiled
        ? learnedFrom(state, { rulingNumber: data.rulingNumber, facts })
        : null,
  }
}
