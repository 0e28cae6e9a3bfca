/** One instrument: what was posted, what became of it, and its status on a day (catalogue 7.7). */
import { type Cents, type CivilDate, centsOf } from '../../values/index.js'
import type { PostedBond, Security } from '../content/index.js'

interface Posted<S extends Security> {
  readonly id: string
  /** As it was posted, by which a repetition is known. */
  readonly posted: S
  /** As it is now. */
  readonly amount: Cents
}

export interface Bond extends Posted<PostedBond> {
  readonly form: 'bond'
  /** Last day in force; null where no cancellation was noticed. */
  readonly endsOn: CivilDate | null
}

export interface Cash extends Posted<Exclude<Security, PostedBond>> {
  readonly form: 'cash'
  readonly stage: 'Deposited' | 'ToppedUp' | 'ReturnRequested' | 'Returned'
}

export type Instrument = Bond | Cash

export type InstrumentStatus =
  | Cash['stage']
  | 'Filed'
  | 'InForce'
  | 'Increased'
  | 'CancelNotice'
  | 'Ended'

/** Dates decide about a bond, whether or not anything was recorded since. */
export const instrumentStatus = (instrument: Instrument, day: CivilDate): InstrumentStatus => {
  if (instrument.form === 'cash') return instrument.stage
  const { endsOn, posted, amount } = instrument
  if (endsOn !== null) return endsOn < day ? 'Ended' : 'CancelNotice'
  if (day < posted.inForceFrom) return 'Filed'
  return amount > centsOf(posted.amount) ? 'Increased' : 'InForce'
}

/** An instrument as it is when it has just been posted. */
export const postedInstrument = (id: string, security: Security): Instrument => {
  const amount = centsOf(security.amount)
  return security.form === 'bond'
    ? { form: 'bond', id, posted: security, amount, endsOn: null }
    : { form: 'cash', id, posted: security, amount, stage: 'Deposited' }
}

/** The instrument counts as security on that day. */
export const countsOn = (instrument: Instrument, day: CivilDate): boolean =>
  instrument.form === 'cash'
    ? instrument.stage !== 'Returned'
    : instrument.posted.inForceFrom <= day &&
      (instrument.endsOn === null || day <= instrument.endsOn)

/** It never counts again. */
export const isOver = (instrument: Instrument, day: CivilDate): boolean => {
  const status = instrumentStatus(instrument, day)
  return status === 'Ended' || status === 'Returned'
}
