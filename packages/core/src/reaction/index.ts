/** What follows from events across aggregates: each reaction one file, all listed here. */
import { openEnrolment } from './open-enrolment.js'
import type { Reaction } from './reaction.js'

export type { Reaction } from './reaction.js'
export { openEnrolment }

/** Every reaction of the domain, in the order in which they run. */
export const reactions: ReadonlyArray<Reaction<unknown>> = [openEnrolment]
