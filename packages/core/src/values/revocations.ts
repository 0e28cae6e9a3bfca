/**
 * The revocations of one provider that still matter, bounded in number: a client may revoke as often as it likes.
 */
import { addHours } from './instant.js'
import { type Revocation, runOffDays } from './terms.js'

/** A day more than a run-off: its civil days may have an hour more than 24. */
const overAfterHours = (runOffDays + 1) * 24

/**
 * CutOff leaves nothing of what was before it, so nothing older is kept; and once its run-offs are
 * over, a RunOff has left nothing either. What remains is one CutOff at most, and the RunOffs of
 * one month after it (DEL-25).
 */
export const withRevocation = (
  known: ReadonlyArray<Revocation>,
  newest: Revocation,
): ReadonlyArray<Revocation> => {
  const all = [...known, newest].map(
    (one): Revocation =>
      addHours(one.at, overAfterHours) <= newest.at ? { mode: 'CutOff', at: one.at } : one,
  )
  const lastCutOff = all.findLastIndex(({ mode }) => mode === 'CutOff')
  return lastCutOff === -1 ? all : all.slice(lastCutOff)
}
