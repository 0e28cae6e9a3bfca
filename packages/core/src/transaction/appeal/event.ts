/** What is recorded of an appeal. Storage contract: add a version, never edit one. */
import { bool, closed, type EventIn, event, eventSchema, list, nullable } from '@carmkit/kernel'
import { AppealNumber, Bn9, Bn15, CivilDate, DocumentHashes } from '../../values/index.js'
import { Court, FormFault, Outcome, SubjectKind, Subjects } from './content.js'

const identity = { appealNumber: AppealNumber }

/** May come before the appeal itself: then it is the first event of its number. */
export const AppealTimeExtended = event(
  'AppealTimeExtended',
  closed('AppealTimeExtended', {
    ...identity,
    appellant: Bn15,
    kind: SubjectKind,
    noticedOn: CivilDate,
    until: CivilDate,
  }),
)

/** Filed, or filed anew after it was rejected for its form. `lastDay` is the earliest of its subjects'. */
export const AppealFiled = event(
  'AppealFiled',
  closed('AppealFiled', {
    ...identity,
    appellant: Bn15,
    subjects: Subjects,
    simaDutiesPaid: nullable(bool),
    documents: DocumentHashes,
    filedFor: Bn9,
    filedOn: CivilDate,
    lastDay: CivilDate,
  }),
)

export const AppealRejectedForForm = event(
  'AppealRejectedForForm',
  closed('AppealRejectedForForm', { ...identity, faults: list(FormFault, { least: 1, most: 3 }) }),
)

export const AppealTakenUnderReview = event(
  'AppealTakenUnderReview',
  closed('AppealTakenUnderReview', identity),
)

/** New versions and postings follow from this on the declarations' own streams. */
export const AppealDecided = event(
  'AppealDecided',
  closed('AppealDecided', { ...identity, outcome: Outcome, decidedOn: CivilDate }),
)

export const ExternalAppealRecorded = event(
  'ExternalAppealRecorded',
  closed('ExternalAppealRecorded', { ...identity, court: Court }),
)

export const events = eventSchema(
  AppealTimeExtended,
  AppealFiled,
  AppealRejectedForForm,
  AppealTakenUnderReview,
  AppealDecided,
  ExternalAppealRecorded,
)

export type AppealEvent = EventIn<typeof events>
