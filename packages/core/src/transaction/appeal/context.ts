/** What an appeal must know from elsewhere, and what its commands want of authority. */
import { type Decision, type Found, type Needs, nothing } from '../../aggregate.js'
import { type Intent, openTo, under } from '../../authority/index.js'
import { easternDateOf } from '../../calendar/index.js'
import {
  type AppealTimes,
  appealTimes,
  appealTimesName,
  appealTimesTable,
  suppliedTable,
} from '../../dated-rules/index.js'
import { bn9Of, type CivilDate, referenceOf } from '../../values/index.js'
import type { AppealCommand } from './command.js'
import type { Appeal } from './state.js'

export interface AppealContext extends Decision {
  readonly times: AppealTimes
  /** The Eastern day. */
  readonly today: CivilDate
}

const asksTime = ({ type }: AppealCommand): boolean =>
  type === 'FileAppeal' || type === 'ExtendAppealTime'

export const needs = (command: AppealCommand): Needs =>
  asksTime(command) ? { ...nothing, tables: [appealTimesName] } : nothing

export const context = (
  command: AppealCommand,
  { facts, decision }: Found<Appeal>,
): AppealContext => ({
  ...decision,
  times:
    (asksTime(command) ? suppliedTable(facts, appealTimesName, appealTimesTable) : null) ??
    appealTimes,
  today: easternDateOf(decision.now),
})

/** Filing begins something, also where it was begun before: nothing for a run-off (DEL-14). */
export const intent = ({ type, data }: AppealCommand): Intent =>
  type === 'FileAppeal'
    ? under(type, 'FileAppeal', {
        business: bn9Of(data.appellant),
        programs: [referenceOf(data.appellant)],
        item: null,
      })
    : openTo(type)
