/**
 * Judges a recorded command again: had a stream that its authority rests on moved on before the
 * event took its place in the log, and if so, would it have been denied there?
 *
 * Only a store that cannot check pins in the transaction of the append lets such an event in. Pure:
 * whoever runs this provides the streams as they were at the event's position.
 */
import { type Fault, type JsonObject, type RecordedEvent, sketch } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import type { AnyAggregate, Facts } from './aggregate.js'
import type { Actor, Denial, Pin } from './authority/index.js'
import type { RecordAuthorityLapse } from './authority-lapse/command.js'
import type { LapsedGrant, RecordedDenial, StalePin } from './authority-lapse/content.js'
import type { CommandOf } from './command-definition.js'
import { type Domain, decodeRecordedCommand } from './domain.js'
import { authorizeRequest, type Request } from './handle.js'
import { delegationNamed } from './reaction/index.js'
import type { Bn9, Instant } from './values/index.js'

/**
 * The other streams that a recorded command's authority rests on; none where the sender table
 * decided. Its own stream is no matter: every store appends behind the revision that was read.
 */
export const grantPins = ({ stream, metadata }: RecordedEvent): ReadonlyArray<Pin> => {
  const { pins } = metadata.grant
  return Array.isArray(pins)
    ? (pins as unknown as ReadonlyArray<Pin>).filter((pin) => pin.stream !== stream)
    : []
}

/**
 * The pins whose streams had moved on.
 *
 * @param endOf the last revision of a stream before the event's position, -1 for no stream
 */
export const stalePins = (
  event: RecordedEvent,
  endOf: (stream: string) => number,
): ReadonlyArray<StalePin> =>
  grantPins(event).flatMap((pin) => {
    const movedTo = endOf(pin.stream)
    const { stream, revision, hash } = pin
    return movedTo >= afterPin(pin) ? [{ stream, revision, hash, movedTo }] : []
  })

/** The first revision that the pin does not cover. */
export const afterPin = ({ revision }: Pin): number => (revision === 'absent' ? 0 : revision + 1)

/** The command of its first event, as it was sent. Left where it does not decode as a record of one of today's. */
export const recordedRequest = (
  domain: Domain,
  { data, metadata }: RecordedEvent,
): E.Either<ReadonlyArray<Fault>, Request> => {
  const { command = {}, commandId, actor } = metadata
  const { type } = command
  if (typeof type !== 'string') {
    return E.left([{ path: 'type', reason: `expected the name of a command, got ${sketch(type)}` }])
  }
  return E.map((decoded: Request['command']) => ({
    commandId,
    actor: actor as unknown as Actor,
    command: decoded,
  }))(decodeRecordedCommand(domain, { type, data: command['data'] ?? data }))
}

/** A recorded command, and what there was at its position in the log. */
export interface Judged {
  readonly aggregate: AnyAggregate
  readonly request: Request
  /** The events that the command recorded, at least one. */
  readonly recorded: readonly [RecordedEvent, ...ReadonlyArray<RecordedEvent>]
  /** The businesses that the stream is about. */
  readonly businesses: ReadonlyArray<Bn9>
  /** State of the command's own stream before it. */
  readonly state: unknown
  /** Every other stream as it was at the position. */
  readonly facts: Facts
  readonly stale: ReadonlyArray<StalePin>
}

/** What records the lapse; null where it is still allowed at its own moment (assumed CK-36). */
export const rejudge = (judged: Judged): CommandOf<typeof RecordAuthorityLapse> | null => {
  const { aggregate, request, recorded, businesses, state, facts, stale } = judged
  const [{ stream, revision, metadata }] = recorded
  const now = metadata.recordedAt as Instant
  const answer = authorizeRequest(aggregate, request, { state, facts, now })
  if (E.isRight(answer)) return null
  return {
    type: 'RecordAuthorityLapse',
    data: {
      eventId: metadata.eventId,
      stream,
      revision,
      businesses,
      pins: stale,
      denials: answer.left.map(recordedDenial),
      grant: grantOf(recorded),
    },
  }
}

const recordedDenial = (denial: Denial): RecordedDenial =>
  denial as unknown as JsonObject as RecordedDenial

/** Events by which a provider comes to have a grant, more of one, or one again. */
const giving: ReadonlyArray<string> = [
  'DelegationGranted',
  'TermsReplaced',
  'TermsAmended',
  'DelegationResumed',
]

const grantOf = (recorded: Judged['recorded']): LapsedGrant | null => {
  const given = recorded.find(({ type }) => giving.includes(type))
  const identity = given === undefined ? null : delegationNamed(given.stream)
  if (given === undefined || identity === null) return null
  const { grantId } = given.data as Pick<LapsedGrant, 'grantId'>
  return { ...identity, grantId }
}
