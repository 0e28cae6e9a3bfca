/** How clients find the node and learn what it can: `Gossip.Read` and `GetSupportedMethods`. */
import { randomUUID } from 'node:crypto'
import type { Handler } from './grpc/server.js'
import { ok } from './grpc/status.js'
import { writeUuid } from './wire/shared.js'
import type { Writer } from './wire/writer.js'

/** The version of the server whose behaviour is emulated. */
const version = '24.6.0'

const leader = 8

const streams = 'event_store.client.streams.streams'

/** Service, method and features, in lower case as a node tells them. */
const supportedMethods: ReadonlyArray<readonly [string, string, ...string[]]> = [
  [streams, 'read', 'position', 'events'],
  [streams, 'append'],
  [streams, 'delete'],
  [streams, 'tombstone'],
  [streams, 'batchappend', 'deadline_duration'],
  ['event_store.client.gossip.gossip', 'read'],
  ['event_store.client.server_features.serverfeatures', 'getsupportedmethods'],
]

export const supportedMethodsHandler: Handler = (call) => {
  answer(call, (writer) => {
    for (const [service, method, ...features] of supportedMethods) {
      writer.message(1, () => {
        writer.text(1, method)
        writer.text(2, service)
        for (const feature of features) writer.text(3, feature)
      })
    }
    writer.text(2, version)
  })
}

/** One member, alive and leading, at the address under which the client is to reach it. */
export const gossipHandler = (
  address: () => { readonly host: string; readonly port: number },
): Handler => {
  const id = randomUUID()
  return (call) => {
    answer(call, (writer) => {
      writer.message(1, () => {
        writeUuid(writer, 1, { id, form: 'text' })
        // In units of 100 nanoseconds.
        writer.number(2, BigInt(Date.now()) * 10_000n)
        writer.number(3, leader)
        writer.number(4, 1)
        writer.message(5, () => {
          const { host, port } = address()
          writer.text(1, host)
          writer.number(2, port)
        })
      })
    })
  }
}

/** Neither question has any content. */
const answer = (call: Parameters<Handler>[0], fill: (writer: Writer) => void): void => {
  call.onRequests(
    () => {
      call.send(fill)
      call.end(ok)
    },
    () => undefined,
  )
}
