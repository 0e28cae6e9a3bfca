/** `carmkit project status`: what the tables are of, how far they are behind, and what is left out. */
import { models as allModels, lagOf, type ModelStatus, statusOf } from '@carmkit/read-models'
import Table from 'cli-table3'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes } from '../../exit-codes.js'
import type { Output } from '../../output.js'
import { tellFailure } from './failure.js'
import { type Asked, type ProjectionOptions, withBoth } from './open.js'
import { lagText, placeText, stoppedTexts } from './texts.js'

export const showStatus = (asked: Asked<ProjectionOptions>): Promise<ExitCode> =>
  withBoth(asked, { readonly: true }, async (database, store) => {
    const { options, output } = asked
    const status = await statusOf(database)
    if (E.isLeft(status)) return tellFailure(status.left, asked)
    const lag = await lagOf(database, store)
    if (E.isLeft(lag)) return tellFailure(lag.left, asked)
    const { models, stopped } = status.right
    if (options.json) await output.line(JSON.stringify({ ...status.right, lag: lag.right }))
    else {
      await output.line(`${database.address} is the log ${placeText(status.right)}`)
      await output.line(lagText(lag.right))
      if (models.length > 0) await output.line(tableOf(models, output))
      for (const text of stoppedTexts(stopped)) await output.line(text)
    }
    const newer = status.right.models.filter(isNewer)
    for (const { model, version } of newer) {
      output.note(
        `carmkit: ${model} is here in version ${version}, which this carmkit does not know: update carmkit`,
      )
    }
    return stopped.length + newer.length === 0 ? exitCodes.ok : exitCodes.refused
  })

const isNewer = ({ model, version }: ModelStatus): boolean =>
  allModels.some((known) => known.name === model && known.version < version)

const tableOf = (models: ReadonlyArray<ModelStatus>, { colors }: Output): string => {
  const table = new Table({
    head: ['model', 'version', 'state', 'position'].map((title) => colors.bold(title)),
    colAligns: ['left', 'right', 'left', 'right'],
    style: { head: [], border: [], compact: true },
  })
  for (const { model, version, state, position } of models) {
    table.push([model, version, state, position])
  }
  return table.toString()
}
