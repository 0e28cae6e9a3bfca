/** `carmkit statement`: a statement of account with its proof: every figure down to its events. */
import { explanationsOf, type StatementRead, statementIn } from '@carmkit/audit'
import {
  type Explanation,
  type Figure,
  PeriodLabel,
  type Seal,
  type Statement,
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

const jsonOf = (
  { bn15, stream }: LedgerReading,
  { statement, seal, figures }: StatementRead,
  explained: ReadonlyArray<Explanation>,
): object => ({
  bn15,
  ...statement,
  seal: seal === null ? null : { stream, ...seal },
  figures: figures.map(({ id, name, amount }) => ({ id, name, amount })),
  explanations: explained.map((one) => figureJson(stream, one)),
})

const print = async (
  { bn15, stream }: LedgerReading,
  {
    told,
    explained,
    output,
  }: {
    readonly told: StatementRead
    readonly explained: ReadonlyArray<Explanation>
    readonly output: Output
  },
): Promise<void> => {
  const { statement, seal } = told
  const { bold } = output.colors
  await output.line(`${bold(`statement ${statement.period}`)} of ${bn15}: ${stateText(seal)}`)
  await output.line(tableOf(told, output))
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
