/**
 * A log of any length that verifies: one client's delegations as they were recorded, copied for as
 * many clients as it takes, with every hash and pin computed again. Commands would take hours.
 */
import { noHash, type RecordedEvent, seal } from '@carmkit/kernel'
import { eventsAmong, memoryStore, type Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import Database from 'libsql'
import { businessNumber, delegationCommands, prepare, userIdOf } from './workload.js'

/** Clients whose events alternate in the log, and are committed together. */
const clientsAtOnce = 1000

/** Fills the file of an empty store with about so many events; answers with how many they are. */
export const writeLog = async (
  file: string,
  { length, open }: { readonly length: number; readonly open: (file: string) => Promise<Store> },
): Promise<number> => {
  await (await open(file)).close()
  const { shared, ofClient } = await recordedOnce()
  const database = new Database(file)
  database.exec('PRAGMA synchronous = OFF')
  const insert = database.prepare(
    'INSERT INTO events (stream, revision, hash, body) VALUES (?, ?, ?, ?)',
  )
  const write = (event: RecordedEvent): void => {
    insert.run(event.stream, event.revision, event.metadata.hash, JSON.stringify(event))
  }
  for (const event of shared) write(event)
  let events = shared.length
  for (let first = 1; events < length; first += clientsAtOnce) {
    const copies = Array.from({ length: clientsAtOnce }, (_, index) => copierOf(first + index))
    database.exec('BEGIN')
    for (const event of ofClient) for (const copy of copies) write(copy(event))
    database.exec('COMMIT')
    events += ofClient.length * clientsAtOnce
  }
  database.close()
  return events
}

/** What the broker and one client recorded, through the loop. */
const recordedOnce = async () => {
  const store = memoryStore()
  const ports = await prepare(store, 1)
  for (const command of delegationCommands(ports, 1)) await command()
  const log = await store.readLog(0, 1000)()
  if (E.isLeft(log)) throw new Error(log.left.reason)
  const events = eventsAmong(log.right).map(({ event }) => event)
  const isOfClient = ({ stream }: RecordedEvent) => stream.includes(businessNumber(1))
  return {
    shared: events.filter((event) => !isOfClient(event)),
    ofClient: events.filter(isOfClient),
  }
}

/** The events of the first client as another one's, to be copied in their order. */
const copierOf = (n: number): ((event: RecordedEvent) => RecordedEvent) => {
  const hashes = new Map<string, string>()
  const ends = new Map<string, string>()
  return (event) => {
    const text = JSON.stringify(event)
      .replaceAll(businessNumber(1), businessNumber(n))
      .replaceAll(userIdOf(1), userIdOf(n))
      .replaceAll(/[0-9a-f]{64}/g, (hash) => hashes.get(hash) ?? hash)
    const { metadata, ...copy } = JSON.parse(text) as RecordedEvent
    const { eventId: _eventId, hash: _hash, ...rest } = metadata
    const previousHash = ends.get(copy.stream) ?? noHash
    const sealed = seal({ ...copy, metadata: { ...rest, previousHash } })
    hashes.set(event.metadata.hash, sealed.metadata.hash)
    ends.set(copy.stream, sealed.metadata.hash)
    return sealed
  }
}
