/** `Streams.Append`: one append, its options first and then an event each. */
import type { Call } from '../grpc/call.js'
import type { Handler } from '../grpc/server.js'
import {
  maximumAppendSizeExceeded,
  ok,
  requiredMetadataMissing,
  streamDeleted,
} from '../grpc/status.js'
import { carryOut, type Node } from '../node.js'
import { MalformedMessage } from '../wire/reader.js'
import { type Accepted, writeAppendReply } from '../wire/write-replies.js'
import { type Proposal, readAppendRequest, type Target } from '../wire/write-requests.js'
import { accept } from './accept.js'

export const appendHandler =
  (node: Node): Handler =>
  (call) => {
    const proposals: Proposal[] = []
    let target: Target | null = null
    const take = (message: Buffer): void => {
      const request = readAppendRequest(message)
      if (request.name === 'options') target = request.target
      else proposals.push(request.proposal)
    }
    call.onRequests(take, () => {
      const to = given(target)
      carryOut(node, {
        call,
        operation: { name: 'append', stream: to.stream },
        act: () => {
          const outcome = accept(node, to, proposals)
          return () => reply(call, outcome, to)
        },
      })
    })
  }

const given = (target: Target | null): Target => {
  if (target === null) throw new MalformedMessage('an append without options')
  return target
}

/** A wrong expected revision is no failure of this call: it stands in the reply. */
const reply = (call: Call, outcome: Accepted, { stream, expected }: Target): void => {
  switch (outcome.name) {
    case 'written':
    case 'wrongExpectedRevision':
      call.send((writer) => writeAppendReply(writer, outcome, expected))
      return call.end(ok)
    case 'streamDeleted':
      return call.end(streamDeleted(stream))
    case 'tooLarge':
      return call.end(maximumAppendSizeExceeded(outcome.maximum))
    case 'propertiesMissing':
      return call.end(requiredMetadataMissing(outcome.properties))
  }
}
