/**
 * What ended elsewhere is recorded here: it has held since its instant, so these answers change
 * nothing that authority allows. Told twice, there is nothing left to record.
 */
import * as E from 'fp-ts/lib/Either.js'
import { latest, type Revocation } from '../../values/index.js'
import type { On } from '../command/index.js'
import type { Elsewhere } from '../context/endings.js'
import { endingsOf, voidingsOf } from './life.js'
import type { Situation, Verdict } from './situation.js'

const untouched: Elsewhere = { revocations: [], closedAt: null, ceased: false }

/** Closing an account ends the grants of that scope, and none of the whole business (DEL-17). */
export const recordProgramClosed = (
  { data: { scope, closedAt } }: On<'RecordProgramClosed'>,
  situation: Situation,
): Verdict =>
  scope === 'business'
    ? E.left({ name: 'NotAffected', rule: 'DEL-17' })
    : recorded({ ...untouched, closedAt }, situation)

export const recordPartyCeased = (
  { data: { client, provider, party } }: On<'RecordPartyCeased'>,
  situation: Situation,
): Verdict =>
  party === client || party === provider
    ? recorded({ ...untouched, ceased: true }, situation)
    : E.left({ name: 'NotAffected', rule: 'BUS-13' })

/** A grant that is suspended leaves a run-off, one that has not begun does not (a15). */
export const recordProviderRevoked = (
  { data: { mode, at } }: On<'RecordProviderRevoked'>,
  situation: Situation,
): Verdict => recorded({ ...untouched, revocations: [{ mode, at }] }, situation)

const recorded = (told: Elsewhere, { state, context }: Situation): Verdict => {
  const { now } = context
  const elsewhere = together(told, context.elsewhere)
  return E.right([
    ...endingsOf(state, { elsewhere, now }),
    ...voidingsOf(state, { elsewhere, now }),
  ])
}

/**
 * What is told, among all that ended there: a grant made in the very instant of one ending is over
 * at birth (f3), so that another ending told first leaves it no run-off.
 */
const together = (told: Elsewhere, known: Elsewhere): Elsewhere => ({
  revocations: [...told.revocations, ...known.revocations].toSorted(byInstant),
  // The later closing ended all that the earlier one did.
  closedAt:
    told.closedAt === null
      ? known.closedAt
      : latest(told.closedAt, known.closedAt ?? told.closedAt),
  ceased: told.ceased || known.ceased,
})

const byInstant = (one: Revocation, other: Revocation): number =>
  one.at === other.at ? 0 : one.at < other.at ? -1 : 1
