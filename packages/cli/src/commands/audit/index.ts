/** The subcommands of an auditor: they read a store, answer from its events alone, and change nothing. */
import type { Command } from 'commander'
import type { Answering } from '../../subcommand.js'
import { addAsOf } from './as-of.js'
import { addDiff } from './diff.js'

/** Adds the commands, in the order of their names. */
export const addAudit = (program: Command, answering: Answering): void => {
  addAsOf(program, answering)
  addDiff(program, answering)
}
