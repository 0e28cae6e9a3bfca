/** The subcommands of an auditor: they read a store, answer from its events alone, and change nothing. */
import type { Command } from 'commander'
import type { Answering } from '../../subcommand.js'
import { addAccessReview } from './access-review.js'
import { addAsOf } from './as-of.js'
import { addDiff } from './diff.js'
import { addExplain } from './explain.js'
import { addRedecide } from './redecide.js'
import { addReplay } from './replay.js'
import { addReport } from './report.js'

/** Adds the commands, in the order of their names. */
export const addAudit = (program: Command, answering: Answering): void => {
  addAccessReview(program, answering)
  addAsOf(program, answering)
  addDiff(program, answering)
  addExplain(program, answering)
  addRedecide(program, answering)
  addReplay(program, answering)
  addReport(program, answering)
}
