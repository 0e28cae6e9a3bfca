/** `carmkit access-review`: who could do what between two moments, by whom, used when; too much marked. */
import {
  type AccessLine,
  type AccessReview,
  accessReview,
  type Period,
  type Stretch,
} from '@carmkit/audit'
import { easternTime, type Instant } from '@carmkit/core'
import { printable, sketch } from '@carmkit/kernel'
import { systemClock } from '@carmkit/store'
import Table from 'cli-table3'
import { type Command, InvalidArgumentError, Option } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes, highest } from '../../exit-codes.js'
import type { Output } from '../../output.js'
import { type Answering, onStore } from '../../subcommand.js'
import { tellFailure } from '../../telling.js'
import { giftCounts, givingText, markText, wayText } from '../../text/access-review.js'
import { csvOfReview } from './access-review-csv.js'
import {
  readBeginning,
  readMoment,
  tellBackwards,
  tellLeftOut,
  tellNothing,
  withSubject,
} from './asking.js'

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
      new Option('--from <moment>', 'an instant, or the beginning of an Eastern day')
        .makeOptionMandatory()
        .argParser(readBeginning),
    )
    .addOption(
      new Option('--to <moment>', 'up to and including an instant, or the end of an Eastern day')
        .makeOptionMandatory()
        .argParser(readMoment),
    )
    .addOption(
      new Option(
        '--unused-after <days>',
        'mark access held for at least so many days of the period and not used',
      )
        .default(90)
        .argParser(daysFrom),
    )
    .addOption(new Option('--csv', 'comma-separated values with a header').conflicts('json'))
    .action(async (subject: string, options: ReviewOptions) =>
      end(await reviewAccess(subject, options, output)),
    )
}

const reviewAccess = (name: string, options: ReviewOptions, output: Output): Promise<ExitCode> => {
  const { from, to, unusedAfter: unusedAfterDays } = options
  if (from > to) return Promise.resolve(tellBackwards({ from, to }, output))
  return withSubject(name, { options, output }, async (reading) => {
    const { store, subject, onProgress } = reading
    if (subject.kind !== 'business') {
      output.note(`carmkit: ${sketch(name)} is no business number, such as 123456782`)
      return exitCodes.usage
    }
    const { bn9 } = subject
    const period = { from, to }
    const now = systemClock.now()
    const found = await accessReview({ store, bn9, period, now, unusedAfterDays, onProgress })
    output.progress?.('')
    if (E.isLeft(found)) {
      if (found.left.name !== 'NotYetKnown') return tellFailure(found.left, output, options.store)
      const { knownUntil } = found.left
      output.note(
        `carmkit: the period begins at ${from}; who holds what is known up to ${knownUntil}`,
      )
      return exitCodes.refused
    }
    const review = found.right
    if (!review.isKnown) {
      const bound = { kind: 'instant', instant: to } as const
      return tellNothing(reading, { bound, read: review.read, output })
    }
    await print(review, options, output)
    const code = review.lines.length === 0 ? exitCodes.refused : exitCodes.ok
    return [tellBroken(review, output), tellLeftOut(review.read, output)].reduce(highest, code)
  })
}

/** The last line of `--json` says what all lines rest on, so that a program knows that it has all. */
const print = async (
  review: AccessReview,
  { json, csv }: ReviewOptions,
  output: Output,
): Promise<void> => {
  const { lines, unexplained, read, business, period, asked, broken } = review
  if (csv) for (const line of csvOfReview(lines)) await output.line(line.slice(0, -1))
  else if (json) {
    for (const line of lines) await output.line(JSON.stringify(line))
    const { position, recordedUntil, leftOut, behind } = read
    const rests = { position, recordedUntil, unexplained, leftOut, behind, broken }
    const end = { business, period, asked, lines: lines.length, ...rests }
    await output.line(JSON.stringify({ end }))
  } else if (lines.length > 0) await output.line(tableOf(review, output))
  const marked = lines.filter(({ marks }) => marks.length > 0).length
  output.note(
    `access to ${business} from ${period.from} to ${period.to}: ${lines.length} ways, ${marked} marked; the log up to position ${read.position}`,
  )
  if (period.to !== asked.to) {
    output.note(`asked for up to ${asked.to}; who holds what is known up to ${period.to}`)
  }
  output.note('used means that a command was recorded; who only looked is not recorded')
  if (!csv && !json && lines.length > 0) {
    output.note('which permissions these are, stretch by stretch, is told by --csv and --json')
  }
  const { count, first } = unexplained
  if (first === null) return
  const place = printable(`${first.stream}@${first.revision}`)
  output.note(`${count} commands used access that was not open then, the first is ${place}`)
}

/** What is told rests on an event that is not what was recorded. */
const tellBroken = ({ broken }: AccessReview, output: Output): ExitCode => {
  for (const { stream, revision, reason } of broken) {
    output.note(`carmkit: broken: ${printable(stream)}@${revision}: ${printable(reason)}`)
  }
  return broken.length === 0 ? exitCodes.ok : exitCodes.refused
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
  return [
    `${user.slice(0, 8)}\n${actingFor}`,
    wayText(line),
    held.map((stretch) => stretchText(stretch, period)).join('\n'),
    [...mayTexts(held, period), ...given.map(givingText)].join('\n'),
    usedText(used),
    marks.map(markText).join('\n'),
  ]
}

/** How much was given: once, or where it changed in the period, for each stretch. */
const mayTexts = (held: AccessLine['held'], period: Period): ReadonlyArray<string> => {
  const counts = held.map(({ gives }) => giftCounts(gives))
  return new Set(counts).size <= 1
    ? counts.slice(0, 1)
    : held.map((stretch, index) => `${stretchText(stretch, period)}: ${counts[index]}`)
}

/** What began before the period, or goes on behind it, has no moment on that side. */
const stretchText = ({ from, until }: Stretch, period: Period): string => {
  const begun = from === period.from ? [] : [`from ${easternTime(from)}`]
  const ended = until > period.to ? [] : [`until ${easternTime(until)}`]
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

const daysFrom = (value: string): number => {
  if (/^[0-9]{1,5}$/.test(value)) return Number(value)
  throw new InvalidArgumentError('Write a number of days, 0 to 99999.')
}
