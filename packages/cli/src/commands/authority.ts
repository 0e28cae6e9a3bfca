/**
 * The subcommands that ask about authority: who can, what can, and what would change. They
 * stand together because they read a whole store in one way; the program only says that they are there.
 */
import type { Command } from 'commander'
import type { ExitCode } from '../exit-codes.js'
import { type Asked, momentOption, type PortalOptions } from '../portal.js'
import { type Answering, onStore } from '../subcommand.js'
import { delegationReport } from './delegations.js'
import { previewCommand } from './preview.js'
import { whatUserCan } from './what-can.js'
import { whoCanDo } from './who-can.js'

/** Adds the commands. */
export const addAuthority = (program: Command, { output, end }: Answering): void => {
  const add = (usage: string, description: string): Command => onStore(program, usage, description)
  const about = (
    usage: string,
    description: string,
    answer: (subject: string, asked: Asked) => Promise<ExitCode>,
  ): Command =>
    add(usage, description).action(async (subject: string, options: PortalOptions) =>
      end(await answer(subject, { options, output })),
    )
  add(
    'who-can <action> <target>',
    'everybody who may do that on a business, an account or a transaction, by which authority',
  )
    .addOption(momentOption())
    .action(async (action: string, subject: string, options: PortalOptions) =>
      end(await whoCanDo(action, subject, { options, output })),
    )
  about(
    'what-can <user-id>',
    'everything that one person may do, in which business, by which authority',
    whatUserCan,
  ).addOption(momentOption())
  about(
    'delegations <business-number>',
    'the report of delegations from both sides, as of a moment',
    delegationReport,
  ).addOption(momentOption())
  about(
    'preview <command.json>',
    'who would gain and who would lose what by a command; nothing is sent',
    previewCommand,
  ).addOption(momentOption())
}
