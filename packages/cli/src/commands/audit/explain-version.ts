/** `carmkit explain` of a declaration's version, or of one of its figures. */
import {
  explainVersion,
  type NoVersion,
  type VersionExplained,
  type VersionName,
} from '@carmkit/audit'
import { sketch } from '@carmkit/kernel'
import type { Store, TableSource } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes, highest } from '../../exit-codes.js'
import type { Output } from '../../output.js'
import { tellFailure } from '../../telling.js'
import { explanationText } from '../../text/explanation.js'
import { noTermsText, otherwiseText, versionJson, versionText } from '../../text/version-figure.js'
import { acceptedOf, type FigureAsked, tellMissing, tellUnsound } from './explained.js'

export const tellVersion = async (
  store: Store,
  { named, asked, onProgress, tables }: FigureAsked<VersionName> & { readonly tables: TableSource },
): Promise<ExitCode> => {
  const { options, output } = asked
  const { transactionNumber, version, figure } = named
  const question = { store, tables, transactionNumber, version, figure, onProgress }
  const found = await explainVersion(question)
  output.progress?.('')
  if (E.isLeft(found)) return tellFailure(found.left, output, options.store)
  if ('name' in found.right) {
    output.note(`carmkit: ${noVersionText(named, found.right)}`)
    return exitCodes.refused
  }
  const { commands, unsound } = found.right
  const explained = commands.map(acceptedOf)
  if (options.json) {
    await output.line(JSON.stringify({ ...versionJson(found.right), explained }))
  } else {
    await output.line(versionText(found.right, output))
    for (const one of explained) await output.line(explanationText(one, output))
  }
  return [
    tellUnsound(unsound, output),
    tellMissing(commands),
    ...found.right.lines.map((line) => tellUntold(line, { named, output })),
    tellOtherwise(found.right, { named, output }),
  ].reduce(highest)
}

/** Lines that nobody rated have nothing to be told; others lack what their charges rest on. */
const tellUntold = (
  { line, noTerms }: VersionExplained['lines'][number],
  { named, output }: { readonly named: VersionName; readonly output: Output },
): ExitCode => {
  if (noTerms !== 'Otherwise' && noTerms !== 'TableNotAtHand') return exitCodes.ok
  output.note(`carmkit: line ${line} of ${sketch(named.id)}: ${noTermsText[noTerms]}`)
  return noTerms === 'Otherwise' ? exitCodes.refused : exitCodes.failed
}

/** What was charged is the total, so that a figure is not explained where its lines do not make it. */
const tellOtherwise = (
  { otherwise, stream }: VersionExplained,
  { named, output }: { readonly named: VersionName; readonly output: Output },
): ExitCode => {
  for (const one of otherwise) {
    output.note(`carmkit: ${sketch(named.id)}: ${otherwiseText(one, stream)}`)
  }
  return otherwise.length === 0 ? exitCodes.ok : exitCodes.refused
}

const noVersionText = ({ id, transactionNumber }: VersionName, none: NoVersion): string => {
  switch (none.name) {
    case 'NoDeclaration':
      return `nothing is recorded of a declaration ${transactionNumber}`
    case 'NoSuchVersion':
      return none.versions.length === 0
        ? `${transactionNumber} has no version yet: it was not accepted`
        : `${sketch(id)} is of no version; there are ${none.versions.join(', ')}`
    case 'NoFigureOfVersion':
      return none.figures.length === 0
        ? `of ${sketch(id)} no charge is known`
        : `${sketch(id)} is no figure; they are all of ${none.figures.join(', ')}`
  }
}
