/** What every service of the emulated node shares: its log, its limits, and what the test makes fail. */
import type { Call } from './grpc/call.js'
import { internal } from './grpc/status.js'
import type { Log } from './log/log.js'

export interface Node {
  readonly log: Log
  /** In bytes, over all events of an append: data, metadata and twice the length of the type. */
  readonly maxAppendSize: number
  readonly intercept: Interceptor
}

/** One thing that a client asked of the node. `stream` is `null` for the whole log. */
export interface Operation {
  readonly name: 'append' | 'batchAppend' | 'delete' | 'tombstone' | 'read' | 'subscribe'
  readonly stream: string | null
}

/**
 * What goes wrong with one operation.
 *
 * - `dropBefore`: the connection is lost, and nothing was done
 * - `dropAfter`: it was done, and the connection is lost instead of the reply
 * - `loseReply`: it was done, and the client waits for ever
 * - `duplicateReply`: it was done once and is told twice, where the protocol lets it be
 * - `delay`: it is done so many milliseconds later
 */
export type Fault =
  | { readonly name: 'dropBefore' | 'dropAfter' | 'loseReply' | 'duplicateReply' }
  | { readonly name: 'delay'; readonly milliseconds: number }

/** Asked before each operation; `null` lets it go well. */
export type Interceptor = (operation: Operation) => Fault | null

/** Carries an operation out: `act` does it and answers with how to reply. */
export const carryOut = (
  { intercept }: Node,
  {
    call,
    operation,
    act,
  }: {
    readonly call: Call
    readonly operation: Operation
    readonly act: () => () => void
  },
): void => {
  const guarded = (action: () => void): void => {
    try {
      action()
    } catch (error) {
      call.end(internal(error))
    }
  }
  const fault = intercept(operation)
  switch (fault?.name) {
    case undefined:
      return guarded(() => act()())
    case 'dropBefore':
      return call.drop()
    case 'dropAfter':
      guarded(act)
      return call.drop()
    case 'loseReply':
      return guarded(act)
    case 'duplicateReply':
      return guarded(() => {
        const reply = act()
        reply()
        reply()
      })
    case 'delay':
      setTimeout(() => guarded(() => act()()), fault.milliseconds)
  }
}
