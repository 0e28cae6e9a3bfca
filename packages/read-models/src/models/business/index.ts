/** Businesses as tables: what they are, who is in them and wants to be, and who claims one. */
import type { Model } from '../../project/model.js'
import { project } from './project/index.js'
import {
  accessRequest,
  business,
  claim,
  licencePeriod,
  licenceSuspension,
  membership,
} from './tables/index.js'

export const businesses: Model = {
  name: 'businesses',
  version: 1,
  tables: [business, membership, accessRequest, licencePeriod, licenceSuspension, claim],
  project,
}
