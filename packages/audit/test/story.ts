/** The stories of the examples, played on a memory store as their scripts do, calendar and all. */
import { readFileSync } from 'node:fs'
import type { Instant } from '@carmkit/core'
import type { Json } from '@carmkit/kernel'
import {
  builtInTables,
  type DeniedAttempt,
  execute,
  memorySecurityLog,
  memoryStore,
  portsOf,
  runReactions,
  type Store,
  settableClock,
  table,
  tick,
} from '@carmkit/store'
import { rightOf } from './support.js'

export interface Story {
  readonly store: Store
  readonly attempts: ReadonlyArray<DeniedAttempt>
}

/** Made for the story of the billing cycle; the agency's rates of these quarters were not found. */
const rates = [
  { quarter: '2026-Q1', prescribed: '2.5', source: null },
  { quarter: '2026-Q2', prescribed: '3', source: null },
]

export const played = async (
  example: string,
  until: Instant,
  commands = 'commands.jsonl',
): Promise<Story> => {
  const file = new URL(`../../../examples/${example}/${commands}`, import.meta.url)
  const lines = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly at: Instant } & { readonly [key: string]: Json })
  const store = memoryStore()
  const securityLog = memorySecurityLog()
  const clock = settableClock(lines[0]?.at ?? until)
  const tables = new Map([
    ...builtInTables,
    ['interestRates', rightOf(table('interestRates', rates))] as const,
  ])
  const ports = portsOf(store, { clock, securityLog, tables })
  let day = ''
  for (const { at, ...submission } of lines) {
    if (at.slice(0, 10) !== day) rightOf(await tick(ports, at))
    day = at.slice(0, 10)
    clock.set(at)
    await execute(ports, submission)
    rightOf(await runReactions(ports))
  }
  rightOf(await tick(ports, until))
  return { store, attempts: rightOf(await securityLog.attempts()) }
}
