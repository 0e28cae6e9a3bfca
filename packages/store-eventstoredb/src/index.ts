/** The public list of the store on EventStoreDB. */
export type { EventStoreDbStore } from './eventstoredb-store.js'
export { type OpenFailure, type OpenOptions, openEventStoreDb } from './open.js'
