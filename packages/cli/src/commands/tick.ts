/**
 * `carmkit tick`: sends what is due by now, or by a moment that is named. A scheduler calls it; its
 * option is read here, so that the program only says that there is such a command.
 */
import { easternTime, Instant } from '@carmkit/core'
import type { Json, RecordedEvent } from '@carmkit/kernel'
import {
  portsOf,
  settableClock,
  systemClock,
  type Ticked,
  tick,
  type Unreadable,
} from '@carmkit/store'
import { type Command, InvalidArgumentError, Option } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes, highest } from '../exit-codes.js'
import { beforeAnyLine } from '../line.js'
import { withOpened } from '../open-store.js'
import type { Output } from '../output.js'
import { type Report, reportOf } from '../report.js'
import { type Answering, onStore } from '../subcommand.js'
import { tablesFrom, tablesOption } from '../tables-file.js'
import { tellFaults } from '../telling.js'
import { eventText } from '../text/event.js'
import { reasonText } from '../text/reason.js'

interface TickOptions {
  readonly store: string
  readonly until?: Instant
  readonly tables?: string
  readonly json?: boolean
}

/** Adds the command. */
export const addTick = (program: Command, { output, end }: Answering): void => {
  onStore(
    program,
    'tick',
    'record what dates have decided: requests that lapsed, access that ended',
  )
    .addOption(
      new Option(
        '--until <instant>',
        'go from deadline to deadline up to this moment, on a clock of its own; default: up to now',
      ).argParser(readUntil),
    )
    .addOption(tablesOption())
    .addHelpText('after', overtakenHelp)
    .action(async (options: TickOptions) => end(await runTick(options, output)))
}

const overtakenHelp = `
A deadline that something came before (the request was answered) is told as overtaken; that is no
error. Running twice does nothing twice.
`

/** A century before the last date that codecs read: what follows from a deadline lies later than it. */
const endOfTime = '2200-01-01T00:00:00.000Z'

const readUntil = (value: string): Instant => {
  if (!Instant.is(value))
    throw new InvalidArgumentError('Write UTC with milliseconds: 2026-01-31T17:00:00.000Z.')
  if (value >= endOfTime) throw new InvalidArgumentError(`Name a moment before ${endOfTime}.`)
  return value
}

const runTick = async (options: TickOptions, output: Output): Promise<ExitCode> => {
  const tables = await tablesFrom(options.tables)
  if (E.isLeft(tables)) return tellFaults(tables.left, { options, output })
  return withOpened(options.store, { use: 'changing', output }, async ({ store, securityLog }) => {
    const clock = options.until === undefined ? systemClock : settableClock(beforeAnyLine)
    const stopped: Unreadable[] = []
    const ticked = await tick(
      portsOf(store, { securityLog, clock, tables: tables.right }),
      options.until ?? systemClock.now(),
      (unreadable) => stopped.push(unreadable),
    )
    if (E.isLeft(ticked)) {
      output.note(`carmkit: ${stoppedText(ticked.left)}`)
      return exitCodes.failed
    }
    const exit = await tellAll(ticked.right.filter(isNews), options, output)
    for (const one of stopped) output.note(`carmkit: ${reasonText({ rule: null, ...one })}`)
    return stopped.length === 0 ? exit : exitCodes.failed
  })
}

type Stopped = Extract<Awaited<ReturnType<typeof tick>>, { readonly _tag: 'Left' }>['left']

const stoppedText = (stopped: Stopped): string => {
  if (stopped.outcome === 'notYet') return `it is ${stopped.now}, not yet ${stopped.until}`
  const [reason] = reportOf(0, null, stopped).reasons
  return `${reason?.text ?? stopped.outcome}; what was done is recorded, run it again`
}

/** Reactions that a run before had carried out already have nothing new to say. */
const isNews = ({ kind, outcome }: Ticked): boolean =>
  kind === 'deadline' || !(outcome.outcome === 'accepted' && outcome.repeated)

/** One line of `carmkit tick --json`. */
interface TickReport extends Omit<Report, 'line' | 'outcome'> {
  /** The moment of the deadline; null for what a reaction did. */
  readonly due: Instant | null
  readonly outcome: Report['outcome'] | 'overtaken'
  readonly causedBy: string
}

const tellAll = async (
  ticked: ReadonlyArray<Ticked>,
  { json }: TickOptions,
  output: Output,
): Promise<ExitCode> => {
  let exit: ExitCode = exitCodes.ok
  const counts = new Map<string, number>()
  for (const one of ticked) {
    const report = tickReportOf(one)
    const { outcome } = report
    exit = highest(exit, exitOf(outcome))
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
    await output.line(json ? JSON.stringify(report) : textOf(report, recordedBy(one), output))
  }
  const summary = [...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ')
  output.note(summary === '' ? 'nothing is due' : summary)
  return exit
}

const tickReportOf = (one: Ticked): TickReport => {
  const { line: _, ...report } = reportOf(0, one.submission as unknown as Json, one.outcome)
  return one.kind === 'deadline'
    ? {
        due: one.deadline.due,
        ...report,
        outcome: one.overtaken ? 'overtaken' : report.outcome,
        causedBy: one.deadline.causedBy,
      }
    : { due: null, ...report, causedBy: one.causedBy.metadata.eventId }
}

const recordedBy = ({ outcome }: Ticked): ReadonlyArray<RecordedEvent> =>
  outcome.outcome === 'accepted' ? outcome.events : []

const exitOf = (outcome: TickReport['outcome']): ExitCode => {
  switch (outcome) {
    case 'accepted':
    case 'overtaken':
      return exitCodes.ok
    case 'rejected':
    case 'denied':
      return exitCodes.refused
    case 'invalid':
      return exitCodes.invalid
    case 'failed':
    case 'unknown':
      return exitCodes.failed
  }
}

/** `2026-03-04 00:00 accepted  ExpireAccess` and what was recorded, or what came before. */
const textOf = (
  { due, outcome, type, repeated, reasons, faults }: TickReport,
  recorded: ReadonlyArray<RecordedEvent>,
  { colors }: Output,
): string => {
  const paint =
    outcome === 'accepted' ? colors.green : outcome === 'overtaken' ? colors.dim : colors.red
  const moment = due === null ? '>'.padStart(16) : easternTime(due)
  const again = repeated ? ' (again, nothing recorded)' : ''
  const details = [
    ...recorded.map((event) => `${event.type}: ${eventText(event)}`),
    ...reasons.map(
      ({ name, rule, text }) => `${name}${rule === null ? '' : ` (${rule})`}: ${text}`,
    ),
    ...faults.map(({ path, reason }) => (path === '' ? reason : `${path}: ${reason}`)),
  ]
  return [
    `${moment} ${paint(outcome.padEnd(9))} ${type ?? '?'}${again}`,
    ...details.map((detail) => `${' '.repeat(27)}${detail}`),
  ].join('\n')
}
