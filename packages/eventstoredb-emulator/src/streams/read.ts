/** `Streams.Read`: a read that ends here, or a subscription that goes on in `subscribe.ts`. */
import type { Call } from '../grpc/call.js'
import type { Handler } from '../grpc/server.js'
import { internal, ok, type Status, streamDeleted } from '../grpc/status.js'
import { resolved } from '../links/resolve.js'
import type { RecordedEvent } from '../log/event.js'
import type { Log } from '../log/log.js'
import { firstFrom, type Visible, visibilityOf } from '../log/visible.js'
import { carryOut, type Node } from '../node.js'
import { writeEvent, writeStreamNotFound } from '../wire/read-replies.js'
import { type ReadRequest, readReadRequest } from '../wire/read-request.js'
import { subscribe } from './subscribe.js'

export const readHandler =
  (node: Node): Handler =>
  (call) => {
    const take = (message: Buffer): void => {
      const request = readReadRequest(message)
      const answer = request.count === null ? subscribe : read
      carryOut(node, {
        call,
        operation: { name: request.count === null ? 'subscribe' : 'read', stream: request.stream },
        act: () => () => {
          answer(node.log, call, request).then(
            (status) => call.end(status),
            (error: unknown) => call.end(internal(error)),
          )
        },
      })
    }
    call.onRequests(take, () => undefined)
  }

const read = async (log: Log, call: Call, request: ReadRequest): Promise<Status> => {
  const { stream } = request
  if (stream === null) {
    await sendRange(log, call, { ...request, range: rangeOfAll(log, request) })
    return ok
  }
  const visibility = visibilityOf(log, stream)
  switch (visibility.name) {
    case 'deleted':
      return streamDeleted(stream)
    case 'notFound':
      call.send((writer) => writeStreamNotFound(writer, stream))
      return ok
    case 'visible':
      await sendRange(log, call, { ...request, range: rangeOfStream(visibility, request) })
      return ok
  }
}

/** Events from `first` to `last`, both included: upwards, or downwards when `step` is -1. */
interface Range {
  readonly events: ReadonlyArray<RecordedEvent>
  readonly first: number
  readonly last: number
  readonly step: 1 | -1
}

const rangeOfStream = (
  { events, first, last }: Visible,
  { from, direction }: ReadRequest,
): Range => {
  const wanted = from === 'start' ? 0 : from === 'end' ? Infinity : Number(from)
  return direction === 'forwards'
    ? { events, first: Math.max(wanted, first), last, step: 1 }
    : { events, first: Math.min(wanted, last), last: first, step: -1 }
}

/** A position counts as standing before its event: read backwards, that event does not come. */
const rangeOfAll = ({ all }: Log, { from, direction }: ReadRequest): Range => {
  const last = all.length - 1
  const index = from === 'start' ? 0 : from === 'end' ? all.length : indexFrom(all, Number(from))
  return direction === 'forwards'
    ? { events: all, first: index, last, step: 1 }
    : { events: all, first: index - 1, last: 0, step: -1 }
}

export const indexFrom = (all: ReadonlyArray<RecordedEvent>, position: number): number =>
  firstFrom(all, (event) => event.position >= position)

const sendRange = async (
  log: Log,
  call: Call,
  { range, count, filter, resolvesLinks, uuidForm }: ReadRequest & { readonly range: Range },
): Promise<void> => {
  const { events, first, last, step } = range
  const matches = filter?.matches ?? (() => true)
  const limit = Number(count)
  let sent = 0
  for (let at = first; sent < limit && (last - at) * step >= 0; at += step) {
    const event = events[at]
    if (event === undefined || !matches(event)) continue
    call.send((writer) => writeEvent(writer, resolved(log, event, resolvesLinks), uuidForm))
    sent++
    if (call.isFull) await call.hasRoom()
    if (call.isGone) return
  }
}
