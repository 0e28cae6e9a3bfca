/** Refusals about rulings, appeals and mass cases in words. */
import type {
  AppealRejection,
  BusinessAccountRejection,
  DeclarationRejection,
  MassCaseRejection,
  RulingRejection,
} from '@carmkit/core'
import type { Rest, Texts } from './texts.js'

export const rulings: Texts<Rest<RulingRejection, BusinessAccountRejection>> = {
  RulingNumberInUse: ({ rulingNumber }) => `ruling number ${rulingNumber} is in use`,
  RulingNotAtStep: ({ status }) => `the ruling is ${status}, not at the step for this`,
  AlreadyDecided: ({ status }) => `too late to withdraw: the application is ${status}`,
  NotDecided: ({ status }) => `there is no ruling in place: it is ${status}`,
  ModificationOpen: () => 'a modification is asked for already',
  NoModification: () => 'no modification is asked for',
  ApplicantNotActive: ({ applicant }) => `account ${applicant} is not active`,
  TypeUnknown: ({ kind }) => `there is no kind of ruling called ${kind}`,
  ContextIncomplete: ({ fields }) => `not stated: ${fields.join(', ')}`,
  GroundMissing: () => 'the ground for the modification is not stated',
  ClassificationMissing: () => 'a ruling on classification rules a classification',
}

export const appeals: Texts<Rest<AppealRejection, DeclarationRejection>> = {
  AppealNumberInUse: ({ appealNumber }) => `appeal number ${appealNumber} is in use`,
  AppealNotAtStep: ({ status }) => `the appeal is ${status}, not at the step for this`,
  NotSameIssue: () => 'decisions on one issue go together, a penalty notice by itself',
  ExtensionOutOfBounds: ({ after, latest }) =>
    `an extension ends after ${after}, and not after ${latest}`,
  DutiesUnpaid: () => 'the SIMA duties in issue are to be paid first',
  PrescribedInfoMissing: ({ fields }) => `not stated: ${fields.join(', ')}`,
}

export const massCases: Texts<MassCaseRejection> = {
  MassCaseNumberInUse: ({ massCaseNumber }) => `mass case number ${massCaseNumber} is in use`,
  MassCaseNotOpen: ({ status }) => `the mass case is ${status}: nothing waits for a decision`,
  MixedKinds: () => 'a mass case corrects or adjusts, not both',
  TooManyReasonCodes: ({ most }) => `a mass case has at most ${most} reason codes`,
  FormMissing: ({ form, since }) => `form ${form} is to be attached since ${since}`,
  SimaExcluded: () =>
    'anti-dumping and countervailing duties take a re-determination, not a mass case',
  OutcomesIncomplete: ({ missing, unknown }) =>
    `${missing.length} declarations are without an outcome, ${unknown.length} are not of the case`,
}
