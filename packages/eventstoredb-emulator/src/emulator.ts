/** Puts the node together and starts it: the log, the services by their paths, the server. */
import { gossipHandler, supportedMethodsHandler } from './discovery.js'
import { type GrpcServer, type Handler, serve } from './grpc/server.js'
import { noLinks, standardLinks } from './links/project.js'
import { noJournal, openJournal } from './log/journal.js'
import { Log } from './log/log.js'
import type { Interceptor, Node } from './node.js'
import { appendHandler } from './streams/append.js'
import { batchAppendHandler } from './streams/batch-append.js'
import { deleteHandler, tombstoneHandler } from './streams/delete.js'
import { readHandler } from './streams/read.js'

export interface EmulatorOptions {
  /** Default 0: any free port. */
  readonly port?: number
  /** The address to listen on; default `127.0.0.1`, which only this machine reaches. */
  readonly host?: string
  /** SQLite file that keeps the log; without one it lives in memory. */
  readonly file?: string
  /** `standard` writes links into `$ce-`, `$et-` and `$streams`; default `none`, as a node starts. */
  readonly projections?: 'none' | 'standard'
  /** Bytes of one append; default 1 MiB. */
  readonly maxAppendSize?: number
  /** What goes wrong, for tests; default nothing. */
  readonly intercept?: Interceptor
  /** Milliseconds since 1970; default the system's clock. */
  readonly now?: () => number
}

export interface Emulator {
  readonly port: number
  /** For the client: `EventStoreDBClient.connectionString(...)`. */
  readonly connectionString: string
  /** How many calls clients have open: subscriptions, reads under way, and what their appends share. */
  readonly openCalls: () => number
  /** Ends open calls with UNAVAILABLE, then closes everything. */
  readonly stop: () => Promise<void>
  /** Cuts every connection at once, as the death of a node does; a file keeps what was acknowledged. */
  readonly kill: () => Promise<void>
}

const defaultMaxAppendSize = 1024 * 1024

/** Rejects when the port is taken, or the file is in use or something else than a log. */
export const startEmulator = async (options: EmulatorOptions = {}): Promise<Emulator> => {
  const { port = 0, host = '127.0.0.1', file } = options
  const journal = file === undefined ? noJournal : openJournal(file)
  const project = options.projections === 'standard' ? standardLinks : noLinks
  const log = new Log(journal, project, options.now ?? Date.now)
  const node: Node = {
    log,
    maxAppendSize: options.maxAppendSize ?? defaultMaxAppendSize,
    intercept: options.intercept ?? (() => null),
  }
  const address = { host, port }
  const server = await started(
    () =>
      serve(
        handlersOf(node, () => address),
        { host, port },
      ),
    log,
  )
  address.port = server.port
  const closeAfter = (end: () => Promise<void>) => async (): Promise<void> => {
    await end()
    log.close()
  }
  return {
    port: server.port,
    connectionString: `esdb://${host}:${server.port}?tls=false`,
    openCalls: server.openCalls,
    stop: closeAfter(server.stop),
    kill: closeAfter(server.kill),
  }
}

const started = async (start: () => Promise<GrpcServer>, log: Log): Promise<GrpcServer> => {
  try {
    return await start()
  } catch (error) {
    log.close()
    throw error
  }
}

const handlersOf = (
  node: Node,
  address: Parameters<typeof gossipHandler>[0],
): Readonly<Record<string, Handler>> => ({
  '/event_store.client.streams.Streams/Read': readHandler(node),
  '/event_store.client.streams.Streams/Append': appendHandler(node),
  '/event_store.client.streams.Streams/BatchAppend': batchAppendHandler(node),
  '/event_store.client.streams.Streams/Delete': deleteHandler(node),
  '/event_store.client.streams.Streams/Tombstone': tombstoneHandler(node),
  '/event_store.client.gossip.Gossip/Read': gossipHandler(address),
  '/event_store.client.server_features.ServerFeatures/GetSupportedMethods': supportedMethodsHandler,
})
