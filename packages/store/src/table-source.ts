/** Where dated tables come from: the built-in ones, and those that an embedder supplies. */
import { surtaxMeasures, type Table, tableCodecs } from '@carmkit/core'
import { contentHash, type Fault, faultsOf, type Json } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'

export type TableSource = ReadonlyMap<string, Table>

type TableName = keyof typeof tableCodecs

/** A table with its content checked and hashed. */
export const table = (name: TableName, content: unknown): E.Either<ReadonlyArray<Fault>, Table> => {
  const decoded = tableCodecs[name].decode(content)
  if (E.isLeft(decoded)) return E.left(faultsOf(decoded.left))
  const hash = contentHash(decoded.right)
  return E.isLeft(hash)
    ? E.left([{ path: '', reason: hash.left }])
    : E.right({ name, hash: hash.right, content: decoded.right as unknown as Json })
}

const builtIn = (name: TableName, content: unknown): readonly [string, Table] => {
  const made = table(name, content)
  if (E.isLeft(made)) throw new Error(`built-in table ${name}: ${JSON.stringify(made.left)}`)
  return [name, made.right]
}

/** The tables that come with carmkit. */
export const builtInTables: TableSource = new Map([builtIn('surtaxMeasures', surtaxMeasures)])
