// Everything that a store holds, folded into one portal, which answers questions about authority.
// Separate from the story because a program of yours can take it over as it stands.
import { aggregateOfStream, carm, portalOf } from '@carmkit/core'
import { builtInTables } from '@carmkit/store'

const pageSize = 500

/** Reads the whole log; throws where it cannot be read, which no story should pass over. */
export const portalIn = async (store) => {
  const streams = new Map()
  for (let after = 0, more = true; more; ) {
    const page = await store.readLog(after, pageSize)()
    if (page._tag === 'Left') throw new Error(`the log cannot be read: ${page.left.name}`)
    for (const { event, position } of page.right) {
      streams.set(event.stream, folded(streams.get(event.stream), event))
      after = position
    }
    more = page.right.length === pageSize
  }
  return portalOf(streams, { domain: carm, tables: [...builtInTables.values()] })
}

const folded = (before, event) => {
  const { stream, revision, metadata } = event
  const aggregate = aggregateOfStream(carm, stream)
  const decoded = aggregate.events.decode(event)
  if (decoded._tag === 'Left') throw new Error(`${stream}@${revision} cannot be read`)
  const state = aggregate.evolve(before?.state ?? aggregate.initial, decoded.right)
  return { state, pin: { stream, revision, hash: metadata.hash } }
}
