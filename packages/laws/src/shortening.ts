/**
 * How a failing history becomes a short one: commands are left out, in halves, in quarters, one by
 * one, and nothing else of them changes.
 *
 * Separate because the generators build commands from parts that belong together, and shrinking
 * those parts keeps commands that have nothing to do with the failure.
 */
import fc from 'fast-check'

class Shortening<A> extends fc.Arbitrary<ReadonlyArray<A>> {
  constructor(private readonly lists: fc.Arbitrary<ReadonlyArray<A>>) {
    super()
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<ReadonlyArray<A>> {
    return new fc.Value(this.lists.generate(random, bias).value, undefined)
  }

  override canShrinkWithoutContext(value: unknown): value is ReadonlyArray<A> {
    return Array.isArray(value)
  }

  override shrink(list: ReadonlyArray<A>): fc.Stream<fc.Value<ReadonlyArray<A>>> {
    return fc.stream(shorterLists(list)).map((shorter) => new fc.Value(shorter, undefined))
  }
}

/** The same lists, with failures that shrink by leaving items out. */
export const shortening = <A>(
  lists: fc.Arbitrary<ReadonlyArray<A>>,
): fc.Arbitrary<ReadonlyArray<A>> => new Shortening(lists)

function* shorterLists<A>(list: ReadonlyArray<A>): IterableIterator<ReadonlyArray<A>> {
  for (let size = Math.ceil(list.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let start = 0; start < list.length; start += size) {
      yield [...list.slice(0, start), ...list.slice(start + size)]
    }
  }
}
