/**
 * gRPC over Node's own HTTP/2: finds the handler of a call, and stops politely or at once. Written
 * here because a gRPC library hides the connection, and what the emulator must be able to do is to
 * lose it: then clients see what they see when a real node dies.
 */
import { constants, createServer, type ServerHttp2Session } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { Call, cut } from './call.js'
import { unavailable, unimplemented } from './status.js'

/** Takes over a call and sees to its end. */
export type Handler = (call: Call) => void

export interface GrpcServer {
  readonly port: number
  /** How many calls are neither ended nor given up by their client. */
  readonly openCalls: () => number
  /** Ends every open call with UNAVAILABLE, lets that be heard, and closes. */
  readonly stop: () => Promise<void>
  /** Cuts every connection in the middle of whatever it is doing, and closes. */
  readonly kill: () => Promise<void>
}

/** Bytes that a client may send ahead on one call; a whole append of the largest size fits. */
const windowBytes = 4 * 1024 * 1024

/** How long a stop waits for clients that do not listen, in milliseconds. */
const patience = 500

/** Serves `handlers` by path; any other path is answered with UNIMPLEMENTED. */
export const serve = async (
  handlers: Readonly<Record<string, Handler>>,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<GrpcServer> => {
  const sessions = new Set<ServerHttp2Session>()
  const calls = new Set<Call>()
  const server = createServer({
    settings: { initialWindowSize: windowBytes },
    maxSessionMemory: 256,
  })
  server.on('session', (session) => {
    sessions.add(session)
    session.setLocalWindowSize(windowBytes)
    session.on('close', () => sessions.delete(session))
    session.on('error', () => undefined)
  })
  server.on('stream', (stream, headers) => {
    const path = String(headers[constants.HTTP2_HEADER_PATH])
    const call = new Call(stream)
    calls.add(call)
    call.onGone(() => calls.delete(call))
    const handler = handlers[path]
    if (handler === undefined) call.end(unimplemented(path))
    else handler(call)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  const closed = new Promise<void>((resolve) => server.once('close', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    openCalls: () => calls.size,
    stop: async () => {
      server.close()
      for (const call of calls) call.end(unavailable)
      for (const session of sessions) session.close()
      const impatience = setTimeout(() => sessions.forEach(cut), patience)
      await closed
      clearTimeout(impatience)
    },
    kill: async () => {
      server.close()
      for (const session of sessions) cut(session)
      await closed
    },
  }
}
