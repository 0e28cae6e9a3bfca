/** `carmkit still-to-do`: lines to correct, by when, and appeals won that nobody has carried out. */
import { Bn9, easternDateOf, type Instant, type StillToDo, stillToDo } from '@carmkit/core'
import { sketch } from '@carmkit/kernel'
import Table from 'cli-table3'
import type { Command } from 'commander'
import { type ExitCode, exitCodes } from '../exit-codes.js'
import type { Output } from '../output.js'
import { type Asked, momentOption, type PortalOptions, withPortal } from '../portal.js'
import { type Answering, onStore } from '../subcommand.js'

/** Adds the command. */
export const addStillToDo = (program: Command, { output, end }: Answering): void => {
  onStore(
    program,
    'still-to-do <business-number>',
    'lines to correct, and by when; appeals won that nobody has carried out',
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
  return withPortal({ options, output }, async ({ portal, now }) => {
    const items = stillToDo(portal, bn9)
    if (options.json) for (const one of items) await output.line(JSON.stringify(one))
    else if (items.length > 0) await output.line(tableOf(items, { now, output }))
    output.note(`${items.length} things are still to be done for ${bn9} at ${now}`)
    return exitCodes.ok
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
    const { importer, transactionNumber } = one
    table.push([dayOf(one, now), importer, transactionNumber, textOf(one)])
  }
  return table.toString()
}

const dayOf = (one: StillToDo, now: Instant): string => {
  if (one.kind === 'appeal') return ''
  return one.deadline < easternDateOf(now) ? `${one.deadline}, past` : one.deadline
}

const textOf = (one: StillToDo): string =>
  one.kind === 'correction'
    ? `correct ${one.lines.length === 1 ? 'line' : 'lines'} ${one.lines.join(', ')}`
    : `carry out appeal ${one.appealNumber}, ${one.outcome === 'partly' ? 'allowed in part' : 'allowed'}`
