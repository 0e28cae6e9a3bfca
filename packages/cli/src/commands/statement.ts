/** `carmkit statement`: a statement of account with its proof: every figure down to its events. */
import { explanationsOf, type StatementRead, statementIn } from '@carmkit/audit'
import {
  type Cents,
  centsOf,
  type Explanation,
  type Figure,
  linesFor,
  PeriodLabel,
  type Seal,
  type Statement,
  type StatementLine,
  type Total,
  totalTextOf,
} from '@carmkit/core'
import { sketch } from '@carmkit/kernel'
import Table from 'cli-table3'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes } from '../exit-codes.js'
import { type LedgerAsked, type LedgerReading, withLedger } from '../ledger-reading.js'
import type { Output } from '../output.js'
import { figureJson, figureText } from '../text/figure.js'
import { brokenText, noStatementText, stateText } from '../text/seal.js'

export interface StatementAsked extends LedgerAsked {
  readonly options: LedgerAsked['options'] & {
    /** The id of a figure or its last part, or `all`. */
    readonly explain?: string
    /** Whose view as a broker: the lines under this account security number. */
    readonly security?: string
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
    const view = options.security === undefined ? null : viewOf(told, options.security)
    const shown = view === null ? told : { ...told, figures: view.figures }
    const explained = explainedOf(reading, shown, options.explain)
    if (explained === null) {
      output.note(
        `carmkit: ${sketch(options.explain)} is no figure of it; they are all, ${shown.figures.map(lineOf).join(', ')}`,
      )
      return exitCodes.refused
    }
    if (options.json) await output.line(JSON.stringify(jsonOf(reading, { shown, view, explained })))
    else await print(reading, { shown, view, explained, output })
    const broken = brokenText(told.seal)
    if (broken === null) return exitCodes.ok
    output.note(`carmkit: ${broken}`)
    return exitCodes.refused
  })
}

/** A text says why there is no such statement. */
const toldOf = ({ bn15, records }: LedgerReading, period: string): StatementRead | string => {
  const read = statementIn(records, { bn15, period })
  return E.isRight(read) ? read.right : noStatementText(period, read.left)
}

/** What a broker sees of a statement; balances, and lines under no security, are the importer's own (CK-101). */
interface View {
  readonly accountSecurity: string
  readonly lines: ReadonlyArray<StatementLine>
  readonly total: Total
  /** Of the lines. */
  readonly figures: ReadonlyArray<Figure>
}

const viewOf = ({ statement, figures }: StatementRead, accountSecurity: string): View => {
  const lines = linesFor(statement.lines, accountSecurity)
  const total = lines.reduce((sum, { amount }) => sum + centsOf(amount), 0)
  return {
    accountSecurity,
    lines,
    total: totalTextOf(total as Cents),
    figures: figures.filter(({ line }) => line !== null && lines.includes(line)),
  }
}

/** Null where no figure is called so. */
const explainedOf = (
  { bn15, records }: LedgerReading,
  read: StatementRead,
  wanted: string | undefined,
): ReadonlyArray<Explanation> | null => {
  if (wanted === undefined) return []
  const chosen =
    wanted === 'all'
      ? read.figures
      : read.figures.filter((figure) => figure.id === wanted || lineOf(figure) === wanted)
  return chosen.length === 0 ? null : explanationsOf(records, { bn15, read, figures: chosen })
}

const lineOf = ({ id }: Figure): string => id.slice(id.lastIndexOf('/') + 1)

interface Printed {
  /** With the figures that are shown of it. */
  readonly shown: StatementRead
  readonly view: View | null
  readonly explained: ReadonlyArray<Explanation>
}

const jsonOf = (
  { bn15, stream }: LedgerReading,
  { shown: { statement, seal, figures }, view, explained }: Printed,
): object => ({
  bn15,
  ...(view === null ? statement : viewJson(statement, view)),
  seal: seal === null ? null : { stream, ...seal },
  figures: figures.map(({ id, name, amount }) => ({ id, name, amount })),
  explanations: explained.map((one) => figureJson(stream, one)),
})

/** The hash is that of all lines. */
const viewJson = (
  { period, sealed, linesHash }: Statement,
  { accountSecurity, lines, total }: View,
): object => ({ period, sealed, accountSecurity, lines, total, linesHash })

const print = async (
  { bn15, stream }: LedgerReading,
  { shown, view, explained, output }: Printed & { readonly output: Output },
): Promise<void> => {
  const { statement, seal } = shown
  const { bold } = output.colors
  const whose = view === null ? bn15 : `${bn15} under security ${view.accountSecurity}`
  await output.line(`${bold(`statement ${statement.period}`)} of ${whose}: ${stateText(seal)}`)
  await output.line(tableOf(shown, output))
  if (view !== null) {
    await output.line(
      `${view.lines.length} of ${statement.lines.length} lines, ${view.total} in all`,
    )
  }
  await output.line(hashText(statement, seal))
  for (const one of explained) await output.line(`\n${figureText(stream, one, output)}`)
}

const hashText = ({ lines, linesHash }: Statement, seal: Seal | null): string => {
  const hash = `${lines.length} lines, hash ${linesHash}`
  if (seal === null) return hash
  return seal.broken.length === 0
    ? `${hash}, as sealed`
    : `${hash}; sealed were ${seal.issued.lineCount} lines, hash ${seal.issued.linesHash}`
}

const tableOf = ({ figures }: StatementRead, { colors }: Output): string => {
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
