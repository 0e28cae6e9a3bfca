/** Facts that stand against asking for, offering or granting authority: null where one does not. */
import { isOver } from '../../authority/index.js'
import { easternDateOf } from '../../calendar/index.js'
import type { Capacity, GrantTerms, Instant, ProgramReference, Scope } from '../../values/index.js'
import type { DelegationContext } from '../context/index.js'
import type { DelegationRejection } from '../rejection.js'
import type { Identity } from '../state.js'
import type { Life } from './life.js'

type Refusal = DelegationRejection | null

export const sameBusiness = ({ client, provider }: Identity): Refusal =>
  client === provider ? { name: 'SameBusiness', rule: 'DEL-02', bn9: client } : null

export const requestOpen = ({ request }: Life): Refusal =>
  request === null ? null : { name: 'RequestOpen', rule: 'DEL-01', requestId: request.id }

export const grantSuspended = ({ grant }: Life): Refusal =>
  grant?.suspended === true ? { name: 'GrantSuspended', rule: 'DEL-03', grantId: grant.id } : null

export const clientNotActive = ({ client }: Identity, context: DelegationContext): Refusal =>
  context.clientActive ? null : { name: 'ClientNotActive', rule: 'BUS-13', bn9: client }

export const providerNotActive = ({ provider }: Identity, context: DelegationContext): Refusal =>
  context.providerActive ? null : { name: 'ProviderNotActive', rule: 'BUS-13', bn9: provider }

export const blockedByClient = ({ blockedUntil, now }: DelegationContext): Refusal =>
  blockedUntil !== null && now < blockedUntil
    ? { name: 'BlockedByClient', rule: 'DEL-22', until: blockedUntil }
    : null

export const withoutProgram = (program: ProgramReference, context: DelegationContext): Refusal =>
  context.ownProgramActive ? null : { name: 'ProviderWithoutProgram', rule: 'DEL-F15', program }

export const unlicensedBroker = (
  { provider, capacity }: Pick<Identity, 'provider'> & { readonly capacity: Capacity },
  { providerLicensed }: DelegationContext,
): Refusal =>
  capacity === 'CustomsBroker' && !providerLicensed
    ? { name: 'UnlicensedBroker', rule: 'DEL-F2', bn9: provider }
    : null

export const rmNotOfClient = (scope: Scope, { clientPrograms }: DelegationContext): Refusal =>
  scope === 'business' || clientPrograms.includes(scope)
    ? null
    : { name: 'RmNotOfClient', rule: 'DEL-06', program: scope }

export const programNotActive = (scope: Scope, { scopeActive }: DelegationContext): Refusal =>
  scope === 'business' || scopeActive
    ? null
    : { name: 'ProgramNotActive', rule: 'DEL-06', program: scope }

export const periodInvalid = ({ validFrom, validUntil }: GrantTerms, now: Instant): Refusal =>
  validUntil !== null && (validUntil < validFrom || isOver(validUntil, now))
    ? { name: 'PeriodInvalid', rule: 'DEL-12', validFrom, validUntil, today: easternDateOf(now) }
    : null
