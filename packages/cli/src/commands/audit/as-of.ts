/** `carmkit as-of`: what was effective at one moment, as it was known at another. */
import {
  type AsOf,
  asOf,
  type Bound,
  boundText,
  type LateEvent,
  type Picture,
  sections,
  subjectText,
  theEnd,
} from '@carmkit/audit'
import { easternTime, type Instant } from '@carmkit/core'
import { printable } from '@carmkit/kernel'
import Table from 'cli-table3'
import { type Command, Option } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes, highest } from '../../exit-codes.js'
import type { Output } from '../../output.js'
import { type Answering, onStore } from '../../subcommand.js'
import { tellFailure } from '../../telling.js'
import { entryText, fieldsText, sectionTitles } from '../../text/picture.js'
import {
  type AuditAsked,
  readBound,
  readMoment,
  tellLeftOut,
  tellNoBound,
  tellNothing,
  withSubject,
} from './asking.js'

export interface AsOfOptions {
  readonly store: string
  readonly json?: boolean
  readonly effective: Instant
  readonly known?: Bound
}

export const asOfCommand = (
  name: string,
  { options, output }: AuditAsked & { readonly options: AsOfOptions },
): Promise<ExitCode> =>
  withSubject(name, { options, output }, async (reading) => {
    const { effective, known = theEnd, json } = options
    const { store, subject, onProgress } = reading
    const answer = await asOf({ store, subject, effective, known, onProgress })
    output.progress?.('')
    if (E.isLeft(answer)) return tellFailure(answer.left, output, options.store)
    const { cut, picture, notYet, withoutPlace } = answer.right
    if (!cut.read.isBoundThere) return tellNoBound(known, cut.read, output)
    if (isEmpty(picture) && notYet + withoutPlace === 0) {
      return tellNothing(reading, { bound: known, read: cut.read, output })
    }
    if (isEmpty(picture)) {
      output.note(
        `carmkit: nothing of ${printable(subjectText(subject))} was effective at ${effective}; ${uncountedTexts(answer.right).join(', and ')}`,
      )
      return highest(exitCodes.refused, tellLeftOut(cut.read, output))
    }
    if (json === true) await printJson(answer.right, output)
    else await print(answer.right, known, output)
    return tellLeftOut(cut.read, output)
  })

const isEmpty = (picture: Picture): boolean =>
  sections.every((section) => Object.keys(picture[section]).length === 0)

/** A line that says what was read, one for each entry, one for each late event. */
const printJson = async (
  { effective, cut: { subject, read }, picture, late, notYet, withoutPlace }: AsOf,
  { line }: Output,
): Promise<void> => {
  const { position, recordedUntil, events, leftOut, behind } = read
  await line(
    JSON.stringify({
      kind: 'asOf',
      subject: subjectText(subject),
      effective,
      position,
      recordedUntil,
      events,
      notYet,
      withoutPlace,
      leftOut,
      behind,
    }),
  )
  for (const section of sections) {
    for (const [key, fields] of Object.entries(picture[section])) {
      await line(JSON.stringify({ kind: 'entry', section, key, fields }))
    }
  }
  for (const event of late) await line(JSON.stringify({ kind: 'late', ...event }))
}

/** How many events do not count, by why. */
export const uncountedTexts = ({
  notYet,
  withoutPlace,
}: Pick<AsOf, 'notYet' | 'withoutPlace'>): ReadonlyArray<string> => [
  ...(notYet > 0 ? [`${notYet} events that were known hold later`] : []),
  ...(withoutPlace > 0
    ? [`${withoutPlace} that hold by then are about what was not there yet`]
    : []),
]

const print = async (answer: AsOf, known: Bound, output: Output): Promise<void> => {
  const { effective, late } = answer
  const { subject, read } = answer.cut
  const { bold } = output.colors
  const { position, recordedUntil } = read
  await output.line(
    `${bold(printable(subjectText(subject)))} at ${easternTime(effective)} (Eastern), as known at ${printable(boundText(known))}: read up to position ${position}, recorded until ${recordedUntil ?? 'never'}`,
  )
  await printPicture(answer.picture, output)
  for (const text of uncountedTexts(answer)) await output.line(`${text}, and do not count`)
  if (late.length === 0) return
  await output.line(bold(`Recorded after ${effective}, and counted since it holds by then`))
  for (const event of late) await output.line(lateText(event))
}

/** A table for each section that has something to say. */
export const printPicture = async (picture: Picture, output: Output): Promise<void> => {
  const { bold } = output.colors
  for (const section of sections) {
    const entries = Object.entries(picture[section])
    if (entries.length === 0) continue
    await output.line(bold(sectionTitles[section]))
    const names = entries.map(([key]) => entryText({ section, key }))
    const width = Math.min(60, Math.max(...names.map((name) => name.length)) + 2)
    const table = new Table({
      colWidths: [width, Math.max(40, output.columns - width - 4)],
      wordWrap: true,
      style: { head: [], border: [], compact: true },
    })
    entries.forEach(([, fields], index) => table.push([names[index] ?? '', fieldsText(fields)]))
    await output.line(table.toString())
  }
}

const lateText = ({ stream, revision, type, recordedAt, effectiveAt }: LateEvent): string =>
  `  ${printable(stream)}@${revision} ${printable(type)}, effective ${effectiveAt}, recorded ${recordedAt}`

/** Adds the subcommand. */
export const addAsOf = (program: Command, { output, end }: Answering): void => {
  onStore(
    program,
    'as-of <subject>',
    'what was effective at one moment, as it was known at another; of a business, an account, a stream',
  )
    .addOption(
      new Option('--effective <moment>', 'the moment that the answer is about')
        .makeOptionMandatory()
        .argParser(readMoment),
    )
    .addOption(
      new Option('--known <bound>', 'what was recorded until then; default: everything').argParser(
        readBound,
      ),
    )
    .action(async (subject: string, options: AsOfOptions) =>
      end(await asOfCommand(subject, { options, output })),
    )
}
