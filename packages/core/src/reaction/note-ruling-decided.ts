/**
 * A ruling that is given, modified or varied gives reason to believe that what quotes it and is
 * classified otherwise is wrong (catalogue 3.3). The event of a ruling does not say who quotes it, so
 * this reaction remembers that: nothing where no ruling is quoted, and nothing of a ruling that has
 * ended.
 */
import type { EventOf, RecordedEvent } from '@carmkit/kernel'
import type { CommandOf } from '../command-definition.js'
import type { NoteRulingDecided } from '../transaction/declaration/command/ruling.js'
import type { RulingsQuoted } from '../transaction/declaration/event/index.js'
import type {
  RulingDeclined,
  RulingIssued,
  RulingModified,
  RulingRevoked,
  RulingVaried,
  RulingWithdrawn,
} from '../transaction/ruling/event.js'
import {
  entriesOf,
  type Keyed,
  noEntries,
  type TransactionNumber,
  valueIn,
  withoutValue,
  withValue,
} from '../values/index.js'
import type { Reaction } from './reaction.js'

/** Under each ruling the declarations of which a version quotes it. */
type Quoters = Keyed<string, Keyed<TransactionNumber, true>>

export const noteRulingDecided: Reaction<unknown> = {
  name: 'noteRulingDecided',
  initial: noEntries,
  evolve: (state, event) => remembered(state as Quoters, event),
  views: null,
  react: (state, event) => (isDecided(event) ? notes(state as Quoters, event) : []),
}

type Quoted = RecordedEvent<EventOf<typeof RulingsQuoted>>
type Decided = RecordedEvent<
  EventOf<typeof RulingIssued> | EventOf<typeof RulingModified> | EventOf<typeof RulingVaried>
>
type Ended = RecordedEvent<
  EventOf<typeof RulingWithdrawn> | EventOf<typeof RulingDeclined> | EventOf<typeof RulingRevoked>
>

const isQuoted = (event: RecordedEvent): event is Quoted => event.type === 'RulingsQuoted'

const deciding: ReadonlyArray<string> = [
  'RulingIssued',
  'RulingModified',
  'RulingVaried',
] satisfies ReadonlyArray<Decided['type']>

const isDecided = (event: RecordedEvent): event is Decided => deciding.includes(event.type)

const ending: ReadonlyArray<string> = [
  'RulingWithdrawn',
  'RulingDeclined',
  'RulingRevoked',
] satisfies ReadonlyArray<Ended['type']>

const isEnded = (event: RecordedEvent): event is Ended => ending.includes(event.type)

const remembered = (quoters: Quoters, event: RecordedEvent): Quoters => {
  if (isEnded(event)) return withoutValue(quoters, event.data.rulingNumber)
  if (!isQuoted(event)) return quoters
  const { transactionNumber, rulings } = event.data
  return rulings.reduce<Quoters>((known, ruling) => {
    const declarations = valueIn(known, ruling) ?? noEntries
    return withValue(known, ruling, withValue(declarations, transactionNumber, true))
  }, quoters)
}

const notes = (
  quoters: Quoters,
  { data: { rulingNumber } }: Decided,
): ReadonlyArray<CommandOf<typeof NoteRulingDecided>> =>
  entriesOf(valueIn(quoters, rulingNumber) ?? noEntries)
    .map(([transactionNumber]) => transactionNumber)
    .toSorted()
    .map((transactionNumber) => ({
      type: 'NoteRulingDecided',
      data: { transactionNumber, rulingNumber },
    }))
