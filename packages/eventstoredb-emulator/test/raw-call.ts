/** A call without the client, for requests that the client never sends and answers it never shows. */
import { connect, type IncomingHttpHeaders } from 'node:http2'
import { Deframer } from '../src/grpc/deframer.js'
import { Writer } from '../src/wire/writer.js'

export interface RawAnswer {
  readonly messages: ReadonlyArray<Buffer>
  readonly trailers: IncomingHttpHeaders
}

export type Fill = (writer: Writer) => void

export const messageOf = (fill: Fill): Buffer => {
  const writer = new Writer()
  fill(writer)
  return writer.take()
}

/** Sends all requests and listens to the end; `path` is that of the method. */
export const rawCall = async (
  port: number,
  path: string,
  requests: ReadonlyArray<Fill>,
): Promise<RawAnswer> => {
  const session = connect(`http://127.0.0.1:${port}`)
  const stream = session.request({
    ':method': 'POST',
    ':path': path,
    'content-type': 'application/grpc',
    te: 'trailers',
  })
  const writer = new Writer()
  for (const request of requests) writer.frame(() => request(writer))
  stream.end(writer.take())
  const deframer = new Deframer()
  const messages: Buffer[] = []
  let trailers: IncomingHttpHeaders = {}
  stream.on('data', (chunk: Buffer) => messages.push(...deframer.push(chunk)))
  stream.on('trailers', (headers) => (trailers = headers))
  await new Promise((resolve, reject) => stream.on('close', resolve).on('error', reject))
  session.close()
  return { messages, trailers }
}
