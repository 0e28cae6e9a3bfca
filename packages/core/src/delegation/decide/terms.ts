/** The terms of a grant: what comes of the wanted ones, and how they change while it lives. */
import * as E from 'fp-ts/lib/Either.js'
import { easternDateOf } from '../../calendar/index.js'
import type { CivilDate, GrantTerms, Visibility } from '../../values/index.js'
import type { On } from '../command/index.js'
import {
  type DelegationEvent,
  DelegationResumed,
  DelegationSuspended,
  RequestVoided,
  TermsAmended,
} from '../event.js'
import { type Life, phaseOf } from './life.js'
import { grantSuspended, periodInvalid } from './refusals.js'
import type { Situation, Verdict } from './situation.js'

interface Wanted {
  /** Null means Own (DEL-08). */
  readonly visibility: Visibility | null
  /** Null means today. */
  readonly validFrom: CivilDate | null
  readonly validUntil: CivilDate | null
}

/** A start in the past is today; the start of a running grant stays what it was (DEL-12). */
export const termsOf = (
  { visibility, validFrom, validUntil }: Wanted,
  { life: { grant }, context: { now } }: Situation,
): GrantTerms => {
  const today = easternDateOf(now)
  const running = grant !== null && grant.terms.validFrom <= today ? grant.terms.validFrom : null
  const wanted = validFrom === null || validFrom < today ? today : validFrom
  return { visibility: visibility ?? 'Own', validFrom: running ?? wanted, validUntil }
}

export const amendDelegation = ({ data }: On<'AmendDelegation'>, situation: Situation): Verdict => {
  const { life, context } = situation
  const { grant } = life
  if (grant === null) return E.left({ name: 'NoLiveGrant', rule: 'DEL-01' })
  const after = termsOf(data, situation)
  const refused = grantSuspended(life) ?? periodInvalid(after, context.now)
  if (refused !== null) return E.left(refused)
  return areEqual(grant.terms, after)
    ? E.left({ name: 'NothingChanged', rule: 'DEL-F14' })
    : E.right([
        TermsAmended.make({ grantId: grant.id, before: grant.terms, after }),
        ...offerVoided(life),
      ])
}

/** What the client offered before it changed its mind must not come true later (assumed CK-34). */
const offerVoided = ({ request }: Life): ReadonlyArray<DelegationEvent> =>
  request?.kind === 'Offered' ? [RequestVoided.make({ requestId: request.id })] : []

const areEqual = (one: GrantTerms, other: GrantTerms): boolean =>
  one.visibility === other.visibility &&
  one.validFrom === other.validFrom &&
  one.validUntil === other.validUntil

export const suspendDelegation = ({ life, context: { now } }: Situation): Verdict => {
  const { grant } = life
  if (grant === null) return E.left({ name: 'NotActive', rule: 'DEL-01', grant: 'None' })
  const phase = phaseOf(grant, now)
  return phase === 'Active'
    ? E.right([DelegationSuspended.make({ grantId: grant.id }), ...offerVoided(life)])
    : E.left({ name: 'NotActive', rule: 'DEL-01', grant: phase })
}

/** Also one that has not begun (assumed CK-35). What has ended since, or rests already, stays as it is. */
export const recordGrantLapsed = (
  { data: { grantId } }: On<'RecordGrantLapsed'>,
  { life }: Situation,
): Verdict => {
  const { grant } = life
  return grant === null || grant.id !== grantId || grant.suspended
    ? E.right([])
    : E.right([DelegationSuspended.make({ grantId }), ...offerVoided(life)])
}

export const resumeDelegation = ({ life: { grant } }: Situation): Verdict =>
  grant?.suspended === true
    ? E.right([DelegationResumed.make({ grantId: grant.id })])
    : E.left({ name: 'NotSuspended', rule: 'DEL-01' })
