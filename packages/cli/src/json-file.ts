/** One JSON value of a file or of standard input, with bounds; lines of values are read elsewhere. */
import { type Fault, type Json, parseJson } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { InputUnreadable, maxLineBytes, openInput } from './lines.js'

/** The value may stand on one line or on many; `-` is standard input. */
export const readJsonFile = async (file: string): Promise<E.Either<Fault, Json>> => {
  const fault = (reason: string) => E.left<Fault>({ path: '', reason })
  const name = file === '-' ? 'the input' : file
  const parts: Buffer[] = []
  let bytes = 0
  try {
    for await (const part of await openInput(file)) {
      bytes += part.length
      if (bytes > maxLineBytes) return fault(`${name} is longer than ${maxLineBytes} bytes`)
      parts.push(part)
    }
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts)))
  } catch (error) {
    if (error instanceof InputUnreadable) return fault(`cannot read ${file}: ${error.message}`)
    if (error instanceof TypeError) return fault(`${name} is not valid UTF-8`)
    throw error
  }
}
