/**
 * The two calls that carry events, opened on the channel of the client but written and read here. The
 * client goes on to find the node that leads, to speak TLS, to show the password, to connect anew, and to
 * end what is open when it is disposed of. Separate because here alone its inside is used: its version is
 * fixed, and the compiler compares what is used with the client's own types.
 */
import type { Readable, Writable } from 'node:stream'
import { EventStoreDBClient } from '@eventstore/db-client'
import { StreamsClient } from '@eventstore/db-client/generated/streams_grpc_pb.js'
import { appendAnswer, batchAppendPath } from './wire/append.js'
import { readAnswer, readPath } from './wire/read.js'

/** What is open until somebody ends it: it has no deadline of its own. */
interface Open {
  /** Ends it on the server too, with an error here that is no fault of the channel. */
  readonly cancel: () => void
}

/** Gives each answer as a `ReadAnswer`. */
export type ReadCall = Pick<Readable, 'on'> & Open

/** Takes the requests of appends as bytes, and gives each answer as an `AppendAnswer`. */
export type AppendsCall = Pick<Readable, 'on'> &
  Pick<Writable, 'write' | 'writableNeedDrain'> &
  Open

export interface Calls {
  /** Rejects where no node is found. */
  readonly read: (request: Buffer) => Promise<ReadCall>
  /** The same call again, as long as it is open on the channel of the moment. */
  readonly appends: () => Promise<AppendsCall>
}

class InnerClient extends EventStoreDBClient {
  static callsOf(client: EventStoreDBClient): Calls {
    const inner = client as InnerClient
    /** The client's to fill: it forgets a call that has ended. */
    const kept = new WeakMap<StreamsClient, never>()
    const byLeader = () => inner.callArguments({ requiresLeader: true }, { deadline: Infinity })
    return {
      read: (request) =>
        inner.GRPCStreamCreator(StreamsClient, 'read', (streams) =>
          streams.makeServerStreamRequest(readPath, asIs, readAnswer, request, ...byLeader()),
        )(),
      appends: inner.GRPCStreamCreator(
        StreamsClient,
        'appends',
        (streams) =>
          streams.makeBidiStreamRequest(batchAppendPath, asIs, appendAnswer, ...byLeader()),
        kept,
      ),
    }
  }
}

const asIs = (bytes: Buffer): Buffer => bytes

export const callsOf = (client: EventStoreDBClient): Calls => InnerClient.callsOf(client)
