/** The public list of the store contract: for authors of adapters, and for our own tests. */
export { storeContract } from './contract.js'
export {
  addToCounter,
  addTotalOf,
  counterDomain,
  counterStream,
  counting,
  fullCounter,
  reacting,
} from './counter.js'
export {
  type PersonalDataSubject,
  type PersonalPlace,
  personalDataContract,
} from './personal-data-cases.js'
export { type Opener, type SharedSubject, sharedStoreContract } from './shared-contract.js'
export type { ContractCase, Subject } from './subject.js'
