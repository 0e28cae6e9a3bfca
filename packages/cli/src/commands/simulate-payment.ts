/** `carmkit simulate-payment`: which debts a payment would settle, before anybody pays. Nothing is recorded. */
import {
  type AllocationOrder,
  type CivilDate,
  Money,
  type PaymentMethod,
  type Simulation,
  simulatePayment,
} from '@carmkit/core'
import { sketch } from '@carmkit/kernel'
import Table from 'cli-table3'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes } from '../exit-codes.js'
import { type LedgerAsked, withLedger } from '../ledger-reading.js'
import type { Output } from '../output.js'
import { tablesFrom } from '../tables-file.js'
import { tellFaults, tellRefusal } from '../telling.js'

export interface SimulationAsked extends LedgerAsked {
  readonly options: LedgerAsked['options'] & {
    readonly on: CivilDate
    readonly method: PaymentMethod
    /** Without one, that in force on the day. */
    readonly order?: AllocationOrder
    readonly tables?: string
  }
}

export const simulatePaymentCommand = async (
  account: string,
  written: string,
  asked: SimulationAsked,
): Promise<ExitCode> => {
  const { options, output } = asked
  const { on, method, order = null } = options
  if (!Money.is(written)) {
    output.note(`carmkit: ${sketch(written)} is no amount, dollars and two decimals like 1234.50`)
    return exitCodes.usage
  }
  const tables = await tablesFrom(options.tables)
  if (E.isLeft(tables)) return tellFaults(tables.left, asked)
  return withLedger(account, asked, async ({ bn15, state, records }) => {
    const simulated = simulatePayment(
      state,
      { bn15, amount: written, method, on, order },
      {
        lastRecordedAt: records.at(-1)?.recordedAt ?? null,
        tables: [...tables.right.values()],
      },
    )
    if (E.isLeft(simulated)) {
      await tellRefusal(simulated.left, asked)
      return exitCodes.refused
    }
    if (options.json) {
      await output.line(JSON.stringify({ bn15, amount: written, method, ...simulated.right }))
    } else await print(simulated.right, { asked, amount: written })
    return exitCodes.ok
  })
}

const print = async (
  simulation: Simulation,
  { asked, amount }: { readonly asked: SimulationAsked; readonly amount: Money },
): Promise<void> => {
  const { output, options } = asked
  const { on, order, cardRoom, pays, open, freeOfPayment, free, owed } = simulation
  const { bold } = output.colors
  await output.line(
    `${bold(amount)} by ${options.method}, offset on ${on}, ${order}: nothing is recorded`,
  )
  if (cardRoom !== null) await output.line(`a card may pay ${cardRoom} before this payment`)
  if (pays.length > 0) await output.line(paysTable(simulation, output))
  else await output.line('it meets no debt: none is due, or the preference leaves it to the payer')
  if (open.length > 0) await output.line(openTable(simulation, output))
  await output.line(`left: ${owed} owed, ${free} free, ${freeOfPayment} of it from this payment`)
}

const paysTable = ({ pays }: Simulation, { colors }: Output): string => {
  const table = new Table({
    head: ['pays', 'amount', 'out of', 'left of it'].map((title) => colors.bold(title)),
    colAligns: ['left', 'right', 'left', 'right'],
    style: { head: [], border: [], compact: true },
  })
  for (const { debt, amount, fund, isThisPayment, left } of pays) {
    table.push([debt, amount, isThisPayment ? 'this payment' : fund, left])
  }
  return table.toString()
}

const openTable = ({ open }: Simulation, { colors }: Output): string => {
  const table = new Table({
    head: ['still open', 'what', 'due', '', 'amount'].map((title) => colors.bold(title)),
    colAligns: ['left', 'left', 'left', 'left', 'right'],
    style: { head: [], border: [], compact: true },
  })
  for (const { debt, kind, dueDate, phase, outstanding } of open) {
    table.push([debt, kind, dueDate, phase, outstanding])
  }
  return table.toString()
}
