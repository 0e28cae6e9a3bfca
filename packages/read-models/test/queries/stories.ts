/** The stories of the examples, told to the real command loop on a store in memory. */
import { readFileSync } from 'node:fs'
import { type CivilDate, type Instant, startOfEasternDay } from '@carmkit/core'
import {
  builtInTables,
  execute,
  memoryStore,
  portsOf,
  runReactions,
  type Store,
  settableClock,
  table,
  tick,
} from '@carmkit/store'
import { right } from '../databases.js'

type Line = { readonly at: Instant }

/** Made for these stories. */
const rates = ['2026-Q1', '2026-Q2'].map((quarter) => ({ quarter, prescribed: '3', source: null }))

/** Plays an example's commands, with reactions and the clock, up to a day. */
export const storyOf = async (example: string, until: string): Promise<Store> => {
  const file = new URL(`../../../../examples/${example}/commands.jsonl`, import.meta.url)
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
  const commands = lines.map((line) => JSON.parse(line) as Line)
  const store = memoryStore()
  const clock = settableClock(commands[0]?.at as Instant)
  const tables = new Map([
    ...builtInTables,
    ['interestRates', right(table('interestRates', rates))] as const,
  ])
  const ports = portsOf(store, { clock, tables })
  const end = startOfEasternDay(until as CivilDate)
  for (const { at, ...submission } of commands.filter((line) => line.at < end)) {
    right(await tick(ports, at))
    clock.set(at)
    await execute(ports, submission)
    right(await runReactions(ports))
  }
  right(await tick(ports, end))
  return store
}
