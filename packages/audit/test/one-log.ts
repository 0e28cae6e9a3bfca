/** One sealed log that forgers start from, and the questions that its specs ask about it. */
import { carm } from '@carmkit/core'
import { historyOf, type Logged } from '@carmkit/laws'
import type { Store } from '@carmkit/store'
import { type Integrity, integrityOf } from '../src/index.js'
import { sealed } from './sealed.js'
import { logOfHistory, rightOf } from './support.js'

export const log = sealed(logOfHistory(historyOf(carm, { founded: 'withPam', commands: [] })))
export const business = 'businessAccount-123456782'
export const account = 'programAccount-123456782RM0001'

export const verified = async (store: Store): Promise<Integrity> =>
  rightOf(await integrityOf({ store, domain: carm }))

export const at = (stream: string, revision: number): Logged => {
  const found = log.find(({ event }) => event.stream === stream && event.revision === revision)
  if (found === undefined) throw new Error(`the log has no ${stream}@${revision}`)
  return found
}

/** In the order of the log as it is given: positions count anew. */
export const numbered = (entries: ReadonlyArray<Logged>): ReadonlyArray<Logged> =>
  entries.map(({ event }, index) => ({ position: index + 1, event }))
