/**
 * Protocol Buffers written: a message knows its length before a byte of it stands anywhere. Here and not
 * shared with the emulator, which is what the store is tested against: a mistake that both made would show
 * nowhere.
 */

/** A field, or several, that can be written once there is room for them. */
export interface Part {
  readonly length: number
  readonly write: (into: Buffer, at: number) => void
}

export const text = (field: number, value: string): Part =>
  delimited(field, Buffer.byteLength(value), (into, at) => into.write(value, at))

export const message = (field: number, parts: ReadonlyArray<Part>): Part =>
  delimited(field, lengthOf(parts), (into, at) => writeAll(parts, into, at))

/** A message without fields: that it is there is all it says. */
export const empty = (field: number): Part => message(field, [])

/** A whole number of up to 64 bits, not negative. */
export const whole = (field: number, value: number | bigint): Part => {
  const bytes = typeof value === 'bigint' ? bigVarint(value) : varint(value)
  return {
    length: keyLength + bytes.length,
    write: (into, at) => {
      into[at] = field * 8
      into.set(bytes, at + keyLength)
    },
  }
}

/** The message that has these fields. */
export const written = (parts: ReadonlyArray<Part>): Buffer => {
  const bytes = Buffer.allocUnsafe(lengthOf(parts))
  writeAll(parts, bytes, 0)
  return bytes
}

/** No message here has a field above 15, so that number and kind of a field take one byte. */
const keyLength = 1

const delimited = (
  field: number,
  length: number,
  write: (into: Buffer, at: number) => void,
): Part => {
  const size = varint(length)
  return {
    length: keyLength + size.length + length,
    write: (into, at) => {
      into[at] = field * 8 + 2
      into.set(size, at + keyLength)
      write(into, at + keyLength + size.length)
    },
  }
}

const lengthOf = (parts: ReadonlyArray<Part>): number =>
  parts.reduce((sum, { length }) => sum + length, 0)

const writeAll = (parts: ReadonlyArray<Part>, into: Buffer, start: number): void => {
  let at = start
  for (const { length, write } of parts) {
    write(into, at)
    at += length
  }
}

/** Seven bits a byte, the lowest first; all but the last byte are marked. */
const varint = (value: number): ReadonlyArray<number> => {
  const bytes: number[] = []
  let rest = value
  for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) + 0x80)
  bytes.push(rest)
  return bytes
}

const bigVarint = (value: bigint): ReadonlyArray<number> => {
  const bytes: number[] = []
  let rest = value
  for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) + 0x80)
  bytes.push(Number(rest))
  return bytes
}
