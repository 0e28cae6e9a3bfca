/** What a claim must know from elsewhere, and what its commands want of authority. */
import { type Decision, type Found, type Needs, nothing } from '../aggregate.js'
import { type Intent, openTo } from '../authority/index.js'
import { type BusinessAccount, businessAccountStream } from '../business-account/state.js'
import { easternDateOf } from '../calendar/index.js'
import {
  channelsIn,
  channelsTable,
  type EnrolmentChannel,
  enrolmentChannels,
  portalReleasesName,
  portalReleasesOf,
  portalUsers,
} from '../dated-rules/index.js'
import type { CivilDate, ProgramType } from '../values/index.js'
import {
  type AgencyRecord,
  agencyRecordName,
  agencyRecordOf,
  questionsOf,
} from './agency-record.js'
import type { ClaimCommand } from './command.js'
import type { Question } from './content.js'
import type { Claim } from './state.js'

export interface ClaimContext extends Decision {
  /** Null when the agency has no such number on record, and for commands that do not ask. */
  readonly record: AgencyRecord | null
  /** The questions that the record has answers to. */
  readonly offered: ReadonlyArray<Question>
  /** The business account of the number. */
  readonly account: 'unregistered' | 'registered' | 'ceased'
  /** The Eastern day, and the types of account that have access to the portal on it. */
  readonly today: CivilDate
  readonly portalUsers: ReadonlyArray<ProgramType>
  /** Who opened accounts when: an account of no such day cannot be taken over. */
  readonly channels: ReadonlyArray<EnrolmentChannel>
}

export const needs = (command: ClaimCommand): Needs =>
  asksOfBusiness(command)
    ? {
        ...nothing,
        streams: [businessAccountStream(command.data.bn9)],
        tables: [agencyRecordName(command.data.bn9), portalReleasesName, channelsTable],
      }
    : nothing

export const context = (command: ClaimCommand, { facts, decision }: Found<Claim>): ClaimContext => {
  const { bn9 } = command.data
  const asks = asksOfBusiness(command)
  const today = easternDateOf(decision.now)
  const record = asks ? agencyRecordOf(facts, bn9) : null
  return {
    ...decision,
    record,
    offered: record === null ? [] : questionsOf(record),
    account: asks ? accountIn(facts.stream(businessAccountStream(bn9)).state) : 'unregistered',
    today,
    portalUsers: asks ? portalUsers(portalReleasesOf(facts), today) : [],
    channels: asks ? channelsIn(facts) : enrolmentChannels,
  }
}

/** Everything that may verify a claim, now or later. */
const asksOfBusiness = (command: ClaimCommand): boolean =>
  command.type === 'BeginClaim' ||
  command.type === 'AnswerAffinity' ||
  (command.type === 'DecideClaim' && command.data.decision === 'accept')

const accountIn = ({ status }: BusinessAccount): ClaimContext['account'] => {
  switch (status) {
    case 'Unknown':
    case 'BnIssued':
      return 'unregistered'
    case 'Ceased':
      return 'ceased'
    case 'Active':
    case 'Suspended':
    case 'Orphaned':
      return 'registered'
  }
}

export const intent = (command: ClaimCommand): Intent =>
  command.type === 'BeginClaim' || command.type === 'AnswerAffinity'
    ? {
        ...openTo(command.type),
        onlyBy: { user: command.data.claimant, denial: 'NotClaimant' },
      }
    : openTo(command.type)
