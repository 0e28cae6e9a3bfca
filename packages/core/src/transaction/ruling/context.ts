/** What a ruling must know from elsewhere, and what its commands want of authority. */
import { type Decision, type Found, type Needs, nothing } from '../../aggregate.js'
import { type Intent, openTo, under } from '../../authority/index.js'
import { easternDateOf } from '../../calendar/index.js'
import { programAccountStream } from '../../program-account/state.js'
import { type Bn15, bn9Of, type CivilDate, referenceOf } from '../../values/index.js'
import type { RulingCommand } from './command.js'
import { type Ruling, rulingStream } from './state/index.js'

export interface RulingContext extends Decision {
  /** The account that applies is active; true for commands that do not ask. */
  readonly applicantActive: boolean
  /** The Eastern day. */
  readonly today: CivilDate
}

export const needs = (command: RulingCommand): Needs =>
  command.type === 'SubmitRuling'
    ? { ...nothing, streams: [programAccountStream(command.data.applicant)] }
    : nothing

export const context = (
  command: RulingCommand,
  { facts, decision }: Found<Ruling>,
): RulingContext => ({
  ...decision,
  applicantActive:
    command.type !== 'SubmitRuling' ||
    facts.stream(programAccountStream(command.data.applicant)).state.status === 'Active',
  today: easternDateOf(decision.now),
})

/** Answering and withdrawing finish what was begun; applying and asking to modify begin something (DEL-14). */
export const intent = (command: RulingCommand, state: Ruling): Intent => {
  switch (command.type) {
    case 'SubmitRuling':
      return under(command.type, 'RequestRuling', {
        business: bn9Of(command.data.applicant),
        programs: [referenceOf(command.data.applicant)],
        item: null,
      })
    case 'ProvideInfo':
    case 'WithdrawRuling':
      return { ...onRuling(command, state), finishesWork: true }
    case 'RequestModification':
      return onRuling(command, state)
    case 'AssignRuling':
    case 'RequestInfo':
    case 'DeclineRuling':
    case 'RenderDecision':
    case 'DecideModification':
    case 'RevokeRuling':
    case 'RecordReview':
      return openTo(command.type)
  }
}

const onRuling = ({ type, data }: RulingCommand, state: Ruling): Intent =>
  under(
    type,
    'RequestRuling',
    state.status === 'Absent'
      ? null
      : targetOf(state.applicant, { name: rulingStream(data.rulingNumber).name, state }),
  )

const targetOf = (
  applicant: Bn15,
  { name, state }: { readonly name: string; readonly state: Exclude<Ruling, { status: 'Absent' }> },
): Intent['target'] => ({
  business: bn9Of(applicant),
  programs: [referenceOf(applicant)],
  item: {
    stream: name,
    ownedBy: state.submittedFor,
    begunFor: state.submittedFor,
    begunAt: state.submittedAt,
  },
})
