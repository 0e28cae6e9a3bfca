/** One reading of a long log in a process of its own, whose memory nobody else uses; `evidence.ts` forks it. */
import { cutOf, integrityOf, type Question, replay, theEnd } from '@carmkit/audit'
import { carm } from '@carmkit/core'
import type { Store } from '@carmkit/store'
import { openSqliteStore } from '@carmkit/store-sqlite'
import * as E from 'fp-ts/lib/Either.js'
import Database from 'libsql'
import { rawReplay } from './replay.js'

/** What a process has done, how long it computed for that, and the most memory that it ever held. */
export interface Reading {
  readonly events: number
  readonly milliseconds: number
  readonly peakMegabytes: number
}

const right = <A>(either: E.Either<unknown, A>): A => {
  if (E.isLeft(either)) throw new Error(JSON.stringify(either.left))
  return either.right
}

const everything = (store: Store): Question => ({
  store,
  domain: carm,
  subject: { kind: 'everything' },
  bound: theEnd,
})

const withStore = async (
  file: string,
  read: (store: Store) => Promise<number>,
): Promise<number> => {
  const store = right(await openSqliteStore(file, { readonly: true }))
  const events = await read(store)
  await store.close()
  return events
}

const readings: { readonly [way: string]: (file: string) => Promise<number> } = {
  raw: async (file) => {
    const raw = new Database(file)
    const events = rawReplay(raw)
    raw.close()
    return events
  },
  verified: (file) =>
    withStore(file, async (store) => {
      const found = right(await integrityOf({ store, domain: carm }))
      if (!found.ok) throw new Error(JSON.stringify(found.firstBad))
      return found.events
    }),
  replayed: (file) =>
    withStore(file, async (store) => {
      let events = 0
      right(
        await replay(everything(store), (step) => {
          events += step.events.length
        }),
      )
      return events
    }),
  folded: (file) =>
    withStore(file, async (store) => right(await cutOf(everything(store))).read.events),
}

const [, , file = '', way = ''] = process.argv
const start = process.cpuUsage()
const events = (await readings[way]?.(file)) ?? 0
const { user, system } = process.cpuUsage(start)
const milliseconds = (user + system) / 1000
const peakMegabytes = process.resourceUsage().maxRSS / 1024
process.send?.({ events, milliseconds, peakMegabytes } satisfies Reading)
