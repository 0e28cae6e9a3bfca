/** The port over one connection; each part of it stands in a file of its own. */
import type { Store } from '@carmkit/store'
import { appendBatch } from './append.js'
import type { Connection } from './connection.js'
import { deadlinesIn } from './deadlines.js'
import { follow } from './follow.js'
import { reactionsIn } from './reactions.js'
import { logReader, oursAmong } from './read-log.js'
import { readStream } from './read-stream.js'
import { remembering } from './remember.js'
import { streamNames } from './stream-names.js'

/** A store in EventStoreDB, whose log can be followed as it grows. */
export type EventStoreDbStore = Store & { readonly follow: NonNullable<Store['follow']> }

export const storeOn = (
  connection: Connection,
  categories: ReadonlyArray<string>,
): EventStoreDbStore => {
  const ours = oursAmong(categories)
  const readWhole = remembering()
  const readLog = logReader(connection, ours)
  const listStreams = streamNames(connection, ours)
  return {
    capabilities: { atomicPins: false, durable: true, shared: true },
    read: (stream, range) => () => {
      const call = connection.forOneCall()
      return range === undefined
        ? readWhole(stream, (from) => readStream(call, stream, { from }))
        : readStream(call, stream, range)
    },
    readLog: (after, limit) => () => readLog(after, limit),
    listStreams: (category) => () => listStreams(category),
    append: (batch) => () => appendBatch(connection.forOneCall(), ours.isOurs, batch),
    exclusively: null,
    snapshots: null,
    ...reactionsIn(connection),
    ...deadlinesIn(connection),
    lastGiven: null,
    follow: (options) => follow(connection, ours, options),
    close: connection.close,
  }
}
