/** What a report keeps of the subject's events while the log is walked past it. */
import {
  businessAccount,
  delegation,
  type Held,
  type Instant,
  ledger,
  programAccount,
} from '@carmkit/core'
import type { AccountEvent } from '../prefix/account.js'
import type { ReportedCommand, StreamExtent } from './content.js'
import { decisiveParts, isSame, type KnownState } from './delegations.js'

/** More events than these make no page that a person reads: a shorter period does. */
export const mostReported = 10_000

export interface Seen {
  readonly command: (events: readonly [AccountEvent, ...ReadonlyArray<AccountEvent>]) => void
  readonly first: () => Instant | null
  readonly commands: ReportedCommand[]
  readonly streams: Map<string, Held>
  readonly extents: Map<string, StreamExtent>
  readonly states: Map<string, KnownState[]>
  readonly ledgers: Map<string, AccountEvent[]>
}

export const seeing = (from: Instant | null): Seen => {
  let first: Instant | null = null
  const seen: Seen = {
    command: (events) => {
      const at = events[0].recorded.metadata.recordedAt as Instant
      first ??= at
      for (const event of events) see(seen, event)
      const [one, ...more] = events.map(({ recorded }) => recorded)
      if (one !== undefined && (from === null || at >= from)) keepCommand(seen, [one, ...more])
    },
    first: () => first,
    commands: [],
    streams: new Map(),
    extents: new Map(),
    states: new Map(),
    ledgers: new Map(),
  }
  return seen
}

/** One more than fits is enough to know that it is too much. */
const keepCommand = ({ commands }: Seen, command: ReportedCommand): void => {
  if (commands.length <= mostReported) commands.push(command)
}

const see = (seen: Seen, event: AccountEvent): void => {
  const { stream, metadata } = event.recorded
  const { hash } = metadata
  seen.streams.set(stream, event.held)
  const before = seen.extents.get(stream)
  seen.extents.set(
    stream,
    before === undefined
      ? { stream, events: 1, firstHash: hash, lastHash: hash }
      : { ...before, events: before.events + 1, lastHash: hash },
  )
  if (event.aggregate.category === ledger.category) added(seen.ledgers, stream, event)
  keepState(seen.states, event.held, metadata.recordedAt as Instant)
}

const speaking: ReadonlyArray<string> = [businessAccount, delegation, programAccount].map(
  ({ category }) => `${category}-`,
)

/** Of the streams that say what delegations give, and only where something about that changed. */
export const keepState = (states: Map<string, KnownState[]>, held: Held, at: Instant): void => {
  const { stream } = held.pin
  if (!speaking.some((prefix) => stream.startsWith(prefix))) return
  const last = states.get(stream)?.at(-1)
  if (
    last !== undefined &&
    isSame(decisiveParts(stream, held.state), decisiveParts(stream, last.held.state))
  )
    return
  added(states, stream, { at, held })
}

const added = <A>(lists: Map<string, A[]>, key: string, one: A): void => {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [one])
  else list.push(one)
}
