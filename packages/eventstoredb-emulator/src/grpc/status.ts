/**
 * How a call ends: the code of gRPC, a sentence, and the trailers by which the client picks its error
 * class. Separate from the calls because the meaning of each failure is part of the protocol.
 */

/** `details` become trailers; `exception` among them decides the client's error class. */
export interface Status {
  readonly code: number
  readonly message: string
  /** Further trailers. */
  readonly details?: Readonly<Record<string, string>>
}

export const codes = {
  ok: 0,
  unknown: 2,
  invalidArgument: 3,
  failedPrecondition: 9,
  unimplemented: 12,
  internal: 13,
  unavailable: 14,
} as const

const status = (code: number, message: string, details: Status['details'] = {}): Status => ({
  code,
  message,
  details,
})

export const ok = status(codes.ok, '')

export const streamDeleted = (stream: string): Status =>
  status(codes.failedPrecondition, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  })

/** Both versions as decimal numbers of the protocol: -1 no stream, -2 any, -4 stream exists. */
export const wrongExpectedVersion = (stream: string, expected: bigint, actual: bigint): Status =>
  status(
    codes.failedPrecondition,
    `Append failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${expected}, Actual version: ${actual}`,
    {
      exception: 'wrong-expected-version',
      'stream-name': stream,
      'expected-version': String(expected),
      'actual-version': String(actual),
    },
  )

export const maximumAppendSizeExceeded = (bytes: number): Status =>
  status(codes.invalidArgument, `Maximum Append Size of ${bytes} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(bytes),
  })

export const requiredMetadataMissing = (properties: ReadonlyArray<string>): Status =>
  status(
    codes.invalidArgument,
    `Required Metadata Property '${properties.join("', '")}' missing.`,
    {
      exception: 'missing-required-metadata-property',
      'required-metadata-properties': properties.join(','),
    },
  )

export const invalidArgument = (message: string): Status => status(codes.invalidArgument, message)

export const unimplemented = (path: string): Status =>
  status(codes.unimplemented, `The emulator does not answer ${path}`)

export const unavailable: Status = status(codes.unavailable, 'The emulator is stopping')

/** For what no handler foresaw: a bug of the emulator, told to the client instead of hidden. */
export const internal = (error: unknown): Status =>
  status(codes.internal, error instanceof Error ? error.message : String(error))
