/** `carmkit statement`: a statement of account with its proof: every figure down to its events. */
import {
  type Explanation,
  explainer,
  type Figure,
  figuresOf,
  type LedgerRecord,
  PeriodLabel,
  type Seal,
  type Source,
  type Statement,
  sealedWith,
  sealOf,
  statementOf,
} from '@carmkit/core'
import { sketch } from '@carmkit/kernel'
import Table from 'cli-table3'
import { type ExitCode, exitCodes } from '../exit-codes.js'
import { type LedgerAsked, type LedgerReading, withLedger } from '../ledger-reading.js'
import type { Output } from '../output.js'
import { eventText } from '../text/event.js'

export interface StatementAsked extends LedgerAsked {
  readonly options: LedgerAsked['options'] & {
    /** The id of a figure or its last part, or `all`. */
    readonly explain?: string
  }
}

export const statementCommand = async (
  account: string,
  period: string,
  asked: StatementAsked,
): Promise<ExitCode> => {
  const { options, output } = asked
  if (!PeriodLabel.is(period)) {
    output.note(`carmkit: ${sketch(period)} is no period, the month of its statement like 2026-02`)
    return exitCodes.usage
  }
  return withLedger(account, asked, async (reading) => {
    const told = toldOf(reading, period)
    if (typeof told === 'string') {
      output.note(`carmkit: ${told}`)
      return exitCodes.refused
    }
    const explained = explainedOf(reading, told, options.explain)
    if (explained === null) {
      output.note(
        `carmkit: ${sketch(options.explain)} is no figure of it; they are all, ${told.figures.map(lineOf).join(', ')}`,
      )
      return exitCodes.refused
    }
    if (options.json) await output.line(JSON.stringify(jsonOf(reading, told, explained)))
    else await print(reading, { told, explained, output })
    if (told.seal === null || told.seal.broken.length === 0) return exitCodes.ok
    output.note(`carmkit: what was sealed does not follow from the events: ${brokenIn(told.seal)}`)
    return exitCodes.refused
  })
}

interface Told {
  readonly statement: Statement
  readonly seal: Seal | null
  readonly figures: ReadonlyArray<Figure>
}

/** A text says why there is no such statement. */
const toldOf = ({ bn15, records }: LedgerReading, period: string): Told | string => {
  const events = records.map(({ event }) => event)
  const listedOn = sealedWith(events, period)
  if (listedOn !== null && listedOn !== period) {
    return `${period} has no statement of its own, its lines stand on that of ${listedOn}`
  }
  const statement = statementOf(events, period)
  return { statement, seal: sealOf(events, statement), figures: figuresOf(bn15, statement) }
}

/** Null where no figure is called so. */
const explainedOf = (
  { bn15, records }: LedgerReading,
  { statement, seal, figures }: Told,
  wanted: string | undefined,
): ReadonlyArray<Explanation> | null => {
  if (wanted === undefined) return []
  const chosen =
    wanted === 'all'
      ? figures
      : figures.filter((figure) => figure.id === wanted || lineOf(figure) === wanted)
  if (chosen.length === 0) return null
  const explain = explainer(upTo(records, seal), { bn15, statement })
  return chosen.map((figure) => explain(figure))
}

const upTo = (
  records: ReadonlyArray<LedgerRecord>,
  seal: Seal | null,
): ReadonlyArray<LedgerRecord> => (seal === null ? records : records.slice(0, seal.revision))

const lineOf = ({ id }: Figure): string => id.slice(id.lastIndexOf('/') + 1)
const brokenIn = ({ broken }: Seal): string => broken.join(', ')

const jsonOf = (
  { bn15, stream }: LedgerReading,
  { statement, seal, figures }: Told,
  explained: ReadonlyArray<Explanation>,
): object => ({
  bn15,
  ...statement,
  seal: seal === null ? null : { stream, ...seal },
  figures: figures.map(({ id, name, amount }) => ({ id, name, amount })),
  explanations: explained.map((one) => ({
    ...one,
    figure: one.figure.id,
    madeBy: one.madeBy.map((source) => sourceJson(stream, source)),
    restsOn: one.restsOn.map((source) => sourceJson(stream, source)),
  })),
})

const sourceJson = (
  stream: string,
  { revision, event, recordedAt, effectiveAt, causedBy }: Source,
): object => ({ stream, revision, type: event.type, recordedAt, effectiveAt, causedBy })

const print = async (
  { bn15, stream }: LedgerReading,
  {
    told,
    explained,
    output,
  }: {
    readonly told: Told
    readonly explained: ReadonlyArray<Explanation>
    readonly output: Output
  },
): Promise<void> => {
  const { statement, seal } = told
  const { bold } = output.colors
  await output.line(`${bold(`statement ${statement.period}`)} of ${bn15}: ${stateText(seal)}`)
  await output.line(tableOf(told, output))
  await output.line(hashText(statement, seal))
  for (const one of explained) await output.line(`\n${explanationText(stream, one, output)}`)
}

const stateText = (seal: Seal | null): string =>
  seal === null
    ? 'not sealed yet, this is what it would be now'
    : `sealed on ${seal.issued.issuedOn}, through event @${seal.issued.throughRevision}`

const hashText = ({ lines, linesHash }: Statement, seal: Seal | null): string => {
  const hash = `${lines.length} lines, hash ${linesHash}`
  if (seal === null) return hash
  return seal.broken.length === 0
    ? `${hash}, as sealed`
    : `${hash}; sealed were ${seal.issued.lineCount} lines, hash ${seal.issued.linesHash}`
}

const tableOf = ({ figures }: Told, { colors }: Output): string => {
  const table = new Table({
    head: ['figure', 'what', 'of', 'security', 'amount'].map((title) => colors.bold(title)),
    colAligns: ['left', 'left', 'left', 'left', 'right'],
    style: { head: [], border: [], compact: true },
  })
  for (const figure of figures) {
    const { name, amount, line } = figure
    table.push(
      line === null
        ? [lineOf(figure), colors.bold(name), '', '', colors.bold(amount)]
        : [lineOf(figure), line.type, line.item, line.accountSecurity ?? '', amount],
    )
  }
  return table.toString()
}

const explanationText = (
  stream: string,
  { figure, terms, madeBy, restsOn, interest }: Explanation,
  { colors }: Output,
): string =>
  [
    `${colors.bold(figure.id)} ${figure.name} ${figure.amount}`,
    ...terms.map(({ of, amount }) => `  = ${amount.padStart(12)} ${of}`),
    ...interestTexts(interest),
    ...madeBy.map((source) => `  made by ${sourceText(stream, source)}`),
    ...restsOn.map((source) => `  rests on ${sourceText(stream, source)}`),
  ].join('\n')

const interestTexts = (interest: Explanation['interest']): ReadonlyArray<string> => {
  if (interest === null) return []
  const { principal, mode, compounding, ranges, carried, exact, amount } = interest
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
