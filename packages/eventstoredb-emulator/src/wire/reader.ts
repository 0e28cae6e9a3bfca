/**
 * Protocol Buffers read: the fields of one message, one after the other. Written here and not taken
 * from a library because the client's generated code registers itself in a table of the whole
 * process, which an emulator inside the same process must stay out of.
 */

/** Walks over the fields of a message; what it hands out are views into the bytes, no copies. */
export class Reader {
  readonly #bytes: Buffer
  readonly #end: number
  #at = 0
  #wireType = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
    this.#end = bytes.length
  }

  /** The number of the next field, 0 at the end; its value is read or skipped before the next call. */
  next(): number {
    if (this.#at >= this.#end) return 0
    const key = this.number()
    this.#wireType = key & 7
    return key >>> 3
  }

  /** A whole number; one above 2^53 loses its last digits, so revisions are read with {@link big}. */
  number(): number {
    let value = 0
    let factor = 1
    for (;;) {
      const byte = this.#byte()
      value += (byte & 0x7f) * factor
      if (byte < 0x80) return value
      factor *= 0x80
    }
  }

  /** A whole number of 64 bits, unsigned. */
  big(): bigint {
    const start = this.#at
    const value = this.number()
    if (value <= Number.MAX_SAFE_INTEGER) return BigInt(value)
    let exact = 0n
    for (let at = this.#at - 1; at >= start; at--) {
      exact = (exact << 7n) | BigInt((this.#bytes[at] ?? 0) & 0x7f)
    }
    return BigInt.asUintN(64, exact)
  }

  bytes(): Buffer {
    const start = this.#advance(this.number())
    return this.#bytes.subarray(start, this.#at)
  }

  text(): string {
    const start = this.#advance(this.number())
    return this.#bytes.toString('utf8', start, this.#at)
  }

  /** A message inside this one. */
  message(): Reader {
    return new Reader(this.bytes())
  }

  /** Passes over a value that nobody asked for: newer clients may say more than we know. */
  skip(): void {
    switch (this.#wireType) {
      case 0:
        this.number()
        return
      case 1:
        this.#advance(8)
        return
      case 2:
        this.#advance(this.number())
        return
      case 5:
        this.#advance(4)
        return
      default:
        throw new MalformedMessage(`wire type ${this.#wireType}`)
    }
  }

  #byte(): number {
    const byte = this.#bytes[this.#at++]
    if (byte === undefined || this.#at > this.#end) throw new MalformedMessage('it ends too early')
    return byte
  }

  /** Moves on by so many bytes and answers with where they began. */
  #advance(length: number): number {
    const start = this.#at
    this.#at += length
    if (this.#at > this.#end) throw new MalformedMessage('it ends too early')
    return start
  }
}

/** Bytes that are no message; the call that sent them fails and no other. */
export class MalformedMessage extends Error {}
