/** Reads a commands file line by line, with bounds: no line, however long, fills the memory. */
import { createReadStream } from 'node:fs'
import { type Fault, type Json, parseJson } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'

/** Longest line, in bytes. */
export const maxLineBytes = 1024 * 1024

export interface Line {
  /** From 1. */
  readonly number: number
  readonly content: E.Either<Fault, Json>
}

const newline = 0x0a

/** Blank lines are passed over. Throws only when the file itself cannot be read. */
export async function* readLines(file: string): AsyncGenerator<Line> {
  let number = 0
  for await (const bytes of splitLines(file === '-' ? process.stdin : createReadStream(file))) {
    number++
    const content = bytes === 'too long' ? tooLong : decodeLine(bytes)
    if (content !== null) yield { number, content }
  }
}

const tooLong: E.Either<Fault, Json> = E.left({
  path: '',
  reason: `the line is longer than ${maxLineBytes} bytes`,
})

const decodeLine = (bytes: Buffer): E.Either<Fault, Json> | null => {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return E.left({ path: '', reason: 'the line is not valid UTF-8' })
  }
  return text.trim() === '' ? null : parseJson(text)
}

async function* splitLines(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer | 'too long'> {
  let pending: Buffer[] = []
  let length = 0
  const take = (part: Buffer) => {
    length += part.length
    if (length <= maxLineBytes) pending.push(part)
  }
  const finish = (): Buffer | 'too long' => {
    const line = length <= maxLineBytes ? Buffer.concat(pending) : 'too long'
    pending = []
    length = 0
    return line
  }
  for await (const chunk of stream) {
    let start = 0
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      take(chunk.subarray(start, end))
      yield finish()
      start = end + 1
    }
    take(chunk.subarray(start))
  }
  if (length > 0) yield finish()
}
