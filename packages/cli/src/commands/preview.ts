/** `carmkit preview`: who would gain and who would lose what, before a command is sent. */
import { aggregateFor, inquiryOfRequest } from '@carmkit/audit'
import { type Change, carm, preview, type Request, smallestChange, worldIn } from '@carmkit/core'
import Table from 'cli-table3'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes } from '../exit-codes.js'
import { readJsonFile } from '../json-file.js'
import { submittedOf } from '../line.js'
import type { Output } from '../output.js'
import { type Asked, type Reading, withPortal } from '../portal.js'
import { tellFaults, tellRefusal } from '../telling.js'
import { itemTexts } from '../text/items.js'
import { remedyText } from '../text/remedy.js'

export const previewCommand = async (file: string, asked: Asked): Promise<ExitCode> => {
  // A command is written as a line of `carmkit run`; its `at` says nothing here.
  const read = submittedOf(await readJsonFile(file), { domain: carm })
  if (E.isLeft(read)) return tellFaults(read.left.faults, asked)
  const { request } = read.right.submitted
  const { options, output } = asked
  return withPortal(asked, async (reading) => {
    const { portal, now } = reading
    const answer = preview(portal, { request, now })
    if (E.isLeft(answer)) {
      await tellRefusal(answer.left, asked)
      if (answer.left.outcome === 'denied') await tellRemedies(reading, request, asked)
      return exitCodes.refused
    }
    if (options.json) for (const change of answer.right) await output.line(JSON.stringify(change))
    else if (answer.right.length > 0) await output.line(tableOf(answer.right, output))
    output.note(`${answer.right.length} changes of access by ${request.command.type} at ${now}`)
    return exitCodes.ok
  })
}

/** Only a denial by the matrix can be remedied: who a person is, and what kind of sender, cannot. */
const tellRemedies = async (
  { portal, now }: Reading,
  request: Request,
  { options, output }: Asked,
): Promise<void> => {
  const { state } = portal.facts.stream(aggregateFor(carm, request).streamOf(request.command))
  const question = inquiryOfRequest(carm, request, { state, now })
  const remedies =
    question === null
      ? null
      : smallestChange({ question, world: worldIn(portal, question.user, question.target) })
  if (options.json) await output.line(JSON.stringify({ smallestChange: remedies }))
  else if (remedies === null) await output.line('nothing that others could change allows this')
  else {
    await output.line('the smallest change that allows this:')
    for (const one of remedies) await output.line(`  ${remedyText(one)}`)
  }
}

const tableOf = (changes: ReadonlyArray<Change>, { colors }: Output): string => {
  const table = new Table({
    head: ['', 'who', 'acting for', 'in', 'may', 'because'].map((title) => colors.bold(title)),
    style: { head: [], border: [], compact: true },
  })
  for (const change of changes) {
    const { user, actingFor, business, program, permission, items } = change
    table.push([
      change.change === 'gains' ? colors.green('gains') : colors.red('loses'),
      user.slice(0, 8),
      actingFor,
      `${business}${program ?? ''}`,
      items === 'none' ? permission : `${permission} (${itemTexts[items]})`,
      becauseOf(change),
    ])
  }
  return table.toString()
}

const becauseOf = (change: Change): string =>
  change.change === 'gains'
    ? `${change.witness.role ?? ''} by ${change.witness.rules.join(' ')}`
    : change.denials.map(({ name, rule }) => `${name} (${rule})`).join(', ')
