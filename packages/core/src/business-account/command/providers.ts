/** Commands of a client about a provider as a whole, beside single delegations. */
import { defineCommand } from '../../command-definition.js'
import { Bn9, RevocationMode } from '../../values/index.js'
import { broker, importer } from './examples.js'

export const BlockProvider = defineCommand({
  type: 'BlockProvider',
  summary:
    'Takes no new request of a provider for 90 days, in any scope (user: BAM; system.reaction).',
  fields: { bn9: Bn9, provider: Bn9 },
  about: { bn9: 'the client', provider: 'the provider; blocked again, the 90 days begin anew' },
  example: { bn9: importer, provider: broker },
})

export const UnblockProvider = defineCommand({
  type: 'UnblockProvider',
  summary: 'Lifts a block before its time (user: BAM).',
  fields: { bn9: Bn9, provider: Bn9 },
  about: { bn9: 'the client', provider: 'the provider' },
  example: { bn9: importer, provider: broker },
})

export const RevokeAllForProvider = defineCommand({
  type: 'RevokeAllForProvider',
  summary: 'Ends everything that a provider has of this client, in every scope (user: BAM).',
  fields: { bn9: Bn9, provider: Bn9, mode: RevocationMode },
  about: {
    bn9: 'the client',
    provider: 'the provider',
    mode: 'RunOff lets it finish what it began; CutOff ends that too',
  },
  example: { bn9: importer, provider: broker, mode: 'RunOff' },
})
