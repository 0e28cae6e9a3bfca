/**
 * The pins of a record, read with care: an audit is asked of stores that somebody may have changed, so
 * nothing in a grant or a context is taken for a pin unseen.
 */
import type { Pin } from '@carmkit/core'
import { isJsonObject, type RecordedEvent } from '@carmkit/kernel'

/** What is no pin is passed over here: checking the store tells it. */
export const pinsIn = (value: unknown): ReadonlyArray<Pin> => listed(value).filter(isPin)

/** Of other streams: those of the grant, then those of the decision. */
export const pinsOf = ({ stream, metadata }: RecordedEvent): ReadonlyArray<Pin> =>
  [...pinsIn(metadata.grant['pins']), ...pinsIn(metadata.context?.['pins'])].filter(
    (pin) => pin.stream !== stream,
  )

export const listed = (value: unknown): ReadonlyArray<unknown> =>
  Array.isArray(value) ? value : []

export const isPin = (value: unknown): value is Pin =>
  isJsonObject(value) &&
  typeof value['stream'] === 'string' &&
  typeof value['hash'] === 'string' &&
  (value['revision'] === 'absent' || isRevision(value['revision']))

const isRevision = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0
