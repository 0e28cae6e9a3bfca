/**
 * `carmkit parked`: the commands of reactions that were refused and wait for people, each to be sent
 * again or dropped. Its subcommands stand here and not in the program, because they share their answers.
 */
import { Actor } from '@carmkit/core'
import type { Json } from '@carmkit/kernel'
import {
  DropReason,
  dropParked,
  type ParkedAnswer,
  type ParkedCommand,
  type Ports,
  portsOf,
  retryParked,
} from '@carmkit/store'
import { type Command, InvalidArgumentError, Option } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes, highest } from '../exit-codes.js'
import { type Use, withOpened } from '../open-store.js'
import type { Output } from '../output.js'
import { exitOf, reactions } from '../reactions.js'
import { reportOf, reportText } from '../report.js'
import { type Answering, onStore } from '../subcommand.js'
import { tablesFrom, tablesOption } from '../tables-file.js'
import { tellFailure, tellFaults } from '../telling.js'
import { parkedText } from '../text/parked.js'

interface ParkedOptions {
  readonly store: string
  readonly json?: boolean
  readonly tables?: string
}

interface Asked<Options extends ParkedOptions = ParkedOptions> {
  readonly options: Options
  readonly output: Output
}

/** Adds the command with its subcommands. */
export const addParked = (program: Command, { output, end }: Answering): void => {
  const parked = program
    .command('parked')
    .description('commands of reactions that were refused and wait for people')
  const add = (usage: string, description: string): Command => onStore(parked, usage, description)
  add('list', 'those that wait, with their reasons; or all that ever did, and how they ended')
    .addOption(new Option('--all', 'those that have ended too'))
    .action(async (options: ListOptions) => end(await list({ options, output })))
  add('retry <command-id>', 'send one again under its id, as of now; refused again, it waits on')
    .addOption(tablesOption())
    .action(async (commandId: string, options: ParkedOptions) =>
      end(await retry(commandId, { options, output })),
    )
  add('drop <command-id>', 'say that one is not to be carried out; it stays on the list as dropped')
    .addOption(
      new Option('--by <officer>', 'who drops it, by the officer’s id')
        .makeOptionMandatory()
        .argParser(readOfficer),
    )
    .addOption(
      new Option('--reason <reason>', 'why it is dropped')
        .choices(dropReasons)
        .makeOptionMandatory(),
    )
    .action(async (commandId: string, options: DropOptions) =>
      end(await drop(commandId, { options, output })),
    )
}

const dropReasons = ['doneOtherwise', 'overtaken', 'sentByMistake'] satisfies DropReason[]

const readOfficer = (value: string): string => {
  if (!Actor.is({ kind: 'officer', id: value }))
    throw new InvalidArgumentError('Write 1 to 64 letters, digits, dots or hyphens.')
  return value
}

type ListOptions = ParkedOptions & { readonly all?: boolean }
type DropOptions = ParkedOptions & { readonly by: string; readonly reason: DropReason }

const list = (asked: Asked<ListOptions>): Promise<ExitCode> =>
  withPorts('reading', asked, async ({ store }) => {
    const { options, output } = asked
    const parked = await store.parkedCommands()()
    if (E.isLeft(parked)) return tellFailure(parked.left, output)
    const shown = parked.right.filter(({ ended }) => options.all === true || ended === undefined)
    for (const one of shown) {
      await output.line(options.json ? JSON.stringify(one) : parkedText(one, output.colors))
    }
    if (shown.length === 0) output.note('nothing is parked')
    return exitCodes.ok
  })

const retry = (commandId: string, asked: Asked): Promise<ExitCode> =>
  withPorts('changing', asked, async (ports) => {
    const { options, output } = asked
    const answer = await retryParked(ports, commandId)
    if (E.isLeft(answer)) return tellUnanswered(commandId, answer, asked)
    const outcome = answer.right
    const known = await ports.store.parkedCommands()()
    const input = E.isRight(known) ? known.right.find((one) => one.commandId === commandId) : null
    const report = reportOf(1, inputOf(input ?? null), outcome)
    const recorded = outcome.outcome === 'accepted' ? outcome.events : []
    await output.line(
      options.json ? JSON.stringify(report) : reportText(report, recorded, output.colors),
    )
    let exit = exitOf(outcome)
    for (const one of await reactions(ports, 1)) {
      exit = highest(exit, exitOf(one.outcome))
      const events = one.outcome.outcome === 'accepted' ? one.outcome.events : []
      await output.line(
        options.json ? JSON.stringify(one.report) : reportText(one.report, events, output.colors),
      )
    }
    return exit
  })

const inputOf = (parked: ParkedCommand | null): Json =>
  parked === null ? null : { commandId: parked.commandId, type: parked.type }

const drop = (commandId: string, asked: Asked<DropOptions>): Promise<ExitCode> =>
  withPorts('changing', asked, async (ports) => {
    const { options, output } = asked
    const { by, reason } = options
    const answer = await dropParked(ports, commandId, { by, reason })
    if (E.isLeft(answer)) return tellUnanswered(commandId, answer, asked)
    const told = { commandId, ended: answer.right }
    await output.line(
      options.json ? JSON.stringify(told) : `${commandId} dropped by ${by}: ${reason}`,
    )
    return exitCodes.ok
  })

const tellUnanswered = (
  commandId: string,
  { left }: E.Left<Extract<ParkedAnswer<unknown>, { readonly _tag: 'Left' }>['left']>,
  { output }: Asked,
): ExitCode => {
  if (left.name !== 'NotParked') return tellFailure(left, output)
  output.note(`carmkit: no command ${commandId} waits; \`carmkit parked list --all\` tells all`)
  return exitCodes.refused
}

const withPorts = async (
  use: Use,
  { options, output }: Asked,
  answer: (ports: Ports) => Promise<ExitCode>,
): Promise<ExitCode> => {
  const tables = await tablesFrom(options.tables)
  if (E.isLeft(tables)) return tellFaults(tables.left, { options, output })
  return withOpened(options.store, { use, output }, ({ store, securityLog }) =>
    answer(portsOf(store, { securityLog, tables: tables.right })),
  )
}
