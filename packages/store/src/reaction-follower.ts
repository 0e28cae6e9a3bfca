/** Runs reactions beside a log that others write, for as long as a host lives. */
import * as E from 'fp-ts/lib/Either.js'
import type { Failed, OutcomeUnknown } from './command-loop.js'
import { type NewsOptions, newsOf } from './news.js'
import type { Ports } from './ports.js'
import { type OnUnreadable, type Reacted, toldOnce } from './reacted.js'
import { runToEnd } from './reaction-runner.js'

export interface ReactionFollowing extends NewsOptions {
  /** Told of all that a run has sent, in its order, after the run. */
  readonly onReacted?: (reacted: Reacted) => void
  /** Told once of each place that the runs pass over, since it holds no event. */
  readonly onUnreadable?: OnUnreadable
}

/**
 * Runs the reactions of the domain to quiescence now and whenever the log has grown, whoever wrote into it, until
 * the signal. Left: the store failed, and the next following goes on where this one stopped.
 */
export const followReactions = async (
  ports: Ports,
  { onReacted = () => undefined, onUnreadable = () => undefined, ...options }: ReactionFollowing,
): Promise<E.Either<Failed | OutcomeUnknown, void>> => {
  const tell = toldOnce(onUnreadable)
  const news = newsOf(ports.store, options)
  try {
    while (!options.signal.aborted) {
      const run = await runToEnd(ports, tell)
      if (E.isLeft(run)) return run
      run.right.reacted.forEach(onReacted)
      const told = await news.behind(run.right.position)
      if (E.isLeft(told)) return E.left({ outcome: 'failed', failure: told.left })
    }
    return E.right(undefined)
  } finally {
    await news.end()
  }
}
