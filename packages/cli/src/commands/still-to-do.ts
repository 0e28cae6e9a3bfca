/**
 * `carmkit still-to-do`: releases to account for and lines to correct, by when, and appeals won that
 * nobody has carried out. A stream that cannot be read is left out and named: it is one transaction's,
 * and not everybody's.
 */
import { Bn9, easternDateOf, type Instant, type StillToDo, stillToDo } from '@carmkit/core'
import { absurd, sketch } from '@carmkit/kernel'
import type { Unreadable } from '@carmkit/store'
import Table from 'cli-table3'
import type { Command } from 'commander'
import { type ExitCode, exitCodes } from '../exit-codes.js'
import type { Output } from '../output.js'
import { type Asked, momentOption, type PortalOptions, withPortal } from '../portal.js'
import { type Answering, onStore } from '../subcommand.js'
import { reasonText } from '../text/reason.js'

/** Adds the command. */
export const addStillToDo = (program: Command, { output, end }: Answering): void => {
  onStore(
    program,
    'still-to-do <business-number>',
    'releases to account for and lines to correct, by when; appeals won that nobody carried out',
  )
    .addOption(momentOption())
    .action(async (business: string, options: PortalOptions) =>
      end(await stillToDoCommand(business, { options, output })),
    )
}

const stillToDoCommand = (written: string, { options, output }: Asked): Promise<ExitCode> => {
  const bn9 = written.replace(/[\s-]/g, '')
  if (!Bn9.is(bn9)) {
    output.note(`carmkit: ${sketch(written)} is no business number, such as 123456782`)
    return Promise.resolve(exitCodes.usage)
  }
  const stopped: Unreadable[] = []
  const onStopped = (unreadable: Unreadable) => stopped.push(unreadable)
  return withPortal({ options, output, onStopped }, async ({ portal, now }) => {
    const items = stillToDo(portal, { bn9, now })
    if (options.json) for (const one of items) await output.line(JSON.stringify(one))
    else if (items.length > 0) await output.line(tableOf(items, { now, output }))
    output.note(`${items.length} things are still to be done for ${bn9} at ${now}`)
    for (const one of stopped) {
      output.note(`carmkit: left out: ${reasonText({ rule: null, ...one })}`)
    }
    return stopped.length === 0 ? exitCodes.ok : exitCodes.failed
  })
}

const tableOf = (
  items: ReadonlyArray<StillToDo>,
  { now, output: { colors } }: { readonly now: Instant; readonly output: Output },
): string => {
  const table = new Table({
    head: ['by', 'account', 'transaction', 'what'].map((title) => colors.bold(title)),
    style: { head: [], border: [], compact: true },
  })
  for (const one of items) {
    const transaction = one.kind === 'penalty' ? '' : one.transactionNumber
    table.push([dayOf(one, now), one.importer, transaction, textOf(one)])
  }
  return table.toString()
}

const dayOf = (one: StillToDo, now: Instant): string => {
  if (!('deadline' in one)) return ''
  if (one.deadline < easternDateOf(now)) return `${one.deadline}, past`
  return one.kind === 'release' && one.standing === 'dueSoon'
    ? `${one.deadline}, soon`
    : one.deadline
}

const textOf = (one: StillToDo): string => {
  switch (one.kind) {
    case 'release':
      return 'account for the goods that were released'
    case 'correction':
      return `correct ${one.lines.length === 1 ? 'line' : 'lines'} ${one.lines.join(', ')}`
    case 'appeal':
      return `carry out appeal ${one.appealNumber}, ${one.outcome === 'partly' ? 'allowed in part' : 'allowed'}`
    case 'penalty':
      return `reduce ${one.debt ?? 'the penalty'} of notice ${one.noticeNumber}: appeal ${one.appealNumber}, allowed in part`
    default:
      return absurd(one)
  }
}
