/** Where a replay stops: a place in the log, in a stream, or in time. */
import {
  addDays,
  CivilDate,
  Instant,
  instantOf,
  millisecondsOf,
  startOfEasternDay,
} from '@carmkit/core'
import type { Position } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'

export type Bound =
  | { readonly kind: 'end' }
  /** What was recorded up to this place in the log. */
  | { readonly kind: 'position'; readonly position: Position }
  /** Everything before the first event that was recorded later than this moment. */
  | { readonly kind: 'instant'; readonly instant: Instant }
  /** Up to the command that recorded this event of a stream. */
  | { readonly kind: 'revision'; readonly stream: string; readonly revision: number }

export const theEnd: Bound = { kind: 'end' }

/** How a moment is written, for help and for whoever wrote it wrongly: no calendar here goes on behind 2299. */
export const momentForms =
  'a moment in UTC with milliseconds like 2026-01-31T17:00:00.000Z, or an Eastern day like 2026-01-31, both of the years 1900 to 2299'

/** The same of a bound. */
export const boundForms = `${momentForms} (a day means its end); position:120; or the place of an event like ledger-123456782RM0001@7`

/** Left says what was expected. */
export const boundNamed = (text: string): E.Either<string, Bound> => {
  const instant = momentNamed(text)
  if (instant !== null) return E.right({ kind: 'instant', instant })
  const position = /^position:([0-9]{1,15})$/.exec(text)
  if (position !== null) return E.right({ kind: 'position', position: Number(position[1]) })
  const [, stream, revision] = /^(.+)@([0-9]{1,15})$/.exec(text) ?? []
  return stream === undefined
    ? E.left(`expected ${boundForms}`)
    : E.right({ kind: 'revision', stream, revision: Number(revision) })
}

/** A moment, or the last millisecond of an Eastern day; null for any other text. */
export const momentNamed = (text: string): Instant | null => {
  if (Instant.is(text)) return text
  return CivilDate.is(text) ? endOfEasternDay(text) : null
}

/** The last day ends with the last moment that there is, some hours early. */
const endOfEasternDay = (day: CivilDate): Instant => {
  const end = instantOf(millisecondsOf(startOfEasternDay(addDays(day, 1))) - 1)
  return end < lastMoment ? end : lastMoment
}

const lastMoment = '2299-12-31T23:59:59.999Z' as Instant

export const boundText = (bound: Bound): string => {
  switch (bound.kind) {
    case 'end':
      return 'the end of the log'
    case 'position':
      return `position ${bound.position}`
    case 'instant':
      return bound.instant
    case 'revision':
      return `${bound.stream}@${bound.revision}`
  }
}
