/** What the agency does about a shortfall: waits, suspends, reinstates. */
import * as E from 'fp-ts/lib/Either.js'
import { moneyOf } from '../../values/index.js'
import type { On } from '../command.js'
import type { FinancialSecurityContext } from '../context/index.js'
import { RppReinstated, RppSuspended, SuspensionHeldOff } from '../event.js'
import {
  type Enrolled,
  type FinancialSecurity,
  isActiveOn,
  openReduction,
  shortfallOn,
  standingOn,
} from '../state/index.js'
import { unlessPast, type Verdict, whileEnrolled } from './verdict.js'

/** What it waits for was asked for; a bond on paper nobody sees from here. */
export const holdOff = (
  { data }: On<'HoldOffSuspension'>,
  state: FinancialSecurity,
  { today, now }: FinancialSecurityContext,
): Verdict =>
  whileEnrolled(state, (enrolled) => {
    if (!isActiveOn(enrolled, today)) return notActive(enrolled, { today })
    const open = openReduction(enrolled, now)
    if (data.reason === 'ReductionPending' && (open === null || open === 'Lapsed')) {
      return E.left({ name: 'NoReductionPending', rule: 'CK-90' })
    }
    return unlessPast(data.until, today, () =>
      E.right(
        data.until === enrolled.heldOffUntil
          ? []
          : [SuspensionHeldOff.make({ ...data, on: today })],
      ),
    )
  })

/** Only for want of security; the agency's own discretion does not bind it. */
export const suspend = (
  { data: { bn15 } }: On<'SuspendRpp'>,
  state: FinancialSecurity,
  { today }: FinancialSecurityContext,
): Verdict =>
  whileEnrolled(state, (enrolled) => {
    if (!isActiveOn(enrolled, today)) return notActive(enrolled, { today })
    const shortBy = shortfallOn(enrolled, today)
    return shortBy === 0
      ? E.left({ name: 'StillCovered', rule: 'TXN-39' })
      : E.right([RppSuspended.make({ bn15, on: today, shortBy: moneyOf(shortBy) })])
  })

const notActive = (
  enrolled: Enrolled,
  { today }: Pick<FinancialSecurityContext, 'today'>,
): Verdict =>
  E.left({ name: 'RppNotActive', rule: 'TXN-39', standing: standingOn(enrolled, today) })

export const reinstate = (
  { data: { bn15 } }: On<'ReinstateRpp'>,
  state: FinancialSecurity,
  { today }: FinancialSecurityContext,
): Verdict =>
  whileEnrolled(state, (enrolled) => {
    if (enrolled.status !== 'Suspended') {
      const standing = standingOn(enrolled, today)
      return E.left({ name: 'RppNotSuspended', rule: 'TXN-39', standing })
    }
    const shortBy = shortfallOn(enrolled, today)
    return shortBy > 0
      ? E.left({ name: 'StillShort', rule: 'TXN-39', shortBy: moneyOf(shortBy) })
      : E.right([RppReinstated.make({ bn15, on: today })])
  })
