/** The tables of businesses and of the people in them. */
export { business } from './business.js'
export { claim } from './claim.js'
export { licencePeriod, licenceSuspension } from './licensing.js'
export { accessRequest, membership } from './people.js'
