/**
 * The subcommands about money: what a statement rests on, what is owed now, what a payment would
 * do, how theirs differs. They stand together because they read one ledger in one way; the program only says that they
 * are there.
 */
import { AllocationOrder, CivilDate, PaymentMethod } from '@carmkit/core'
import { shapeOf } from '@carmkit/kernel'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { momentOption, type PortalOptions } from '../portal.js'
import { type Answering, onStore } from '../subcommand.js'
import { tablesOption } from '../tables-file.js'
import { owedCommand } from './owed.js'
import { type ReconcileAsked, reconcileCommand } from './reconcile.js'
import { type SimulationAsked, simulatePaymentCommand } from './simulate-payment.js'
import { type StatementAsked, statementCommand } from './statement.js'

/** Adds the commands. */
export const addLedger = (program: Command, { output, end }: Answering): void => {
  const add = (usage: string, description: string): Command => onStore(program, usage, description)
  add(
    'statement <bn15> <period>',
    'the statement of a period, proved by its hash; or what it would be while it is not sealed',
  )
    .addOption(
      new Option(
        '--explain <figure>',
        'the events and the arithmetic behind a figure, by its id or its last part; or all',
      ),
    )
    .addOption(
      new Option(
        '--security <number>',
        'only the lines under an account security number, and their sum: what its broker sees',
      ).argParser(readSecurity),
    )
    .action(async (account: string, period: string, options: StatementAsked['options']) =>
      end(await statementCommand(account, period, { options, output })),
    )
  add('owed <bn15>', 'what is owed now against the last statement, the difference itemised')
    .addOption(momentOption())
    .action(async (account: string, options: PortalOptions) =>
      end(await owedCommand(account, { options, output })),
    )
  add(
    'simulate-payment <bn15> <amount>',
    'which debts a payment would settle, and what stays open and free; nothing is recorded',
  )
    .addOption(
      new Option('--on <date>', 'Eastern day of the payment, and of the offset')
        .makeOptionMandatory()
        .argParser(readDate),
    )
    .addOption(
      new Option('--method <method>', 'how it is paid; cards have a cap')
        .choices(choicesOf(PaymentMethod))
        .default('onlineBanking'),
    )
    .addOption(
      new Option(
        '--order <order>',
        'which debt is paid first; default: as in force that day',
      ).choices(choicesOf(AllocationOrder)),
    )
    .addOption(tablesOption())
    .action(async (account: string, amount: string, options: SimulationAsked['options']) =>
      end(await simulatePaymentCommand(account, amount, { options, output })),
    )
  addReconcile(add, { output, end })
}

/** Of an account or of a broker: the statement says which. */
const addReconcile = (
  add: (usage: string, description: string) => Command,
  { output, end }: Answering,
): void => {
  add(
    'reconcile <statement.json>',
    'their statement of an account or of a broker against ours, with the cause of every difference',
  )
    .addOption(
      new Option(
        '--security <number...>',
        'account security numbers of the broker; default: those that its lines name',
      ).argParser(readSecurities),
    )
    .action(async (file: string, options: ReconcileAsked['options']) =>
      end(await reconcileCommand(file, { options, output })),
    )
}

const readSecurity = (value: string): string => {
  if (!/^[0-9]{5}$/.test(value)) throw new InvalidArgumentError('Write five digits, like 10000.')
  return value
}

const readSecurities = (
  value: string,
  before: ReadonlyArray<string> = [],
): ReadonlyArray<string> => [...before, readSecurity(value)]

const readDate = (value: string): CivilDate => {
  if (!CivilDate.is(value)) throw new InvalidArgumentError('Write a day like 2026-01-31.')
  return value
}

/** The texts that a codec lets through. */
const choicesOf = (codec: Parameters<typeof shapeOf>[0]): ReadonlyArray<string> => {
  const shape = shapeOf(codec)
  return shape?.kind === 'choice' ? shape.values : []
}
