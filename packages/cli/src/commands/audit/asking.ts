/**
 * How every command of the audit asks: opens the store for reading, reads the subject as it was
 * named, shows how far the reading is, and says at the end what an answer does not hold.
 */
import {
  type Bound,
  boundForms,
  boundNamed,
  boundText,
  type Cut,
  cutOf,
  firstNamed,
  momentForms,
  momentNamed,
  type Period,
  type Read,
  type Subject,
  subjectNamed,
  subjectText,
  theEnd,
  walkAccount,
} from '@carmkit/audit'
import { CivilDate, carm, type Instant, startOfEasternDay } from '@carmkit/core'
import { printable } from '@carmkit/kernel'
import type { SecurityLog, Store } from '@carmkit/store'
import { InvalidArgumentError } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes, highest } from '../../exit-codes.js'
import { withOpened } from '../../open-store.js'
import type { Output } from '../../output.js'
import { tellFailure } from '../../telling.js'
import { unreadablePlace } from '../../text/place.js'

/** The options that all of them have, and where the answer goes. */
export interface AuditAsked {
  readonly options: { readonly store: string; readonly json?: boolean }
  readonly output: Output
}

/** A store that is open, and the subject in it. */
export interface AuditReading {
  readonly store: Store
  readonly subject: Subject
  readonly securityLog: SecurityLog
  /** To be passed to whatever walks the log. */
  readonly onProgress: (events: number) => void
}

/** Opens, answers, closes. An account that nothing names is refused, though its business be there. */
export const withSubject = (
  name: string,
  { options, output }: AuditAsked,
  answer: (reading: AuditReading) => Promise<ExitCode>,
): Promise<ExitCode> =>
  withOpened(options.store, { use: 'reading', output }, async ({ store, securityLog }) => {
    const onProgress = (events: number): void => output.progress?.(`${events} events read`)
    const reading = { store, subject: subjectNamed(name), securityLog, onProgress }
    try {
      if (reading.subject.kind !== 'program') return await answer(reading)
      const first = await firstNamed({ ...reading, domain: carm })
      if (E.isLeft(first)) return tellFailure(first.left, output)
      return await (first.right === null ? tellUnnamed(reading, output) : answer(reading))
    } finally {
      output.progress?.('')
    }
  })

/** Folds the subject up to a bound; a subject without a single event there is refused, with the reason. */
export const withCut = async (
  reading: AuditReading,
  { bound, output }: { readonly bound: Bound; readonly output: Output },
  answer: (cut: Cut) => Promise<ExitCode>,
): Promise<ExitCode> => {
  const { store, subject, onProgress } = reading
  const cut = await cutOf({ store, domain: carm, subject, bound, onProgress })
  if (E.isLeft(cut)) return tellFailure(cut.left, output)
  if (!cut.right.read.isBoundThere) return tellNoBound(bound, cut.right.read, output)
  if (cut.right.streams.size > 0) {
    return highest(await answer(cut.right), tellLeftOut(cut.right.read, output))
  }
  return tellNothing(reading, { bound, read: cut.right.read, output })
}

/** An event that is none bounds nothing. */
export const tellNoBound = (
  bound: Bound,
  read: Pick<Read, 'leftOut' | 'behind'>,
  output: Output,
): ExitCode => {
  output.note(`carmkit: there is no event ${printable(boundText(bound))}`)
  return highest(exitCodes.refused, tellLeftOut(read, output))
}

/** Of a subject that nothing readable in the whole log names. */
const tellUnnamed = async (reading: AuditReading, output: Output): Promise<ExitCode> => {
  const question = { ...reading, domain: carm, bound: theEnd }
  const read = await walkAccount(question, () => undefined)
  if (E.isLeft(read)) return tellFailure(read.left, output)
  return tellNothing(reading, { bound: theEnd, read: read.right, output })
}

/** Why nothing is found: never heard of, not yet there, or there and not readable. */
export const tellNothing = async (
  { store, subject, onProgress }: Pick<AuditReading, 'store' | 'subject' | 'onProgress'>,
  {
    bound,
    read,
    output,
  }: {
    readonly bound: Bound
    readonly read: Pick<Read, 'leftOut' | 'behind'>
    readonly output: Output
  },
): Promise<ExitCode> => {
  const name = printable(subjectText(subject))
  if (read.leftOut.length > 0) {
    output.note(`carmkit: nothing of ${name} can be read`)
    return tellLeftOut(read, output)
  }
  const first = await firstNamed({ store, subject, onProgress, domain: carm })
  output.progress?.('')
  if (E.isLeft(first)) return tellFailure(first.left, output)
  const firstAt = first.right
  output.note(
    firstAt === null
      ? `carmkit: nothing is recorded of ${name}; give a stream's name, a business number or an account`
      : `carmkit: up to ${printable(boundText(bound))} the log holds nothing of ${name}; its first event stands at position ${firstAt}`,
  )
  return highest(exitCodes.refused, tellLeftOut(read, output))
}

/**
 * Says what is missing; an answer that is not whole ends like a store that failed.
 *
 * @param side of a comparison: each has gaps of its own
 */
export const tellLeftOut = (
  { leftOut, behind }: Pick<Read, 'leftOut' | 'behind'>,
  output: Output,
  side?: string,
): ExitCode => {
  const where = side === undefined ? '' : ` ${side}`
  for (const { stream, revision, reason, entries, isSurelyOurs } of leftOut) {
    const whose = isSurelyOurs ? '' : ', which may be of this account'
    output.note(
      `carmkit: left out${where}: ${entries} entries of ${unreadablePlace({ stream, revision })} on${whose}: ${printable(reason)}`,
    )
  }
  if (behind !== null) {
    output.note(
      `carmkit: left out${where}: ${behind.events} events that were recorded by then stand behind ${unreadablePlace(behind)}, recorded ${behind.recordedAt}`,
    )
  }
  return leftOut.length === 0 && behind === null ? exitCodes.ok : exitCodes.failed
}

/** Of a period that ends before it begins. */
export const tellBackwards = ({ from, to }: Period, output: Output): ExitCode => {
  output.note(`carmkit: the period begins at ${from}, behind its end at ${to}`)
  return exitCodes.usage
}

/** The argument of `--to` and `--known`, as the options' parser reads it. */
export const readBound = (value: string): Bound => {
  const bound = boundNamed(value)
  if (E.isRight(bound)) return bound.right
  throw new InvalidArgumentError(`Write ${boundForms}.`)
}

/** The argument of `--effective`, `--to` of a period and the like: a moment, or the end of an Eastern day. */
export const readMoment = (value: string): Instant => {
  const moment = momentNamed(value)
  if (moment !== null) return moment
  throw new InvalidArgumentError(`Write ${momentForms}.`)
}

/** The argument of an option that begins a period: a moment, or the beginning of an Eastern day. */
export const readBeginning = (value: string): Instant =>
  CivilDate.is(value) ? startOfEasternDay(value) : readMoment(value)
