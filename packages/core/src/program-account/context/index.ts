/** What a program account must know from elsewhere, and what its commands want of authority. */
import { type Decision, type Found, type Needs, nothing } from '../../aggregate.js'
import { type Intent, openTo, type Target, under } from '../../authority/index.js'
import { businessAccountStream } from '../../business-account/state.js'
import {
  channelsIn,
  channelsTable,
  type EnrolmentChannel,
  enrolmentChannels,
} from '../../dated-rules/index.js'
import { type Bn15, bn9Of, referenceOf } from '../../values/index.js'
import type { ProgramAccountCommand } from '../command.js'
import type { ProgramAccount } from '../state.js'
import { obligationsIn, obligationsTable, type ProgramObligations } from './obligations.js'

export { ProgramObligations } from './obligations.js'

export interface ProgramAccountContext extends Decision {
  /** Null when nobody supplied them, and for commands that do not turn on them. */
  readonly obligations: ProgramObligations | null
  /** Who opened accounts when. */
  readonly channels: ReadonlyArray<EnrolmentChannel>
  /** The business number has ceased; false for commands that bring nothing into use. */
  readonly businessCeased: boolean
}

export const needs = ({ type, data: { bn15 } }: ProgramAccountCommand): Needs => {
  if (turnsOnObligations(type)) return { ...nothing, tables: [obligationsTable(bn15)] }
  if (!bringsIntoUse(type)) return nothing
  return {
    ...nothing,
    streams: [businessAccountStream(bn9Of(bn15))],
    tables: type === 'OpenMirroredAccount' ? [channelsTable] : [],
  }
}

const turnsOnObligations = (type: ProgramAccountCommand['type']): boolean =>
  type === 'MarkDormant' || type === 'CloseProgramAccount'

/** What a ceased business number stands in the way of (BUS-13). */
const bringsIntoUse = (type: ProgramAccountCommand['type']): boolean =>
  type === 'OpenMirroredAccount' ||
  type === 'ApproveEnrolment' ||
  type === 'LiftSuspension' ||
  type === 'ReactivateProgramAccount'

export const context = (
  { type, data: { bn15 } }: ProgramAccountCommand,
  { facts, decision }: Found<ProgramAccount>,
): ProgramAccountContext => ({
  ...decision,
  obligations: turnsOnObligations(type) ? obligationsIn(facts, bn15) : null,
  channels: type === 'OpenMirroredAccount' ? channelsIn(facts) : enrolmentChannels,
  businessCeased:
    bringsIntoUse(type) &&
    facts.stream(businessAccountStream(bn9Of(bn15))).state.status === 'Ceased',
})

/**
 * Enrolling and closing are matters of the whole business (row 6): a PAM has no part in them, not
 * even on its own programs. Contact and sub-programs are matters of the one program.
 */
export const intent = ({ type, data: { bn15 } }: ProgramAccountCommand): Intent => {
  switch (type) {
    case 'SubmitEnrolment':
    case 'SupplyDocuments':
    case 'WithdrawEnrolment':
    case 'CloseProgramAccount':
      return under(type, 'EnrolProgramAccount', { business: bn9Of(bn15), programs: [], item: null })
    case 'UpdateProgramContact':
      return under(type, 'EditProgramContact', programTarget(bn15))
    case 'EnrolSubProgram':
    case 'LeaveSubProgram':
      return under(type, 'EnrolSubProgram', programTarget(bn15))
    case 'OpenEnrolment':
    case 'OpenMirroredAccount':
    case 'RequestMissingDocuments':
    case 'ApproveEnrolment':
    case 'RejectEnrolment':
    case 'SuspendProgramAccount':
    case 'LiftSuspension':
    case 'MarkDormant':
    case 'ReactivateProgramAccount':
    case 'RecordProgramClosure':
      return openTo(type)
  }
}

const programTarget = (bn15: Bn15): Target => ({
  business: bn9Of(bn15),
  programs: [referenceOf(bn15)],
  item: null,
})
