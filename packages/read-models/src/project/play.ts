/** Plays events through models: the step between the log and the tables that every host shares. */
import type { Model, Projected } from './model.js'
import { notAtHand, type WorkingSet } from './working-set.js'

/**
 * Whether all events were played. False: some asked for rows that are not at hand; the set names them,
 * and once they are fetched the events are to be played again.
 */
export const play = (
  models: ReadonlyArray<Model>,
  events: ReadonlyArray<Projected>,
  set: WorkingSet,
): boolean => {
  set.rewind()
  let complete = true
  for (const event of events) {
    for (const model of models) {
      try {
        set.apply(model.project(event, set.rows))
      } catch (thrown) {
        // Behind a gap a projection may see what never was; if it is a bug, the next time shows it.
        if (thrown !== notAtHand && complete) throw thrown
        complete = false
      }
    }
  }
  return complete
}
