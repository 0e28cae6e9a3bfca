/** The log command by command, for whoever looks for some of them. */
import type { RecordedEvent } from '@carmkit/kernel'
import type { LoggedEvent, Store, Unreadable } from '@carmkit/store'
import { theEnd } from '../bound.js'
import { progressOf } from '../prefix/progress.js'
import { type Going, walkPrefix } from '../prefix/walk.js'

/** The events of one command, at least one, in their stream. */
export type OneCommand = readonly [RecordedEvent, ...ReadonlyArray<RecordedEvent>]

export interface Walk {
  /** Told of every event, before its command is visited. */
  readonly onEvent: (event: LoggedEvent) => void
  /** The walk ends behind the command of which it says that it has seen enough. */
  readonly visit: (events: OneCommand) => Going
  readonly onUnreadable: (unreadable: Unreadable) => void
  readonly onProgress?: ((events: number) => void) | undefined
}

export const walkCommands = (store: Store, walk: Walk) => {
  const progress = progressOf(walk.onProgress)
  return walkPrefix(store, theEnd, {
    command: (recorded) => {
      const [first, ...others] = recorded
      progress(recorded.length)
      for (const one of recorded) walk.onEvent(one)
      return walk.visit([first.event, ...others.map(({ event }) => event)])
    },
    unreadable: ({ unreadable }) => walk.onUnreadable(unreadable),
  })
}
