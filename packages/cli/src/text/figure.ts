/** A figure of a statement explained: its sum, the arithmetic, and the events behind it. */
import type { Explanation, InterestWorking, Source } from '@carmkit/core'
import type { Output } from '../output.js'
import { eventText } from './event.js'

export const figureText = (
  stream: string,
  { figure, terms, madeBy, restsOn, interest }: Explanation,
  { colors }: Output,
): string =>
  [
    `${colors.bold(figure.id)} ${figure.name} ${figure.amount}`,
    ...terms.map(({ of, amount }) => `  = ${amount.padStart(12)} ${of}`),
    ...interest.flatMap(interestTexts),
    ...madeBy.map((source) => `  made by ${sourceText(stream, source)}`),
    ...restsOn.map((source) => `  rests on ${sourceText(stream, source)}`),
  ].join('\n')

/** Range by range. */
export const interestTexts = (working: InterestWorking): ReadonlyArray<string> => {
  const { principal, mode, compounding, ranges, carried, exact, amount } = working
  const more = mode === 'dailySpecified' ? ' + 6' : ''
  const compounded = compounding === 'daily' ? 'compounded daily' : 'not compounded'
  return [
    ...ranges.map(
      ({ quarter, from, to, days, prescribed, borne, interest: accrued }) =>
        `  ${principal} x ${borne} % (rate ${quarter}: ${prescribed} %${more}) / 365 x ${days} days ${from} to ${to}, ${compounded} = ${accrued}`,
    ),
    `  exact ${exact} after ${carried} before: ${amount} is new`,
  ]
}

const sourceText = (
  stream: string,
  { revision, event, recordedAt, effectiveAt, causedBy }: Source,
): string => {
  const { type, data } = event
  const effective = effectiveAt === recordedAt ? '' : `, effective ${effectiveAt}`
  const cause =
    causedBy === null ? '' : `, by version ${causedBy.version} of ${causedBy.transactionNumber}`
  const words = eventText({ type, v: event.v, data })
  return `${stream}@${revision} ${type} recorded ${recordedAt}${effective}${cause}: ${words}`
}

/** An event behind a figure, as a program reads it. */
export const sourceJson = (
  stream: string,
  { revision, event, recordedAt, effectiveAt, causedBy }: Source,
): object => ({ stream, revision, type: event.type, recordedAt, effectiveAt, causedBy })

/** The shape of `--json`: ids in place of the figure, places in place of the events. */
export const figureJson = (stream: string, explanation: Explanation): object => ({
  ...explanation,
  figure: explanation.figure.id,
  madeBy: explanation.madeBy.map((source) => sourceJson(stream, source)),
  restsOn: explanation.restsOn.map((source) => sourceJson(stream, source)),
})
