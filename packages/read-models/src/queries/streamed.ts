/** What a piece of work hands out while it runs, as a stream whose reader sets the pace. */

/** The reader wants no more. */
class Enough extends Error {}

/**
 * Runs work that awaits `give` for each of its results: it goes on when the reader asks for the next,
 * and is broken off there when the reader leaves. Nothing runs before the first is asked for.
 */
export async function* streamed<A>(
  work: (give: (result: A) => Promise<void>) => Promise<void>,
): AsyncGenerator<A, void> {
  let offer = pending<A | null>()
  let demand = pending<void>()
  const give = async (result: A): Promise<void> => {
    demand = pending()
    offer.resolve(result)
    await demand.promise
  }
  const working = work(give).then(
    () => offer.resolve(null),
    (error: unknown) => (error instanceof Enough ? undefined : offer.reject(error)),
  )
  try {
    for (;;) {
      const result = await offer.promise
      if (result === null) return
      offer = pending()
      yield result
      demand.resolve()
    }
  } finally {
    demand.reject(new Enough())
    await working
  }
}

interface Pending<A> {
  readonly promise: Promise<A>
  readonly resolve: (value: A) => void
  readonly reject: (error: unknown) => void
}

const pending = <A>(): Pending<A> => {
  let settle: Omit<Pending<A>, 'promise'> | undefined
  const promise = new Promise<A>((resolve, reject) => {
    settle = { resolve, reject }
  })
  // Whoever waits for it hears of a failure; nobody may be waiting any more.
  promise.catch(() => undefined)
  return { promise, ...(settle as Omit<Pending<A>, 'promise'>) }
}
