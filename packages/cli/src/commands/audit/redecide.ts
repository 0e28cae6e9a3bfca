/** `carmkit redecide`: every recorded command decided again, and the first one that comes out otherwise. */
import {
  type Bound,
  type Other,
  type Redecided,
  redecide,
  subjectText,
  theEnd,
} from '@carmkit/audit'
import { printable } from '@carmkit/kernel'
import { type Command, Option } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes, highest } from '../../exit-codes.js'
import type { Output } from '../../output.js'
import { type Answering, onStore } from '../../subcommand.js'
import { tablesFrom, tablesOption } from '../../tables-file.js'
import { tellFailure, tellFaults } from '../../telling.js'
import {
  brokenText,
  differenceCauseText,
  missingText,
  missingTexts,
  shortCauseTexts,
} from '../../text/redecided.js'
import {
  type AuditAsked,
  type AuditReading,
  readBound,
  tellLeftOut,
  tellNoBound,
  tellNothing,
  withSubject,
} from './asking.js'

export interface RedecideAsked extends AuditAsked {
  readonly options: AuditAsked['options'] & {
    readonly to: Bound
    /** A file of tables that were supplied when the commands were decided. */
    readonly tables?: string
    /** Tells each one, not the first alone. */
    readonly all?: boolean
  }
}

export const redecideCommand = async (name: string, asked: RedecideAsked): Promise<ExitCode> => {
  const tables = await tablesFrom(asked.options.tables)
  if (E.isLeft(tables)) return tellFaults(tables.left, asked)
  return withSubject(name, asked, async (reading) => {
    const { output, options } = asked
    const { store, subject, onProgress } = reading
    const again = await redecide({
      store,
      subject,
      onProgress,
      bound: options.to,
      tables: tables.right,
      onOther: teller(asked),
    })
    if (E.isLeft(again)) return tellFailure(again.left, output, options.store)
    const { commands, read } = again.right
    if (!read.isBoundThere) return tellNoBound(options.to, read, output)
    if (commands === 0) return tellNothing(reading, { bound: options.to, read, output })
    await tellWhole(again.right, { reading, asked })
    const { first, onBroken } = again.right
    const found = first === null && onBroken === 0 ? exitCodes.ok : exitCodes.refused
    return highest(found, tellLeftOut(read, output))
  })
}

/**
 * Programs are told of every one; people of the first that differs and the first that rests on a
 * broken stream, unless they ask for all.
 */
const teller = ({ options, output }: RedecideAsked): ((other: Other) => Promise<void>) => {
  const told = new Set<Other['kind']>(['notDecided'])
  return async (other) => {
    if (options.json) return output.line(JSON.stringify(other))
    if (!options.all && told.has(other.kind)) return
    told.add(other.kind)
    await output.line(otherText(other, output))
  }
}

const otherText = (other: Other, { colors }: Output): string => {
  const { stream, revision, type, command, recordedAt } = other
  const place = `${colors.bold(printable(`${stream}@${revision} ${type}`))} of ${printable(command)} recorded ${recordedAt}`
  if (other.kind === 'notDecided')
    return `not decided again: ${place}: ${missingText(other.because)}`
  if (other.kind === 'onBroken')
    return `${colors.red('rests on a broken stream')}: ${place}: ${brokenText(other.broken)}`
  const { cause, parting } = other
  return [
    `${colors.red('differs')}: ${place}`,
    `  because of ${differenceCauseText(cause)}`,
    ...(parting === null
      ? ['  the record is not sound, though nothing else is decided again']
      : [
          `  ${parting.field}: recorded ${jsonText(parting.recorded)}, decided again ${jsonText(parting.now)}`,
        ]),
  ].join('\n')
}

const jsonText = (value: unknown): string => printable(JSON.stringify(value))

/** How many there were, up to where; the last line of both forms. */
const tellWhole = async (
  { read, first, ...tally }: Redecided,
  { reading, asked }: { readonly reading: AuditReading; readonly asked: RedecideAsked },
): Promise<void> => {
  const { output, options } = asked
  const { position, recordedUntil, leftOut, behind } = read
  if (options.json) {
    const { commands, same, onBroken, differing, notDecided } = tally
    const counts = { kind: 'summary', commands, same, onBroken, differing, notDecided }
    return output.line(
      JSON.stringify({ ...counts, position, recordedUntil, leftOut, behind, first }),
    )
  }
  const subject = printable(subjectText(reading.subject))
  await output.line(
    `${tally.commands} commands of ${subject} up to position ${position}: ${tally.same} decided again as they were recorded`,
  )
  const differing = listed(tally.differing, shortCauseTexts)
  const missing = listed(tally.notDecided, missingTexts)
  if (tally.onBroken > 0) {
    await output.line(`the same, but resting on a broken stream: ${tally.onBroken}`)
  }
  if (differing !== '') await output.line(`differing: ${differing}`)
  if (missing !== '') await output.line(`not decided again: ${missing}`)
}

const listed = <Name extends string>(
  counts: { readonly [N in Name]?: number },
  texts: { readonly [N in Name]: string },
): string =>
  (Object.keys(texts) as Name[])
    .flatMap((name) => (counts[name] === undefined ? [] : [`${counts[name]} ${texts[name]}`]))
    .join(', ')

/** Adds the command. */
export const addRedecide = (program: Command, { output, end }: Answering): void => {
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
