/** `carmkit project verify`: every row of the tables against what the log makes of it. */

import { sketch } from '@carmkit/kernel'
import {
  type AnyTable,
  type Difference,
  models,
  type RunnerOptions,
  type Unchecked,
  type Verified,
  verify,
} from '@carmkit/read-models'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes } from '../../exit-codes.js'
import type { Output } from '../../output.js'
import { tellFailure } from './failure.js'
import { type Asked, type ProjectionOptions, withBoth } from './open.js'

export const verifyTables = (asked: Asked<ProjectionOptions>): Promise<ExitCode> =>
  withBoth(asked, { readonly: true }, async (database, store) => {
    const { options, output } = asked
    const verified = await verify(database, store, optionsOn(output))
    output.progress?.('')
    if (E.isLeft(verified)) return tellFailure(verified.left, asked)
    const ok = verified.right.differing === 0 && verified.right.unchecked.length === 0
    if (options.json) await output.line(JSON.stringify({ ok, ...verified.right }))
    else await print(verified.right, output)
    return ok ? exitCodes.ok : exitCodes.refused
  })

const optionsOn = ({ progress }: Output): RunnerOptions =>
  progress === undefined
    ? {}
    : { onProgress: ({ entries }) => progress(`${entries} events played for the comparison`) }

const print = async (
  { position, models: checked, unchecked, rows, differing, differences }: Verified,
  { line, colors }: Output,
): Promise<void> => {
  const compared = `${rows} rows of ${checked.length} models, up to position ${position}`
  await line(
    differing === 0
      ? `${colors.green('the same')}: ${compared}, are what the log says`
      : `${colors.red('different')}: ${differing} of ${compared}`,
  )
  for (const one of differences) await line(`  ${differenceText(one)}`)
  if (differences.length < differing) await line(`  and ${differing - differences.length} more`)
  for (const one of unchecked) await line(`${one.model} was not compared: ${whyNot(one)}`)
}

const whyNot = ({ model, version }: Unchecked): string => {
  const known = models.find(({ name }) => name === model)
  if (version === null) return 'it is not here; project the log first'
  const isNewer = known === undefined || version > known.version
  return isNewer
    ? `it is here in version ${version}, which this carmkit does not know; update carmkit`
    : `it is here in version ${version}, which is an older one; project the log first`
}

/** The row by its key, and the columns in which it is not what it should be. */
const differenceText = ({ table, found, expected }: Difference): string => {
  const declared = models
    .flatMap((model): ReadonlyArray<AnyTable> => model.tables)
    .find(({ name }) => name === table)
  const key: ReadonlyArray<string> = declared?.key ?? []
  const row = `${table} ${key.map((name) => String((found ?? expected)?.[name])).join(' ')}`
  if (found === null) return `${row}: missing`
  if (expected === null) return `${row}: not of the log`
  const columns = Object.keys(expected).filter((name) => found[name] !== expected[name])
  return `${row}: ${columns.map((name) => `${name} is ${sketch(found[name])}, by the log ${sketch(expected[name])}`).join('; ')}`
}
