/** Plays events through models: the step between the log and the tables that every host shares. */
import type { Model, Projected } from './model.js'
import { notAtHand, type WorkingSet } from './working-set.js'

/** A model could not say what an event changes: the event cannot be what it seems, or the model is wrong. */
export class ProjectionBug extends Error {
  constructor(
    readonly model: Model,
    readonly projected: Projected,
    override readonly cause: unknown,
  ) {
    super(`${model.name}: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
}

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
        if (thrown !== notAtHand && complete) throw new ProjectionBug(model, event, thrown)
        complete = false
      }
    }
  }
  return complete
}
