/**
 * `carmkit emulator`: a node that speaks the EventStoreDB protocol, until it is interrupted. For tests
 * and offline demonstrations; the package that it starts is loaded only here.
 */
import { type Command, InvalidArgumentError, Option } from 'commander'
import { type ExitCode, exitCodes } from '../exit-codes.js'
import { interrupted } from '../interruption.js'
import type { Output } from '../output.js'
import type { Answering } from '../subcommand.js'

interface EmulatorOptions {
  readonly port: number
  readonly file?: string
  readonly projections?: boolean
}

/** Adds the command. */
export const addEmulator = (program: Command, { output, end }: Answering): void => {
  program
    .command('emulator')
    .description('a stand-in for EventStoreDB, for tests and demonstrations; never for production')
    .addOption(
      new Option('--port <number>', 'where to listen, on this machine only; 0 takes any free one')
        .default(2113)
        .argParser(readPort),
    )
    .addOption(new Option('--file <file>', 'SQLite file, made when missing; default: in memory'))
    .addOption(new Option('--projections', 'write links into $ce-, $et- and $streams'))
    .action(async (options: EmulatorOptions) => end(await runEmulator(options, output)))
}

const readPort = (value: string): number => {
  const port = Number(value)
  if (!/^\d+$/.test(value) || port > 65_535)
    throw new InvalidArgumentError('Write a number from 0 to 65535.')
  return port
}

/** Says where it can be reached on one line of its own, so that a program can wait for that line. */
const runEmulator = async (
  { port, file, projections }: EmulatorOptions,
  output: Output,
): Promise<ExitCode> => {
  const { startEmulator } = await import('@carmkit/eventstoredb-emulator')
  try {
    const emulator = await startEmulator({
      port,
      ...(file === undefined ? {} : { file }),
      projections: projections ? 'standard' : 'none',
    })
    const interruption = interrupted()
    await output.line(emulator.connectionString)
    output.note('for tests and demonstrations only; Ctrl-C ends it')
    await interruption
    await emulator.stop()
    return exitCodes.ok
  } catch (error) {
    output.note(`carmkit: ${error instanceof Error ? error.message : String(error)}`)
    return exitCodes.failed
  }
}
