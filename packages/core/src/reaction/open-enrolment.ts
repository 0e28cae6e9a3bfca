/** A reserved reference opens the enrolment of its program account (catalogue 4). */
import type { RecordedEvent } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { events } from '../business-account/event.js'
import type { CommandOf } from '../command-definition.js'
import type { OpenEnrolment } from '../program-account/command.js'
import { bn15Of } from '../values/index.js'
import type { Reaction } from './reaction.js'

export const openEnrolment: Reaction<unknown> = {
  name: 'openEnrolment',
  initial: null,
  evolve: (state) => state,
  react: (_state, event) => (event.type === 'ProgramReferenceReserved' ? [opening(event)] : []),
}

const opening = (recorded: RecordedEvent): CommandOf<typeof OpenEnrolment> => {
  const decoded = events.decode(recorded)
  if (E.isLeft(decoded) || decoded.right.type !== 'ProgramReferenceReserved') {
    throw new Error(`${recorded.stream}@${recorded.revision} cannot be read`)
  }
  const { bn9, reference, programType } = decoded.right.data
  return { type: 'OpenEnrolment', data: { bn15: bn15Of(bn9, reference), programType } }
}
