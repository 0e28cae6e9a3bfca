/** The answer of an appeal: one function for each command. */
import { absurd } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { actingBusinessOf, requireGrant } from '../../authority/index.js'
import { addDays, type CivilDate } from '../../values/index.js'
import type { AppealCommand, On } from './command.js'
import { isOneIssue, type Subject } from './content.js'
import type { AppealContext } from './context.js'
import {
  AppealDecided,
  type AppealEvent,
  AppealFiled,
  AppealRejectedForForm,
  AppealTakenUnderReview,
  AppealTimeExtended,
  ExternalAppealRecorded,
} from './event.js'
import type { AppealRejection } from './rejection.js'
import type { Appeal, Extension } from './state.js'

type Verdict = E.Either<AppealRejection, ReadonlyArray<AppealEvent>>

export const decide = (command: AppealCommand, state: Appeal, context: AppealContext): Verdict => {
  requireGrant(command, context)
  switch (command.type) {
    case 'ExtendAppealTime':
      return extendAppealTime(command, state, context)
    case 'FileAppeal':
      return fileAppeal(command, state, context)
    case 'RejectAppealForForm':
      return atStep(state, 'Filed', AppealRejectedForForm.make(command.data))
    case 'TakeUnderReview':
      return atStep(state, 'Filed', AppealTakenUnderReview.make(command.data))
    case 'DecideAppeal':
      return atStep(
        state,
        'UnderReview',
        AppealDecided.make({ ...command.data, decidedOn: context.today }),
      )
    case 'RecordExternalAppeal':
      return recordExternalAppeal(command, state)
    default:
      return absurd(command)
  }
}

const atStep = (state: Appeal, step: Appeal['status'], event: AppealEvent): Verdict =>
  state.status === step ? E.right([event]) : notAtStep(state)

const notAtStep = ({ status }: Appeal): Verdict =>
  E.left({ name: 'AppealNotAtStep', rule: 'CK-83', status })

/** The tribunal hears the decision; the court hears what the tribunal decided (assumed CK-83). */
const recordExternalAppeal = ({ data }: On<'RecordExternalAppeal'>, state: Appeal): Verdict => {
  if (state.status === 'Absent') return notAtStep(state)
  if (state.court === data.court) return E.right([])
  const before = data.court === 'tradeTribunal' ? 'Decided' : 'External'
  return atStep(state, before, ExternalAppealRecorded.make(data))
}

/** A later extension takes the place of an earlier one of the same appellant. */
const extendAppealTime = (
  { data }: On<'ExtendAppealTime'>,
  state: Appeal,
  { times, today }: AppealContext,
): Verdict => {
  const { appealNumber, appellant, until } = data
  if (!isFree(state, appellant))
    return E.left({ name: 'AppealNumberInUse', rule: 'CK-75', appealNumber })
  const early = notNoticed([data], today)
  if (early !== null) return E.left(early)
  const after = usualLastDay(data, times)
  const latest = addDays(after, times.extensionDays)
  if (until <= after || latest < until)
    return E.left({ name: 'ExtensionOutOfBounds', rule: 'TXN-43', after, latest })
  return E.right([AppealTimeExtended.make(data)])
}

const fileAppeal = ({ data }: On<'FileAppeal'>, state: Appeal, context: AppealContext): Verdict => {
  const { appealNumber, appellant, subjects, simaDutiesPaid, documents } = data
  if (!isFree(state, appellant))
    return E.left({ name: 'AppealNumberInUse', rule: 'CK-75', appealNumber })
  if (!isOneIssue(subjects)) return E.left({ name: 'NotSameIssue', rule: 'CK-81' })
  const early = notNoticed(subjects, context.today)
  if (early !== null) return E.left(early)
  const lastDay = lastDayOf(subjects, { extension: state.extension, times: context.times })
  if (lastDay < context.today) return E.left({ name: 'TimeLimitPassed', rule: 'TXN-43', lastDay })
  if (simaDutiesPaid === false) return E.left({ name: 'DutiesUnpaid', rule: 'CK-81' })
  const fields = missingInformation(data)
  if (fields.length > 0) return E.left({ name: 'PrescribedInfoMissing', rule: 'CK-82', fields })
  return E.right([
    AppealFiled.make({
      appealNumber,
      appellant,
      subjects,
      simaDutiesPaid,
      documents,
      filedFor: actingBusinessOf(context.actor),
      filedOn: context.today,
      lastDay,
    }),
  ])
}

/** An appeal rejected for its form may be filed anew by its appellant, and in time (assumed CK-82). */
const isFree = (state: Appeal, appellant: Extension['appellant']): boolean => {
  switch (state.status) {
    case 'Absent':
      return state.extension === null || state.extension.appellant === appellant
    case 'RejectedForForm':
      return state.appellant === appellant
    case 'Filed':
    case 'UnderReview':
    case 'Decided':
    case 'External':
      return false
  }
}

interface Time {
  readonly extension: Extension | null
  readonly times: AppealContext['times']
}

/** The earliest of the last days of all subjects: an appeal is in time for all of them or for none. */
const lastDayOf = (subjects: ReadonlyArray<Subject>, time: Time): CivilDate =>
  subjects
    .map((subject) => lastDayFor(subject, time))
    .reduce((earliest, day) => (day < earliest ? day : earliest))

/** An extension holds for the notices of its kind and day. */
const lastDayFor = (subject: Subject, { extension, times }: Time): CivilDate =>
  extension !== null && extension.kind === subject.kind && extension.noticedOn === subject.noticedOn
    ? extension.until
    : usualLastDay(subject, times)

const notNoticed = (
  noticed: ReadonlyArray<Pick<Subject, 'noticedOn'>>,
  today: CivilDate,
): AppealRejection | null => {
  const ahead = noticed.find(({ noticedOn }) => noticedOn > today)
  return ahead === undefined ? null : { name: 'NotYet', rule: 'CK-80', on: ahead.noticedOn, today }
}

/** The day of the notice is not counted (assumed CK-80). */
const usualLastDay = (
  { kind, noticedOn }: Pick<Subject, 'kind' | 'noticedOn'>,
  { penaltyDays, adjustmentDays }: Time['times'],
): CivilDate => addDays(noticedOn, kind === 'penalty' ? penaltyDays : adjustmentDays)

/** With SIMA in issue it is to be stated whether its duties are paid. */
const missingInformation = ({
  subjects,
  simaDutiesPaid,
  documents,
}: On<'FileAppeal'>['data']): ReadonlyArray<string> => {
  const isSima = subjects.some((one) => one.kind === 'adjustment' && one.issue === 'sima')
  return [
    ...(isSima && simaDutiesPaid === null ? ['simaDutiesPaid'] : []),
    ...(documents.length === 0 ? ['documents'] : []),
  ]
}
