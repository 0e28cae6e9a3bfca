/** One line of a commands file: checked as a whole, timed, and handed to the command loop. */
import { type Domain, Instant } from '@carmkit/core'
import { type Fault, type Invalid, isJsonObject, type Json } from '@carmkit/kernel'
import {
  decodeSubmission,
  executeSubmitted,
  type Outcome,
  type Ports,
  type SettableClock,
  type Submitted,
} from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'

export type LineClock = SettableClock

/** Where the clock of lines stands before any line has set it. */
export const beforeAnyLine = '1900-01-01T00:00:00.000Z' as Instant

/** A century before the last date that codecs read: consequences of a command lie later than it. */
const endOfTime = '2200-01-01T00:00:00.000Z'

/** Left: nothing of it is carried out, the reasons are told. Right: call it to carry it out. */
export const runLine = (
  { ports, lineClock }: { readonly ports: Ports; readonly lineClock: LineClock | null },
  content: E.Either<Fault, Json>,
): E.Either<Invalid, () => Promise<Outcome>> =>
  E.map(({ submitted, at }: Line) => {
    lineClock?.set(at as Instant)
    return () => executeSubmitted(ports, submitted)
  })(submittedOf(content, { domain: ports.domain, ofTime: (at) => timeFaults(at, lineClock) }))

/** A line that decodes. */
interface Line {
  readonly submitted: Submitted
  /** As it stands there: the envelope's codec has let it through. */
  readonly at: Json | undefined
}

/** Faults of the line, of its time and of its command are told together. */
export const submittedOf = (
  content: E.Either<Fault, Json>,
  {
    domain,
    ofTime = () => [],
  }: {
    readonly domain: Domain
    /** Faults of `at` beyond its form. */
    readonly ofTime?: (at: Json | undefined) => ReadonlyArray<Fault>
  },
): E.Either<Invalid, Line> => {
  if (E.isLeft(content)) return invalid([content.left])
  if (!isJsonObject(content.right)) {
    return invalid([{ path: '', reason: 'expected an object: commandId, actor, type, data' }])
  }
  const { at, ...submission } = content.right
  const own = Object.fromEntries(
    Object.entries(submission).filter(([key]) => !reserved.includes(key)),
  )
  const timed = at === undefined ? own : { ...own, issuedAt: at }
  const decoded = decodeSubmission(domain, timed)
  const faults = [
    ...reserved
      .filter((key) => Object.hasOwn(submission, key))
      .map((key) => ({ path: key, reason: 'unknown field; remove it' })),
    ...ofTime(at),
    ...(E.isLeft(decoded) ? decoded.left.faults.map(inLine) : []),
  ]
  if (faults.length > 0 || E.isLeft(decoded)) return invalid(faults)
  return E.right({ submitted: decoded.right, at })
}

const invalid = (faults: ReadonlyArray<Fault>): E.Either<Invalid, never> =>
  E.left({ outcome: 'invalid', faults })

/** Fields of the loop's envelope that a file may not set. */
const reserved = ['issuedAt', 'correlationId', 'causationId']

/** The loop calls it `issuedAt`, a line `at`. */
const inLine = ({ path, reason }: Fault): Fault => ({
  path: path === 'issuedAt' ? 'at' : path,
  reason,
})

/** Beyond its form, which the envelope's codec tells. */
const timeFaults = (at: Json | undefined, lineClock: LineClock | null): ReadonlyArray<Fault> => {
  const fault = (reason: string): ReadonlyArray<Fault> => [{ path: 'at', reason }]
  if (at === undefined) {
    return lineClock === null ? [] : fault('missing field, --clock lines takes the time from it')
  }
  if (lineClock === null || !Instant.is(at)) return []
  if (at >= endOfTime) return fault(`not before ${endOfTime}`)
  return at < lineClock.now() ? fault('earlier than a line before it') : []
}
