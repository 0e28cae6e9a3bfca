/** Fifth step of the loop: decided events get their place, their reason and their seal. */
import type { AnyAggregate, Decided, Instant } from '@carmkit/core'
import {
  canonicalJson,
  type JsonObject,
  type RecordedEvent,
  seal,
  type UnsealedEvent,
} from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import type { Gathered } from './gather.js'
import type { Loaded } from './load.js'
import { withoutFields } from './repeat.js'
import type { Submission } from './submission.js'

export interface ToRecord {
  readonly aggregate: AnyAggregate
  readonly submission: Submission
  readonly decided: Decided
  readonly own: Loaded
  readonly gathered: Gathered
  readonly now: Instant
  readonly ruleSet: string
}

/** The batch's events, each sealed to the one before. */
export const recordedEvents = (toRecord: ToRecord): ReadonlyArray<RecordedEvent> => {
  const { aggregate, decided, own } = toRecord
  const { revision: end, hash } = own.pin
  const shared = sharedMetadata(toRecord)
  const recorded: RecordedEvent[] = []
  let revision = end === 'absent' ? 0 : end + 1
  let previousHash = hash
  for (const { type, v, data } of decided.events) {
    const first = recorded.length === 0
    const unsealed: UnsealedEvent = {
      stream: own.stream,
      revision,
      type,
      v,
      data,
      metadata: {
        ...shared,
        ...(first ? firstMetadata(toRecord, data) : {}),
        effectiveAt: aggregate.effectiveAt({ type, v, data }) ?? shared.recordedAt,
        previousHash,
      },
    }
    requireReadable(aggregate, unsealed)
    const event = seal(unsealed)
    recorded.push(event)
    previousHash = event.metadata.hash
    revision++
  }
  return recorded
}

/** What could not be read back is not written: a decision that made it is a bug. */
const requireReadable = ({ events }: AnyAggregate, { type, v, data }: UnsealedEvent): void => {
  const decoded = events.decode({ type, v, data })
  if (E.isLeft(decoded)) throw new Error(`${type} does not decode: ${JSON.stringify(decoded.left)}`)
}

const sharedMetadata = ({ submission, decided, now, ruleSet }: ToRecord) => {
  const { role, rules, delegation, pins } = decided.grant
  return {
    commandId: submission.commandId,
    correlationId: submission.correlationId ?? submission.commandId,
    causationId: submission.causationId ?? null,
    actor: submission.actor as JsonObject,
    grant: { role, rules, delegation, pins } as unknown as JsonObject,
    recordedAt: now as string,
    ruleSet,
  }
}

/**
 * The command, without data that the event repeats; and the facts beside those of the grant: tables
 * by their hash, and in full what the log answered, since nobody keeps that. Secret fields are left
 * out, and named, so that nobody takes the command for a whole one.
 */
const firstMetadata = (toRecord: ToRecord, eventData: unknown) => {
  const { submission, gathered, decided } = toRecord
  const { commandId, type, issuedAt } = submission
  const withheld = secretFields(toRecord)
  const data = withoutFields(submission.data, withheld)
  const same = sameJson(data, eventData)
  const granted = new Set(decided.grant.pins.map(({ stream }) => stream))
  const pins = gathered.pins.filter(({ stream }) => !granted.has(stream))
  const tables = Object.fromEntries(gathered.tables.map(({ name, hash }) => [name, hash]))
  const told = gathered.tables.filter(({ isTold }) => isTold)
  const answers = Object.fromEntries(told.map(({ name, content }) => [name, content]))
  const context = {
    ...(pins.length === 0 ? {} : { pins }),
    ...(gathered.tables.length === 0 ? {} : { tables }),
    ...(told.length === 0 ? {} : { answers }),
  }
  const command = {
    id: commandId,
    type,
    ...(same ? {} : { data }),
    ...(withheld.length === 0 ? {} : { withheld }),
    ...(issuedAt === undefined ? {} : { issuedAt }),
  }
  return {
    command: command as unknown as JsonObject,
    ...(Object.keys(context).length === 0 ? {} : { context: context as unknown as JsonObject }),
  }
}

const secretFields = ({ aggregate, submission }: ToRecord): ReadonlyArray<string> =>
  aggregate.commands.find(({ type }) => type === submission.type)?.secret ?? []

const sameJson = (one: unknown, other: unknown): boolean => {
  const first = canonicalJson(one)
  const second = canonicalJson(other)
  return first._tag === 'Right' && second._tag === 'Right' && first.right === second.right
}
