/** What a declaration must know from elsewhere, and what its commands want of authority. */
import { type Decision, type Found, type Needs, nothing } from '../../../aggregate.js'
import {
  type Intent,
  openTo,
  type Permission,
  type Target,
  under,
} from '../../../authority/index.js'
import {
  type CadTypeRule,
  cadTypesTable,
  type ReasonCodeRule,
  reasonCodesOf,
  reasonCodesTable,
} from '../../../dated-rules/index.js'
import { type ProgramAccount, programAccountStream } from '../../../program-account/state.js'
import { type Bn15, bn9Of, referenceOf, type TransactionNumber } from '../../../values/index.js'
import type { DeclarationCommand } from '../command/index.js'
import { type Declaration, declarationStream } from '../state/index.js'
import { type DeclarationTables, declarationTables, tableNames } from './tables.js'

export { type DeclarationTables, type EditTables, tableCodecs } from './tables.js'

export interface DeclarationContext extends Decision {
  /** The account that is to own the declaration. */
  readonly program: ProgramAccount
  readonly tables: DeclarationTables
  readonly reasonCodes: ReadonlyArray<ReasonCodeRule>
  /** The rules of its type; null where nobody knows it, or the account may not use it (CK-17). */
  readonly type: CadTypeRule | null
}

/** The importer's account decides whether a declaration may begin, and again whether it may be submitted. */
export const needs = (command: DeclarationCommand, state: Declaration): Needs => {
  const importer = importerOf(command, state)
  if (importer === null) return nothing
  switch (command.type) {
    case 'OpenDraft':
      return { ...nothing, streams: [programAccountStream(importer)] }
    case 'SubmitDeclaration':
      return { ...nothing, streams: [programAccountStream(importer)], tables: tableNames }
    case 'RecordRelease':
    case 'NoteAccountingDue':
    case 'EditDraft':
    case 'DiscardDraft':
    case 'WithdrawAdjustment':
    case 'RecordReasonToBelieve':
    case 'RecordVersion':
    case 'RecordRejection':
    case 'RecordCancellation':
      return nothing
    case 'RecordAcceptance':
      return { ...nothing, tables: ['deferrals', cadTypesTable] }
    case 'RecordAssessment':
      return { ...nothing, tables: ['surtaxMeasures', 'deferrals'] }
    case 'RecordDecision':
    case 'DecideAdjustment':
      return { ...nothing, tables: ['deferrals'] }
    case 'CorrectDeclaration':
    case 'RequestAdjustment':
    case 'RedetermineDeclaration':
      return { ...nothing, tables: [...tableNames, reasonCodesTable] }
  }
}

export const context = (
  command: DeclarationCommand,
  { state, facts, decision }: Found<Declaration>,
): DeclarationContext => {
  const [stream] = needs(command, state).streams
  const program =
    stream === undefined
      ? ({ status: 'Absent' } as const)
      : (facts.stream(stream).state as ProgramAccount)
  const tables = declarationTables(facts)
  const type = typeOf(state, { program, tables })
  return { ...decision, program, tables, reasonCodes: reasonCodesOf(facts), type }
}

/** What the account takes part in decides when it files here, and never again. */
const typeOf = (
  state: Declaration,
  { program, tables }: { readonly program: ProgramAccount; readonly tables: DeclarationTables },
): CadTypeRule | null => {
  if (!('cadType' in state)) return null
  const rule = tables.cadTypes.find(({ type }) => type === state.cadType) ?? null
  const needed = rule?.needsSubProgram ?? null
  if (needed === null || state.status !== 'Draft') return rule
  const enrolled: ReadonlyArray<string> = program.status === 'Absent' ? [] : program.subPrograms
  return enrolled.includes(needed) ? rule : null
}

export const intent = (command: DeclarationCommand, state: Declaration): Intent => {
  switch (command.type) {
    case 'RecordRelease':
    case 'NoteAccountingDue':
    case 'DecideAdjustment':
    case 'RedetermineDeclaration':
    case 'RecordVersion':
    case 'RecordAcceptance':
    case 'RecordRejection':
    case 'RecordAssessment':
    case 'RecordDecision':
    case 'RecordCancellation':
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
