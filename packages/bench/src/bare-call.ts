/**
 * Calls of gRPC in bare frames over Node's HTTP/2: messages go out and come in as bytes, so that whoever
 * asks spends as little as can be.
 */
import { type ClientHttp2Session, type ClientHttp2Stream, connect, constants } from 'node:http2'

/** Bytes that a server may send ahead. */
const windowBytes = 8 * 1024 * 1024

export const sessionWith = (address: string): ClientHttp2Session => {
  const { host } = new URL(address.replace('esdb:', 'http:'))
  const session = connect(`http://${host}`, { settings: { initialWindowSize: windowBytes } })
  session.once('connect', () => session.setLocalWindowSize(windowBytes))
  return session
}

export interface BareCall {
  readonly send: (message: Buffer) => void
  /** Says that nothing more comes. Resolves at the end; rejects unless that is a good one. */
  readonly finish: () => Promise<void>
}

/** @param take is given each message, in order */
export const bareCall = (
  session: ClientHttp2Session,
  path: string,
  take: (message: Buffer) => void,
): BareCall => {
  const stream = session.request({
    [constants.HTTP2_HEADER_METHOD]: 'POST',
    [constants.HTTP2_HEADER_PATH]: path,
    [constants.HTTP2_HEADER_CONTENT_TYPE]: 'application/grpc',
    [constants.HTTP2_HEADER_TE]: 'trailers',
  })
  const ended = endOf(stream)
  let rest: Buffer = Buffer.alloc(0)
  stream.on('data', (chunk: Buffer) => {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let at = 0
    while (bytes.length - at >= prefixLength) {
      const end = at + prefixLength + bytes.readUInt32BE(at + 1)
      if (end > bytes.length) break
      take(bytes.subarray(at + prefixLength, end))
      at = end
    }
    rest = bytes.subarray(at)
  })
  return {
    send: (message) => stream.write(framed(message)),
    finish: () => {
      stream.end()
      return ended
    },
  }
}

/** No compression, four bytes of length. */
const prefixLength = 5

const framed = (message: Buffer): Buffer => {
  const frame = Buffer.allocUnsafe(prefixLength + message.length)
  frame[0] = 0
  frame.writeUInt32BE(message.length, 1)
  message.copy(frame, prefixLength)
  return frame
}

const endOf = async (stream: ClientHttp2Stream): Promise<void> => {
  let status = 'no status'
  stream.on('trailers', (trailers) => (status = String(trailers['grpc-status'])))
  await new Promise((resolve, reject) => stream.on('close', resolve).on('error', reject))
  if (status !== '0') throw new Error(`the call ended with ${status}`)
}
