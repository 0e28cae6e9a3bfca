/** The states that a store keeps to be quick, folded again: a wrong one is damage of that cache only. */
import type { Domain } from '@carmkit/core'
import { checkSnapshot, type Store, type StoreUnavailable } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { isFailure } from './pins.js'

/** States that nobody would use any more are not among them. */
export interface KeptStates {
  readonly sound: number
  /** Streams whose kept state is not what their events fold to. */
  readonly wrong: ReadonlyArray<string>
  /** Streams whose events could not be read again. */
  readonly unchecked: ReadonlyArray<string>
}

export const noKeptStates: KeptStates = { sound: 0, wrong: [], unchecked: [] }

/** Left: the store failed. Asked only where every event was read and decoded once already. */
export const keptStatesOf = async (
  { store, domain }: { readonly store: Store; readonly domain: Domain },
  streams: Iterable<string>,
): Promise<E.Either<StoreUnavailable, KeptStates>> => {
  const wrong: string[] = []
  const unchecked: string[] = []
  let sound = 0
  for (const stream of streams) {
    const check = await checkSnapshot(store, domain, stream)
    if (isFailure(check)) return check
    if (E.isLeft(check)) unchecked.push(stream)
    else if (check.right === 'sound') sound++
    else if (check.right === 'differs') wrong.push(stream)
  }
  return E.right({ sound, wrong, unchecked })
}
