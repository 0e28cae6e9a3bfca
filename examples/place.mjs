// Where a story is told: on a new file, or on a server of EventStoreDB. Separate because every story
// may begin on either, and has to begin with nothing of ours there.
import { existsSync } from 'node:fs'
import { carm } from '@carmkit/core'

/** What the command line names, or else the server that EVENTSTOREDB_URL names; undefined for neither. */
export const namedPlace = () => process.argv[2] ?? process.env.EVENTSTOREDB_URL

export const isServer = (place) => /^esdb(\+discover)?:/.test(place)

/** For the screen. */
export const withoutPassword = (address) => address.replace(/\/\/.*@/, '//***@')

/** Ends the process where something is there already. A file keeps the denials as well. */
export const emptyStore = async (place) => {
  if (isServer(place)) return emptyServer(place)
  if (existsSync(place)) refuse(`${place} is there already; name a new file`)
  const { openSqliteStore } = await import('@carmkit/store-sqlite')
  return right(await openSqliteStore(place))
}

const emptyServer = async (connectionString) => {
  const { openEventStoreDb } = await import('@carmkit/store-eventstoredb')
  const categories = carm.aggregates.map(({ category }) => category)
  const store = right(await openEventStoreDb({ connectionString, categories }))
  if (right(await store.readLog(0, 1)()).length > 0) {
    refuse('the server holds events of CARM already; name one without')
  }
  return store
}

const refuse = (reason) => {
  console.error(reason)
  process.exit(64)
}

/** A store that fails ends the story; what it says of itself shows no password. */
export const right = (either) => {
  if (either._tag === 'Left') throw new Error(JSON.stringify(either.left))
  return either.right
}
