/** `carmkit still-to-do`: lines to correct, by when, and appeals won that nobody has carried out. */
import { Bn9, easternDateOf, type Instant, type StillToDo, stillToDo } from '@carmkit/core'
import { sketch } from '@carmkit/kernel'
import Table from 'cli-table3'
import { type Command, Option } from 'commander'
import { type ExitCode, exitCodes } from '../exit-codes.js'
import type { Output } from '../output.js'
import { type Asked, type PortalOptions, readMoment, withPortal } from '../portal.js'

/** Adds the command; `store` and `json` make the options that others have too. */
export const addStillToDo = (
  program: Command,
  {
    output,
    end,
    store,
    json,
  }: {
    readonly output: Output
    readonly end: (code: ExitCode) => void
    readonly store: () => Option
    readonly json: () => Option
  },
): void => {
  program
    .command('still-to-do <business-number>')
    .description('lines to correct, and by when; appeals won that nobody has carried out')
    .addOption(store())
    .addOption(json())
    .addOption(
      new Option(
        '--at <instant>',
        'what was recorded until then, judged on that moment; default: now',
      ).argParser(readMoment),
    )
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
