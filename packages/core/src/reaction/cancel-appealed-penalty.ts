/**
 * A penalty whose appeal is allowed is cancelled in the appellant's ledger (catalogue 9, DecideAppeal).
 * The decision does not say what was appealed, so this reaction remembers that of penalties.
 */
import type { EventOf, RecordedEvent } from '@carmkit/kernel'
import type { CommandOf } from '../command-definition.js'
import type { CancelAppealedPenalty } from '../ledger/command/penalties.js'
import type { AppealDecided, AppealFiled } from '../transaction/appeal/event.js'
import {
  type AppealNumber,
  type Bn15,
  type Keyed,
  type NoticeNumber,
  noEntries,
  valueIn,
  withoutValue,
  withValue,
} from '../values/index.js'
import type { Reaction } from './reaction.js'

/** Under each appeal against a penalty whose it is, and the notice. */
type Appealed = Keyed<AppealNumber, { readonly bn15: Bn15; readonly noticeNumber: NoticeNumber }>

export const cancelAppealedPenalty: Reaction<unknown> = {
  name: 'cancelAppealedPenalty',
  initial: noEntries,
  evolve: (state, event) => (isFiled(event) ? remembered(state as Appealed, event) : state),
  views: null,
  react: (state, event) => (isAllowed(event) ? cancellation(state as Appealed, event) : []),
}

type Filed = RecordedEvent<EventOf<typeof AppealFiled>>
type Decided = RecordedEvent<EventOf<typeof AppealDecided>>

const isFiled = (event: RecordedEvent): event is Filed => event.type === 'AppealFiled'

/** What is allowed in part stands until people say what is left of it (CK-149). */
const isAllowed = (event: RecordedEvent): event is Decided =>
  event.type === 'AppealDecided' && (event as Decided).data.outcome === 'allowed'

/** What is filed anew under a number takes the place of what was turned away. */
const remembered = (
  appealed: Appealed,
  { data: { appealNumber, appellant: bn15, subjects } }: Filed,
): Appealed => {
  const penalty = subjects.find((one) => one.kind === 'penalty')
  return penalty === undefined
    ? withoutValue(appealed, appealNumber)
    : withValue(appealed, appealNumber, { bn15, noticeNumber: penalty.noticeNumber })
}

const cancellation = (
  appealed: Appealed,
  { data: { appealNumber } }: Decided,
): ReadonlyArray<CommandOf<typeof CancelAppealedPenalty>> => {
  const penalty = valueIn(appealed, appealNumber)
  return penalty === undefined
    ? []
    : [{ type: 'CancelAppealedPenalty', data: { ...penalty, appealNumber } }]
}
