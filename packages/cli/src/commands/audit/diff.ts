/** `carmkit diff`: two cuts of an account compared in words. */
import {
  type AsOf,
  asOf,
  type Bound,
  boundText,
  cutOf,
  type Difference,
  differenceOf,
  type Picture,
  pictureOf,
  pictureOfEntries,
  type Read,
  subjectText,
} from '@carmkit/audit'
import { carm, type Instant } from '@carmkit/core'
import { printable } from '@carmkit/kernel'
import type { ReadFailure } from '@carmkit/store'
import { type Command, Option } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, highest } from '../../exit-codes.js'
import type { Output } from '../../output.js'
import { type Answering, onStore } from '../../subcommand.js'
import { tellFailure } from '../../telling.js'
import { differenceTexts } from '../../text/difference.js'
import { sectionTitles } from '../../text/picture.js'
import {
  type AuditAsked,
  type AuditReading,
  readBound,
  readMoment,
  tellLeftOut,
  tellNoBound,
  tellNothing,
  withSubject,
} from './asking.js'

export interface DiffOptions {
  readonly store: string
  readonly json?: boolean
  readonly from: Bound
  readonly to: Bound
  /** Both cuts are read as of this moment; default: each at its own. */
  readonly effective?: Instant
}

/** One side of the comparison. */
interface Side {
  readonly read: Read
  /** The moment that it is read at; null where nothing is there yet. */
  readonly at: Instant | null
  readonly picture: Picture
  /** Nothing of the subject was recorded by then. */
  readonly isEmpty: boolean
}

export const diffCommand = (
  name: string,
  { options, output }: AuditAsked & { readonly options: DiffOptions },
): Promise<ExitCode> =>
  withSubject(name, { options, output }, async (reading) => {
    const { from, to, json } = options
    const before = await sideOf(reading, from, options)
    if (E.isLeft(before)) return tellFailure(before.left, output, options.store)
    const after = await sideOf(reading, to, options)
    if (E.isLeft(after)) return tellFailure(after.left, output, options.store)
    output.progress?.('')
    const [one, other] = [before.right, after.right]
    if (!one.read.isBoundThere) return tellNoBound(from, one.read, output)
    if (!other.read.isBoundThere) return tellNoBound(to, other.read, output)
    if (one.isEmpty && other.isEmpty) {
      return tellNothing(reading, { bound: to, read: other.read, output })
    }
    const differences = differenceOf(one.picture, other.picture)
    const told = { subject: subjectText(reading.subject), before: one, after: other, differences }
    if (json === true) await printJson(told, output)
    else await print(told, options, output)
    return highest(
      tellLeftOut(one.read, output, 'at the earlier place'),
      tellLeftOut(other.read, output, 'at the later place'),
    )
  })

const sideOf = async (
  { store, subject, onProgress }: AuditReading,
  bound: Bound,
  { effective }: DiffOptions,
): Promise<E.Either<ReadFailure, Side>> => {
  if (effective !== undefined) {
    const answer = await asOf({ store, subject, effective, known: bound, onProgress })
    return E.map(({ cut, picture, notYet, withoutPlace }: AsOf) => ({
      read: cut.read,
      at: effective,
      picture,
      isEmpty: cut.streams.size === 0 && notYet + withoutPlace === 0,
    }))(answer)
  }
  const cut = await cutOf({ store, domain: carm, subject, bound, onProgress })
  if (E.isLeft(cut)) return cut
  const at = bound.kind === 'instant' ? bound.instant : cut.right.at
  const { streams, beside, read } = cut.right
  const picture = at === null ? pictureOfEntries([]) : pictureOf(streams, at, beside)
  return E.right({ read, at, picture, isEmpty: streams.size === 0 })
}

interface Told {
  readonly subject: string
  readonly before: Side
  readonly after: Side
  readonly differences: ReadonlyArray<Difference>
}

/** A line that says what was compared, then one for each difference. */
const printJson = async (
  { subject, before, after, differences }: Told,
  { line }: Output,
): Promise<void> => {
  const place = ({ read: { position, recordedUntil, leftOut, behind }, at }: Side): object => ({
    position,
    recordedUntil,
    at,
    leftOut,
    behind,
  })
  await line(JSON.stringify({ kind: 'diff', subject, from: place(before), to: place(after) }))
  for (const { kind: change, ...difference } of differences) {
    await line(JSON.stringify({ kind: 'difference', change, ...difference }))
  }
}

const print = async (
  { subject, before, after, differences }: Told,
  { from, to, effective }: DiffOptions,
  { line, colors }: Output,
): Promise<void> => {
  const place = (bound: Bound, { read: { position } }: Side): string =>
    `${printable(boundText(bound))} (position ${position})`
  const moment = effective === undefined ? '' : `, both as of ${effective}`
  await line(
    `${colors.bold(printable(subject))} from ${place(from, before)} to ${place(to, after)}${moment}`,
  )
  if (differences.length === 0) return line('nothing is different')
  let section: Difference['section'] | null = null
  for (const difference of differences) {
    if (difference.section !== section) {
      section = difference.section
      await line(colors.bold(sectionTitles[section]))
    }
    for (const text of differenceTexts(difference)) await line(`  ${text}`)
  }
}

/** Adds the subcommand. */
export const addDiff = (program: Command, { output, end }: Answering): void => {
  const bound = (flags: string, description: string): Option =>
    new Option(flags, description).makeOptionMandatory().argParser(readBound)
  onStore(
    program,
    'diff <subject>',
    'what became different between two places of the log; of a business, an account, a stream',
  )
    .addOption(bound('--from <bound>', 'the earlier place'))
    .addOption(bound('--to <bound>', 'the later place'))
    .addOption(
      new Option(
        '--effective <moment>',
        'the same moment as known at both places; default: each place at its own moment',
      ).argParser(readMoment),
    )
    .action(async (subject: string, options: DiffOptions) =>
      end(await diffCommand(subject, { options, output })),
    )
}
