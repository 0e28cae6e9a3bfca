/** `Streams.BatchAppend`: many appends over one call, each answered under its correlation id. */
import type { Call } from '../grpc/call.js'
import type { Handler } from '../grpc/server.js'
import { ok } from '../grpc/status.js'
import { carryOut, type Node } from '../node.js'
import { MalformedMessage } from '../wire/reader.js'
import { writeBatchReply } from '../wire/write-replies.js'
import {
  type BatchRequest,
  type Proposal,
  readBatchRequest,
  type Target,
} from '../wire/write-requests.js'
import { accept } from './accept.js'

/** An append whose last part has not come yet. */
interface Pending {
  readonly target: Target
  /** Milliseconds since 1970. */
  readonly deadline: number
  readonly proposals: Proposal[]
}

export const batchAppendHandler =
  (node: Node): Handler =>
  (call) => {
    const pendingById = new Map<string, Pending>()
    const take = (message: Buffer): void => {
      const request = readBatchRequest(message)
      const { correlationId, proposals, isFinal } = request
      const pending = pendingById.get(correlationId) ?? pendingOf(request)
      pending.proposals.push(...proposals)
      if (!isFinal) {
        pendingById.set(correlationId, pending)
        return
      }
      pendingById.delete(correlationId)
      complete(node, call, { correlationId, ...pending })
    }
    call.onRequests(take, () => call.end(ok))
  }

const pendingOf = ({ options }: BatchRequest): Pending => {
  if (options === null) throw new MalformedMessage('a batch that begins without options')
  const { target, deadline } = options
  return { target, deadline: deadlineOf(deadline), proposals: [] }
}

const deadlineOf = (deadline: NonNullable<BatchRequest['options']>['deadline']): number => {
  if (deadline === null) return Infinity
  return deadline.milliseconds + (deadline.name === 'within' ? Date.now() : 0)
}

const complete = (
  node: Node,
  call: Call,
  { correlationId, target, deadline, proposals }: Pending & { readonly correlationId: string },
): void => {
  carryOut(node, {
    call,
    operation: { name: 'batchAppend', stream: target.stream },
    act: () => {
      const outcome =
        Date.now() > deadline
          ? { name: 'deadlinePassed' as const }
          : accept(node, target, proposals)
      return () =>
        call.send((writer) => writeBatchReply(writer, { correlationId, target, outcome }))
    },
  })
}
