/** Deadlines of claims, of people's access, and of program accounts that nobody uses. */
import type { RecordedEvent } from '@carmkit/kernel'
import { endOf } from '../authority/index.js'
import type { AccessApproved, AccessEndSet, AccessRequested } from '../business-account/event.js'
import { startOfEasternDay } from '../calendar/index.js'
import type { ClaimBegun } from '../claim/event.js'
import type {
  ProgramAccountOpened,
  ProgramReactivated,
  SuspensionLifted,
} from '../program-account/event.js'
import {
  addDays,
  Bn9,
  type Bn15,
  type CivilDate,
  type Instant,
  type UserId,
} from '../values/index.js'
import { type DataOf, type Deadline, onData, type Rule } from './deadline.js'

/** Two years without a filing (PRG-10). */
const dormancyDays = 730

export const accountRules: { readonly [type: string]: Rule } = {
  /** Seven days (5.3). */
  ClaimBegun: onData(({ bn9, claimant, lapsesAt }: DataOf<typeof ClaimBegun>) => [
    { at: lapsesAt, command: { type: 'LapseClaim', data: { bn9, claimant } } },
  ]),
  /** USR-14. */
  AccessRequested: onData(({ user, lapsesAt }: DataOf<typeof AccessRequested>, event) =>
    ofMember(event, { user, type: 'LapseAccess', at: lapsesAt }),
  ),
  /** USR-16. */
  AccessApproved: onData((data: DataOf<typeof AccessApproved>, event) => expiry(event, data)),
  AccessEndSet: onData((data: DataOf<typeof AccessEndSet>, event) => expiry(event, data)),
  /** Without a known day nothing can be shown to have elapsed. */
  ProgramAccountOpened: onData(({ bn15, inUseSince }: DataOf<typeof ProgramAccountOpened>) =>
    inUseSince === null ? [] : dormancy(bn15, inUseSince),
  ),
  ProgramReactivated: onData(({ bn15, reactivatedOn }: DataOf<typeof ProgramReactivated>) =>
    dormancy(bn15, reactivatedOn),
  ),
  /**
   * The clock's command is refused for good while an account is suspended. Days without use count on
   * meanwhile, and the event does not say since when: asked at once, the answer names the day.
   */
  SuspensionLifted: onData(({ bn15 }: DataOf<typeof SuspensionLifted>, { metadata }) => [
    { at: metadata.recordedAt as Instant, command: { type: 'MarkDormant', data: { bn15 } } },
  ]),
}

const expiry = (
  event: RecordedEvent,
  { user, until }: { readonly user: UserId; readonly until: CivilDate | null },
): ReadonlyArray<Deadline> =>
  until === null ? [] : ofMember(event, { user, type: 'ExpireAccess', at: endOf(until) })

/** The event names the person, its stream the business. */
const ofMember = (
  { stream }: RecordedEvent,
  { at, type, user }: { readonly at: Instant; readonly type: string; readonly user: UserId },
): ReadonlyArray<Deadline> => {
  const bn9 = stream.slice('businessAccount-'.length)
  return Bn9.is(bn9) ? [{ at, command: { type, data: { bn9, user } } }] : []
}

const dormancy = (bn15: Bn15, since: CivilDate): ReadonlyArray<Deadline> => [
  {
    at: startOfEasternDay(addDays(since, dormancyDays)),
    command: { type: 'MarkDormant', data: { bn15 } },
  },
]
