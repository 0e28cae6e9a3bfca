/**
 * One line of a messages file: checked, turned into commands, and those carried out in order.
 *
 * Separate from `carmkit import` so that reading the file and telling the answers stand there alone.
 * Every command of a message is checked before the first is sent: a faulty message writes nothing.
 */

import { type Fault, faultsUnder, type Json } from '@carmkit/kernel'
import {
  commandsOf,
  decodeMessage,
  earlierForm,
  type ImportActor,
  type ImportCommand,
  kindOf,
  type Message,
  type NotImported,
} from '@carmkit/messages'
import {
  decodeSubmission,
  execute,
  executeSubmitted,
  type Outcome,
  type Ports,
  type Submitted,
} from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { type Report, reportOf } from './report.js'

/** What became of a message. */
export type ImportOutcome =
  | 'imported'
  /** Nothing was recorded: an earlier import did it, or it was known already. */
  | 'repeated'
  /** It is well formed, and gives no commands. */
  | 'notImported'
  | 'invalid'
  /** A command was denied or rejected; those after it were not sent. */
  | 'refused'
  /** The store failed, or an outcome is unknown. */
  | 'failed'

/** One line of `carmkit import --json`. */
export interface ImportReport {
  /** Line of the messages file, from 1. */
  readonly line: number
  readonly messageId: string | null
  readonly kind: string | null
  readonly outcome: ImportOutcome
  /** Why there are no commands; null when there are. */
  readonly reason: NotImported | null
  readonly faults: ReadonlyArray<Fault>
  readonly warnings: ReadonlyArray<Fault>
  /** Properties that the file states and no command carries. */
  readonly notCarried: ReadonlyArray<string>
  readonly commands: ReadonlyArray<Report>
}

/** A report, with the events behind it. */
export interface ImportTold {
  readonly report: ImportReport
  readonly outcomes: ReadonlyArray<Outcome>
}

export interface Importing {
  readonly ports: Ports
  /** Who submits the originals; null when nobody was named: then others filed them. */
  readonly actor: ImportActor | null
}

export const importLine = async (
  importing: Importing,
  line: number,
  content: E.Either<Fault, Json>,
): Promise<ImportTold> => {
  const decoded = E.isLeft(content) ? E.left([content.left]) : decodeMessage(content.right)
  if (E.isLeft(decoded)) {
    return without({ ...nothing(line), outcome: 'invalid', faults: decoded.left })
  }
  const { message, warnings } = decoded.right
  const told = { ...nothing(line), messageId: message.messageId, kind: kindOf(message), warnings }
  const commands = checkedCommands(importing, message)
  if (E.isLeft(commands)) {
    return without({ ...told, outcome: 'notImported', reason: commands.left })
  }
  const { submitted, notCarried } = commands.right
  const outcomes = await carryOut(importing.ports, submitted)
  const reports = outcomes.map((outcome, index) =>
    reportOf(line, (submitted[index]?.submission ?? null) as unknown as Json, outcome),
  )
  return {
    report: { ...told, outcome: outcomeOf(outcomes), notCarried, commands: reports },
    outcomes,
  }
}

const nothing = (line: number): Omit<ImportReport, 'outcome'> => ({
  line,
  messageId: null,
  kind: null,
  reason: null,
  faults: [],
  warnings: [],
  notCarried: [],
  commands: [],
})

const without = (report: ImportReport): ImportTold => ({ report, outcomes: [] })

/** The commands as the loop takes them; left also when one of them could not be one. */
const checkedCommands = (
  { ports, actor }: Importing,
  message: Message,
): E.Either<
  NotImported,
  { readonly submitted: ReadonlyArray<Submitted>; readonly notCarried: ReadonlyArray<string> }
> => {
  const asked = commandsOf(message, actor)
  if (E.isLeft(asked)) return asked
  const { commands, notCarried } = asked.right
  const checked = commands.map((command) => ({
    command,
    decoded: decodeSubmission(ports.domain, command),
  }))
  const faults = checked.flatMap(({ command, decoded }) =>
    E.isLeft(decoded) ? faultsOfCommand(command, decoded.left.faults) : [],
  )
  return faults.length > 0
    ? E.left({ name: 'NotRepresentable', faults })
    : E.right({
        submitted: checked.flatMap(({ decoded }) => (E.isRight(decoded) ? [decoded.right] : [])),
        notCarried,
      })
}

const faultsOfCommand = (
  { type }: ImportCommand,
  faults: ReadonlyArray<Fault>,
): ReadonlyArray<Fault> => faultsUnder(type, faults)

/** In order, up to the first that is not accepted. */
const carryOut = async (
  ports: Ports,
  submitted: ReadonlyArray<Submitted>,
): Promise<ReadonlyArray<Outcome>> => {
  const outcomes: Outcome[] = []
  for (const one of submitted) {
    const outcome = await carryOutOnce(ports, one)
    outcomes.push(outcome)
    if (outcome.outcome !== 'accepted') break
  }
  return outcomes
}

/** What an earlier release recorded of the same message is a repeat, though it said less. */
const carryOutOnce = async (ports: Ports, submitted: Submitted): Promise<Outcome> => {
  const outcome = await executeSubmitted(ports, submitted)
  const earlier = isReused(outcome) ? earlierForm(submitted.submission) : null
  return earlier === null ? outcome : execute(ports, earlier)
}

const isReused = (one: Outcome): boolean =>
  one.outcome === 'rejected' && one.reasons.some(({ name }) => name === 'CommandIdReused')

const isRecorded = (one: Outcome): boolean =>
  one.outcome === 'accepted' && !one.repeated && one.events.length > 0

const outcomeOf = (outcomes: ReadonlyArray<Outcome>): ImportOutcome => {
  const last = outcomes[outcomes.length - 1]?.outcome
  switch (last) {
    case undefined:
    case 'accepted':
      return outcomes.some(isRecorded) ? 'imported' : 'repeated'
    case 'denied':
    case 'rejected':
    case 'invalid':
      return 'refused'
    case 'failed':
    case 'unknown':
      return 'failed'
  }
}
