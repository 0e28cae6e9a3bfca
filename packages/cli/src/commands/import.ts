/**
 * `carmkit import`: a file of messages, one a line, becomes the commands that they ask for. Its
 * option is read here, so that the program only says that there is such a command.
 */
import { Bn9, UserId } from '@carmkit/core'
import type { ImportActor } from '@carmkit/messages'
import { portsOf } from '@carmkit/store'
import { type Command, InvalidArgumentError, Option } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes, highest } from '../exit-codes.js'
import { type Importing, type ImportOutcome, type ImportTold, importLine } from '../import-line.js'
import { InputUnreadable, openInput, readLines } from '../lines.js'
import { withOpened } from '../open-store.js'
import type { Output } from '../output.js'
import { exitOf, reactions, type Told } from '../reactions.js'
import { reportText } from '../report.js'
import { type Answering, onStore } from '../subcommand.js'
import { tablesFrom, tablesOption } from '../tables-file.js'
import { tellFaults } from '../telling.js'
import { importText } from '../text/import.js'

interface ImportOptions {
  readonly store: string
  readonly as?: ImportActor
  readonly tables?: string
  readonly json?: boolean
}

/** Adds the command. */
export const addImport = (program: Command, { output, end }: Answering): void => {
  onStore(
    program,
    'import <messages.jsonl>',
    'carry out what a file of messages asks for; again, it records nothing',
  )
    .addOption(
      new Option(
        '--as <user@business>',
        'who submits the originals of the file here, and for which business number; without it they were filed elsewhere',
      ).argParser(readActor),
    )
    .addOption(tablesOption())
    .addHelpText('after', importHelp)
    .action(async (file: string, options: ImportOptions) =>
      end(await importFile(file, options, output)),
    )
}

const importHelp = `
A line is a message of cad-import/1, daily-notice/1 or statement-of-account/1: see
docs/reference/messages.md. With --as an original declaration is opened, stated and submitted here.
All else is recorded as what others filed and the agency answered; notices and statements are told
as not imported. A faulty line records nothing, the others go on. An answer to a version that is not
known yet is refused: import the file again. Dates and authority are judged as of now.
`

const readActor = (value: string): ImportActor => {
  const [userId, actingFor, ...rest] = value.split('@')
  if (!UserId.is(userId) || !Bn9.is(actingFor) || rest.length > 0) {
    throw new InvalidArgumentError('Write <user id>@<business number>, like 0...1@123456782.')
  }
  return { kind: 'user', userId, actingFor }
}

const importFile = async (
  file: string,
  options: ImportOptions,
  output: Output,
): Promise<ExitCode> => {
  const tables = await tablesFrom(options.tables)
  if (E.isLeft(tables)) return tellFaults(tables.left, { options, output })
  return withOpened(options.store, { use: 'changing', output }, async ({ store, securityLog }) => {
    const ports = portsOf(store, { securityLog, tables: tables.right })
    const importing = { ports, actor: options.as ?? null }
    try {
      return await importLines(importing, { input: await openInput(file), options, output })
    } catch (error) {
      if (!(error instanceof InputUnreadable)) throw error
      output.note(`carmkit: cannot read ${file}: ${error.message}`)
      return exitCodes.invalid
    }
  })
}

interface Reading {
  readonly input: AsyncIterable<Buffer>
  readonly options: ImportOptions
  readonly output: Output
}

/** After so many messages a long file says how far it is. */
const messagesPerNote = 1000

const importLines = async (
  importing: Importing,
  { input, options, output }: Reading,
): Promise<ExitCode> => {
  const counts = new Map<ImportOutcome, number>()
  let [messages, exit, isReacting]: [number, ExitCode, boolean] = [0, exitCodes.ok, true]
  for await (const { number, content } of readLines(input)) {
    const told = await importLine(importing, number, content)
    const { outcome } = told.report
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
    exit = highest(exit, exitOfImport(outcome))
    await output.line(options.json ? JSON.stringify(told.report) : textOf(told, output))
    if (isReacting && told.outcomes.length > 0) {
      const followed = await reactions(importing.ports, number)
      for (const one of followed) {
        exit = highest(exit, exitOf(one.outcome))
        await output.line(options.json ? JSON.stringify(one.report) : reactionText(one, output))
      }
      // A reaction that the store stopped would be stopped again after every line.
      isReacting = followed.every(({ ends }) => ends !== true)
    }
    messages++
    if (messages % messagesPerNote === 0) output.note(`${messages} messages: ${summaryOf(counts)}`)
  }
  output.note(messages === 0 ? 'no messages in the file' : summaryOf(counts))
  return exit
}

const textOf = (told: ImportTold, { colors }: Output): string => importText(told, colors)

const reactionText = ({ report, outcome }: Told, { colors }: Output): string =>
  reportText(report, outcome.outcome === 'accepted' ? outcome.events : [], colors)

const summaryOf = (counts: ReadonlyMap<ImportOutcome, number>): string =>
  [...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ')

const exitOfImport = (outcome: ImportOutcome): ExitCode => {
  switch (outcome) {
    case 'imported':
    case 'repeated':
      return exitCodes.ok
    case 'notImported':
    case 'refused':
      return exitCodes.refused
    case 'invalid':
      return exitCodes.invalid
    case 'failed':
      return exitCodes.failed
  }
}
