/**
 * One call of a client: its requests as they come, its replies gathered into few writes, and its end.
 * Separate from `server.ts` because this is all that the handlers see of HTTP/2.
 */
import { constants, type Http2Session, type ServerHttp2Stream } from 'node:http2'
import { MalformedMessage } from '../wire/reader.js'
import { Writer } from '../wire/writer.js'
import { Deframer } from './deframer.js'
import { internal, invalidArgument, type Status } from './status.js'

/** Replies leave when so many bytes have gathered, or when the turn of the event loop ends. */
const flushAt = 32 * 1024

export class Call {
  readonly #stream: ServerHttp2Stream
  readonly #writer = new Writer()
  readonly #goneListeners = new Set<() => void>()
  #isFlushDue = false

  constructor(stream: ServerHttp2Stream) {
    this.#stream = stream
    stream.on('close', () => {
      for (const listener of this.#goneListeners) listener()
    })
    // Failures of the connection show as 'close'; without a listener they would end the process.
    stream.on('error', () => undefined)
  }

  /** Whether nobody listens any more: cancelled, ended, or the connection was lost. */
  get isGone(): boolean {
    return this.#stream.closed || this.#stream.destroyed
  }

  /** HTTP/2 throws when something is sent that nobody can get any more. */
  get #canSend(): boolean {
    return !this.isGone && !this.#stream.writableEnded
  }

  /** Called once, when the call is gone. */
  onGone(listener: () => void): void {
    if (this.isGone) listener()
    else this.#goneListeners.add(listener)
  }

  /** Hands every request to `take` in order, then calls `finish` when the client has said it all. */
  onRequests(take: (message: Buffer) => void, finish: () => void): void {
    const deframer = new Deframer()
    const guarded = (action: () => void): void => {
      if (!this.#canSend) return
      try {
        action()
      } catch (error) {
        this.end(
          error instanceof MalformedMessage ? invalidArgument(error.message) : internal(error),
        )
      }
    }
    this.#stream.on('data', (chunk: Buffer) => {
      guarded(() => {
        for (const message of deframer.push(chunk)) if (this.#canSend) take(message)
      })
    })
    this.#stream.on('end', () => guarded(finish))
  }

  /** Sends one message; it leaves with the others of this turn. */
  send(fill: (writer: Writer) => void): void {
    if (!this.#canSend) return
    this.#writer.frame(() => fill(this.#writer))
    if (this.#writer.length >= flushAt) {
      this.#flush()
    } else if (!this.#isFlushDue) {
      this.#isFlushDue = true
      setImmediate(() => this.#flush())
    }
  }

  /** Whether the client takes more slowly than we send: then wait for {@link hasRoom}. */
  get isFull(): boolean {
    return this.#stream.writableNeedDrain
  }

  /** Resolves when the client has taken enough of what was sent, or is gone. */
  async hasRoom(): Promise<void> {
    if (this.isGone || !this.#stream.writableNeedDrain) return
    await new Promise<void>((resolve) => {
      const done = (): void => {
        this.#stream.off('drain', done).off('close', done)
        resolve()
      }
      this.#stream.on('drain', done).on('close', done)
    })
  }

  /** The last thing said; what was sent before arrives before it. */
  end(status: Status): void {
    if (!this.#canSend) return
    this.#open()
    this.#stream.once('wantTrailers', () => {
      if (!this.isGone) this.#stream.sendTrailers(trailersOf(status))
    })
    this.#flush()
    this.#stream.end()
  }

  /** Tears the connection of this call down, as a broken network does. */
  drop(): void {
    if (this.#stream.session !== undefined) cut(this.#stream.session)
  }

  #flush(): void {
    this.#isFlushDue = false
    if (!this.#canSend || this.#writer.length === 0) return
    this.#open()
    this.#stream.write(this.#writer.take())
  }

  #open(): void {
    if (this.#stream.headersSent) return
    this.#stream.respond(
      {
        [constants.HTTP2_HEADER_STATUS]: 200,
        [constants.HTTP2_HEADER_CONTENT_TYPE]: 'application/grpc',
      },
      { waitForTrailers: true },
    )
  }
}

/**
 * Resets the connection under HTTP/2. Destroying the session would say goodbye first, and a client
 * then reports an internal error instead of an unavailable node.
 */
export const cut = (session: Http2Session): void => {
  if (!session.destroyed) session.socket.resetAndDestroy()
}

const trailersOf = ({ code, message, details }: Status): Record<string, string> => ({
  'grpc-status': String(code),
  ...(message === '' ? {} : { 'grpc-message': percentEncoded(message) }),
  ...Object.fromEntries(
    Object.entries(details ?? {}).map(([name, value]) => [name, percentEncoded(value)]),
  ),
})

/**
 * Headers hold printable ASCII only. For the message that is gRPC's own rule; for the other trailers,
 * such as a stream's name, it is assumed.
 */
const percentEncoded = (text: string): string =>
  text.replace(/[^ -$&-~]+/gu, (part) => encodeURIComponent(part))
