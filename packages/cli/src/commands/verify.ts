/** `carmkit verify`: walks the hash chain of every stream and names the first bad event. */
import type { Pin } from '@carmkit/core'
import {
  type ChainFault,
  type Metadata,
  nextInChain,
  type RecordedEvent,
  type StreamEnd,
} from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes } from '../exit-codes.js'
import { readWholeLog } from '../log.js'
import { openStore } from '../open-store.js'
import type { Output } from '../output.js'

export interface VerifyOptions {
  readonly store: string
  readonly json?: boolean
}

/** The shape of `--json`. */
interface Verdict {
  readonly ok: boolean
  readonly streams: number
  readonly events: number
  readonly firstBad: {
    readonly stream: string
    readonly revision: number | null
    readonly reason: string
  } | null
}

export const verify = async (options: VerifyOptions, output: Output): Promise<ExitCode> => {
  const opened = await openStore(options.store, 'reading')
  if (E.isLeft(opened)) {
    output.note(`carmkit: ${opened.left}`)
    return exitCodes.failed
  }
  const { store } = opened.right
  const ends = new Map<string, StreamEnd>()
  const endOf = (stream: string): StreamEnd => ends.get(stream) ?? 'absent'
  let events = 0
  let bad: ChainFault | null = null
  try {
    const failure = await readWholeLog(store, async (event) => {
      if (bad !== null) return
      const next = E.chain(() => nextInChain(event.stream, endOf(event.stream), event))(
        store.capabilities.atomicPins ? restsOnWhatIsThere(event, endOf) : E.right(undefined),
      )
      if (E.isLeft(next)) bad = next.left
      else ends.set(event.stream, next.right)
      events++
      if (events % 100_000 === 0 && process.stderr.isTTY) output.note(`${events} events ...`)
    })
    if (failure?.name === 'StoreUnavailable') {
      output.note(`carmkit: ${failure.reason}`)
      return exitCodes.failed
    }
    const firstBad = bad ?? failure
    return await print(
      { ok: firstBad === null, streams: ends.size, events, firstBad: detailsOf(firstBad) },
      options,
      output,
    )
  } finally {
    await store.close()
  }
}

/**
 * The first event of a command names the streams that it was decided on, as they stood then. In the
 * order of the log they must still stand so: a stream that was cut or removed is found by what
 * rests on it.
 */
const restsOnWhatIsThere = (
  { stream, revision, metadata }: RecordedEvent,
  endOf: (stream: string) => StreamEnd,
): E.Either<ChainFault, undefined> => {
  const pins = metadata.command === undefined ? [] : pinsOf(metadata)
  const missing = pins.find((pin) => {
    const end = endOf(pin.stream)
    return end === 'absent'
      ? pin.revision !== 'absent'
      : end.revision !== pin.revision || end.hash !== pin.hash
  })
  if (missing === undefined) return E.right(undefined)
  const reason = `rests on ${missing.stream}@${missing.revision}, which is not what is there`
  return E.left({ name: 'ChainFault', stream, revision, reason })
}

const pinsOf = ({ grant, context }: Metadata): ReadonlyArray<Pin> =>
  [grant['pins'], context?.['pins']].flatMap(
    (pins) => (pins ?? []) as unknown as ReadonlyArray<Pin>,
  )

const detailsOf = (fault: Verdict['firstBad']): Verdict['firstBad'] =>
  fault === null ? null : { stream: fault.stream, revision: fault.revision, reason: fault.reason }

const print = async (
  verdict: Verdict,
  { json }: VerifyOptions,
  { line, colors }: Output,
): Promise<ExitCode> => {
  const { ok, streams, events, firstBad } = verdict
  if (json) await line(JSON.stringify(verdict))
  else if (firstBad === null) {
    await line(
      `${colors.green('intact')}: ${events} events in ${streams} streams follow from each other`,
    )
    await line('(a tail that was cut off is seen only where another event rests on it)')
  } else {
    const { stream, revision, reason } = firstBad
    await line(`${colors.red('broken')}: ${stream}@${revision ?? '?'}: ${reason}`)
  }
  return ok ? exitCodes.ok : exitCodes.refused
}
