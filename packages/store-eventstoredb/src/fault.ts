/**
 * What went wrong with a call, in the few kinds that the store treats differently. Separate because
 * the client throws three kinds of errors: its own, those of gRPC unconverted, and plain ones.
 */
import type { Expected, ReadFailure } from '@carmkit/store'
import {
  convertToCommandError,
  ErrorType,
  isCommandError,
  MaxAppendSizeExceededError,
  WrongExpectedVersionError,
} from '@eventstore/db-client'

export type Fault =
  /** It may have been done or not: the connection, the answer or the time was lost. */
  | { readonly name: 'Lost'; readonly reason: string }
  /** Nothing was done; the client asks the leader from now on. */
  | { readonly name: 'NotLeader'; readonly reason: string }
  /** Nothing was done, and nothing will be. */
  | { readonly name: 'Refused'; readonly reason: string }
  | { readonly name: 'WrongRevision'; readonly actual: Expected }
  | { readonly name: 'TooLarge'; readonly mostBytes: number }
  /** No such stream, or one whose deletion lets it begin again. */
  | { readonly name: 'NoStream' }
  /** Tombstoned: gone for ever. */
  | { readonly name: 'Deleted' }

/** The fault of anything that the client throws; what is not known to be a refusal counts as lost. */
export const faultOf = (thrown: unknown): Fault => {
  const error = converted(thrown)
  const reason = error instanceof Error ? error.message : String(error)
  if (error instanceof WrongExpectedVersionError) {
    const { actualVersion } = error
    const actual = typeof actualVersion === 'bigint' && actualVersion >= 0n
    return { name: 'WrongRevision', actual: actual ? Number(actualVersion) : 'absent' }
  }
  if (error instanceof MaxAppendSizeExceededError)
    return { name: 'TooLarge', mostBytes: error.maxAppendSize }
  const { type = '', code = -1 } = Object(error) as { type?: string; code?: number }
  // What the client did convert may still be of a type that says nothing, beside the code of gRPC.
  const kind = (isCommandError(error as Error) ? kindOfType[type] : undefined) ?? kindOfCode[code]
  return { name: kind ?? 'Lost', reason }
}

/** The client's own error for one of gRPC; it fails at those that lack what it looks for. */
const converted = (thrown: unknown): unknown => {
  try {
    return thrown instanceof Error ? convertToCommandError(thrown) : thrown
  } catch {
    return thrown
  }
}

type Kind = Extract<Fault, { readonly reason: string }>['name'] | 'NoStream' | 'Deleted'

const kindOfType: Readonly<Record<string, Kind>> = {
  [ErrorType.NOT_LEADER]: 'NotLeader',
  [ErrorType.ACCESS_DENIED]: 'Refused',
  [ErrorType.INVALID_ARGUMENT]: 'Refused',
  [ErrorType.MISSING_REQUIRED_METADATA_PROPERTY]: 'Refused',
  [ErrorType.UNSUPPORTED]: 'Refused',
  [ErrorType.STREAM_NOT_FOUND]: 'NoStream',
  [ErrorType.NO_STREAM]: 'NoStream',
  [ErrorType.STREAM_DELETED]: 'Deleted',
}

/** gRPC's own codes, of errors that the client forgot to convert, or made nothing of. */
const kindOfCode: Readonly<Record<number, Kind>> = {
  3: 'Refused', // INVALID_ARGUMENT
  7: 'Refused', // PERMISSION_DENIED
  12: 'Refused', // UNIMPLEMENTED
  16: 'Refused', // UNAUTHENTICATED
}

/** The fault of a read, as the port names it. */
export const readFailureOf = (fault: Fault, stream: string): ReadFailure =>
  fault.name === 'Deleted'
    ? { name: 'Unreadable', stream, revision: null, reason: 'the stream was deleted for ever' }
    : { name: 'StoreUnavailable', reason: reasonOf(fault) }

export const reasonOf = (fault: Fault): string => {
  switch (fault.name) {
    case 'Lost':
    case 'NotLeader':
    case 'Refused':
      return fault.reason
    case 'WrongRevision':
      return `the stream ends at ${fault.actual}`
    case 'TooLarge':
      return `the server takes at most ${fault.mostBytes} bytes at once`
    case 'NoStream':
      return 'there is no such stream'
    case 'Deleted':
      return 'the stream was deleted for ever'
  }
}
