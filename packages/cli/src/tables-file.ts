/**
 * Dated tables that somebody supplies on the command line: rates, limits, measures. Read before
 * anything is carried out, with the checks that every table passes.
 */

import { type Fault, faultsUnder } from '@carmkit/kernel'
import { builtInTables, type TableName, type TableSource, table } from '@carmkit/store'
import { Option } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import { readJsonFile } from './json-file.js'

export const tablesOption = (): Option =>
  new Option(
    '--tables <file.json>',
    'dated tables by their names, {"interestRates": [...]}; each stands in for the one of that name',
  )

/** The built-in tables, and in their place those of the file; left names table and field. */
export const tablesFrom = async (
  file: string | undefined,
): Promise<E.Either<ReadonlyArray<Fault>, TableSource>> => {
  if (file === undefined) return E.right(builtInTables)
  const json = await readJsonFile(file)
  if (E.isLeft(json)) return E.left([json.left])
  if (json.right === null || typeof json.right !== 'object' || Array.isArray(json.right)) {
    return E.left([{ path: '', reason: 'expected an object of tables by their names' }])
  }
  const source = new Map(builtInTables)
  const faults: Fault[] = []
  for (const [name, content] of Object.entries(json.right)) {
    const made = table(name as TableName, content)
    if (E.isLeft(made)) faults.push(...faultsUnder(name, made.left))
    else source.set(name, made.right)
  }
  return faults.length === 0 ? E.right(source) : E.left(faults)
}
