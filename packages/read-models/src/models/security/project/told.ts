/**
 * What every event of financial security changes: the account, what is held, and the days that
 * follow. What the core makes of the event is written back; each type of event adds rows of its own.
 */
import {
  addDays,
  bn9Of,
  type CivilDate,
  centsOf,
  type Enrolled,
  entriesOf,
  financialSecurity,
} from '@carmkit/core'
import type { EventIn } from '@carmkit/kernel'
import type { Projected, Projection } from '../../../project/model.js'
import { type Change, put, type Rows } from '../../../project/rows.js'
import { securityAccount, securityInstrument } from '../tables/index.js'
import { coverChanges, type Planning, periodChanges } from './days.js'
import { type AccountRow, type InstrumentRow, type Stored, stored } from './stored.js'

export type FinancialSecurityEvent = EventIn<typeof financialSecurity.events>
export type Of<Type extends FinancialSecurityEvent['type']> = Extract<
  FinancialSecurityEvent,
  { readonly type: Type }
>

export interface Told {
  /** Columns that no state has. */
  readonly account?: Partial<AccountRow>
  /** The same of one instrument; all its columns where it is new. */
  readonly instrument?: Partial<InstrumentRow> & Pick<InstrumentRow, 'instrument'>
  readonly changes?: ReadonlyArray<Change>
}

export type Tell<Type extends FinancialSecurityEvent['type']> = (
  projected: Projected<Of<Type>>,
  before: Stored,
  rows: Rows,
) => Told

/** The account that a recorded event names: it enrolled before. */
export const accountOf = ({ account }: Stored): AccountRow => {
  if (account === null) throw new Error('an event of an account that never enrolled')
  return account
}

export const secured =
  <Type extends FinancialSecurityEvent['type']>(tell: Tell<Type>): Projection<Of<Type>> =>
  (projected, rows) => {
    const event = projected.event as FinancialSecurityEvent
    const { bn15, on } = event.data
    const { revision } = projected.event
    const before = stored(rows, { bn15, on })
    const after = financialSecurity.evolve(before.state, event)
    if (after.status === 'NotEnrolled') throw new Error(`${event.type} of ${bn15}, never enrolled`)
    const told = tell(projected, before, rows)
    const planning = { bn15, on, revision }
    return [
      put(securityAccount, { ...accountAfter(before, after, planning), ...told.account }),
      ...instrumentChanges({ before, after, told }, planning),
      ...periodChanges(before, after, planning),
      ...coverChanges(before, after, planning),
      ...(told.changes ?? []),
    ]
  }

const accountAfter = (
  { account, requirement, raised }: Stored,
  { status, activeFrom, computedOn, heldOffUntil }: Enrolled,
  { bn15, revision }: Planning,
): AccountRow => ({
  enrolment: account?.enrolment ?? revision,
  reduction: account?.reduction ?? null,
  suspension: account?.suspension ?? null,
  bn15,
  bn9: bn9Of(bn15),
  status,
  active_from: activeFrom,
  computed_on: computedOn,
  held_off_until: heldOffUntil,
  requirement: requirement?.requirement ?? revision,
  raised_requirement: raised?.requirement ?? null,
  revision,
})

type Instrument = Enrolled['held'][number]

/** What is held now, and what was found to be over. */
const instrumentChanges = (
  {
    before,
    after,
    told,
  }: { readonly before: Stored; readonly after: Enrolled; readonly told: Told },
  { on, revision }: Planning,
): ReadonlyArray<Change> => {
  const ended = entriesOf(after.ended).map(([, instrument]) => instrument)
  const rowOf = (instrument: Instrument, over: 0 | 1): ReadonlyArray<Change> => {
    const known = before.instruments.find((row) => row.instrument === instrument.id)
    const isNamed = told.instrument?.instrument === instrument.id
    const row = { ...known, ...(isNamed ? told.instrument : {}) } as InstrumentRow
    const now = { ...row, ...standing(instrument, on), amount: instrument.amount, over, revision }
    const isNews = isNamed || known?.over !== over
    return isNews ? [put(securityInstrument, now)] : []
  }
  return [
    ...after.held.flatMap((instrument) => rowOf(instrument, 0)),
    ...ended.flatMap((instrument) => rowOf(instrument, 1)),
  ]
}

/** Status and last day, as events say them: what dates say of a bond is read from its days. */
const standing = (
  instrument: Instrument,
  on: CivilDate,
): Pick<InstrumentRow, 'status' | 'last_day'> => {
  if (instrument.form === 'cash') {
    const { stage } = instrument
    return { status: stage, last_day: stage === 'Returned' ? addDays(on, -1) : null }
  }
  const { endsOn, amount, posted } = instrument
  if (endsOn !== null) return { status: 'CancelNotice', last_day: endsOn }
  return { status: amount > centsOf(posted.amount) ? 'Increased' : 'Filed', last_day: null }
}
