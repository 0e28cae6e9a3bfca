/** What a describing function is: separate because the one of each category is a file of its own. */
import type { Held, Instant } from '@carmkit/core'
import type { Entry } from './picture.js'

/** Where a state comes from, and what it is read with. */
export interface Described {
  /** The name of its stream behind the category: `123456782RM0001`. */
  readonly name: string
  /** Where a date decides, it is compared with this moment. */
  readonly at: Instant
  /** Every stream of the cut, for what was ended in another one. */
  readonly streams: ReadonlyMap<string, Held>
}

/** Entries of one stream. The dates in the state decide what holds at the moment. */
export type Describing<Aggregate extends { readonly initial: unknown }> = (
  state: Aggregate['initial'],
  described: Described,
) => ReadonlyArray<Entry>
