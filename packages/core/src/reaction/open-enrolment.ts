/** A reserved reference opens the enrolment of its program account (catalogue 4). */
import type { EventOf, RecordedEvent } from '@carmkit/kernel'
import type { ProgramReferenceReserved } from '../business-account/event.js'
import type { CommandOf } from '../command-definition.js'
import type { OpenEnrolment } from '../program-account/command.js'
import { bn15Of } from '../values/index.js'
import { type Reaction, stateless } from './reaction.js'

export const openEnrolment: Reaction<unknown> = {
  name: 'openEnrolment',
  ...stateless,
  views: null,
  react: (_state, event) => (isReserved(event) ? [opening(event)] : []),
}

type Reserved = RecordedEvent<EventOf<typeof ProgramReferenceReserved>>

const isReserved = (event: RecordedEvent): event is Reserved =>
  event.type === 'ProgramReferenceReserved'

const opening = ({
  data: { bn9, reference, programType },
}: Reserved): CommandOf<typeof OpenEnrolment> => ({
  type: 'OpenEnrolment',
  data: { bn15: bn15Of(bn9, reference), programType },
})
