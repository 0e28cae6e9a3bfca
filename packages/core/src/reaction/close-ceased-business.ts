/**
 * A business that ceased leaves its delegations, on either side, and its program accounts: authority
 * has obeyed before, this is the record of it (BUS-13).
 */
import type { EventOf, RecordedEvent } from '@carmkit/kernel'
import type { BusinessCeased } from '../business-account/event.js'
import type { CommandOf } from '../command-definition.js'
import type { RecordPartyCeased } from '../delegation/command/elsewhere.js'
import type { RecordProgramClosure } from '../program-account/command.js'
import type { Bn9 } from '../values/index.js'
import { type Reaction, stateless } from './reaction.js'
import type { DelegationQuery, ProgramQuery, Views } from './views.js'

export const closeCeasedBusiness: Reaction<unknown> = {
  name: 'closeCeasedBusiness',
  ...stateless,
  views: (event) =>
    isCeased(event) ? [delegationsOf(event.data.bn9), programsOf(event.data.bn9)] : [],
  react: (_state, event, views) => (isCeased(event) ? records(event.data.bn9, views) : []),
}

type Ceased = RecordedEvent<EventOf<typeof BusinessCeased>>

const isCeased = (event: RecordedEvent): event is Ceased => event.type === 'BusinessCeased'

const delegationsOf = (bn9: Bn9): DelegationQuery => ({ view: 'delegationsOf', bn9 })

const programsOf = (bn9: Bn9): ProgramQuery => ({ view: 'programsOf', bn9 })

type Closing = CommandOf<typeof RecordPartyCeased> | CommandOf<typeof RecordProgramClosure>

const records = (bn9: Bn9, views: Views): ReadonlyArray<Closing> => [
  ...views
    .delegations(delegationsOf(bn9))
    .map(
      (delegation): Closing => ({ type: 'RecordPartyCeased', data: { ...delegation, party: bn9 } }),
    ),
  ...views
    .programs(programsOf(bn9))
    .map((bn15): Closing => ({ type: 'RecordProgramClosure', data: { bn15, reason: 'BnCeased' } })),
]
