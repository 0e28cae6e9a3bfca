/**
 * An account as its rows say it: all that its state is made of, so that the core itself can say what
 * an event makes of it. Only rows that may still change are read, which are few however long it lives.
 */
import {
  type Bn15,
  type Cents,
  type CivilDate,
  type Enrolled,
  type FinancialSecurity,
  moneyOf,
  type Stretches,
} from '@carmkit/core'
import type { Rows } from '../../../project/rows.js'
import type { Row } from '../../../project/table.js'
import { together } from '../../../project/together.js'
import {
  rppPeriod,
  securityAccount,
  securityCover,
  securityInstrument,
  securityRequirement,
} from '../tables/index.js'

export type AccountRow = Row<typeof securityAccount>
export type RequirementRow = Row<typeof securityRequirement>
export type InstrumentRow = Row<typeof securityInstrument>
export type PeriodRow = Row<typeof rppPeriod>
export type CoverRow = Row<typeof securityCover>

type Instrument = Enrolled['held'][number]
type Form<F> = Extract<Instrument, { readonly form: F }>

export interface Stored {
  /** Null before the first enrolment. */
  readonly account: AccountRow | null
  /** In force on the day of the event; null before the first enrolment. */
  readonly requirement: RequirementRow | null
  /** In force on a later day; null without. */
  readonly raised: RequirementRow | null
  /** Those that are not over. */
  readonly instruments: ReadonlyArray<InstrumentRow>
  readonly periods: ReadonlyArray<PeriodRow>
  readonly cover: ReadonlyArray<CoverRow>
  readonly state: FinancialSecurity
}

/** What stands before an event of that day: a requirement that has come by then is in force. */
export const stored = (rows: Rows, { bn15, on }: { bn15: Bn15; on: CivilDate }): Stored => {
  const [account, instruments, periods, cover] = together(
    () => rows.get(securityAccount, { bn15 }),
    () => rows.where(securityInstrument, { bn15, over: 0 }),
    () => rows.where(rppPeriod, { bn15, planned: 1 }),
    () => rows.where(securityCover, { bn15, planned: 1 }),
  )
  const stated = (requirement: number | null | undefined): RequirementRow | null =>
    requirement == null ? null : rows.get(securityRequirement, { bn15, requirement })
  const [former, later] = together(
    () => stated(account?.requirement),
    () => stated(account?.raised_requirement),
  )
  const hasCome = later !== null && later.first_day <= on
  const [requirement, raised] = hasCome ? [later, null] : [former, later]
  const found = { account, requirement, raised, instruments, periods, cover }
  return { ...found, state: stateOf(found) }
}

/** Requests for a reduction and what is over have no part in what an event makes of the rest. */
const stateOf = ({
  account,
  requirement,
  raised,
  instruments,
  periods,
}: Omit<Stored, 'state'>): FinancialSecurity =>
  account === null || requirement === null
    ? { status: 'NotEnrolled' }
    : {
        status: account.status as Enrolled['status'],
        required: requiredOf(requirement),
        raised:
          raised === null
            ? null
            : { required: requiredOf(raised), from: raised.first_day as CivilDate },
        activeFrom: account.active_from as CivilDate | null,
        computedOn: account.computed_on as CivilDate,
        held: instruments.map(instrumentOf),
        ended: null,
        heldOffUntil: account.held_off_until as CivilDate | null,
        reduction: null,
        days: stretchesOf(periods),
      }

const requiredOf = ({ basis, bond, cash }: RequirementRow): Enrolled['required'] => ({
  basis: basis as Cents,
  bond: bond as Cents,
  cash: cash as Cents,
})

const instrumentOf = (row: InstrumentRow): Instrument => {
  const { instrument: id, amount, posted_amount, first_day, last_day, status } = row
  const posted = { amount: moneyOf(posted_amount as Cents) }
  return row.form === 'bond'
    ? {
        form: 'bond',
        id,
        posted: {
          form: 'bond',
          ...posted,
          surety: row.surety as Bn15,
          inForceFrom: first_day as CivilDate,
          wholeBond: row.whole_bond === null ? null : moneyOf(row.whole_bond as Cents),
        },
        amount: amount as Cents,
        endsOn: last_day as CivilDate | null,
      }
    : {
        form: 'cash',
        id,
        posted: { form: 'cash', ...posted },
        amount: amount as Cents,
        stage: status as Form<'cash'>['stage'],
      }
}

/** The oldest at the end of the chain. */
const stretchesOf = (periods: ReadonlyArray<PeriodRow>): Stretches =>
  periods.reduce<Stretches>(
    (before, { first_day, last_day }) => ({
      from: first_day as CivilDate,
      through: last_day as CivilDate | null,
      before,
    }),
    null,
  )
