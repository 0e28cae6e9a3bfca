/**
 * As-of told once more, with no regard to memory or time: everything that was known in lists, sorted
 * out by what is late, each late fact put onto the stream by hand.
 */
import { aggregateOfStream, carm, type Held, type Instant } from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import type { Logged } from '@carmkit/laws'
import { type Picture, pictureOf } from '../src/index.js'

type Plain = Record<string, never>
type Data = Record<string, string>

export const naiveAsOf = ({
  log,
  effective,
  known,
}: {
  readonly log: ReadonlyArray<Logged>
  readonly effective: Instant
  readonly known: Instant
}): Picture => {
  const events = knownBy(log, known).map(({ event }) => event)
  const streams = new Map<string, Held>()
  for (const stream of new Set(events.map((one) => one.stream))) {
    const state = stateThen(
      events.filter((one) => one.stream === stream),
      effective,
    )
    if (state !== null) {
      streams.set(stream, { state, pin: { stream, revision: 0, hash: '' } as never })
    }
  }
  return pictureOf(streams, effective)
}

/** Everything before the first event that was recorded later. */
export const knownBy = (log: ReadonlyArray<Logged>, known: Instant): ReadonlyArray<Logged> => {
  const first = log.findIndex(({ event }) => event.metadata.recordedAt > known)
  return first === -1 ? log : log.slice(0, first)
}

/**
 * Null where nothing of the stream counts. The order is that of the log, also where a clock went back
 * and what was recorded in time stands behind what was recorded late.
 */
const stateThen = (events: ReadonlyArray<RecordedEvent>, at: Instant): unknown => {
  const later = events.filter(({ metadata }) => metadata.recordedAt > at)
  const aggregate = aggregateOfStream(carm, events[0]?.stream ?? '')
  if (aggregate === undefined) return null
  const put = (before: unknown, ...more: ReadonlyArray<unknown>): unknown =>
    more.reduce((folded, one) => aggregate.evolve(folded, one), before ?? aggregate.initial)
  let state: unknown = null
  for (const command of commandsIn(events)) {
    if (command.every(({ metadata }) => metadata.recordedAt <= at)) {
      state = put(state, ...command)
      continue
    }
    const isDue = isFixedBy(command, at)
    for (const event of command) {
      if (!isDue && event.type !== 'LicenceRestored') continue
      const amended = amend(state ?? aggregate.initial, event, { put, later, at })
      if (amended !== null) state = amended
    }
  }
  return state
}

/** Somebody else fixed a date for one of them, and the last such date has come. */
const isFixedBy = (command: ReadonlyArray<RecordedEvent>, at: Instant): boolean => {
  const dates = command
    .map(({ metadata }) => metadata)
    .filter(({ recordedAt, effectiveAt }) => recordedAt !== effectiveAt)
    .map(({ effectiveAt }) => effectiveAt)
    .toSorted()
  const date = dates.at(-1)
  return date !== undefined && date <= at
}

const commandsIn = (events: ReadonlyArray<RecordedEvent>): ReadonlyArray<RecordedEvent[]> => {
  const commands = new Map<string, RecordedEvent[]>()
  for (const one of events) {
    const { commandId } = one.metadata
    commands.set(commandId, [...(commands.get(commandId) ?? []), one])
  }
  return [...commands.values()]
}

interface Amending {
  readonly put: (state: unknown, ...more: ReadonlyArray<unknown>) => unknown
  readonly later: ReadonlyArray<RecordedEvent>
  readonly at: Instant
}

/** Null where the fact has no place. */
const amend = (state: unknown, event: RecordedEvent, { put, later, at }: Amending): unknown => {
  const then = state as Plain
  const data = event.data as Data
  switch (event.type) {
    case 'LicenceRecorded':
    case 'LicenceSuspended':
      return 'members' in then ? put(state, event) : null
    case 'LicenceRestored':
      return 'members' in then && isNeeded(put, then, event, at) ? put(state, event) : null
    case 'RulingIssued': {
      const submitted = later.filter(({ type }) => type === 'RulingSubmitted')
      return then['status'] === 'Absent' ? put(state, ...submitted, event) : put(state, event)
    }
    case 'RulingModified':
    case 'RulingVaried':
    case 'RulingRevoked':
      return 'decision' in then ? put(state, event) : null
    case 'AcceptanceRecorded':
    case 'RejectionRecorded':
    case 'AssessmentRecorded':
    case 'DecisionRecorded':
    case 'ChargesImported': {
      const isFiled =
        'versions' in then && textOf(then['versions']).includes(`"key":"${data['version']}"`)
      return isFiled && (event.type !== 'DecisionRecorded' || then['status'] === 'Accepted')
        ? put(state, event)
        : null
    }
    case 'AllocationReversed':
      return null
    case 'PaymentReturned':
      return bounced(then, event, put)
    default:
      return put(state, event)
  }
}

const textOf = (value: unknown): string => JSON.stringify(value)

/** Told of a day behind the moment, it still says that the licence was suspended until then. */
const isNeeded = (
  put: Amending['put'],
  state: Plain,
  event: RecordedEvent,
  at: Instant,
): boolean => {
  if (event.metadata.effectiveAt <= at) return true
  const licensed = (one: unknown): unknown => {
    const stream = `businessAccount-123456782`
    const streams = new Map([[stream, { state: one, pin: null as never }]])
    return pictureOf(streams, at).businesses['123456782']?.['licensed']
  }
  return licensed(state) !== licensed(put(state, event))
}

const bounced = (state: Plain, event: RecordedEvent, put: Amending['put']): unknown => {
  const { fund: id, debt } = event.data as Data
  const fund = leavesOf(state['funds']).find((one) => one['id'] === id)
  if (fund === undefined || fund['returned']) return null
  const allocations = leavesOf(state['debts']).flatMap((owed) =>
    leafEntries(owed['paidBy'])
      .filter(([key]) => key === id)
      .map(([, cents]) => ({ debt: owed['id'], amount: dollars(cents as number) })),
  )
  const released = { type: 'AllocationReversed', v: 1, data: { fund: id, allocations } }
  const disbursed = Number(fund['disbursed'])
  const owed = { owed: dollars(disbursed), amount: dollars(Number(fund['amount'])) }
  const name = debt ?? `returned/${Number(state['events']) + 2}`
  const returned = {
    ...event,
    data: { ...(event.data as Data), ...owed, debt: disbursed > 0 ? name : null },
  }
  return allocations.length === 0 ? put(state, returned) : put(state, released, returned)
}

const leafEntries = (node: unknown): ReadonlyArray<readonly [string, unknown]> => {
  if (node === null || node === undefined) return []
  const { key, value, children } = node as { key?: string; value?: unknown; children?: unknown[] }
  return key === undefined ? (children ?? []).flatMap(leafEntries) : [[key, value]]
}

const leavesOf = (node: unknown): ReadonlyArray<Plain> =>
  leafEntries(node).map(([, value]) => value as Plain)

const dollars = (cents: number): string => (cents / 100).toFixed(2)
