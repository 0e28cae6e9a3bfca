/** What differs between their statement and ours, as a person reads it. */
import type {
  BrokerReconciliation,
  Compared,
  ComparedPart,
  Difference,
  Reconciliation,
} from '@carmkit/messages'
import Table from 'cli-table3'
import type { Output } from '../output.js'
import { causeText } from './cause.js'

export const printAccount = async (
  { bn15, period, sealed, closing, totalPayable, differences }: Reconciliation,
  output: Output,
): Promise<void> => {
  const { bold, green, red } = output.colors
  await output.line(
    `${bold(`statement ${period}`)} of ${bn15}, ours ${stateOf(sealed)}: closing ${closing.ours}, theirs ${closing.theirs}`,
  )
  await printPayable('importer', totalPayable.importer, output)
  await printPayable('broker', totalPayable.broker, output)
  const isEqual = [totalPayable.importer, totalPayable.broker].every(isSame)
  if (differences.length === 0 && isEqual) {
    await output.line(green('nothing differs'))
    return
  }
  if (differences.length === 0) return
  await output.line(tableOf(differences, output))
  await output.line(red(`${differences.length} differences of ${closing.difference} in all`))
}

export const printBroker = async (
  {
    brokerBn9,
    securities,
    leftOut,
    period,
    stated,
    lines,
    payable,
    accounts,
    unknown,
  }: BrokerReconciliation,
  output: Output,
): Promise<void> => {
  const { bold, green, red } = output.colors
  await output.line(
    `${bold(`statement ${period}`)} of broker ${brokerBn9}, security ${securities.join(', ')}: lines of ${lines.ours}, theirs ${lines.theirs}`,
  )
  if (leftOut.length > 0) {
    await output.line(`not compared: lines of ours under security ${leftOut.join(', ')}`)
  }
  await printPayable('broker', { ...payable, followsFromLines: !isSame(lines) }, output)
  if (stated.length > 0) await output.line(tableOf(stated, output))
  for (const { bn15, sealed, differences } of accounts) {
    await output.line(
      `${bold(bn15)}, ours ${stateOf(sealed)}: ${differences.length === 0 ? green('nothing differs') : ''}`.trimEnd(),
    )
    if (differences.length > 0) await output.line(tableOf(differences, output))
  }
  if (unknown.length > 0) {
    await output.line(red(`${unknown.length} lines of accounts that are not known here`))
    await output.line(tableOf(unknown, output))
  }
}

const stateOf = (sealed: boolean): string => (sealed ? 'sealed' : 'not sealed yet')

const isSame = ({ difference }: Compared): boolean => difference === '0.00'

const printPayable = async (
  whose: 'importer' | 'broker',
  part: ComparedPart,
  { line, colors }: Output,
): Promise<void> => {
  if (isSame(part)) return
  const why = part.followsFromLines ? 'as their lines have it' : 'their lines do not say why'
  await line(
    colors.red(
      `payable by the ${whose} ${part.ours}, theirs ${part.theirs}, ${part.difference}: ${why}`,
    ),
  )
}

const kindTexts: { readonly [kind in Difference['kind']]: string } = {
  period: 'another period',
  opening: 'another opening',
  missingHere: 'missing here',
  missingThere: 'missing there',
  amount: 'another amount',
  security: 'another account security',
  dueDate: 'another due date',
  version: 'another version',
  transaction: 'another transaction',
  status: 'another status',
}

const tableOf = (differences: ReadonlyArray<Difference>, { colors }: Output): string => {
  const head = ['what', 'of', 'theirs at', 'ours at', 'ours', 'theirs', 'difference', 'because']
  const table = new Table({
    head: head.map((title) => colors.bold(title)),
    colAligns: ['left', 'left', 'left', 'left', 'right', 'right', 'right', 'left'],
    style: { head: [], border: [], compact: true },
  })
  for (const one of differences) {
    table.push([
      kindTexts[one.kind],
      one.item,
      one.place ?? '',
      one.revision === null ? '' : `@${one.revision}`,
      one.ours ?? '',
      one.theirs ?? '',
      one.difference,
      causeText(one.cause),
    ])
  }
  return table.toString()
}
