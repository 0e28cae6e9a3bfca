/**
 * A subscription: a cursor that walks behind the log for as long as the client listens. History and
 * live events come from the same walk, so there is no moment of switching at which one could be lost
 * or come twice, and a slow client is only further behind.
 */
import { randomUUID } from 'node:crypto'
import type { Call } from '../grpc/call.js'
import { ok, type Status, streamDeleted } from '../grpc/status.js'
import { resolved } from '../links/resolve.js'
import type { RecordedEvent } from '../log/event.js'
import type { Log } from '../log/log.js'
import { firstFrom, firstVisible } from '../log/visible.js'
import {
  writeCaughtUp,
  writeCheckpoint,
  writeConfirmation,
  writeEvent,
} from '../wire/read-replies.js'
import type { Filtering, ReadRequest } from '../wire/read-request.js'

/** Ends with the client's interest, or when the stream is tombstoned. */
export const subscribe = (log: Log, call: Call, request: ReadRequest): Promise<Status> =>
  request.stream === null
    ? followAll(log, call, request)
    : followStream(log, call, { ...request, stream: request.stream })

const confirm = (call: Call): void => call.send((writer) => writeConfirmation(writer, randomUUID()))

const followStream = async (
  log: Log,
  call: Call,
  request: ReadRequest & { readonly stream: string },
): Promise<Status> => {
  const { stream: name, from } = request
  if (log.isTombstoned(name)) return streamDeleted(name)
  confirm(call)
  const end = log.stream(name).events.length
  let next = from === 'start' ? 0 : from === 'end' ? end : Number(from) + 1
  const catchUp = async (): Promise<Status | null> => {
    const stream = log.stream(name)
    next = Math.max(next, Math.min(firstVisible(stream, log.now()), stream.events.length))
    while (next < stream.events.length) {
      const event = stream.events[next++]
      if (event !== undefined) await deliver(log, call, { event, request })
      if (call.isGone) return ok
    }
    if (stream.tombstone !== null) await deliver(log, call, { event: stream.tombstone, request })
    return log.isTombstoned(name) ? streamDeleted(name) : null
  }
  return follow(log, call, catchUp)
}

const followAll = async (log: Log, call: Call, request: ReadRequest): Promise<Status> => {
  const { from, filter } = request
  confirm(call)
  let next =
    from === 'start'
      ? 0
      : from === 'end'
        ? log.all.length
        : firstFrom(log.all, ({ position }) => position > Number(from))
  const checkpoints = filter === null ? null : checkpointsOf(call, filter)
  const catchUp = async (): Promise<Status | null> => {
    while (next < log.all.length) {
      const event = log.all[next++]
      if (event === undefined) continue
      if (filter === null || filter.matches(event)) await deliver(log, call, { event, request })
      if (call.isGone) return ok
      checkpoints?.consider(event)
    }
    checkpoints?.switchToLive(log.all[next - 1])
    return null
  }
  return follow(log, call, catchUp)
}

/** Walks to the end, says so once, and walks on whenever something was written. */
const follow = async (
  log: Log,
  call: Call,
  catchUp: () => Promise<Status | null>,
): Promise<Status> => {
  const writes = writesOf(log, call)
  for (let isLive = false; ; isLive = true) {
    const end = await catchUp()
    if (end !== null) return end
    if (!isLive) call.send(writeCaughtUp)
    await writes.next()
    if (call.isGone) return ok
  }
}

/** Tells of writes, also of those since it was last asked; and once when the client is gone. */
const writesOf = (log: Log, call: Call): { readonly next: () => Promise<void> } => {
  let hasNews = false
  let wake = (): void => undefined
  const tell = (): void => {
    hasNews = true
    wake()
  }
  const stop = log.onWrite(tell)
  call.onGone(() => {
    stop()
    tell()
  })
  return {
    next: async () => {
      if (!hasNews) await new Promise<void>((resolve) => (wake = resolve))
      hasNews = false
    },
  }
}

const deliver = async (
  log: Log,
  call: Call,
  { event, request }: { readonly event: RecordedEvent; readonly request: ReadRequest },
): Promise<void> => {
  const { resolvesLinks, uuidForm } = request
  call.send((writer) => writeEvent(writer, resolved(log, event, resolvesLinks), uuidForm))
  if (call.isFull) await call.hasRoom()
}

/** Tells a filtered subscription how far it has come, matched or not; positions only rise. */
const checkpointsOf = (call: Call, { checkpointInterval }: Filtering) => {
  let considered = 0
  let last = -1
  let isLive = false
  const send = (position: number): void => {
    considered = 0
    if (position <= last) return
    last = position
    call.send((writer) => writeCheckpoint(writer, position))
  }
  return {
    consider: ({ position }: RecordedEvent): void => {
      if (++considered >= checkpointInterval) send(position)
    },
    /** Once, when history ends. */
    switchToLive: (event: RecordedEvent | undefined): void => {
      if (!isLive && event !== undefined) send(event.position)
      isLive = true
    },
  }
}
