/** From states to a picture: one describing function for each category of streams. */
import { type Held, type Instant, programAccount } from '@carmkit/core'
import { accountEntries } from './accounts.js'
import { type Entry, type Picture, pictureOfEntries } from './picture.js'

/** Where a state comes from, and the moment that it is read at. */
export interface Described {
  /** The name of its stream behind the category: `123456782RM0001`. */
  readonly name: string
  /** Where a date decides, it is compared with this moment. */
  readonly at: Instant
}

/** Entries of one stream. The dates in the state decide what holds at the moment. */
export type Describing<Aggregate extends { readonly initial: unknown }> = (
  state: Aggregate['initial'],
  described: Described,
) => ReadonlyArray<Entry>

// oxlint-disable-next-line typescript/no-explicit-any -- a category's state is known to its own describing function only
const describing: { readonly [category: string]: Describing<any> } = {
  [programAccount.category]: accountEntries,
}

/** Every stream as it is at a moment; categories that say nothing to a person are left out. */
export const pictureOf = (streams: ReadonlyMap<string, Held>, at: Instant): Picture =>
  pictureOfEntries(
    [...streams].flatMap(([stream, { state }]) => entriesOfStream(stream, { state, at })),
  )

/** What one stream adds to a picture. */
export const entriesOfStream = (
  stream: string,
  { state, at }: { readonly state: unknown; readonly at: Instant },
): ReadonlyArray<Entry> => {
  const category = Object.keys(describing).find(
    (one) => stream.startsWith(`${one}-`) || stream.startsWith(`${one}.`),
  )
  if (category === undefined) return []
  return describing[category]?.(state, { name: stream.slice(category.length + 1), at }) ?? []
}
