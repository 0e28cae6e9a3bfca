/** A node with which much goes wrong, by a plan; and how long those waited who asked it. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type EmulatorOptions,
  type Fault,
  type Interceptor,
  startEmulator,
} from '@carmkit/eventstoredb-emulator'
import { isAppend, isRead } from './emulated.js'

/** Of so many appends or reads this one, counted from 0, meets the fault; the first that fits counts. */
export interface PlannedFault {
  readonly every: number
  readonly at: number
  readonly fault: Fault
  readonly operation?: 'read'
}

export const faultsAsPlanned = (plan: ReadonlyArray<PlannedFault>) => {
  const seen = { append: 0, read: 0 }
  const met = new Map<string, number>()
  const intercept: Interceptor = (asked) => {
    if (!isAppend(asked) && !isRead(asked)) return null
    const name = isRead(asked) ? 'read' : 'append'
    const number = seen[name]++
    const planned = plan.find(
      ({ every, at, operation = 'append' }) => operation === name && number % every === at,
    )
    if (planned === undefined) return null
    const { fault } = planned
    met.set(fault.name, (met.get(fault.name) ?? 0) + 1)
    return fault
  }
  return { met, intercept }
}

/** Keeps its log in a file, and can die and come back at the same address. */
export const mortalNode = async (options: EmulatorOptions) => {
  const folder = await mkdtemp(join(tmpdir(), 'carmkit-'))
  const file = join(folder, 'log.sqlite')
  let emulator = await startEmulator({ ...options, file })
  const { port, connectionString } = emulator
  return {
    connectionString,
    dieAndComeBack: async (): Promise<void> => {
      await emulator.kill()
      emulator = await startEmulator({ ...options, file, port })
    },
    stop: async (): Promise<void> => {
      await emulator.stop()
      await rm(folder, { recursive: true })
    },
  }
}

/** Remembers how long the longest call took, in milliseconds. */
export const stopwatch = () => {
  let longest = 0
  return {
    longest: (): number => longest,
    measured: async <A>(call: () => Promise<A>): Promise<A> => {
      const start = performance.now()
      const answer = await call()
      longest = Math.max(longest, performance.now() - start)
      return answer
    },
  }
}
