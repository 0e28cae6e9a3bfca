/** What a mass case accepted becomes a version of each declaration, on its own stream (catalogue 7.2). */
import type { EventOf, RecordedEvent } from '@carmkit/kernel'
import type { CommandOf } from '../command-definition.js'
import type { ApplyMassCase } from '../transaction/declaration/command/mass-case.js'
import type { MassCaseProcessed } from '../transaction/mass-case/event.js'
import { type Reaction, stateless } from './reaction.js'

export const applyMassCase: Reaction<unknown> = {
  name: 'applyMassCase',
  ...stateless,
  views: null,
  react: (_state, event) => (isProcessed(event) ? applications(event) : []),
}

type Processed = RecordedEvent<EventOf<typeof MassCaseProcessed>>

const isProcessed = (event: RecordedEvent): event is Processed => event.type === 'MassCaseProcessed'

/** What was rejected stands in the case, with its reasons. */
const applications = ({
  data: { massCaseNumber, outcomes },
}: Processed): ReadonlyArray<CommandOf<typeof ApplyMassCase>> =>
  outcomes
    .filter(({ outcome }) => outcome === 'accepted')
    .map(({ transactionNumber }) => ({
      type: 'ApplyMassCase',
      data: { transactionNumber, massCaseNumber },
    }))
