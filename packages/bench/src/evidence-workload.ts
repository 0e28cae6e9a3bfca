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
  const templates = ofClient.map(templateOf)
  let events = shared.length
  for (let first = 1; events < length; first += clientsAtOnce) {
    const copies = Array.from({ length: clientsAtOnce }, (_, index) => copierOf(first + index))
    database.exec('BEGIN')
    for (const template of templates) for (const copy of copies) write(copy(template))
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

/** An event of the first client, its text cut around all that another one's has otherwise. */
interface Template {
  readonly hash: string
  /** In turn what stays and what may change. */
  readonly pieces: ReadonlyArray<string>
}

const changing = new RegExp(`(${businessNumber(1)}|${userIdOf(1)}|[0-9a-f]{64})`)

const templateOf = (event: RecordedEvent): Template => ({
  hash: event.metadata.hash,
  pieces: JSON.stringify(event).split(changing),
})

/** The events of the first client as another one's, to be copied in their order. */
const copierOf = (n: number): ((template: Template) => RecordedEvent) => {
  const changed = new Map([
    [businessNumber(1), businessNumber(n)],
    [userIdOf(1), userIdOf(n)],
  ])
  const ends = new Map<string, string>()
  return ({ hash, pieces }) => {
    const text = pieces.map((piece) => changed.get(piece) ?? piece).join('')
    const { metadata, ...copy } = JSON.parse(text) as RecordedEvent
    const { eventId: _eventId, hash: _hash, ...rest } = metadata
    const previousHash = ends.get(copy.stream) ?? noHash
    const sealed = seal({ ...copy, metadata: { ...rest, previousHash } })
    changed.set(hash, sealed.metadata.hash)
    ends.set(copy.stream, sealed.metadata.hash)
    return sealed
  }
}
