/** The events of appeals in words. */
import { also, type Descriptions, items, listed, text } from './words.js'

export const appealTexts: Descriptions = {
  AppealTimeExtended: ({ appealNumber, noticedOn, until }) =>
    `${text(appealNumber)} for notices of ${text(noticedOn)} until ${text(until)}`,
  AppealFiled: ({ appealNumber, appellant, subjects }) =>
    `${text(appealNumber)} for ${text(appellant)} against ${items(subjects).length}`,
  AppealRejectedForForm: ({ appealNumber, faults }) =>
    `${text(appealNumber)} for ${listed(faults)}`,
  AppealTakenUnderReview: ({ appealNumber }) => text(appealNumber),
  AppealDecided: ({ appealNumber, outcome }) => `${text(appealNumber)}${also(outcome)}`,
  ExternalAppealRecorded: ({ appealNumber, court }) => `${text(appealNumber)} to ${text(court)}`,
}
