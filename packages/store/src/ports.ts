/** Everything that the command loop touches of the world outside. */
import {
  askedAgain,
  type Command,
  carm,
  type Deadline,
  type Domain,
  deadlinesOf,
  type Instant,
} from '@carmkit/core'
import type { Reason, RecordedEvent } from '@carmkit/kernel'
import { type Clock, systemClock } from './clock.js'
import { memorySecurityLog, type SecurityLog } from './security-log.js'
import type { Store } from './store.js'
import { builtInTables, type TableSource } from './table-source.js'

/** How often the loop tries before it gives up, and for how long. */
export interface Patience {
  /** Attempts without the write lock, when others are faster. */
  readonly optimistic: number
  /** Attempts under the write lock. */
  readonly exclusive: number
  /** Attempts on a store that has none: nobody is ever sure to be next, so there are many. */
  readonly competing: number
  /** How often identical bytes are sent again after a lost answer, before the outcome is unknown. */
  readonly resends: number
  /** Longest pause before the second attempt, in milliseconds; it doubles with each attempt. */
  readonly pauseMilliseconds: number
  /** How long one command may take as a whole, whatever it waits for; then it is answered all the same. */
  readonly commandMilliseconds: number
}

export const defaultPatience: Patience = {
  optimistic: 3,
  exclusive: 20,
  competing: 200,
  resends: 8,
  pauseMilliseconds: 4,
  commandMilliseconds: 30_000,
}

export interface Ports {
  readonly store: Store
  readonly domain: Domain
  /** The deadlines that an event of the domain sets, in an order that never changes. */
  readonly deadlinesOf: (event: RecordedEvent) => ReadonlyArray<Deadline>
  /** When a deadline that was refused at that moment is due after all; null for never. */
  readonly askedAgain: (
    command: Command,
    reasons: ReadonlyArray<Reason>,
    now: Instant,
  ) => Deadline | null
  readonly clock: Clock
  readonly securityLog: SecurityLog
  readonly tables: TableSource
  readonly patience: Patience
  /** From 0 up to 1, for the length of pauses. */
  readonly random: () => number
  readonly sleep: (milliseconds: number) => Promise<void>
}

/** The CARM domain on this store, with the system's clock. */
export const portsOf = (store: Store, other: Partial<Omit<Ports, 'store'>> = {}): Ports => ({
  store,
  domain: carm,
  deadlinesOf,
  askedAgain,
  clock: systemClock,
  securityLog: memorySecurityLog(),
  tables: builtInTables,
  patience: defaultPatience,
  random: Math.random,
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  ...other,
})
