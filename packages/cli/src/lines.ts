/** Reads a commands file line by line, with bounds: no line, however long, fills the memory. */
import { open } from 'node:fs/promises'
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

/** The commands file itself cannot be read. */
export class InputUnreadable extends Error {}

/** Opens a file, or standard input for `-`. Throws {@link InputUnreadable}, also while it is read. */
export const openInput = async (file: string): Promise<AsyncIterable<Buffer>> => {
  if (file === '-') return readable(process.stdin)
  const handle = await open(file).catch(rethrow)
  return readable(handle.createReadStream())
}

const rethrow = (error: unknown): never => {
  throw new InputUnreadable(error instanceof Error ? error.message : 'unknown error')
}

async function* readable(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* stream
  } catch (error) {
    rethrow(error)
  }
}

/** Lines with only blanks are passed over. */
export async function* readLines(input: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  let number = 0
  for await (const bytes of splitLines(input)) {
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
  if (text.startsWith('\ufeff')) {
    return E.left({ path: '', reason: 'the line begins with a byte order mark; remove it' })
  }
  return /^[ \t\r]*$/.test(text) ? null : parseJson(text)
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
