/** `carmkit run`: carries out a file of commands, and whatever reacts to each, in order. */
import type { Instant } from '@carmkit/core'
import {
  type Fault,
  isJsonObject,
  type Json,
  type JsonObject,
  type RecordedEvent,
} from '@carmkit/kernel'
import {
  decodeSubmission,
  executeSubmitted,
  type Outcome,
  type Ports,
  portsOf,
  runReactions,
  settableClock,
} from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes, highest } from '../exit-codes.js'
import { readLines } from '../lines.js'
import { openStore } from '../open-store.js'
import type { Output } from '../output.js'
import { type Report, reportOf, reportText } from '../report.js'

export interface RunOptions {
  readonly store: string
  readonly clock?: 'lines'
  readonly json?: boolean
}

/** Epoch: before any line has set the clock, no command is carried out. */
const unset = '1970-01-01T00:00:00.000Z' as Instant

export const run = async (file: string, options: RunOptions, output: Output): Promise<ExitCode> => {
  const opened = await openStore(options.store, 'writing')
  if (E.isLeft(opened)) {
    output.note(`carmkit: ${opened.left}`)
    return exitCodes.failed
  }
  const { store, securityLog } = opened.right
  const lineClock = options.clock === 'lines' ? settableClock(unset) : null
  const ports = portsOf(store, { securityLog, ...(lineClock === null ? {} : { clock: lineClock }) })
  try {
    return await runLines({ file, ports, lineClock, print: printer(options, output), output })
  } catch (error) {
    output.note(
      `carmkit: cannot read ${file}: ${error instanceof Error ? error.message : 'unknown error'}`,
    )
    return exitCodes.failed
  } finally {
    await store.close()
  }
}

interface Running {
  readonly file: string
  readonly ports: Ports
  readonly lineClock: ReturnType<typeof settableClock> | null
  readonly print: (report: Report, recorded: ReadonlyArray<RecordedEvent>) => Promise<void>
  readonly output: Output
}

const runLines = async (running: Running): Promise<ExitCode> => {
  let exit: ExitCode = exitCodes.ok
  const counts = new Map<string, number>()
  for await (const { number, content } of readLines(running.file)) {
    const outcome = await runLine(running, content)
    const reports = [
      { report: reportOf(number, E.isRight(content) ? content.right : null, outcome), outcome },
    ]
    if (outcome.outcome === 'accepted')
      reports.push(...(await reactionReports(running.ports, number)))
    for (const { report, outcome: one } of reports) {
      exit = highest(exit, exitOf(one))
      counts.set(one.outcome, (counts.get(one.outcome) ?? 0) + 1)
      await running.print(report, one.outcome === 'accepted' ? one.events : [])
    }
  }
  const summary = [...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ')
  running.output.note(summary === '' ? 'no commands in the file' : summary)
  return exit
}

const runLine = async (
  { ports, lineClock }: Running,
  content: E.Either<Fault, Json>,
): Promise<Outcome> => {
  if (E.isLeft(content)) return { outcome: 'invalid', faults: [content.left] }
  if (!isJsonObject(content.right)) {
    return {
      outcome: 'invalid',
      faults: [{ path: '', reason: 'expected an object: commandId, actor, type, data' }],
    }
  }
  const { at, ...submission } = content.right
  const decoded = decodeSubmission(
    ports.domain,
    at === undefined ? submission : { ...submission, issuedAt: at },
  )
  const faults = [
    ...lineFaults(content.right, lineClock !== null),
    ...(E.isLeft(decoded) ? decoded.left.faults : []),
  ]
  if (faults.length > 0 || E.isLeft(decoded))
    return { outcome: 'invalid', faults: faults.map(inLine) }
  if (lineClock !== null && !lineClock.set(at as Instant)) {
    return { outcome: 'invalid', faults: [{ path: 'at', reason: 'earlier than a line before it' }] }
  }
  return executeSubmitted(ports, decoded.right)
}

/** The loop calls it `issuedAt`, a line `at`. */
const inLine = ({ path, reason }: Fault): Fault => ({
  path: path === 'issuedAt' ? 'at' : path,
  reason,
})

/** Fields of the loop's envelope that a file may not set. */
const reserved = ['issuedAt', 'correlationId', 'causationId']

const lineFaults = (line: JsonObject, needsTime: boolean): ReadonlyArray<Fault> => [
  ...(needsTime && !Object.hasOwn(line, 'at') ? [missingTime] : []),
  ...reserved
    .filter((key) => Object.hasOwn(line, key))
    .map((key) => ({ path: key, reason: 'unknown field; remove it' })),
]

const missingTime: Fault = {
  path: 'at',
  reason: 'missing field, --clock lines takes the time from it',
}

/** What followed from the line, on other streams. */
const reactionReports = async (ports: Ports, number: number) => {
  const reacted = await runReactions(ports)
  if (E.isLeft(reacted))
    return [{ report: reportOf(number, null, reacted.left), outcome: reacted.left as Outcome }]
  return reacted.right
    .filter(({ outcome }) => !(outcome.outcome === 'accepted' && outcome.repeated))
    .map(({ submission, outcome, causedBy }) => ({
      report: {
        ...reportOf(number, submission as unknown as Json, outcome),
        causedBy: causedBy.metadata.eventId,
      },
      outcome,
    }))
}

const exitOf = ({ outcome }: Outcome): ExitCode => {
  switch (outcome) {
    case 'accepted':
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

const printer =
  ({ json }: RunOptions, output: Output): Running['print'] =>
  (report, recorded) =>
    output.line(json ? JSON.stringify(report) : reportText(report, recorded, output.colors))
