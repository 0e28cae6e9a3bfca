/** Deadlines of delegations: requests that nobody answers, last days, and the end of run-off. */
import type { RecordedEvent } from '@carmkit/kernel'
import { endOf } from '../authority/index.js'
import type {
  DelegationGranted,
  DelegationOffered,
  DelegationRequested,
  RunOffStarted,
  TermsAmended,
  TermsReplaced,
} from '../delegation/event.js'
import { delegationNamed } from '../reaction/views.js'
import type { Instant, Period } from '../values/index.js'
import { type DataOf, type Deadline, onData, type Rule } from './deadline.js'

const lapse = onData(
  ({ lapsesAt }: DataOf<typeof DelegationRequested | typeof DelegationOffered>, event) =>
    about(event, { at: lapsesAt, type: 'LapseDelegation' }),
)

const change = onData(({ after }: DataOf<typeof TermsReplaced | typeof TermsAmended>, event) =>
  expiry(event, after),
)

export const delegationRules: { readonly [type: string]: Rule } = {
  DelegationRequested: lapse,
  DelegationOffered: lapse,
  DelegationGranted: onData(({ terms }: DataOf<typeof DelegationGranted>, event) =>
    expiry(event, terms),
  ),
  TermsReplaced: change,
  TermsAmended: change,
  RunOffStarted: onData(({ grantId, until }: DataOf<typeof RunOffStarted>, event) =>
    about(event, { at: until, type: 'FinishRunOff', more: { grantId } }),
  ),
}

const expiry = (
  event: RecordedEvent,
  { validUntil }: Pick<Period, 'validUntil'>,
): ReadonlyArray<Deadline> =>
  validUntil === null ? [] : about(event, { at: endOf(validUntil), type: 'ExpireDelegation' })

/** Most events name the grant or the request only: the stream says whose it is. */
const about = (
  { stream }: RecordedEvent,
  { at, type, more }: { readonly at: Instant; readonly type: string; readonly more?: object },
): ReadonlyArray<Deadline> => {
  const delegation = delegationNamed(stream)
  return delegation === null ? [] : [{ at, command: { type, data: { ...delegation, ...more } } }]
}
