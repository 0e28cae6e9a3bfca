/** One reading of a long log in a process of its own, whose memory nobody else uses; `evidence.ts` forks it. */
import { cutOf, integrityOf, type Question, replay, type Subject, theEnd } from '@carmkit/audit'
import { type Bn9, carm } from '@carmkit/core'
import type { Store } from '@carmkit/store'
import { openSqliteStore } from '@carmkit/store-sqlite'
import * as E from 'fp-ts/lib/Either.js'
import Database from 'libsql'
import { rawReplay } from './replay.js'
import { broker, businessNumber } from './workload.js'

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

const everything: Subject = { kind: 'everything' }
/** Whose delegations the log copies: of whom a client's answer is short, and the broker's long. */
const client: Subject = { kind: 'business', bn9: businessNumber(1) as Bn9 }
const provider: Subject = { kind: 'business', bn9: broker as Bn9 }

const questionOf = (store: Store, subject: Subject): Question => ({
  store,
  domain: carm,
  subject,
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

/** How many events of the log were read for it: most of them are nobody's that was asked for. */
const replayed = (file: string, subject: Subject): Promise<number> =>
  withStore(file, async (store) => {
    let steps = 0
    const read = await replay(questionOf(store, subject), () => {
      steps += 1
    })
    if (steps === 0) throw new Error('nothing was replayed')
    return right(read).events
  })

const folded = (file: string, subject: Subject): Promise<number> =>
  withStore(file, async (store) => {
    const cut = right(await cutOf(questionOf(store, subject)))
    if (cut.streams.size === 0) throw new Error('nothing was folded')
    return cut.read.events
  })

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
  replayed: (file) => replayed(file, everything),
  folded: (file) => folded(file, everything),
  clientReplayed: (file) => replayed(file, client),
  clientFolded: (file) => folded(file, client),
  providerFolded: (file) => folded(file, provider),
}

const [, , file = '', way = ''] = process.argv
const start = process.cpuUsage()
const events = (await readings[way]?.(file)) ?? 0
const { user, system } = process.cpuUsage(start)
const milliseconds = (user + system) / 1000
const peakMegabytes = process.resourceUsage().maxRSS / 1024
process.send?.({ events, milliseconds, peakMegabytes } satisfies Reading)
