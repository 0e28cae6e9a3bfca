/** The subcommands of an auditor: they read a store, answer from its events alone, and change nothing. */
import { type Command, Option } from 'commander'
import { type Answering, onStore } from '../../subcommand.js'
import { readBeginning, readMoment } from './asking.js'
import { type ReportAsked, reportCommand } from './report.js'

/** Adds the commands, in the order of their names. */
export const addAudit = (program: Command, answering: Answering): void => {
  addReport(program, answering)
}

const addReport = (program: Command, { output, end }: Answering): void => {
  onStore(
    program,
    'report <account>',
    'a business or one of its accounts in one printable page: timeline, delegations, decisions, statements, proof',
  )
    .addOption(
      new Option(
        '--from <moment>',
        'what was recorded from then on: a moment, or an Eastern day; default: the first event',
      ).argParser(readBeginning),
    )
    .addOption(
      new Option(
        '--to <moment>',
        'what was recorded until then: a moment, or an Eastern day; default: the last event',
      ).argParser(readMoment),
    )
    .addOption(new Option('-o, --output <file>', 'the page, a new file').makeOptionMandatory())
    .addOption(new Option('--force', 'replace the file where it is there already'))
    .action(async (account: string, options: ReportAsked['options']) =>
      end(await reportCommand(account, { options, output })),
    )
}
