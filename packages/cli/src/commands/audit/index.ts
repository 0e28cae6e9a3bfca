/** The subcommands of an auditor: they read a store, answer from its events alone, and change nothing. */
import { type Bound, theEnd } from '@carmkit/audit'
import { type Command, Option } from 'commander'
import { type Answering, onStore } from '../../subcommand.js'
import { tablesOption } from '../../tables-file.js'
import { type AuditAsked, readBound } from './asking.js'
import { explainCommand } from './explain.js'
import { type RedecideAsked, redecideCommand } from './redecide.js'

/** Adds the commands, in the order of their names. */
export const addAudit = (program: Command, answering: Answering): void => {
  addExplain(program, answering)
  addRedecide(program, answering)
}

const addExplain = (program: Command, { output, end }: Answering): void => {
  onStore(
    program,
    'explain <what>',
    'why: of an event or a command by its id, stream@revision, or a figure like 123456782RM0001/2026-02/closing',
  ).action(async (what: string, options: AuditAsked['options']) =>
    end(await explainCommand(what, { options, output })),
  )
}

const addRedecide = (program: Command, { output, end }: Answering): void => {
  onStore(
    program,
    'redecide <subject>',
    'decide every recorded command again: of a stream, a business, an account, or all',
  )
    .addOption(
      new Option('--to <bound>', 'where to stop')
        .argParser<Bound>(readBound)
        .default(theEnd, 'the end'),
    )
    .addOption(tablesOption())
    .addOption(
      new Option('--all', 'tell each one that differs or is not decided, not the first alone'),
    )
    .action(async (subject: string, options: RedecideAsked['options']) =>
      end(await redecideCommand(subject, { options, output })),
    )
}
