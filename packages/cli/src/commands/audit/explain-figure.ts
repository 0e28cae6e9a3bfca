/** `carmkit explain` of a figure on a statement. */
import { explainFigure, type FigureName, type NoFigure } from '@carmkit/audit'
import { carm, type Seal } from '@carmkit/core'
import { sketch } from '@carmkit/kernel'
import type { Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes, highest } from '../../exit-codes.js'
import type { Output } from '../../output.js'
import { tellFailure } from '../../telling.js'
import { figureJson, figureText } from '../../text/figure.js'
import { brokenText, noStatementText, stateText } from '../../text/seal.js'
import {
  behindJson,
  behindText,
  causeOf,
  type FigureAsked,
  tellMissing,
  tellUnsound,
} from './explained.js'

export const tellFigure = async (
  store: Store,
  { named, asked, onProgress }: FigureAsked<FigureName>,
): Promise<ExitCode> => {
  const { options, output } = asked
  const found = await explainFigure({ store, domain: carm, onProgress }, named)
  output.progress?.('')
  if (E.isLeft(found)) return tellFailure(found.left, output)
  if ('name' in found.right) {
    output.note(`carmkit: ${noFigureText(named, found.right)}`)
    return exitCodes.refused
  }
  const { stream, explanation, seal, declarations, unsound } = found.right
  const exit = highest(tellUnsound(unsound, output), tellBroken(seal, output))
  if (options.json) {
    const behind = declarations.map(behindJson)
    const sealed = seal && { stream, ...seal }
    const figure = { ...figureJson(stream, explanation), seal: sealed, declarations: behind }
    await output.line(JSON.stringify(figure))
  } else {
    await output.line(figureText(stream, explanation, output))
    await output.line(`  on statement ${named.period}: ${stateText(seal)}`)
    for (const one of declarations) await output.line(behindText(one, stream, output))
  }
  return highest(exit, tellMissing(declarations.map(causeOf)))
}

const tellBroken = (seal: Seal | null, output: Output): ExitCode => {
  const broken = brokenText(seal)
  if (broken === null) return exitCodes.ok
  output.note(`carmkit: ${broken}`)
  return exitCodes.refused
}

const noFigureText = ({ id, bn15, period }: FigureName, none: NoFigure): string => {
  switch (none.name) {
    case 'NoLedger':
      return `nothing is recorded of a ledger of ${bn15}`
    case 'NoSuchFigure':
      return `${sketch(id)} is no figure; they are all of ${none.figures.join(', ')}`
    default:
      return noStatementText(period, none)
  }
}
