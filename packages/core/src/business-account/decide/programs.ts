/** The reference numbers of a business: the next one for an enrolment, and those that exist already. */
import { easternDateOf } from '../../calendar/index.js'
import { ProgramReference } from '../../values/index.js'
import type { On } from '../command/index.js'
import type { BusinessAccountContext } from '../context.js'
import { ProgramMirrored, ProgramReferenceReserved } from '../event.js'
import type { Registered } from '../state.js'
import { recorded, refused, type Verdict } from './verdict.js'

/** Highest known plus one (PRG-14). */
export const startProgramEnrolment = (
  { data: { bn9, programType } }: On<'StartProgramEnrolment'>,
  { references }: Registered,
  { now, portalServes }: BusinessAccountContext,
): Verdict => {
  const today = easternDateOf(now)
  if (!portalServes) return refused({ name: 'NoPortalAccess', rule: 'PRG-06', today })
  const highest = references.reduce((most, one) => Math.max(most, Number(one.slice(2))), 0)
  const reference = `RM${String(highest + 1).padStart(4, '0')}`
  return ProgramReference.is(reference)
    ? recorded(ProgramReferenceReserved.make({ bn9, reference, programType }))
    : refused({ name: 'NoFreeReference', rule: 'BN-08' })
}

/** An account of elsewhere; who opened it follows from the day, which has come (PRG-06). */
export const mirrorExistingRm = (
  { data }: On<'MirrorExistingRm'>,
  { references }: Registered,
  { now, originsByDay }: BusinessAccountContext,
): Verdict => {
  const { reference, openedOn, origin } = data
  if (references.includes(reference))
    return refused({ name: 'ReferenceInUse', rule: 'BN-08', reference })
  const isPast = openedOn <= easternDateOf(now)
  return isPast && originsByDay[openedOn]?.includes(origin)
    ? recorded(ProgramMirrored.make(data))
    : refused({ name: 'OriginNotOfThatDay', rule: 'PRG-06', origin, openedOn })
}
