/** What a declaration must know from elsewhere, and what its commands want of authority. */
import { type Decision, type Facts, type Found, type Needs, nothing } from '../../../aggregate.js'
import {
  type Intent,
  openTo,
  type Permission,
  type Target,
  under,
} from '../../../authority/index.js'
import {
  type CadTypeRule,
  cadTypesOf,
  type ReasonCodeRule,
  reasonCodesOf,
  reasonCodesTable,
} from '../../../dated-rules/index.js'
import { ledgerStream } from '../../../ledger/state.js'
import { type ProgramAccount, programAccountStream } from '../../../program-account/state.js'
import {
  type Bn15,
  bn9Of,
  type Cents,
  minus,
  referenceOf,
  type TransactionNumber,
} from '../../../values/index.js'
import { type AppealStanding, appealStream, standingFor } from '../../appeal/state.js'
import { type AcceptedChange, acceptedChange, massCaseStream } from '../../mass-case/state.js'
import { rulingStream } from '../../ruling/state/index.js'
import type { DeclarationCommand } from '../command/index.js'
import type { LineMismatch } from '../content.js'
import { type Declaration, declarationStream, versionIn } from '../state/index.js'
import { type Learned, learnedFrom, mismatchesOf, quotedStreams } from './rulings.js'
import { type DeclarationTables, declarationTables, tableNames } from './tables.js'

export type { AcceptedChange } from '../../mass-case/state.js'
export { type DeclarationTables, type EditTables, tableCodecs } from './tables.js'

export interface DeclarationContext extends Decision {
  /** The account that is to own the declaration. */
  readonly program: ProgramAccount
  readonly tables: DeclarationTables
  readonly reasonCodes: ReadonlyArray<ReasonCodeRule>
  /** The rules of its type; null where nobody knows it, or the account may not use it (CK-17). */
  readonly type: CadTypeRule | null
  /**
   * Money of the account beyond all that it owes, which pays for goods before their release (assumed
   * CK-16); null where nothing is paid first.
   */
  readonly ahead: Cents | null
  /** What the appeal that the command names means for this declaration. */
  readonly appeal: AppealStanding
  /** What the mass case that the command names accepted; null where that is nothing. */
  readonly massCase: AcceptedChange | null
  /** Of the version that the command asks about; none for other commands. */
  readonly mismatches: ReadonlyArray<LineMismatch>
  /** From the ruling that the command names; null for other commands, and before it is decided. */
  readonly learned: Learned | null
}

const revisionTables = [...tableNames, reasonCodesTable]

/** The importer's account decides whether a declaration may begin, and again whether it may be submitted. */
export const needs = (command: DeclarationCommand, state: Declaration): Needs => {
  const importer = importerOf(command, state)
  if (importer === null) return nothing
  switch (command.type) {
    case 'OpenDraft':
      return { ...nothing, streams: [programAccountStream(importer)] }
    case 'SubmitDeclaration':
      return {
        streams: [programAccountStream(importer)],
        tables: tableNames,
        more: (first) => (isPaidFirst(state, first) ? [ledgerStream(importer)] : []),
      }
    case 'RecordRelease':
    case 'NoteAccountingDue':
    case 'EditDraft':
    case 'DiscardDraft':
    case 'WithdrawAdjustment':
    case 'RecordReasonToBelieve':
      return nothing
    case 'NoteRulingMismatch':
      return { ...nothing, streams: quotedIn(state, command.data.version) }
    case 'NoteRulingDecided':
      return { ...nothing, streams: [rulingStream(command.data.rulingNumber)] }
    case 'DecideAdjustment':
      return { ...nothing, tables: ['deferrals'] }
    case 'CorrectDeclaration':
    case 'RequestAdjustment':
    case 'RedetermineDeclaration':
      return { ...nothing, tables: revisionTables }
    case 'ApplyMassCase':
      return {
        ...nothing,
        streams: [massCaseStream(command.data.massCaseNumber)],
        tables: revisionTables,
      }
    case 'CarryOutAppeal':
      return {
        ...nothing,
        streams: [appealStream(command.data.appealNumber)],
        tables: revisionTables,
      }
  }
}

/** Only then is the whole ledger of its importer looked at. */
const isPaidFirst = (state: Declaration, facts: Facts): boolean =>
  'cadType' in state &&
  cadTypesOf(facts).some(({ type, payAtSubmission }) => type === state.cadType && payAtSubmission)

const quotedIn = (state: Declaration, number: number): Needs['streams'] => {
  const version = state.status === 'Accepted' ? versionIn(state, number) : undefined
  return version === undefined ? [] : quotedStreams(version)
}

export const context = (
  command: DeclarationCommand,
  { state, facts, decision }: Found<Declaration>,
): DeclarationContext => {
  const program = programOf(command, { state, facts })
  const tables = declarationTables(facts)
  return {
    ...decision,
    program,
    tables,
    reasonCodes: reasonCodesOf(facts),
    type: typeOf(state, { program, tables }),
    ahead: aheadOf(command, { state, facts }),
    appeal: appealFor(command, { state, facts }),
    massCase: massCaseFor(command, { state, facts }),
    ...ruledOn(command, { state, facts }),
  }
}

const aheadOf = (
  { type }: DeclarationCommand,
  { state, facts }: Pick<Found<Declaration>, 'state' | 'facts'>,
): Cents | null => {
  if (type !== 'SubmitDeclaration' || state.status !== 'Draft') return null
  if (!isPaidFirst(state, facts)) return null
  const { unallocated, owed } = facts.stream(ledgerStream(state.importer)).state
  return minus(unallocated, owed)
}

const appealFor = (
  { type, data }: DeclarationCommand,
  { state, facts }: Pick<Found<Declaration>, 'state' | 'facts'>,
): AppealStanding =>
  type === 'CarryOutAppeal' && state.status === 'Accepted'
    ? standingFor(facts.stream(appealStream(data.appealNumber)).state, {
        importer: state.importer,
        transactionNumber: data.transactionNumber,
      })
    : 'notAppealed'

const massCaseFor = (
  { type, data }: DeclarationCommand,
  { state, facts }: Pick<Found<Declaration>, 'state' | 'facts'>,
): AcceptedChange | null =>
  type === 'ApplyMassCase' && state.status === 'Accepted'
    ? acceptedChange(facts.stream(massCaseStream(data.massCaseNumber)).state, {
        importer: state.importer,
        transactionNumber: data.transactionNumber,
      })
    : null

const ruledOn = (
  { type, data }: DeclarationCommand,
  { state, facts }: Pick<Found<Declaration>, 'state' | 'facts'>,
): Pick<DeclarationContext, 'mismatches' | 'learned'> => {
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

/** Absent for commands that do not ask for it. */
const programOf = (
  command: DeclarationCommand,
  { state, facts }: Pick<Found<Declaration>, 'state' | 'facts'>,
): ProgramAccount => {
  const importer = importerOf(command, state)
  const isAsked = command.type === 'OpenDraft' || command.type === 'SubmitDeclaration'
  return isAsked && importer !== null
    ? facts.stream(programAccountStream(importer)).state
    : { status: 'Absent' }
}

/** What the account takes part in decides when it files, and never again. */
const typeOf = (
  state: Declaration,
  { program, tables }: { readonly program: ProgramAccount; readonly tables: DeclarationTables },
): CadTypeRule | null => {
  if (!('cadType' in state)) return null
  const rule = tables.cadTypes.find(({ type }) => type === state.cadType) ?? null
  const needed = rule?.needsSubProgram ?? null
  if (needed === null || state.status === 'Accepted') return rule
  const enrolled: ReadonlyArray<string> = program.status === 'Absent' ? [] : program.subPrograms
  return enrolled.includes(needed) ? rule : null
}

export const intent = (command: DeclarationCommand, state: Declaration): Intent => {
  switch (command.type) {
    case 'RecordRelease':
    case 'NoteAccountingDue':
    case 'DecideAdjustment':
    case 'RedetermineDeclaration':
    case 'CarryOutAppeal':
    case 'ApplyMassCase':
    case 'NoteRulingMismatch':
    case 'NoteRulingDecided':
      return openTo(command.type)
    case 'CorrectDeclaration':
      return onItem(command, 'CorrectDeclaration', state)
    case 'RequestAdjustment':
      return { ...onItem(command, 'RequestAdjustment', state), finishesWork: false }
    case 'WithdrawAdjustment':
    case 'RecordReasonToBelieve':
      return onItem(command, 'RequestAdjustment', state)
    case 'OpenDraft':
    case 'EditDraft':
    case 'DiscardDraft':
    case 'SubmitDeclaration':
      return onItem(command, 'SubmitFirstDeclaration', state)
  }
}

/** Run-off finishes what was begun, and begins nothing (DEL-14). */
const onItem = (
  command: DeclarationCommand,
  permission: Permission,
  state: Declaration,
): Intent => {
  const importer = importerOf(command, state)
  const target = importer === null ? null : targetOf(importer, command, state)
  const permitted = under(command.type, permission, target)
  return { ...permitted, finishesWork: command.type !== 'OpenDraft' }
}

const importerOf = (command: DeclarationCommand, state: Declaration): Bn15 | null => {
  if (command.type === 'OpenDraft') return command.data.importer
  return state.status === 'Absent' ? null : state.importer
}

const targetOf = (importer: Bn15, command: DeclarationCommand, state: Declaration): Target => ({
  business: bn9Of(importer),
  programs: [referenceOf(importer)],
  item: command.type === 'OpenDraft' ? null : itemOf(command.data.transactionNumber, state),
})

const itemOf = (number: TransactionNumber, state: Declaration): Target['item'] =>
  state.status === 'Absent'
    ? null
    : {
        stream: declarationStream(number).name,
        ownedBy: state.ownedBy,
        begunFor: state.openedFor,
        begunAt: state.openedAt,
      }
