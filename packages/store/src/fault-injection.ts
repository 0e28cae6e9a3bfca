/** A store that fails on purpose: shows that the loop loses and doubles nothing when answers do. */
import * as E from 'fp-ts/lib/Either.js'
import type { ConnectionLost, Store, StoreUnavailable } from './store.js'

/** What happens to one operation. */
export type InjectedFault =
  | 'none'
  /** Refused before anything was done. */
  | 'unavailable'
  /** Append only: the request never arrived, and the caller cannot know. */
  | 'loseRequest'
  /** Append only: it was done, and the answer never arrived. */
  | 'loseAnswer'

/** Asked before every read and append of the store. */
export type FaultPlan = (operation: 'read' | 'append') => InjectedFault

export const withFaults = (store: Store, plan: FaultPlan): Store => {
  const { exclusively } = store
  return {
    ...store,
    read: (stream, range) => async () =>
      plan('read') === 'unavailable' ? E.left(unavailable) : store.read(stream, range)(),
    append: (batch) => async () => {
      const fault = plan('append')
      if (fault === 'unavailable') return E.left(unavailable)
      if (fault === 'loseRequest') return lost('request')
      const answer = await store.append(batch)()
      return fault === 'loseAnswer' ? lost('answer') : answer
    },
    exclusively:
      exclusively === null ? null : (work) => exclusively((inner) => work(withFaults(inner, plan))),
  }
}

const lost = (what: string) =>
  E.left<ConnectionLost>({ name: 'ConnectionLost', reason: `injected: ${what} lost` })

const unavailable: StoreUnavailable = { name: 'StoreUnavailable', reason: 'injected' }
