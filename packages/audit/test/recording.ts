/** Histories carried out by the real loop on a memory store: what is decided again. */
import { carm, type Instant } from '@carmkit/core'
import { uuidFrom } from '@carmkit/kernel'
import { play, type Sent, type Step, suppliedTables } from '@carmkit/laws'
import {
  type Batch,
  execute,
  memoryStore,
  portsOf,
  type Store,
  settableClock,
  type TableName,
  type TableSource,
  table,
} from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { rightOf } from './support.js'

/** The tables of the small worlds, with the hash of their content. */
export const tables: TableSource = new Map(
  [...suppliedTables].map(([name, { content }]) => [
    name,
    rightOf(table(name as TableName, content)),
  ]),
)

/** Without those that the log answers itself. */
export const fewerTables: TableSource = new Map(
  [...tables].filter(([name]) => !/^(?:programObligations|monthlyDuties|postedThrough)/.test(name)),
)

const begunAt = '2025-01-01T00:00:00.000Z' as Instant

/** Sends what was sent, also by reactions, at the moment at which it was. */
export const recordInto = async (
  store: Store,
  commands: ReadonlyArray<Sent>,
  supplied: TableSource,
): Promise<Store> => {
  const clock = settableClock(begunAt)
  const ports = portsOf(store, { clock, tables: supplied, sleep: async () => undefined })
  for (const sent of commands) {
    clock.set(sent.at)
    const { actor, type, data } = sent
    const commandId = uuidFrom(JSON.stringify(sent))
    const { outcome } = await execute(ports, { commandId, actor, type, data })
    if (outcome === 'failed' || outcome === 'unknown' || outcome === 'invalid') {
      throw new Error(`${type}: ${outcome}`)
    }
  }
  return store
}

/** Only these leave a trace; their follow-ups are steps of their own. */
export const sentIn = (steps: ReadonlyArray<Step>): ReadonlyArray<Sent> =>
  steps.filter(({ events }) => events.length > 0).map(({ sent }) => sent)

/** Makes stores that hold the founding already: it is carried out once. */
export const storesWith = async (
  founding: ReadonlyArray<Sent>,
  supplied: TableSource,
): Promise<() => Promise<Store>> => {
  const store = memoryStore()
  const batches: Batch[] = []
  const keeping: Store = {
    ...store,
    exclusively: null,
    append: (batch) => async () => {
      const landed = await store.append(batch)()
      if (E.isRight(landed)) batches.push(batch)
      return landed
    },
  }
  await recordInto(keeping, sentIn(play(carm, founding)), supplied)
  return async () => {
    const another = memoryStore()
    for (const batch of batches) rightOf(await another.append(batch)())
    return another
  }
}
