/**
 * Which events answer a deadline that waits, beside those that its own command brings: a request was
 * answered, an access given another end. Without them, whatever people settle in time would wait for
 * ever, since the clock's command then records nothing.
 */
import type {
  businessAccount,
  claim,
  declaration,
  delegation,
  financialSecurity,
  ledger,
  programAccount,
} from '@carmkit/core'
import type { EventIn, RecordedEvent } from '@carmkit/kernel'

/** Deadlines of one stream that wait for no more. */
export interface Answered {
  readonly command: string
  /** What in the stream; absent: whatever. */
  readonly about?: string
  /** Only those that were due until then; absent: all. */
  readonly due?: string
}

type Answering = EventIn<
  | typeof businessAccount.events
  | typeof claim.events
  | typeof declaration.events
  | typeof delegation.events
  | typeof financialSecurity.events
  | typeof ledger.events
  | typeof programAccount.events
>

type Answers = {
  readonly [Type in Answering['type']]?: (
    event: RecordedEvent<Extract<Answering, { readonly type: Type }>>,
  ) => ReadonlyArray<Answered>
}

const all =
  (...commands: ReadonlyArray<string>) =>
  (): ReadonlyArray<Answered> =>
    commands.map((command) => ({ command }))

/** Of one person in a business. */
const of =
  (...commands: ReadonlyArray<string>) =>
  ({ data }: { readonly data: { readonly user: string } }): ReadonlyArray<Answered> =>
    commands.map((command) => ({ command, about: data.user }))

const expiry = ({
  data,
}: {
  readonly data: { readonly grantId: string }
}): ReadonlyArray<Answered> => [{ command: 'ExpireDelegation', about: data.grantId }]

const answers: Answers = {
  ClaimBegun: all('LapseClaim'),
  ClaimVerified: all('LapseClaim'),
  ClaimRefused: all('LapseClaim'),
  ClaimLapsed: all('LapseClaim'),

  AccessRequested: of('LapseAccess'),
  AccessApproved: of('LapseAccess', 'ExpireAccess'),
  BamAppointed: of('LapseAccess', 'ExpireAccess'),
  AccessRejected: of('LapseAccess'),
  AccessWithdrawn: of('LapseAccess'),
  AccessLapsed: of('LapseAccess'),
  AccessEndSet: of('ExpireAccess'),
  AccessEnded: of('ExpireAccess'),
  BusinessCeased: all('LapseAccess', 'ExpireAccess'),

  ProgramDormant: all('MarkDormant'),
  ProgramReactivated: all('MarkDormant'),
  ProgramClosed: all('MarkDormant'),

  DelegationRequested: all('LapseDelegation'),
  DelegationOffered: all('LapseDelegation'),
  RequestApproved: all('LapseDelegation'),
  RequestRejected: all('LapseDelegation'),
  OfferAccepted: all('LapseDelegation'),
  OfferDeclined: all('LapseDelegation'),
  RequestWithdrawn: all('LapseDelegation'),
  RequestLapsed: all('LapseDelegation'),
  RequestVoided: all('LapseDelegation'),
  TermsReplaced: expiry,
  TermsAmended: expiry,
  GrantExpired: expiry,
  RunOffStarted: (event) => [
    ...expiry(event),
    { command: 'FinishRunOff', due: event.data.endedAt },
  ],
  GrantEnded: (event) => [...expiry(event), { command: 'FinishRunOff', about: event.data.grantId }],

  DeclarationAccepted: all('NoteAccountingDue'),
  AcceptanceRecorded: all('NoteAccountingDue'),
  AccountingDueNoted: all('NoteAccountingDue'),

  RequirementChanged: all('RecomputeRequirement'),
  RequirementConfirmed: all('RecomputeRequirement'),

  BillingPeriodClosed: ({ data }) => [{ command: 'CloseBillingPeriod', about: data.period }],
  StatementIssued: ({ data }) => [{ command: 'IssueStatement', about: data.period }],
  SentToCollections: ({ data }) => [{ command: 'SendToCollections', about: data.debt }],
  InterestAssessed: ({ data, metadata }) => [
    { command: 'AccrueInterest', about: data.on, due: metadata.recordedAt },
  ],
  RefundInterestCredited: ({ data }) => [{ command: 'CreditRefundInterest', about: data.on }],
  DueDateDeferred: ({ data }) =>
    data.debts.flatMap(({ debt }) => [
      { command: 'AccrueInterest', about: debt },
      { command: 'SendToCollections', about: debt },
    ]),
}

/** None for most events. */
export const answeredBy = (event: RecordedEvent): ReadonlyArray<Answered> => {
  const answer = answers[event.type as Answering['type']] as
    | ((event: RecordedEvent) => ReadonlyArray<Answered>)
    | undefined
  return answer?.(event) ?? []
}
