/**
 * Appends that share one call, each under an id of its own: what the client has as its batched append, but
 * with a table for each call, so that one that breaks takes its own appends with it and no others.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { AppendsCall, Calls } from './calls.js'
import { type Fault, faultOf, reasonOf } from './fault.js'
import type { AppendAnswer } from './wire/append.js'

/** The revision of the last event written. With `noSuchCall` there is none: the server is older. */
type Shared = E.Either<Fault, bigint> | 'noSuchCall'

interface Sharing {
  /** Never rejects. */
  readonly answer: Promise<Shared>
  /** Nobody waits for the answer any more: what is not sent yet never is. */
  readonly abandon: () => void
}

/** Sends requests, each with the id that it bears, on the call of the moment. */
export const sharedAppends = (calls: Calls): ((id: string, request: Buffer) => Sharing) => {
  const currentCall = currentOf(calls)
  return (id, request) => {
    const opening = currentCall()
    let isAbandoned = false
    const sending = (call: SharedCall): Promise<Shared> =>
      new Promise((tell) => {
        if (!isAbandoned) call.send(id, request, tell)
      })
    return {
      answer: opening.then(sending, (error: unknown) => E.left(faultOf(error))),
      abandon: () => {
        isAbandoned = true
        opening.then(
          (call) => call.giveUp(id),
          () => undefined,
        )
      },
    }
  }
}

/** The call on the channel of the moment; that of a channel which was left is retired. */
const currentOf = (calls: Calls): (() => Promise<SharedCall>) => {
  const known = new WeakMap<AppendsCall, SharedCall>()
  let current: SharedCall | null = null
  return async () => {
    const call = await calls.appends()
    const found = known.get(call) ?? sharedCall(call)
    known.set(call, found)
    if (current !== found) current?.retire()
    current = found
    return found
  }
}

interface SharedCall {
  readonly send: (id: string, request: Buffer, tell: (found: Shared) => void) => void
  readonly giveUp: (id: string) => void
  /** Ends the call once all that was sent is answered. */
  readonly retire: () => void
}

/** One call, with the appends that wait for their answers. */
const sharedCall = (call: AppendsCall): SharedCall => {
  const pending = new Map<string, (found: Shared) => void>()
  /** Not sent yet, since the server takes more slowly than we append. */
  const waiting = new Map<string, Buffer>()
  let hasAnswered = false
  let hasGivenUp = false
  let isRetired = false
  let end: Fault | null = null

  const forget = (id: string): void => {
    pending.delete(id)
    waiting.delete(id)
    if (isRetired && pending.size === 0) call.cancel()
  }
  const settle = (id: string, found: Shared): void => {
    pending.get(id)?.(found)
    forget(id)
  }
  const sendWaiting = (): void => {
    for (const [id, request] of waiting) {
      if (call.writableNeedDrain) return
      waiting.delete(id)
      call.write(request)
    }
  }
  /** A refusal is of one append and does not say of which: the others may have been written. */
  const endWith = (fault: Fault): void => {
    end = fault
    const isOfOne = pending.size === 1 && !hasGivenUp
    const found = E.left(isOfOne ? fault : lostWith(fault))
    for (const id of pending.keys()) settle(id, found)
  }

  call.on('data', ({ correlationId, answer }: AppendAnswer) => {
    hasAnswered = true
    settle(correlationId, answer)
  })
  call.on('drain', sendWaiting)
  call.on('error', (error: { readonly code?: unknown }) => {
    if (error.code === unimplemented && !hasAnswered) {
      for (const id of pending.keys()) settle(id, 'noSuchCall')
    }
    endWith(faultOf(error))
  })
  call.on('end', () => endWith({ name: 'Lost', reason: 'the server ended the call' }))
  return {
    send: (id, request, tell) => {
      if (end !== null) return tell(E.left(lostWith(end)))
      pending.set(id, tell)
      waiting.set(id, request)
      sendWaiting()
    },
    giveUp: (id) => {
      hasGivenUp = true
      forget(id)
    },
    retire: () => {
      isRetired = true
      if (pending.size === 0) call.cancel()
    },
  }
}

/** The code of gRPC. */
const unimplemented = 12

const lostWith = (fault: Fault): Fault => ({ name: 'Lost', reason: reasonOf(fault) })
