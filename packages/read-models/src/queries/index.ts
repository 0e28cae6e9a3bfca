/** All queries, in the order in which people meet them. */
import type { AnyQuery } from './query.js'

export const queries: ReadonlyArray<AnyQuery> = []
