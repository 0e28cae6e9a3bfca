/** `Streams.Delete` and `Streams.Tombstone`: the same question, two ways to end a stream. */
import type { Handler } from '../grpc/server.js'
import { ok, type Status, streamDeleted, wrongExpectedVersion } from '../grpc/status.js'
import { type Deleted, softDelete, tombstone } from '../log/delete.js'
import type { ExpectedRevision } from '../log/event.js'
import { carryOut, type Node } from '../node.js'
import { writeDeleteReply } from '../wire/write-replies.js'
import { readDeleteRequest, type Target } from '../wire/write-requests.js'

export const deleteHandler = (node: Node): Handler => handler(node, 'delete', softDelete)

export const tombstoneHandler = (node: Node): Handler => handler(node, 'tombstone', tombstone)

const handler =
  (node: Node, name: 'delete' | 'tombstone', end: typeof softDelete): Handler =>
  (call) => {
    const take = (message: Buffer): void => {
      const target = readDeleteRequest(message)
      carryOut(node, {
        call,
        operation: { name, stream: target.stream },
        act: () => {
          const outcome = end(node.log, target.stream, target.expected)
          return () => {
            if (outcome.name === 'deleted') {
              call.send((writer) => writeDeleteReply(writer, outcome.last.position))
            }
            call.end(statusOf(outcome, target))
          }
        },
      })
    }
    call.onRequests(take, () => undefined)
  }

const statusOf = (outcome: Deleted, { stream, expected }: Target): Status => {
  switch (outcome.name) {
    case 'deleted':
      return ok
    case 'streamDeleted':
      return streamDeleted(stream)
    case 'wrongExpectedRevision':
      return wrongExpectedVersion(stream, versionOf(expected), BigInt(outcome.actual))
  }
}

/** The numbers by which the protocol's trailers name a condition. */
const versionOf = (expected: ExpectedRevision): bigint => {
  switch (expected) {
    case 'noStream':
      return -1n
    case 'any':
      return -2n
    case 'streamExists':
      return -4n
    default:
      return expected
  }
}
