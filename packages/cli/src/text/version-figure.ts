/** Figures of a declaration's version explained: what each line adds, by which arithmetic and from which events. */
import type { FigureOfVersion, VersionExplained } from '@carmkit/audit'
import { type VersionProof, versionFigures } from '@carmkit/core'
import { printable, type RecordedEvent } from '@carmkit/kernel'
import type { Output } from '../output.js'
import { actorText } from './actor.js'
import { told } from './explanation.js'
import { inWords, termsText } from './terms.js'

type LineProof = VersionProof['lines'][number]
type NoTerms = NonNullable<LineProof['noTerms']>

export const versionText = (explained: VersionExplained, { colors }: Output): string => {
  const { figures, basis, measures, madeBy, broughtBy, answeredBy, status } = explained
  const { stream, version, lines, otherwise } = explained
  const isOne = figures.length === 1
  return [
    ...(figures.length === 0 ? [`${stream}: of version ${version} no charge is known`] : []),
    ...figures.flatMap((figure) => [
      `${colors.bold(figure.id)} ${amountsText(figure)}`,
      ...(isOne ? lines.map((line) => lineText(line, { figure, stream })) : []),
    ]),
    ...(isOne ? [] : lines.flatMap(noTermsTexts)),
    ...otherwise.map((one) => `  ${otherwiseText(one, stream)}`),
    ...(basis === null
      ? []
      : [
          `  rated as of ${basis.date ?? 'no day'}, ${measures === null ? 'without a table of surtax measures' : `by the table of surtax measures ${measures}`}`,
        ]),
    ...madeBy.map((event) => `  made by ${placeText(event)}`),
    ...broughtBy.map((event) => `  stated by ${placeText(event)}`),
    ...answeredBy.map((event) => `  answered by ${placeText(event)}`),
    `  version ${version} is ${status}`,
  ].join('\n')
}

const amountsText = ({ amount, theirs }: FigureOfVersion): string => {
  const stated = theirs === null ? '' : `the agency states ${theirs}`
  return amount === null
    ? `${stated}: it has no arithmetic here`
    : `${amount}${stated === '' || theirs === amount ? '' : `, ${stated}`}`
}

const lineText = (
  line: LineProof,
  { figure: { name }, stream }: { readonly figure: FigureOfVersion; readonly stream: string },
): string => {
  const charge = versionFigures[name]
  const amount = line.charges[charge] ?? null
  const terms = line.terms?.[charge]
  const words =
    terms === undefined
      ? line.noTerms === null
        ? 'no such tax'
        : noTermsText[line.noTerms]
      : termsText(terms)
  const by = line.broughtBy === null ? '' : `; stated by ${stream}@${line.broughtBy}`
  return printable(`  = ${(amount ?? '-').padStart(12)} line ${line.line}: ${words}${by}`)
}

const noTermsTexts = ({ line, noTerms }: LineProof): ReadonlyArray<string> =>
  noTerms === null ? [] : [`  line ${line}: ${noTermsText[noTerms]}`]

export const noTermsText: { readonly [N in NoTerms]: string } = {
  NotRated: 'no arithmetic: another system filed it, and nobody has assessed it here yet',
  NotHeld: 'no arithmetic: what another system stated of it cannot be rated here',
  TableNotAtHand:
    'no arithmetic: the table of surtax measures that was read is not at hand, supply it with --tables',
  Otherwise: 'no arithmetic: rated again, it does not come to what was recorded',
}

/** A total that its lines do not make, or an approval of other charges. */
export const otherwiseText = (
  { place, line, of, recorded, expected }: VersionProof['otherwise'][number],
  stream: string,
): string => {
  const what = `${line === null ? 'the total' : `line ${line}`} of ${inWords(of)}`
  const follows =
    line === null ? `its lines add up to ${expected ?? '-'}` : `it was rated ${expected ?? '-'}`
  return printable(
    `${what} does not follow: ${stream}@${place} records ${recorded ?? '-'}, ${follows}`,
  )
}

const placeText = (event: RecordedEvent): string => {
  const { stream, revision, type, recordedAt, actor, text } = told(event)
  return printable(
    `${stream}@${revision} ${type} recorded ${recordedAt} by ${actorText(actor)}${text === '' ? '' : `: ${text}`}`,
  )
}

/** The shape of `--json`. */
export const versionJson = (explained: VersionExplained): object => {
  const { stream, transactionNumber, version, status, figures, lines, basis, measures } = explained
  const { madeBy, broughtBy, answeredBy, otherwise } = explained
  const ratedAsOf = basis?.date ?? null
  const places = { madeBy: madeBy.map(told), broughtBy: broughtBy.map(told) }
  return {
    transactionNumber,
    version,
    status,
    figures,
    lines: lines.map(({ broughtBy: place, ...line }) => ({
      ...line,
      broughtBy: place === null ? null : { stream, revision: place },
    })),
    otherwise: otherwise.map(({ place, ...one }) => ({ stream, revision: place, ...one })),
    ratedAsOf,
    measures,
    ...places,
    answeredBy: answeredBy.map(told),
  }
}
