/** `carmkit owed`: what is owed now against the last statement, with the difference itemised. */
import { type Owed, type OwedCause, owedAt } from '@carmkit/core'
import Table from 'cli-table3'
import { type ExitCode, exitCodes } from '../exit-codes.js'
import { type LedgerAsked, type LedgerReading, withLedger } from '../ledger-reading.js'
import type { Output } from '../output.js'
import type { PortalOptions } from '../portal.js'

export const owedCommand = (
  account: string,
  asked: LedgerAsked & { readonly options: PortalOptions },
): Promise<ExitCode> =>
  withLedger(account, asked, async (reading) => {
    const { options, output } = asked
    const owed = owedAt(reading.records, options.at ?? reading.now)
    if (options.json) await output.line(JSON.stringify({ bn15: reading.bn15, ...owed }))
    else await print(reading, owed, output)
    return exitCodes.ok
  })

const causeTexts: { readonly [cause in OwedCause]: string } = {
  postedForALaterPeriod: 'of a later period',
  postedAfterTheSeal: 'posted after the seal',
  correctedAfterTheSeal: 'corrected after the seal',
  postedBeforeAnySeal: 'posted',
  correctedBeforeAnySeal: 'corrected',
  cancelled: 'cancelled',
  credited: 'credit',
  paid: 'payment',
  paymentReturned: 'payment returned',
  returnFee: 'charge for a return',
  interestAssessed: 'new interest',
  interestWaived: 'interest waived',
  refundInterest: 'interest on a refund',
  penaltyAssessed: 'penalty',
  invoiced: 'miscellaneous invoice',
  paidOut: 'paid out',
  payoutReturned: 'what was paid out came back',
}

const print = async (
  { bn15, stream }: LedgerReading,
  owed: Owed,
  output: Output,
): Promise<void> => {
  const { at, statement, items, bearing } = owed
  const since =
    statement === null
      ? 'no statement is sealed yet'
      : `the statement ${statement.period} closed at ${statement.closing}`
  await output.line(`${output.colors.bold(owed.net)} owed by ${bn15} at ${at}; ${since}`)
  if (items.length > 0) await output.line(tableOf(owed, stream, output))
  await output.line(
    `debts ${owed.owed}: overdue ${owed.overdue}, due today ${owed.dueToday}, due later ${owed.dueLater}; free to pay them ${owed.free}`,
  )
  for (const { debt, principal, since: day } of bearing) {
    await output.line(`${principal} of ${debt} bears interest since ${day} that is not assessed`)
  }
}

const tableOf = ({ items, difference }: Owed, stream: string, { colors }: Output): string => {
  const table = new Table({
    head: ['event', 'why', 'of', 'amount'].map((title) => colors.bold(title)),
    colAligns: ['left', 'left', 'left', 'right'],
    style: { head: [], border: [], compact: true },
  })
  for (const { revision, type, cause, item, amount } of items) {
    table.push([`${stream}@${revision} ${type}`, causeTexts[cause], item, amount])
  }
  table.push(['', colors.bold('difference'), '', colors.bold(difference)])
  return table.toString()
}
