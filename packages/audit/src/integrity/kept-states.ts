/** The states that a store keeps to be quick, folded again: a wrong one is damage of that cache only. */
import type { Domain } from '@carmkit/core'
import { checkSnapshot, type Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'

/** States that nobody would use any more are not among them. */
export interface KeptStates {
  readonly sound: number
  /** Streams whose kept state is not what their events fold to. */
  readonly wrong: ReadonlyArray<string>
}

export const noKeptStates: KeptStates = { sound: 0, wrong: [] }

/** A stream whose events cannot be decoded is read by no command, whatever is kept of it. */
export const keptStatesOf = async (
  { store, domain }: { readonly store: Store; readonly domain: Domain },
  streams: Iterable<string>,
): Promise<KeptStates> => {
  const wrong: string[] = []
  let sound = 0
  for (const stream of streams) {
    const check = await checkSnapshot(store, domain, stream)
    if (E.isRight(check) && check.right === 'sound') sound++
    if (E.isRight(check) && check.right === 'differs') wrong.push(stream)
  }
  return { sound, wrong }
}
