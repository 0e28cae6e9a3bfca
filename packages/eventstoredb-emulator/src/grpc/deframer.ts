/** Cuts the bytes of a call into its messages, wherever the network has split them. */
import { MalformedMessage } from '../wire/reader.js'

const prefixLength = 5

export class Deframer {
  #pending: Buffer = Buffer.alloc(0)

  /** The messages that are whole now that `chunk` has come. */
  push(chunk: Buffer): ReadonlyArray<Buffer> {
    const bytes = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk])
    const messages: Buffer[] = []
    let start = 0
    while (bytes.length - start >= prefixLength) {
      if (bytes[start] !== 0) throw new MalformedMessage('compressed messages are not read')
      const end = start + prefixLength + bytes.readUInt32BE(start + 1)
      if (bytes.length < end) break
      messages.push(bytes.subarray(start + prefixLength, end))
      start = end
    }
    this.#pending = bytes.subarray(start)
    return messages
  }
}
