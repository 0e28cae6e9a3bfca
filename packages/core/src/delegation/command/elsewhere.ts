/** What reactions record in a delegation because something ended, or had lapsed, elsewhere. */
import { defineCommand } from '../../command-definition.js'
import { Bn9, Instant, RevocationMode, SlotId } from '../../values/index.js'
import { aboutIdentity, example, identity } from './identity.js'

export const RecordProgramClosed = defineCommand({
  type: 'RecordProgramClosed',
  summary: 'Records what the closing of the program account ended (system.reaction).',
  fields: { ...identity, closedAt: Instant },
  about: { ...aboutIdentity, closedAt: 'when the account of the scope closed (DEL-17)' },
  example: { ...example, closedAt: '2026-03-02T15:00:00.000Z' },
})

export const RecordPartyCeased = defineCommand({
  type: 'RecordPartyCeased',
  summary: 'Records that the client or the provider has ceased (system.reaction).',
  fields: { ...identity, party: Bn9 },
  about: { ...aboutIdentity, party: 'the business that ceased (BUS-13)' },
  example: { ...example, party: '123456782' },
})

export const RecordProviderRevoked = defineCommand({
  type: 'RecordProviderRevoked',
  summary:
    'Records what ended here when the client revoked everything of the provider (system.reaction).',
  fields: { ...identity, mode: RevocationMode, at: Instant },
  about: {
    ...aboutIdentity,
    mode: 'RunOff leaves 30 days to finish what was begun, CutOff nothing',
    at: 'when the client revoked it all (DEL-25)',
  },
  example: { ...example, mode: 'CutOff', at: '2026-03-02T15:00:00.000Z' },
})

export const RecordGrantLapsed = defineCommand({
  type: 'RecordGrantLapsed',
  summary:
    'Suspends a grant that was given, widened or resumed when the authority to do so had lapsed (system.reaction).',
  fields: { ...identity, grantId: SlotId },
  about: { ...aboutIdentity, grantId: 'the grant that was given' },
  example: { ...example, grantId: 'delegation-123456782.700123458.RM0001#2' },
})
