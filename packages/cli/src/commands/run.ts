/** `carmkit run`: carries out a file of commands, and whatever reacts to each, in order. */
import type { Json, RecordedEvent } from '@carmkit/kernel'
import { type Outcome, type Ports, portsOf, settableClock } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes, highest } from '../exit-codes.js'
import { beforeAnyLine, type LineClock, runLine } from '../line.js'
import { InputUnreadable, openInput, readLines } from '../lines.js'
import { withOpened } from '../open-store.js'
import type { Output } from '../output.js'
import { exitOf, reactions, type Told } from '../reactions.js'
import { reportOf, reportText } from '../report.js'
import { tablesFrom } from '../tables-file.js'
import { tellFaults } from '../telling.js'

export interface RunOptions {
  readonly store: string
  readonly clock?: 'lines'
  readonly tables?: string
  readonly json?: boolean
}

export const run = async (file: string, options: RunOptions, output: Output): Promise<ExitCode> => {
  try {
    const tables = await tablesFrom(options.tables)
    if (E.isLeft(tables)) return await tellFaults(tables.left, { options, output })
    const input = await openInput(file)
    const lineClock = options.clock === 'lines' ? settableClock(beforeAnyLine) : null
    const clock = lineClock === null ? {} : { clock: lineClock }
    const opening = { use: 'writing', output } as const
    return await withOpened(options.store, opening, ({ store, securityLog }) => {
      const ports = portsOf(store, { securityLog, tables: tables.right, ...clock })
      return runLines({ ports, lineClock, input, options, output })
    })
  } catch (error) {
    if (!(error instanceof InputUnreadable)) throw error
    output.note(`carmkit: cannot read ${file}: ${error.message}`)
    return exitCodes.invalid
  }
}

interface Running {
  readonly ports: Ports
  readonly lineClock: LineClock | null
  readonly input: AsyncIterable<Buffer>
  readonly options: RunOptions
  readonly output: Output
}

const runLines = async (running: Running): Promise<ExitCode> => {
  const { ports, lineClock, input, output } = running
  const tally: Tally = { exit: exitCodes.ok, counts: new Map() }
  let reacting = true
  const react = async (line: number): Promise<void> => {
    if (!reacting) return
    const followed = await reactions(ports, line)
    for (const one of followed) await tell(running, tally, one)
    // A reaction that the store stopped would be stopped again after every line.
    reacting = followed.every(({ ends }) => ends !== true)
  }
  let isFirst = true
  for await (const { number, content } of readLines(input)) {
    const line = runLine({ ports, lineClock }, content)
    if (E.isLeft(line)) {
      const outcome = line.left
      await tell(running, tally, { report: reportOf(number, inputOf(content), outcome), outcome })
    } else {
      // What an earlier run recorded may still wait for its reaction.
      if (isFirst) await react(number)
      isFirst = false
      const outcome = await line.right()
      await tell(running, tally, { report: reportOf(number, inputOf(content), outcome), outcome })
    }
    if (!isFirst) await react(number)
  }
  const summary = [...tally.counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ')
  output.note(summary === '' ? 'no commands in the file' : summary)
  return tally.exit
}

const inputOf = (content: E.Either<unknown, Json>): Json =>
  E.isRight(content) ? content.right : null

interface Tally {
  exit: ExitCode
  readonly counts: Map<Outcome['outcome'], number>
}

const tell = async (
  { options, output }: Running,
  tally: Tally,
  { report, outcome }: Told,
): Promise<void> => {
  tally.exit = highest(tally.exit, exitOf(outcome))
  tally.counts.set(outcome.outcome, (tally.counts.get(outcome.outcome) ?? 0) + 1)
  const recorded: ReadonlyArray<RecordedEvent> =
    outcome.outcome === 'accepted' ? outcome.events : []
  await output.line(
    options.json ? JSON.stringify(report) : reportText(report, recorded, output.colors),
  )
}
