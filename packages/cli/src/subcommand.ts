/**
 * How a subcommand is added: with the options that most of them have, and what it answers with.
 *
 * Separate from the program because each family of subcommands stands in a file of its own.
 */
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { ExitCode } from './exit-codes.js'
import { storeNames } from './open-store.js'
import type { Output } from './output.js'

/** Where a subcommand prints, and how it says with what exit code it ends. */
export interface Answering {
  readonly output: Output
  readonly end: (code: ExitCode) => void
}

/** A subcommand on a store that exists; what it prints, programs can read too. */
export const onStore = (parent: Command, usage: string, description: string): Command =>
  parent.command(usage).description(description).addOption(storeOption()).addOption(jsonOption())

export const jsonOption = (): Option => new Option('--json', 'one JSON value a line, for programs')

/** `--store`, of a command that reads what is there. */
export const storeOption = (): Option =>
  new Option('--store <store>', `${storeNames}, which exists`)
    .makeOptionMandatory()
    .argParser((name: string) => {
      if (name === 'memory') throw new InvalidArgumentError('memory holds nothing to read.')
      return name
    })
