/**
 * Protocol Buffers read: where the values of a message stand in the bytes that arrived. Nothing is copied,
 * and what nobody asks for is passed over. Not shared with the emulator, as `written.ts` explains.
 */

/** Is given each field: its number, and where its value begins and ends. */
type Take = (field: number, start: number, end: number) => void

/** Throws on bytes that are no message. */
export const eachField = (bytes: Buffer, start: number, end: number, take: Take): void => {
  for (let at = start; at < end; ) {
    const afterKey = afterVarint(bytes, at)
    const key = wholeIn(bytes, at, afterKey)
    const isDelimited = (key & 7) === 2
    const from = isDelimited ? afterVarint(bytes, afterKey) : afterKey
    const to = isDelimited
      ? from + wholeIn(bytes, afterKey, from)
      : afterFixed(bytes, from, key & 7)
    if (to > end) throw new Error('a message that ends too early')
    take(key >>> 3, from, to)
    at = to
  }
}

/** A whole number; one above 2^53 loses its last digits. */
export const wholeIn = (bytes: Buffer, start: number, end: number): number => {
  let value = 0
  for (let at = end - 1; at >= start; at--) value = value * 0x80 + ((bytes[at] as number) & 0x7f)
  return value
}

/** A whole number of 64 bits, unsigned. */
export const bigIn = (bytes: Buffer, start: number, end: number): bigint => {
  const value = wholeIn(bytes, start, end)
  if (value <= Number.MAX_SAFE_INTEGER) return BigInt(value)
  let exact = 0n
  for (let at = end - 1; at >= start; at--) {
    exact = (exact << 7n) | BigInt((bytes[at] as number) & 0x7f)
  }
  return exact
}

export const textIn = (bytes: Buffer, start: number, end: number): string =>
  bytes.toString('utf8', start, end)

/** The text in this field of a message, none where it is absent. */
export const textFieldIn = (bytes: Buffer, start: number, end: number, wanted: number): string => {
  let text = ''
  eachField(bytes, start, end, (field, from, to) => {
    if (field === wanted) text = textIn(bytes, from, to)
  })
  return text
}

const afterVarint = (bytes: Buffer, start: number): number => {
  let at = start
  while ((bytes[at] ?? 0) > 0x7f) at++
  return at + 1
}

const afterFixed = (bytes: Buffer, start: number, kind: number): number => {
  switch (kind) {
    case 0:
      return afterVarint(bytes, start)
    case 1:
      return start + 8
    case 5:
      return start + 4
    default:
      throw new Error(`a field of kind ${kind}, which no message of the protocol has`)
  }
}
