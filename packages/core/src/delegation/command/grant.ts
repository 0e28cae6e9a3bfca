/** What happens to a grant: other terms, a pause, its end, and the end of what is left after it. */
import { nullable } from '@carmkit/kernel'
import { defineCommand } from '../../command-definition.js'
import { CivilDate, RevocationMode, SlotId, Visibility } from '../../values/index.js'
import { aboutIdentity, aboutTerms, example, identity } from './identity.js'

const mode = 'RunOff: the provider may finish what it began, for 30 days; CutOff: at once'

export const AmendDelegation = defineCommand({
  type: 'AmendDelegation',
  summary: 'The client changes the terms of a grant by itself (user: BAM; PAM for its program).',
  fields: {
    ...identity,
    visibility: Visibility,
    validFrom: nullable(CivilDate),
    validUntil: nullable(CivilDate),
  },
  about: {
    ...aboutIdentity,
    ...aboutTerms,
    visibility: 'what the provider sees from now on',
    validFrom: 'as for an approval; the first day of a running grant stays (DEL-12)',
  },
  example: { ...example, visibility: 'Own', validFrom: null, validUntil: '2026-12-31' },
})

export const SuspendDelegation = defineCommand({
  type: 'SuspendDelegation',
  summary: 'The client stops an active grant for a time (user: BAM; PAM for its program).',
  fields: identity,
  about: aboutIdentity,
  example,
})

export const ResumeDelegation = defineCommand({
  type: 'ResumeDelegation',
  summary: 'The client lets a suspended grant go on (user: BAM; PAM for its program).',
  fields: identity,
  about: aboutIdentity,
  example,
})

export const RevokeDelegation = defineCommand({
  type: 'RevokeDelegation',
  summary: 'The client ends a grant (user: BAM; PAM for its program).',
  fields: { ...identity, mode: RevocationMode },
  about: { ...aboutIdentity, mode },
  example: { ...example, mode: 'RunOff' },
})

export const RelinquishDelegation = defineCommand({
  type: 'RelinquishDelegation',
  summary: 'The provider gives a grant back (user: BAM of the provider).',
  fields: { ...identity, mode: RevocationMode },
  about: { ...aboutIdentity, mode },
  example: { ...example, mode: 'RunOff' },
})

export const ExpireDelegation = defineCommand({
  type: 'ExpireDelegation',
  summary: 'Records that the last day of a grant has passed (system.clock).',
  fields: identity,
  about: aboutIdentity,
  example,
})

export const FinishRunOff = defineCommand({
  type: 'FinishRunOff',
  summary: 'Records that the time to finish what was begun has passed (system.clock).',
  fields: { ...identity, grantId: SlotId },
  about: { ...aboutIdentity, grantId: 'the grant that ended' },
  example: { ...example, grantId: 'delegation-123456782.700123458.RM0001#2' },
})

export const CutOffRunOff = defineCommand({
  type: 'CutOffRunOff',
  summary: 'The client ends every right to finish what was begun (user: BAM; PAM for its program).',
  fields: identity,
  about: aboutIdentity,
  example,
})
