/**
 * What an account owes and holds, told by the log: the table that stands behind closing it.
 *
 * Separate from the other tables of the log because it alone reads streams of everybody, and must not
 * let one of them stand in the way of all.
 */
import {
  Bn15,
  type Declaration,
  declaration,
  easternDateOf,
  financialSecurityStream,
  ledgerStream,
  obligationsOf,
  type ProgramObligations,
  type UnreadableDeclaration,
} from '@carmkit/core'
import { isJsonObject, type RecordedEvent } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { stateIn } from './load.js'
import type { Ports } from './ports.js'
import type { ReadFailure } from './store.js'

/** From the account's own streams, and those of all declarations: no name says whose one is. */
export const obligationsIn = async (
  ports: Ports,
  bn15: Bn15,
): Promise<E.Either<ReadFailure, ProgramObligations>> => {
  const ledger = await stateIn(ports, ledgerStream(bn15))
  if (E.isLeft(ledger)) return ledger
  const security = await stateIn(ports, financialSecurityStream(bn15))
  if (E.isLeft(security)) return security
  const declared = await declarationsIn(ports)
  if (E.isLeft(declared)) return declared
  return E.right(
    obligationsOf({
      bn15,
      ledger: ledger.right,
      security: security.right,
      ...declared.right,
      today: easternDateOf(ports.clock.now()),
    }),
  )
}

interface Declared {
  readonly declarations: ReadonlyArray<Declaration>
  readonly unreadable: ReadonlyArray<UnreadableDeclaration>
}

const declarationsIn = async (ports: Ports): Promise<E.Either<ReadFailure, Declared>> => {
  const { category } = declaration
  const names = await ports.store.listStreams(category)()
  if (E.isLeft(names)) return names
  const declarations: Declaration[] = []
  const unreadable: UnreadableDeclaration[] = []
  for (const name of names.right) {
    const one = await stateIn<Declaration>(ports, { category, name })
    if (E.isRight(one)) {
      declarations.push(one.right)
      continue
    }
    const importers = one.left.name === 'Unreadable' ? await importersNamedIn(ports, name) : one
    if (E.isLeft(importers)) return importers
    unreadable.push({ stream: name, importers: importers.right })
  }
  return E.right({ declarations, unreadable })
}

/**
 * The accounts that a declaration's events name, whatever else of them is not understood: those that
 * begin one, or release its goods, all do so in the same field.
 */
const importersNamedIn = async (
  { store }: Ports,
  stream: string,
): Promise<E.Either<ReadFailure, ReadonlyArray<Bn15>>> => {
  const whole = await store.read(stream)()
  if (E.isRight(whole)) return E.right(whole.right.flatMap(importerIn))
  if (whole.left.name !== 'Unreadable') return whole
  // What stands there is no event at all, so that only those before it can be read.
  const before = await store.read(stream, { limit: whole.left.revision ?? 0 })()
  return E.map((events: ReadonlyArray<RecordedEvent>) => events.flatMap(importerIn))(before)
}

const importerIn = ({ data }: RecordedEvent): ReadonlyArray<Bn15> => {
  const importer = isJsonObject(data) ? data['importer'] : null
  return Bn15.is(importer) ? [importer] : []
}
