/**
 * Protocol Buffers written, straight into the frames of gRPC: many messages share one buffer, so
 * that a read of a thousand events leaves in a few large pieces. Counterpart of `reader.ts`.
 */

const firstCapacity = 4 * 1024

const longestVarint = 10

/** Writes messages one behind the other until they are taken. */
export class Writer {
  #bytes = Buffer.allocUnsafe(firstCapacity)
  #length = 0

  /** Bytes written and not taken yet. */
  get length(): number {
    return this.#length
  }

  /** Everything written since the last time; the writer is empty afterwards. */
  take(): Buffer {
    const taken = this.#bytes.subarray(0, this.#length)
    this.#bytes = Buffer.allocUnsafe(firstCapacity)
    this.#length = 0
    return taken
  }

  /** A message in its frame: no compression, four bytes of length, the message. */
  frame(fill: () => void): void {
    this.#reserve(5)
    const start = this.#length
    this.#length += 5
    fill()
    this.#bytes[start] = 0
    this.#bytes.writeUInt32BE(this.#length - start - 5, start + 1)
  }

  /** A field that is a message. Its length stands before it and is known after it. */
  message(field: number, fill: () => void): void {
    this.#key(field, 2)
    this.#reserve(1)
    const start = ++this.#length
    fill()
    const length = this.#length - start
    const extra = varintLength(length) - 1
    // All the room that is needed, now: to grow further down would lose what stands behind the length.
    this.#reserve(extra + longestVarint)
    if (extra > 0) this.#bytes.copyWithin(start + extra, start, this.#length)
    this.#length = start - 1
    this.#varint(length)
    this.#length += length
  }

  /** A message without fields: that it is there is all it says. */
  empty(field: number): void {
    this.#key(field, 2)
    this.#varint(0)
  }

  number(field: number, value: number | bigint): void {
    this.#key(field, 0)
    if (typeof value === 'bigint') this.#bigVarint(value)
    else this.#varint(value)
  }

  text(field: number, value: string): void {
    const length = Buffer.byteLength(value)
    this.#key(field, 2)
    this.#varint(length)
    this.#reserve(length)
    this.#bytes.write(value, this.#length)
    this.#length += length
  }

  bytes(field: number, value: Uint8Array): void {
    this.#key(field, 2)
    this.#varint(value.length)
    this.#reserve(value.length)
    this.#bytes.set(value, this.#length)
    this.#length += value.length
  }

  #key(field: number, wireType: number): void {
    this.#varint(field * 8 + wireType)
  }

  #varint(value: number): void {
    this.#reserve(longestVarint)
    let rest = value
    while (rest > 0x7fffffff) {
      this.#bytes[this.#length++] = (rest % 0x80) | 0x80
      rest = Math.floor(rest / 0x80)
    }
    while (rest > 0x7f) {
      this.#bytes[this.#length++] = (rest & 0x7f) | 0x80
      rest >>>= 7
    }
    this.#bytes[this.#length++] = rest
  }

  #bigVarint(value: bigint): void {
    this.#reserve(longestVarint)
    let rest = BigInt.asUintN(64, value)
    while (rest > 0x7fn) {
      this.#bytes[this.#length++] = Number(rest & 0x7fn) | 0x80
      rest >>= 7n
    }
    this.#bytes[this.#length++] = Number(rest)
  }

  #reserve(length: number): void {
    const needed = this.#length + length
    if (needed <= this.#bytes.length) return
    const grown = Buffer.allocUnsafe(Math.max(needed, this.#bytes.length * 2))
    this.#bytes.copy(grown, 0, 0, this.#length)
    this.#bytes = grown
  }
}

const varintLength = (value: number): number => {
  let length = 1
  for (let rest = value; rest > 0x7f; rest = Math.floor(rest / 0x80)) length++
  return length
}
