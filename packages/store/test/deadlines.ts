/** What the specs of deadlines share: counters whose amounts are due later, and runs on a set clock. */
import {
  type Deadline,
  type Domain,
  type Instant,
  instantOf,
  millisecondsOf,
  type Reaction,
} from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import { execute, type Ports, type Store, settableClock, tick } from '@carmkit/store'
import { addToCounter, counterDomain } from '@carmkit/store-contract'
import { acceptedOf, countingPorts, idOf, instant, rightOf } from './counting.js'

const hoursAfter = (from: Instant, hours: number): Instant =>
  instantOf(millisecondsOf(from) + hours * 3_600_000)

/** An amount on `a` is due on `b` as many hours later, what comes to `b` an hour later on `c`. */
export const deadlinesOf = ({ stream, data, metadata }: RecordedEvent): ReadonlyArray<Deadline> => {
  const { amount } = data as { readonly amount: number }
  const recordedAt = metadata.recordedAt as Instant
  const due = (counter: string, hours: number): ReadonlyArray<Deadline> => [
    {
      at: hoursAfter(recordedAt, hours),
      command: { type: 'MarkDormant', data: { counter, amount } },
    },
  ]
  if (stream === 'counter-a') return due('b', amount)
  return stream === 'counter-b' ? due('c', 1) : []
}

/** Each time that `c` counts, `d` adds its total. */
const afterC: Reaction<unknown> = {
  name: 'dAfterc',
  initial: null,
  evolve: (state) => state,
  views: null,
  react: (_state, { stream }) =>
    stream === 'counter-c' ? [{ type: 'OpenEnrolment', data: { counter: 'd', other: 'c' } }] : [],
}

const domain: Domain = { ...counterDomain, reactions: [afterC] }

export const start = instant('14:00:00')
export const atHour = (hours: number): Instant => hoursAfter(start, hours)

export const portsOn = (store: Store, other: Partial<Omit<Ports, 'store'>> = {}): Ports =>
  countingPorts(store, { domain, deadlinesOf, ...other })

export const add = async (
  store: Store,
  name: string,
  amount: number,
  counter = 'a',
): Promise<void> => {
  acceptedOf(await execute(portsOn(store), addToCounter(idOf(name), { counter, amount })))
}

/** Runs with a clock that is set, from its start. */
export const run = async (store: Store, until: Instant) =>
  rightOf(await tick(portsOn(store, { clock: settableClock(start) }), until))
