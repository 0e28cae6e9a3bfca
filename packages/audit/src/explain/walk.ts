/** The log command by command, for whoever looks for some of them. */
import type { RecordedEvent } from '@carmkit/kernel'
import type { Store, Unreadable } from '@carmkit/store'
import { theEnd } from '../bound.js'
import { progressEvery } from '../prefix/account.js'
import { walkPrefix } from '../prefix/walk.js'

/** The events of one command, at least one, in their stream. */
export type OneCommand = readonly [RecordedEvent, ...ReadonlyArray<RecordedEvent>]

export interface Walk {
  readonly visit: (events: OneCommand) => void
  readonly onUnreadable?: (unreadable: Unreadable) => void
  readonly onProgress?: ((events: number) => void) | undefined
}

export const walkCommands = (store: Store, { visit, onUnreadable, onProgress }: Walk) => {
  let events = 0
  return walkPrefix(store, theEnd, {
    command: ([first, ...others]) => {
      const next = events + 1 + others.length
      if (Math.floor(next / progressEvery) > Math.floor(events / progressEvery)) onProgress?.(next)
      events = next
      visit([first.event, ...others.map(({ event }) => event)])
    },
    unreadable: ({ unreadable }) => onUnreadable?.(unreadable),
  })
}
