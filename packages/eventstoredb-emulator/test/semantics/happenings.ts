/** A subscription told as a list of what happened, in order, which a test waits for and compares. */
import type { AllStreamSubscription, StreamSubscription } from '@eventstore/db-client'
import type { ReadRevision } from './world.js'

export interface Happenings {
  readonly all: ReadonlyArray<string>
  /** Resolves when so many things have happened; the test's own time limit ends a vain wait. */
  readonly until: (count: number) => Promise<void>
}

/** `confirmation`, `caughtUp`, the revision or what `tell` says of each event, or `error <type>`. */
export const happeningsOf = (
  subscription: StreamSubscription | AllStreamSubscription,
  tell: (event: ReadRevision) => string = ({ revision }) => String(revision),
): Happenings & { readonly add: (what: string) => void } => {
  const all: string[] = []
  let wake = (): void => undefined
  const add = (what: string): void => {
    all.push(what)
    wake()
  }
  subscription
    .on('confirmation', () => add('confirmation'))
    .on('caughtUp', () => add('caughtUp'))
    .on('error', (error: Error & { readonly type?: string }) => add(`error ${error.type}`))
    .on('data', ({ event }: { readonly event?: ReadRevision }) => {
      if (event !== undefined) add(tell(event))
    })
  return {
    all,
    add,
    until: async (count) => {
      while (all.length < count) await new Promise<void>((resolve) => (wake = resolve))
    },
  }
}
