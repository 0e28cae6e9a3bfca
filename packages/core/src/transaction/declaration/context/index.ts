/** What a declaration must know from elsewhere. */
import { type Decision, type Found, type Needs, nothing } from '../../../aggregate.js'
import {
  type CadTypeRule,
  cadTypesTable,
  type ReasonCodeRule,
  reasonCodesOf,
  reasonCodesTable,
} from '../../../dated-rules/index.js'
import { ledgerStream } from '../../../ledger/state.js'
import { type ProgramAccount, programAccountStream } from '../../../program-account/state.js'
import { appealStream } from '../../appeal/state.js'
import { massCaseStream } from '../../mass-case/state.js'
import { rulingStream } from '../../ruling/state/index.js'
import type { DeclarationCommand } from '../command/index.js'
import { cadTypeOf } from '../content/index.js'
import { type Declaration, knownVersion } from '../state/index.js'
import {
  type Elsewhere,
  elsewhere,
  isPaidFirst,
  securityAskedOf,
  turnsOnDueDate,
} from './elsewhere.js'
import { importerOf } from './intent.js'
import { quotedStreams } from './rulings.js'
import { type DeclarationTables, declarationTables, tableNames } from './tables.js'

export type { AcceptedChange } from '../../mass-case/state.js'
export { intent } from './intent.js'
export { type DeclarationTables, type EditTables, tableCodecs } from './tables.js'

export interface DeclarationContext extends Decision, Elsewhere {
  /** The account that is to own the declaration. */
  readonly program: ProgramAccount
  readonly tables: DeclarationTables
  readonly reasonCodes: ReadonlyArray<ReasonCodeRule>
  /** The rules of its type; null where nobody knows it, or the account may not use it (CK-17). */
  readonly type: CadTypeRule | null
}

const revisionTables = [...tableNames, reasonCodesTable]

/** The importer's account decides whether a declaration may begin, and again whether it may be submitted. */
export const needs = (command: DeclarationCommand, state: Declaration): Needs => {
  const importer = importerOf(command, state)
  if (importer === null) return nothing
  const dueDateOfOriginal = turnsOnDueDate(command, state) ? [ledgerStream(importer)] : []
  switch (command.type) {
    case 'OpenDraft':
      return { ...nothing, streams: [programAccountStream(importer)] }
    case 'RecordAsDeclared':
      return { ...nothing, streams: [programAccountStream(importer)], tables: tableNames }
    case 'SubmitDeclaration':
      return {
        streams: [programAccountStream(importer), ...securityAskedOf(command, state)],
        tables: tableNames,
        more: (first) => (isPaidFirst(state, first) ? [ledgerStream(importer)] : []),
      }
    case 'RecordRelease':
      return { ...nothing, streams: securityAskedOf(command, state) }
    case 'EditDraft':
    case 'DiscardDraft':
    case 'WithdrawAdjustment':
    case 'RecordReasonToBelieve':
    case 'RecordVersion':
    case 'RecordRejection':
    case 'RecordCancellation':
    case 'RecordDecision':
    case 'DecideAdjustment':
      return nothing
    case 'NoteAccountingDue':
      return { ...nothing, tables: [cadTypesTable] }
    case 'NoteRulingMismatch':
      return { ...nothing, streams: quotedIn(state, command.data.version) }
    case 'NoteRulingDecided':
      return { ...nothing, streams: [rulingStream(command.data.rulingNumber)] }
    case 'RecordAcceptance':
      return { ...nothing, streams: dueDateOfOriginal, tables: [cadTypesTable] }
    case 'RecordAssessment':
      return { ...nothing, streams: dueDateOfOriginal, tables: ['surtaxMeasures'] }
    case 'CorrectDeclaration':
    case 'RequestAdjustment':
      return { ...nothing, streams: dueDateOfOriginal, tables: revisionTables }
    case 'RedetermineDeclaration':
      return { ...nothing, tables: revisionTables }
    case 'ApplyMassCase':
      return {
        ...nothing,
        streams: [massCaseStream(command.data.massCaseNumber), ...dueDateOfOriginal],
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

const quotedIn = (state: Declaration, number: number): Needs['streams'] => {
  const version = state.status === 'Accepted' ? knownVersion(state, number) : undefined
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
    type: typeOf(command, { state, program, tables }),
    ...elsewhere(command, { state, facts }),
  }
}

/** Commands by which an account comes to own a declaration. */
const owning: ReadonlyArray<DeclarationCommand['type']> = [
  'OpenDraft',
  'SubmitDeclaration',
  'RecordAsDeclared',
]

/** Absent for commands that do not ask for it. */
const programOf = (
  command: DeclarationCommand,
  { state, facts }: Pick<Found<Declaration>, 'state' | 'facts'>,
): ProgramAccount => {
  const importer = importerOf(command, state)
  const isAsked = owning.includes(command.type)
  return isAsked && importer !== null
    ? facts.stream(programAccountStream(importer)).state
    : { status: 'Absent' }
}

interface Typed {
  readonly state: Declaration
  readonly program: ProgramAccount
  readonly tables: DeclarationTables
}

/** What the account takes part in decides when it files, and never before CARM or again. */
const typeOf = (
  { type: asked, data }: DeclarationCommand,
  { state, program, tables }: Typed,
): CadTypeRule | null => {
  const isBefore = asked === 'RecordAsDeclared'
  const stated = 'cadType' in state ? state.cadType : null
  const cadType = isBefore ? cadTypeOf(data.origin) : stated
  const rule = tables.cadTypes.find(({ type }) => type === cadType) ?? null
  const needed = rule?.needsSubProgram ?? null
  if (needed === null || isBefore || state.status !== 'Draft') return rule
  const enrolled: ReadonlyArray<string> = program.status === 'Absent' ? [] : program.subPrograms
  return enrolled.includes(needed) ? rule : null
}
