/** The subcommands of an auditor: they read a store, answer from its events alone, and change nothing. */
import type { Command } from 'commander'
import type { Answering } from '../../subcommand.js'
import { addReplay } from './replay.js'

/** Adds the commands, in the order of their names. */
export const addAudit = (program: Command, answering: Answering): void => {
  addReplay(program, answering)
}
