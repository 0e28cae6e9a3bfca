/** Reads a table that the embedder supplies: the one way, for every aggregate. */
import { type Codec, faultsOf } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import type { Facts } from '../aggregate.js'

/**
 * The table's content; null when it is not supplied.
 *
 * A malformed table is a bug of its supplier and throws, naming the place alone: an agency's record
 * holds the answers to the questions, and an error is printed anywhere.
 */
export const suppliedTable = <A>(facts: Facts, name: string, content: Codec<A>): A | null => {
  const table = facts.table(name)
  if (table === null) return null
  const decoded = content.decode(table.content)
  if (E.isRight(decoded)) return decoded.right
  throw new Error(`table ${name} does not decode at "${faultsOf(decoded.left)[0]?.path ?? ''}"`)
}
