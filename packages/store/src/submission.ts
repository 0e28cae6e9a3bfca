/** First step of the loop: what a caller sends becomes a request, or every fault of it at once. */
import { Actor, type Domain, decodeCommand, Instant, type Request } from '@carmkit/core'
import {
  closed,
  codec,
  type Fault,
  faultsOf,
  type Invalid,
  isJsonObject,
  type Static,
  sketch,
  Uuid,
} from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'

const CommandType = codec<string>('CommandType', (value) =>
  typeof value === 'string' ? null : `expected the name of a command, got ${sketch(value)}`,
)
const CommandData = codec<object>('CommandData', (value) =>
  isJsonObject(value) ? null : `expected an object, got ${sketch(value)}`,
)

const Envelope = closed(
  'Submission',
  { commandId: Uuid, actor: Actor, type: CommandType, data: CommandData },
  {
    /** When the sender says it was issued: recorded, never consulted. */
    issuedAt: Instant,
    correlationId: Uuid,
    causationId: Uuid,
  },
)

/** A command as it is sent: {@link Envelope} around one of the domain's commands. */
export type Submission = Static<typeof Envelope>

/** A submission whose command is decoded too. */
export interface Submitted {
  readonly request: Request
  readonly submission: Submission
}

/** Faults of the envelope and of the command's data are told together. */
export const decodeSubmission = (domain: Domain, input: unknown): E.Either<Invalid, Submitted> => {
  const envelope = Envelope.decode(input)
  const command =
    isJsonObject(input) && typeof input['type'] === 'string' && isJsonObject(input['data'])
      ? decodeCommand(domain, { type: input['type'], data: input['data'] })
      : null
  const faults: ReadonlyArray<Fault> = [
    ...(E.isLeft(envelope) ? faultsOf(envelope.left) : []),
    ...(command !== null && E.isLeft(command) ? command.left : []),
  ]
  if (E.isLeft(envelope) || command === null || E.isLeft(command))
    return E.left({ outcome: 'invalid', faults })
  const { commandId, actor } = envelope.right
  return E.right({
    submission: envelope.right,
    request: { commandId, actor, command: command.right },
  })
}
