/** `carmkit access-review`: who could do what between two moments, by whom, used when; too much marked. */
import { type AccessLine, type AccessReview, accessReview, type Period } from '@carmkit/audit'
import {
  addDays,
  CivilDate,
  easternTime,
  Instant,
  instantOf,
  millisecondsOf,
  startOfEasternDay,
} from '@carmkit/core'
import { printable, sketch } from '@carmkit/kernel'
import Table from 'cli-table3'
import { type Command, InvalidArgumentError, Option } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes, highest } from '../../exit-codes.js'
import type { Output } from '../../output.js'
import { type Answering, onStore } from '../../subcommand.js'
import { tellFailure } from '../../telling.js'
import { giftCounts, givingText, markText, wayText } from '../../text/access-review.js'
import { csvOfReview } from './access-review-csv.js'
import { tellLeftOut, tellNothing, withSubject } from './asking.js'

interface ReviewOptions {
  readonly store: string
  readonly json?: boolean
  readonly csv?: boolean
  readonly from: Instant
  readonly to: Instant
  readonly unusedAfter: number
}

export const addAccessReview = (program: Command, { output, end }: Answering): void => {
  onStore(
    program,
    'access-review <business-number>',
    'who could do what between two moments, given by whom, used last when; what is too much is marked',
  )
    .addOption(
      periodOption('--from <moment>', 'an instant, or the beginning of an Eastern day', begin),
    )
    .addOption(periodOption('--to <moment>', 'an instant, or the end of an Eastern day', finish))
    .addOption(
      new Option('--unused-after <days>', 'mark access held so long and not used')
        .default(90)
        .argParser(daysFrom),
    )
    .addOption(new Option('--csv', 'comma-separated values with a header').conflicts('json'))
    .action(async (subject: string, options: ReviewOptions) =>
      end(await reviewAccess(subject, options, output)),
    )
}

const reviewAccess = (name: string, options: ReviewOptions, output: Output): Promise<ExitCode> => {
  const { from, to: until, unusedAfter: unusedAfterDays } = options
  if (from >= until) {
    output.note(`carmkit: the review begins at ${from}, which is not before its end at ${until}`)
    return Promise.resolve(exitCodes.usage)
  }
  return withSubject(name, { options, output }, async (reading) => {
    const { store, subject, onProgress } = reading
    if (subject.kind !== 'business') {
      output.note(`carmkit: ${sketch(name)} is no business number, such as 123456782`)
      return exitCodes.usage
    }
    const { bn9 } = subject
    const period = { from, until }
    const found = await accessReview({ store, bn9, period, unusedAfterDays, onProgress })
    if (E.isLeft(found)) return tellFailure(found.left, output, options.store)
    const review = found.right
    output.progress?.('')
    if (!review.isKnown) {
      const instant = instantOf(millisecondsOf(until) - 1)
      const bound = { kind: 'instant', instant } as const
      return tellNothing(reading, { bound, read: review.read, output })
    }
    await print(review, options, output)
    const code = review.lines.length === 0 ? exitCodes.refused : exitCodes.ok
    return highest(code, tellLeftOut(review.read, output))
  })
}

/** The last line of `--json` says what all lines rest on, so that a program knows that it has all. */
const print = async (
  review: AccessReview,
  { json, csv }: ReviewOptions,
  output: Output,
): Promise<void> => {
  const { lines, unexplained, read, business, period } = review
  if (csv) for (const line of csvOfReview(lines)) await output.line(line.slice(0, -1))
  else if (json) {
    for (const line of lines) await output.line(JSON.stringify(line))
    const { position, recordedUntil } = read
    const end = { business, period, lines: lines.length, position, recordedUntil, unexplained }
    await output.line(JSON.stringify({ end }))
  } else if (lines.length > 0) await output.line(tableOf(review, output))
  const marked = lines.filter(({ marks }) => marks.length > 0).length
  output.note(
    `access to ${business} from ${period.from} until ${period.until}: ${lines.length} ways, ${marked} marked; the log up to position ${read.position}`,
  )
  output.note('used means that a command was recorded; who only looked is not recorded')
  const { count, first } = unexplained
  if (first === null) return
  const place = printable(`${first.stream}@${first.revision}`)
  output.note(`${count} commands used access that was not open then, the first is ${place}`)
}

const tableOf = ({ lines, period }: AccessReview, { colors, columns }: Output): string => {
  const fixed = [13, 17, 24]
  const rest = Math.max(60, columns - fixed.reduce((sum, width) => sum + width + 1, 4))
  const place = Math.min(44, Math.floor(rest * 0.36))
  const widths = [...fixed, place, place, rest - 2 * place]
  const table = new Table({
    head: ['who, for', 'as', 'held (Eastern)', 'may, given', 'used', 'marked'].map((title) =>
      colors.bold(title),
    ),
    colWidths: widths,
    wordWrap: true,
    style: { head: [], border: [], compact: true },
  })
  for (const line of lines) {
    table.push(cellsOf(line, period).map((text, index) => fitted(text, widths[index] ?? 0)))
  }
  return table.toString()
}

const cellsOf = (line: AccessLine, period: Period): ReadonlyArray<string> => {
  const { user, actingFor, held, given, used, marks } = line
  const may = giftCounts(held.at(-1)?.gives ?? [])
  return [
    `${user.slice(0, 8)}\n${actingFor}`,
    wayText(line),
    held.map((stretch) => stretchText(stretch, period)).join('\n'),
    [may, ...given.map(givingText)].join('\n'),
    usedText(used),
    marks.map(markText).join('\n'),
  ]
}

/** What began before the period, or goes on behind it, has no moment on that side. */
const stretchText = ({ from, until }: Period, period: Period): string => {
  const begun = from === period.from ? [] : [`from ${easternTime(from)}`]
  const ended = until === period.until ? [] : [`until ${easternTime(until)}`]
  return [...begun, ...ended].join('\n') || 'throughout'
}

const usedText = ({ count, last, permissions }: AccessLine['used']): string => {
  if (last === null) return 'never'
  const latest = `${count} times, last ${easternTime(last.recordedAt)}`
  const place = `${last.stream}@${last.revision}`
  return [latest, place, ...permissions].filter((one) => one !== '').join('\n')
}

/** Words that are too long for a column, such as names of streams, are broken; a table would cut them. */
const fitted = (text: string, width: number): string => {
  const tooLong = new RegExp(`\\S{${width - 2}}(?=\\S)`, 'g')
  return text
    .split('\n')
    .map((line) => printable(line).replace(tooLong, '$&\n'))
    .join('\n')
}

const periodOption = (flags: string, meaning: string, read: (text: string) => Instant | null) =>
  new Option(flags, meaning).makeOptionMandatory().argParser((value: string) => {
    const moment = read(value)
    if (moment !== null) return moment
    throw new InvalidArgumentError(
      'Write UTC with milliseconds like 2026-01-31T17:00:00.000Z, or an Eastern day like 2026-01-31.',
    )
  })

const begin = (value: string): Instant | null =>
  CivilDate.is(value) ? startOfEasternDay(value) : instantFrom(value)

/** The first moment that does not belong to the period any more. */
const finish = (value: string): Instant | null =>
  CivilDate.is(value) ? startOfEasternDay(addDays(value, 1)) : instantFrom(value)

const instantFrom = (value: string): Instant | null => (Instant.is(value) ? value : null)

const daysFrom = (value: string): number => {
  if (/^[0-9]{1,5}$/.test(value)) return Number(value)
  throw new InvalidArgumentError('Write a number of days, 0 to 99999.')
}
