/** What may be asked of a delegation: one client, one provider, one scope. */
import { nullable } from '@carmkit/kernel'
import { type CommandOf, defineCommand } from '../command-definition.js'
import {
  Bn9,
  Capacity,
  CivilDate,
  ProgramReference,
  RejectionReason,
  RevocationMode,
  Scope,
  Visibility,
} from '../values/index.js'

const identity = { client: Bn9, provider: Bn9, scope: Scope }
const aboutIdentity = {
  client: 'the business that gives authority',
  provider: 'the business that acts',
  scope: '"business" for all programs, now and later, or one program account (DEL-16)',
}
const example = { client: '123456782', provider: '700123458', scope: 'RM0001' }

export const RequestDelegation = defineCommand({
  type: 'RequestDelegation',
  summary: 'A provider asks a client for authority (user: BAM of the provider).',
  fields: {
    ...identity,
    capacity: Capacity,
    visibility: Visibility,
    providerProgram: ProgramReference,
  },
  about: {
    ...aboutIdentity,
    capacity: 'only a CustomsBroker may account for the client (DEL-F2)',
    visibility: 'what the provider wishes to see; the client may decide otherwise (DEL-07)',
    providerProgram: "the provider's own program account (DEL-F15)",
  },
  example: {
    ...example,
    capacity: 'CustomsBroker',
    visibility: 'Program',
    providerProgram: 'RM0001',
  },
})

export const ApproveDelegation = defineCommand({
  type: 'ApproveDelegation',
  summary: 'The client grants a request, on its own terms (user: BAM; PAM for its program).',
  fields: {
    ...identity,
    visibility: nullable(Visibility),
    validFrom: nullable(CivilDate),
    validUntil: nullable(CivilDate),
  },
  about: {
    ...aboutIdentity,
    visibility: 'null means Own (DEL-08)',
    validFrom: 'first day, Eastern; null, or a past day, means today (DEL-12)',
    validUntil: 'last day, Eastern; null means continuous',
  },
  example: { ...example, visibility: 'Program', validFrom: null, validUntil: null },
})

export const RejectDelegation = defineCommand({
  type: 'RejectDelegation',
  summary: 'The client turns a request down (user: BAM; PAM for its program).',
  fields: { ...identity, reason: RejectionReason },
  about: { ...aboutIdentity, reason: 'one of the reasons named' },
  example: { ...example, reason: 'UnknownFirm' },
})

export const RevokeDelegation = defineCommand({
  type: 'RevokeDelegation',
  summary: 'The client ends a grant (user: BAM; PAM for its program).',
  fields: { ...identity, mode: RevocationMode },
  about: {
    ...aboutIdentity,
    mode: 'RunOff: the provider may finish what it began, for 30 days; CutOff: at once',
  },
  example: { ...example, mode: 'RunOff' },
})

export const commands = [
  RequestDelegation,
  ApproveDelegation,
  RejectDelegation,
  RevokeDelegation,
] as const

export type DelegationCommand = CommandOf<(typeof commands)[number]>
export type On<Type extends DelegationCommand['type']> = Extract<DelegationCommand, { type: Type }>
