/** The log command by command, for whoever looks for some of them. */
import type { RecordedEvent } from '@carmkit/kernel'
import type { Store, Unreadable } from '@carmkit/store'
import { theEnd } from '../bound.js'
import { progressOf } from '../prefix/progress.js'
import { type Going, walkPrefix } from '../prefix/walk.js'

/** The events of one command, at least one, in their stream. */
export type OneCommand = readonly [RecordedEvent, ...ReadonlyArray<RecordedEvent>]

export interface Walk {
  /** The walk ends behind the command of which it says that it has seen enough. */
  readonly visit: (events: OneCommand) => Going
  readonly onUnreadable?: (unreadable: Unreadable) => void
  readonly onProgress?: ((events: number) => void) | undefined
}

export const walkCommands = (store: Store, { visit, onUnreadable, onProgress }: Walk) => {
  const progress = progressOf(onProgress)
  return walkPrefix(store, theEnd, {
    command: ([first, ...others]) => {
      progress(1 + others.length)
      return visit([first.event, ...others.map(({ event }) => event)])
    },
    unreadable: ({ unreadable }) => onUnreadable?.(unreadable),
  })
}
