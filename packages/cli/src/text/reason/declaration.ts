/** Refusals about declarations in words. */
import type {
  BusinessAccountRejection,
  ClaimRejection,
  DeclarationRejection,
  Denial,
  LedgerRejection,
} from '@carmkit/core'
import type { Rest, Texts } from './texts.js'

export const declarations: Texts<
  Rest<
    DeclarationRejection,
    | Denial
    | ClaimRejection
    | BusinessAccountRejection
    | Extract<LedgerRejection, { readonly name: 'TooEarly' }>
  >
> = {
  ReleaseDiffers: ({ field }) => `another release is recorded under this number: ${field} differs`,
  NothingToAccount: () => 'nothing was released that is not accounted for',
  NumberInUse: ({ transactionNumber }) => `transaction number ${transactionNumber} is in use`,
  NotDraft: ({ status }) => `the declaration is ${status}, not a draft`,
  NotAccepted: ({ status }) => `the declaration is ${status}, not accepted`,
  VersionUnknown: ({ version }) =>
    version === null
      ? 'no version waits for an answer'
      : `version ${version} is not known; import it first, then this again`,
  VersionConflict: ({ version }) => `another document is known as version ${version}`,
  DeclarationCancelled: ({ cancelledBy }) => `the declaration was cancelled by ${cancelledBy}`,
  LaterVersionKnown: ({ latest }) =>
    `version ${latest} was filed, so an earlier one cancels nothing`,
  AnswerDiffers: ({ field }) => `another answer is known: ${field} differs`,
  HashDiffers: ({ contentHash }) => `the content has the hash ${contentHash}, not the one stated`,
  NothingPending: ({ pending }) =>
    pending === null ? 'no adjustment is pending' : `the pending version is ${pending}`,
  VersionPending: ({ pending }) => `version ${pending} waits for the agency’s decision`,
  StaleVersion: ({ current }) => `the version in effect is ${current}`,
  NotRppAtRelease: ({ isReleaseKnown }) =>
    isReleaseKnown
      ? 'the goods were not released prior to payment'
      : 'no release prior to payment is recorded',
  CorrectionWindowClosed: ({ dueDate }) => `corrections were possible until ${dueDate}`,
  StillCorrectable: ({ dueDate }) => `the declaration is corrected until ${dueDate}, not adjusted`,
  TimeLimitPassed: ({ lastDay }) => `the last day for it was ${lastDay}`,
  NoAppealInFavour: ({ appealNumber, standing }) =>
    `no appeal ${appealNumber} is decided in favour of this declaration: ${standing}`,
  AppealCarriedOut: ({ appealNumber }) => `a version carries out appeal ${appealNumber} already`,
  NoMassCaseChange: ({ massCaseNumber }) =>
    `mass case ${massCaseNumber} records no change that it accepted for this declaration`,
  TooManyLines: ({ most }) => `a mass case changes at most ${most} lines of a declaration`,
  NotBeforeLaunch: ({ launchedOn }) =>
    `what is accounted for since ${launchedOn} is submitted, not recorded`,
  NotAdjustable: () => 'a declaration that a blanket request made is not adjusted again',
  ScopeEmpty: ({ unknown }) =>
    unknown.length === 0 ? 'no line is named' : `there is no line ${unknown.join(', ')}`,
  LineRemoved: ({ lines }) => `a later version keeps line ${lines.join(', ')}`,
  NoChange: () => 'nothing would change',
  ContentDefective: ({ reasons }) =>
    `the content has defects (${reasons.map(({ name }) => name).join(', ')})`,
  SimaNeedsRedetermination: ({ lines }) =>
    `line ${lines.join(', ')} is re-determined, not adjusted: its SIMA changes`,
  ReasonCodeMissing: ({ lines }) => `line ${lines.join(', ')} has no reason code`,
  ReasonCodeReserved: ({ lines }) => `line ${lines.join(', ')} has a code of the agency’s own`,
  ReasonCodeOrder: ({ lines }) =>
    `the first code of line ${lines.join(', ')} does not support what the line comes to`,
  EvidenceMissing: () => 'documents must be attached',
  DeclarationTooLarge: ({ mostBytes }) => `a declaration has at most ${mostBytes} bytes`,
  PaymentRequiredFirst: ({ cadType, payable, available }) =>
    `type ${cadType} is paid before release: ${payable}, and ${available} is there for it`,
}
