/** How a delegation is asked for, offered, answered and taken back. */
import { bool, nullable } from '@carmkit/kernel'
import { defineCommand } from '../../command-definition.js'
import {
  Capacity,
  CivilDate,
  PersonalRef,
  ProgramReference,
  RejectionReason,
  Visibility,
} from '../../values/index.js'
import { aboutIdentity, aboutTerms, example, identity } from './identity.js'

const providerProgram = "the provider's own program account (DEL-F15)"

export const RequestDelegation = defineCommand({
  type: 'RequestDelegation',
  summary:
    'A provider asks a client for authority, or for other terms of a live grant (user: BAM of the provider).',
  fields: {
    ...identity,
    capacity: Capacity,
    visibility: Visibility,
    providerProgram: ProgramReference,
    comment: nullable(PersonalRef),
  },
  about: {
    ...aboutIdentity,
    capacity: 'only a CustomsBroker may account for the client (DEL-F2)',
    visibility: 'what the provider wishes to see; the client may decide otherwise (DEL-07)',
    providerProgram,
    comment: 'where the words to the client are kept; null for none',
  },
  example: {
    ...example,
    capacity: 'CustomsBroker',
    visibility: 'Program',
    providerProgram: 'RM0001',
    comment: null,
  },
})

export const OfferDelegation = defineCommand({
  type: 'OfferDelegation',
  summary:
    'The client offers authority on its own terms, also to a provider it blocked (user: BAM; PAM for its program).',
  fields: {
    ...identity,
    capacity: Capacity,
    visibility: nullable(Visibility),
    validFrom: nullable(CivilDate),
    validUntil: nullable(CivilDate),
  },
  about: {
    ...aboutIdentity,
    ...aboutTerms,
    capacity: 'only a CustomsBroker may account for the client (DEL-F2)',
    visibility: 'null means Own (DEL-08)',
  },
  example: {
    ...example,
    capacity: 'CustomsBroker',
    visibility: 'Program',
    validFrom: null,
    validUntil: null,
  },
})

export const AcceptOffer = defineCommand({
  type: 'AcceptOffer',
  summary: 'The provider takes what the client offered (user: BAM of the provider).',
  fields: { ...identity, providerProgram: ProgramReference },
  about: { ...aboutIdentity, providerProgram },
  example: { ...example, providerProgram: 'RM0001' },
})

export const DeclineOffer = defineCommand({
  type: 'DeclineOffer',
  summary: 'The provider does not take what the client offered (user: BAM of the provider).',
  fields: identity,
  about: aboutIdentity,
  example,
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
  about: { ...aboutIdentity, ...aboutTerms, visibility: 'null means Own (DEL-08)' },
  example: { ...example, visibility: 'Program', validFrom: null, validUntil: null },
})

export const RejectDelegation = defineCommand({
  type: 'RejectDelegation',
  summary:
    'The client turns a request down (user: BAM; PAM for its program, as long as it does not block).',
  fields: { ...identity, reason: RejectionReason, block: bool },
  about: {
    ...aboutIdentity,
    reason: 'one of the reasons named',
    block: 'true: the provider may not ask again for 90 days, in no scope (DEL-22)',
  },
  example: { ...example, reason: 'UnknownFirm', block: false },
})

export const WithdrawDelegation = defineCommand({
  type: 'WithdrawDelegation',
  summary:
    'Its author takes a request or an offer back (user: BAM of the provider; for an offer BAM, or PAM for its program).',
  fields: identity,
  about: aboutIdentity,
  example,
})

export const LapseDelegation = defineCommand({
  type: 'LapseDelegation',
  summary: 'Records that nobody answered a request or an offer for 60 days (system.clock).',
  fields: identity,
  about: aboutIdentity,
  example,
})
