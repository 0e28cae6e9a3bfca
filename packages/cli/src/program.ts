/** The command line: which subcommands there are, and how their options are read. */
import { Command, CommanderError, Option } from 'commander'
import { addAudit } from './commands/audit/index.js'
import { addAuthority } from './commands/authority.js'
import { type CommandsOptions, listCommands } from './commands/commands.js'
import { addCopy } from './commands/copy.js'
import { addEmulator } from './commands/emulator.js'
import { type HistoryOptions, history } from './commands/history.js'
import { addImport } from './commands/import.js'
import { addLedger } from './commands/ledger.js'
import { addParked } from './commands/parked.js'
import { addPersonal } from './commands/personal.js'
import { type RateOptions, rateFile } from './commands/rate.js'
import { addReadModels } from './commands/read-models/index.js'
import { type RunOptions, run } from './commands/run.js'
import { addStillToDo } from './commands/still-to-do.js'
import { addTick } from './commands/tick.js'
import { type VerifyOptions, verify } from './commands/verify.js'
import { type ExitCode, exitCodeHelp, exitCodes } from './exit-codes.js'
import { storeNames } from './open-store.js'
import { type Output, standardOutput } from './output.js'
import { type Answering, jsonOption, onStore } from './subcommand.js'
import { tablesOption } from './tables-file.js'

/** Runs one command line and answers with the exit code; output goes to the standard streams. */
export const main = async (
  argv: ReadonlyArray<string>,
  output: Output = standardOutput(),
): Promise<ExitCode> => {
  let exit: ExitCode = exitCodes.ok
  const end = (code: ExitCode): void => {
    exit = code
  }
  const program = programOf({ output, end })
  try {
    await program.parseAsync([...argv])
    return exit
  } catch (error) {
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage
    output.note(
      `carmkit: this is a bug: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    )
    return exitCodes.failed
  }
}

const lineHelp = `
A line is {"at"?, "commandId", "actor", "type", "data"}: a lower-case UUID, who sends it
({"kind": "user", "userId": "...", "actingFor": "123456782"}), and a command with its data;
\`carmkit commands\` lists them. Nothing of a bad line is carried out, the others go on.
`

const programOf = (answering: Answering): Command => {
  const { output, end } = answering
  const program = new Command('carmkit')
    .description(
      "Canada's CARM Client Portal as event streams: accounts, delegation, declarations.",
    )
    .addHelpText('after', exitCodeHelp)
    .showHelpAfterError('(carmkit --help shows what there is)')
    .configureOutput({ writeErr: (text) => output.note(text.trimEnd()) })
    .exitOverride()
  program
    .command('run <commands.jsonl>')
    .description('carry out a file of commands, one JSON object a line; - reads standard input')
    .addOption(
      new Option('--store <store>', `${storeNames}; a file is made; or memory`).default('memory'),
    )
    .addOption(
      new Option('--clock <source>', 'take the time from the "at" of each line').choices(['lines']),
    )
    .addOption(tablesOption())
    .addOption(jsonOption())
    .addHelpText('after', lineHelp + exitCodeHelp)
    .action(async (file: string, options: RunOptions) => end(await run(file, options, output)))
  onStore(
    program,
    'history <subject>',
    'who did what, when, for whom, under which authority; of a stream, a business or an account',
  ).action(async (subject: string, options: HistoryOptions) =>
    end(await history(subject, options, output)),
  )
  program
    .command('rate <declaration.json>')
    .description('duties, taxes and fees of a declaration, without a store')
    .addOption(jsonOption())
    .addOption(new Option('--terms', 'with the arithmetic of every charge of every line'))
    .action(async (file: string, options: RateOptions) =>
      end(await rateFile(file, options, output)),
    )
  onStore(
    program,
    'verify',
    'check the hash chain of every stream; names the first bad event',
  ).action(async (options: VerifyOptions) => end(await verify(options, output)))
  program
    .command('commands [name]')
    .description('every command, or one with its fields and an example')
    .addOption(jsonOption())
    .action(async (name: string | undefined, options: CommandsOptions) =>
      end(await listCommands(name, options, output)),
    )
  addImport(program, answering)
  addAuthority(program, answering)
  addAudit(program, answering)
  addLedger(program, answering)
  addStillToDo(program, answering)
  addParked(program, answering)
  addPersonal(program, answering)
  addReadModels(program, answering)
  addCopy(program, answering)
  addTick(program, answering)
  addEmulator(program, answering)
  return program
}
