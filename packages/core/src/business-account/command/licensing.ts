/** Commands on a customs broker's licence: facts that the agency states. */
import { nullable } from '@carmkit/kernel'
import { defineCommand } from '../../command-definition.js'
import { Bn9, CivilDate } from '../../values/index.js'
import { broker } from './examples.js'

export const RecordLicence = defineCommand({
  type: 'RecordLicence',
  summary: 'The agency states the customs broker licence of a business (external.cbsa).',
  fields: { bn9: Bn9, validFrom: CivilDate, validUntil: nullable(CivilDate) },
  about: {
    bn9: 'the broker',
    validFrom: 'first day, Eastern',
    validUntil: 'last day, Eastern; null for no end',
  },
  example: { bn9: broker, validFrom: '2024-10-21', validUntil: null },
})

export const SuspendLicence = defineCommand({
  type: 'SuspendLicence',
  summary: 'The licence does not count from a day on (external.cbsa).',
  fields: { bn9: Bn9, from: CivilDate },
  about: { bn9: 'the broker', from: 'first day of the suspension, Eastern' },
  example: { bn9: broker, from: '2026-03-01' },
})

export const RestoreLicence = defineCommand({
  type: 'RestoreLicence',
  summary: 'A suspended licence counts again from a day on (external.cbsa).',
  fields: { bn9: Bn9, from: CivilDate },
  about: { bn9: 'the broker', from: 'first day on which it counts again, Eastern' },
  example: { bn9: broker, from: '2026-04-01' },
})
