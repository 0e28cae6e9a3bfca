// Counters that keep their state behind every third event, and the commands of the writer that is
// killed: for a spec and for the process that it starts.
import { uuidFrom } from '@carmkit/kernel'
import { portsOf } from '@carmkit/store'
import { addToCounter, counterDomain } from '@carmkit/store-contract'

/** @type {import('@carmkit/core').Domain} */
export const keepingDomain = {
  ...counterDomain,
  aggregates: counterDomain.aggregates.map((one) => ({
    ...one,
    snapshot: { version: 1, after: ({ revision }) => revision % 3 === 2 },
  })),
}

/** @param {import('@carmkit/store').Store} store */
export const keepingPorts = (store) => portsOf(store, { domain: keepingDomain })

/** @param {number} n */
export const countingOne = (n) =>
  addToCounter(uuidFrom(`count ${n}`), { counter: 'killed', amount: 1 })
