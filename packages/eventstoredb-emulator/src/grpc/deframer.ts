/** Cuts the bytes of a call into its messages, wherever the network has split them. */
import { MalformedMessage } from '../wire/reader.js'

const prefixLength = 5

export class Deframer {
  /** Pieces that no whole message came of yet; joined once, however many they become. */
  #pending: Buffer[] = []
  #length = 0
  #needed = prefixLength

  /** The messages that are whole now that `chunk` has come. */
  push(chunk: Buffer): ReadonlyArray<Buffer> {
    this.#pending.push(chunk)
    this.#length += chunk.length
    if (this.#length < this.#needed) return []
    const bytes = this.#pending.length === 1 ? chunk : Buffer.concat(this.#pending)
    const messages: Buffer[] = []
    let start = 0
    let end = endOfMessage(bytes, start)
    while (end <= bytes.length) {
      messages.push(bytes.subarray(start + prefixLength, end))
      start = end
      end = endOfMessage(bytes, start)
    }
    this.#pending = start === bytes.length ? [] : [bytes.subarray(start)]
    this.#length = bytes.length - start
    this.#needed = end - start
    return messages
  }
}

/** Where the message ends that begins at `start`; of its prefix, when not even that is whole. */
const endOfMessage = (bytes: Buffer, start: number): number => {
  if (bytes.length - start < prefixLength) return start + prefixLength
  if (bytes[start] !== 0) throw new MalformedMessage('compressed messages are not read')
  return start + prefixLength + bytes.readUInt32BE(start + 1)
}
