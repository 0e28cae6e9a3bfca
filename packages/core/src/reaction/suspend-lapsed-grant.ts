/**
 * A grant that was given, widened or resumed without authority at that place in the log is
 * suspended, until the client resumes it (assumed CK-35).
 */
import type { EventOf, RecordedEvent } from '@carmkit/kernel'
import type { AuthorityLapsed } from '../authority-lapse/event.js'
import type { CommandOf } from '../command-definition.js'
import type { RecordGrantLapsed } from '../delegation/command/elsewhere.js'
import { type Reaction, stateless } from './reaction.js'

export const suspendLapsedGrant: Reaction<unknown> = {
  name: 'suspendLapsedGrant',
  ...stateless,
  views: null,
  react: (_state, event) =>
    isLapsed(event) && event.data.grant !== null ? [suspended(event.data.grant)] : [],
}

type Lapsed = RecordedEvent<EventOf<typeof AuthorityLapsed>>

const isLapsed = (event: RecordedEvent): event is Lapsed => event.type === 'AuthorityLapsed'

const suspended = (
  data: NonNullable<Lapsed['data']['grant']>,
): CommandOf<typeof RecordGrantLapsed> => ({ type: 'RecordGrantLapsed', data })
