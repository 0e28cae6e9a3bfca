/** The public list of the store on EventStoreDB. */
export type { OpenFailure } from './connection-string.js'
export type { EventStoreDbStore } from './eventstoredb-store.js'
export type { Followed, FollowOptions } from './follow.js'
export { type OpenOptions, openEventStoreDb } from './open.js'
