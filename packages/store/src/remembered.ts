/**
 * States that this process knows already, so that a command need not read and fold what it just wrote.
 *
 * They may be old: another process may have written since, and nobody asks. So they serve decisions that
 * an append confirms, as it compares where every one of the streams ends, and no others.
 */
import type { Domain } from '@carmkit/core'
import * as E from 'fp-ts/lib/Either.js'
import { type Loaded, loadStream } from './load.js'
import type { Ports } from './ports.js'
import type { ReadFailure, Store } from './store.js'

/** How an attempt comes by the streams that it needs. */
export interface Reading {
  readonly load: (stream: string) => Promise<E.Either<ReadFailure, Loaded>>
  /** Told of a stream that the attempt has written to. */
  readonly keep: (loaded: Loaded) => void
}

/** Reads every stream now. */
export const readingNow = (ports: Ports): Reading => {
  const states = rememberedOf(ports)
  return {
    load: async (stream) => {
      const loaded = await loadStream(ports, stream)
      if (E.isRight(loaded)) states?.keep(loaded.right)
      return loaded
    },
    keep: (loaded) => states?.keep(loaded),
  }
}

/** Reads what is not remembered. Null where no append confirms what rests on the rest. */
export const readingFromMemory = (
  ports: Ports,
): (Reading & { readonly readAll: () => boolean }) | null => {
  const states = rememberedOf(ports)
  if (states === null) return null
  const now = readingNow(ports)
  let readAll = true
  return {
    ...now,
    load: async (stream) => {
      const known = states.find(stream)
      if (known === undefined) return now.load(stream)
      readAll = false
      return E.right(known)
    },
    readAll: () => readAll,
  }
}

/** What is remembered of the streams of one store, as one domain reads them. */
interface Remembered {
  readonly find: (stream: string) => Loaded | undefined
  readonly keep: (loaded: Loaded) => void
}

const remembered = new WeakMap<Store, WeakMap<Domain, Remembered>>()

/** Null also inside of exclusive work: it reads what nobody outside knows yet. */
const rememberedOf = ({ store, domain }: Ports): Remembered | null => {
  if (!store.capabilities.atomicPins || store.exclusively === null) return null
  const ofStore = remembered.get(store) ?? new WeakMap<Domain, Remembered>()
  const found = ofStore.get(domain) ?? recentlyUsed(mostRemembered)
  remembered.set(store, ofStore.set(domain, found))
  return found
}

/**
 * How many events all remembered states stand for at most, since nobody can weigh a state: some tens of
 * megabytes.
 */
const mostRemembered = 50_000

/**
 * Two generations: what was used since the last change of them, and before. Once the new one stands for
 * half of the events, what is left of the old one was not used for long, and goes.
 */
export const recentlyUsed = (mostEvents: number): Remembered => {
  let recent = new Map<string, Loaded>()
  let before = new Map<string, Loaded>()
  let events = 0
  const keep = (loaded: Loaded): void => {
    const { stream } = loaded
    const known = recent.get(stream)
    if (known !== undefined) events -= weightOf(known)
    // It would take the place of all others.
    if (weightOf(loaded) > mostEvents / 2) {
      recent.delete(stream)
      before.delete(stream)
      return
    }
    recent.set(stream, loaded)
    events += weightOf(loaded)
    if (events <= mostEvents / 2) return
    before = recent
    recent = new Map()
    events = 0
  }
  return {
    keep,
    find: (stream) => {
      const known = recent.get(stream)
      if (known !== undefined) return known
      const old = before.get(stream)
      if (old !== undefined) keep(old)
      return old
    },
  }
}

/** That a stream does not exist takes room too. */
const weightOf = ({ pin }: Loaded): number => (pin.revision === 'absent' ? 1 : pin.revision + 1)
