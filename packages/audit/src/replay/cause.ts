/** What brought a recorded command about, when nobody sent it: an event, and who answered it. */
import type { Domain } from '@carmkit/core'
import { contentHash, type RecordedEvent, uuidFrom } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'

/** Where the causing event stands. */
export interface CausePlace {
  readonly stream: string
  readonly revision: number
  readonly type: string
}

export interface Cause {
  readonly eventId: string
  /** `clock`: a date that the event set came. `reaction`: a rule answered at once. */
  readonly by: 'clock' | 'reaction' | 'other'
  /** Of the reaction; null where its name does not follow from the command's id. */
  readonly reaction: string | null
  /** Null where the event is another account's, or stands far back. */
  readonly place: CausePlace | null
}

/** More events than these are not remembered as causes, so that a story of any length is told. */
const mostRemembered = 20_000

/** Told of every event in the order of the log, it knows the causes of those that follow. */
export const causesIn = (domain: Domain) => {
  /**
   * The places of the last events stand in a ring: an object for each would be garbage that has lived too long
   * to be let go of soon, and to ask a map for its oldest key takes longer with every key that it has lost.
   */
  const slots = new Map<string, number>()
  const eventIds: string[] = []
  const streams: string[] = []
  const revisions: number[] = []
  const types: string[] = []
  let next = 0
  const placeAt = (slot: number): CausePlace => ({
    stream: streams[slot] ?? '',
    revision: revisions[slot] ?? 0,
    type: types[slot] ?? '',
  })
  return {
    remember: ({ stream, revision, type, metadata }: RecordedEvent): void => {
      const oldest = eventIds[next]
      if (oldest !== undefined) slots.delete(oldest)
      slots.set(metadata.eventId, next)
      eventIds[next] = metadata.eventId
      streams[next] = stream
      revisions[next] = revision
      types[next] = type
      next = (next + 1) % mostRemembered
    },
    causeOf: (first: RecordedEvent): Cause | null => {
      const { causationId, actor } = first.metadata
      if (causationId === null) return null
      const { process } = actor
      const slot = slots.get(causationId)
      const by = process === 'clock' || process === 'reaction' ? process : 'other'
      return {
        eventId: causationId,
        by,
        reaction: by === 'reaction' ? reactionOf(domain, first, causationId) : null,
        place: slot === undefined ? null : placeAt(slot),
      }
    },
  }
}

/** Judges again what a store let in on streams that had moved on; no reaction of the domain. */
const rejudging = 'authorityLapse'

/** A reaction sends no more commands for one event than this, where it tells them apart by number. */
const mostNumbered = 8

/** The id of a reaction's command follows from the event, the reaction, and a number or the command. */
const reactionOf = (
  { reactions }: Domain,
  { data, metadata }: RecordedEvent,
  causationId: string,
): string | null => {
  const { command = {}, commandId } = metadata
  const hash = contentHash({ type: command['type'], data: command['data'] ?? data })
  const keys = [
    ...Array.from({ length: mostNumbered }, (_, index) => String(index)),
    ...(E.isRight(hash) ? [hash.right] : []),
  ]
  const names = [...reactions.map(({ name }) => name), rejudging]
  return (
    names.find((name) =>
      keys.some((key) => uuidFrom(`${causationId}/${name}/${key}`) === commandId),
    ) ?? null
  )
}
