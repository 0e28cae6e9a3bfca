/** An account that was opened elsewhere appears as a program account of its own (catalogue 4). */
import type { EventOf, RecordedEvent } from '@carmkit/kernel'
import type { ProgramMirrored } from '../business-account/event.js'
import type { CommandOf } from '../command-definition.js'
import type { OpenMirroredAccount } from '../program-account/command.js'
import { bn15Of } from '../values/index.js'
import { type Reaction, stateless } from './reaction.js'

export const openMirroredAccount: Reaction<unknown> = {
  name: 'openMirroredAccount',
  ...stateless,
  views: null,
  react: (_state, event) => (isMirrored(event) ? [opening(event)] : []),
}

type Mirrored = RecordedEvent<EventOf<typeof ProgramMirrored>>

const isMirrored = (event: RecordedEvent): event is Mirrored => event.type === 'ProgramMirrored'

const opening = ({ data }: Mirrored): CommandOf<typeof OpenMirroredAccount> => {
  const { bn9, reference, programType, openedOn, origin } = data
  return {
    type: 'OpenMirroredAccount',
    data: { bn15: bn15Of(bn9, reference), programType, openedOn, origin },
  }
}
