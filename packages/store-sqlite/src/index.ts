/** The public list of the embedded store. */
export type { OpenFailure } from './inspect.js'
export { type OpenOptions, openSqliteStore } from './open.js'
export type { SqliteStore } from './sqlite-store.js'
