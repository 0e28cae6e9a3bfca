/**
 * `carmkit verify`: walks the hash chain of every stream and names the first bad event. Of a whole
 * history it also folds again every state that the store keeps: a wrong one is damage of its own.
 */
import { carm, type Pin } from '@carmkit/core'
import {
  type ChainFault,
  type Metadata,
  nextInChain,
  type RecordedEvent,
  type StreamEnd,
} from '@carmkit/kernel'
import { checkSnapshot, type Store, type StoreUnavailable, type Unreadable } from '@carmkit/store'
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
export interface Verdict {
  /** Nothing is damaged: no event, and no kept state. */
  readonly ok: boolean
  readonly streams: number
  readonly events: number
  readonly firstBad: Place | null
  /** Streams that hold what is no event, each with the first such place; the others were walked. */
  readonly stopped: ReadonlyArray<Place>
  readonly keptStates: KeptStates
}

interface Place {
  readonly stream: string
  readonly revision: number | null
  readonly reason: string
}

/** States that the store keeps; those that nobody would use any more are not among them. */
interface KeptStates {
  readonly sound: number
  /** Streams whose kept state is not what their events fold to. */
  readonly wrong: ReadonlyArray<string>
}

export const verify = async (options: VerifyOptions, output: Output): Promise<ExitCode> => {
  const opened = await openStore(options.store, 'reading')
  if (E.isLeft(opened)) {
    output.note(`carmkit: ${opened.left}`)
    return exitCodes.failed
  }
  const { store } = opened.right
  try {
    const verdict = await verdictOn(store, output)
    if (E.isRight(verdict)) return await print(verdict.right, options, output)
    output.note(`carmkit: ${verdict.left.reason}`)
    return exitCodes.failed
  } finally {
    await store.close()
  }
}

/** Left where the store could not be read to its end; what is damaged in it is part of the verdict. */
export const verdictOn = async (
  store: Store,
  output: Output,
): Promise<E.Either<StoreUnavailable, Verdict>> => {
  const ends = new Map<string, StreamEnd>()
  const endOf = (stream: string): StreamEnd => ends.get(stream) ?? 'absent'
  let events = 0
  let bad: ChainFault | null = null
  const stopped = new Map<string, Unreadable>()
  const isStopped = (stream: string): boolean => stopped.has(stream)
  const failure = await readWholeLog(
    store,
    async (event) => {
      if (bad !== null) return
      const next = E.chain(() => nextInChain(event.stream, endOf(event.stream), event))(
        store.capabilities.atomicPins
          ? restsOnWhatIsThere(event, { endOf, isStopped })
          : E.right(undefined),
      )
      if (E.isLeft(next)) bad = next.left
      else ends.set(event.stream, next.right)
      events++
      if (events % 100_000 === 0 && process.stderr.isTTY) output.note(`${events} events ...`)
    },
    (unreadable) => stopped.set(unreadable.stream, unreadable),
  )
  if (failure?.name === 'StoreUnavailable') return E.left(failure)
  const firstBad = detailsOf(bad ?? failure ?? [...stopped.values()][0] ?? null)
  const keptStates =
    firstBad === null ? await keptStatesOf(store, ends.keys()) : { sound: 0, wrong: [] }
  const ok = firstBad === null && keptStates.wrong.length === 0
  const places = [...stopped.values()].map(placeOf)
  return E.right({ ok, streams: ends.size, events, firstBad, stopped: places, keptStates })
}

/**
 * The first event of a command names the streams that it was decided on, as they stood then. In the
 * order of the log they must still stand so: a stream that was cut or removed is found by what
 * rests on it.
 */
const restsOnWhatIsThere = (
  { stream, revision, metadata }: RecordedEvent,
  {
    endOf,
    isStopped,
  }: {
    readonly endOf: (stream: string) => StreamEnd
    readonly isStopped: (stream: string) => boolean
  },
): E.Either<ChainFault, undefined> => {
  const pins = metadata.command === undefined ? [] : pinsOf(metadata)
  const missing = pins.find((pin) => {
    if (isStopped(pin.stream)) return false
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

/** A stream whose events cannot be decoded is read by no command, whatever is kept of it. */
const keptStatesOf = async (store: Store, streams: Iterable<string>): Promise<KeptStates> => {
  const wrong: string[] = []
  let sound = 0
  for (const stream of streams) {
    const check = await checkSnapshot(store, carm, stream)
    if (E.isRight(check) && check.right === 'sound') sound++
    if (E.isRight(check) && check.right === 'differs') wrong.push(stream)
  }
  return { sound, wrong }
}

const detailsOf = (fault: Place | null): Place | null => (fault === null ? null : placeOf(fault))

const placeOf = ({ stream, revision, reason }: Place): Place => ({ stream, revision, reason })

const print = async (
  verdict: Verdict,
  { json }: VerifyOptions,
  { line, colors }: Output,
): Promise<ExitCode> => {
  const { ok, streams, events, firstBad, stopped, keptStates } = verdict
  if (json) await line(JSON.stringify(verdict))
  else if (firstBad === null) {
    await line(
      `${colors.green('intact')}: ${events} events in ${streams} streams follow from each other`,
    )
    await line('(a tail that was cut off is seen only where another event rests on it)')
    for (const stream of keptStates.wrong) {
      await line(
        `${colors.red('wrong cache')}: the state kept of ${stream} is not what its events fold to; delete its row of the table snapshots, and no event is lost`,
      )
    }
  } else {
    const { stream, revision, reason } = firstBad
    await line(`${colors.red('broken')}: ${stream}@${revision ?? '?'}: ${reason}`)
    for (const one of stopped) {
      if (one.stream === stream) continue
      await line(`${colors.red('broken')}: ${one.stream}@${one.revision ?? '?'}: ${one.reason}`)
    }
  }
  return ok ? exitCodes.ok : exitCodes.refused
}
