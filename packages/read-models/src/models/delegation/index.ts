/** Delegations as tables: my providers and my clients, what waits for an answer, and what once held. */
import type { Model } from '../../project/model.js'
import { project } from './project/index.js'
import {
  delegation,
  delegationGrant,
  delegationPeriod,
  delegationRequest,
  providerRevocation,
  providerStanding,
} from './tables/index.js'

export const delegations: Model = {
  name: 'delegations',
  version: 1,
  tables: [
    delegation,
    delegationRequest,
    delegationGrant,
    delegationPeriod,
    providerStanding,
    providerRevocation,
  ],
  project,
}
