/**
 * What other accounts of the same business number have of one bond. A bond of the whole number has
 * the same id in each account that holds a share of it (assumed CK-85).
 */
import type { StreamRef } from '@carmkit/kernel'
import type { Facts } from '../../aggregate.js'
import { type BusinessAccount, businessAccountStream } from '../../business-account/state.js'
import { type Bn15, bn9Of, bn15Of, type Cents, type CivilDate } from '../../values/index.js'
import type { FinancialSecurityCommand } from '../command.js'
import {
  type FinancialSecurity,
  financialSecurityStream,
  instrumentOf,
  isOver,
} from '../state/index.js'

/** The bond that a command gives or increases a share of; null for every other command. */
export const sharedBond = (
  { type, data }: FinancialSecurityCommand,
  state: FinancialSecurity,
): string | null => {
  if (type === 'PostSecurity') {
    const { instrument, security } = data
    return security.form === 'bond' && security.wholeBond !== null ? instrument : null
  }
  if (type !== 'IncreaseBond' || state.status === 'NotEnrolled') return null
  const bond = instrumentOf(state, data.instrument)
  return bond?.form === 'bond' && bond.posted.wholeBond !== null ? data.instrument : null
}

/** The security of every other account, once the business tells which there are. */
export const otherSecurities = (
  bn15: Bn15,
  facts: Facts,
): ReadonlyArray<StreamRef<FinancialSecurity>> =>
  referencesIn(facts.stream(businessAccountStream(bn9Of(bn15))).state)
    .map((reference) => bn15Of(bn9Of(bn15), reference))
    .filter((one) => one !== bn15)
    .map(financialSecurityStream)

const referencesIn = (business: BusinessAccount) =>
  'references' in business ? business.references : []

/** The sum of their shares in the bond, of those that have not ended. */
export const otherShares = (
  bn15: Bn15,
  {
    bond,
    today,
    facts,
  }: { readonly bond: string; readonly today: CivilDate; readonly facts: Facts },
): Cents =>
  otherSecurities(bn15, facts)
    .flatMap((stream) => {
      const { state } = facts.stream(stream)
      const share = state.status === 'NotEnrolled' ? undefined : instrumentOf(state, bond)
      const isShare = share?.form === 'bond' && share.posted.wholeBond !== null
      return isShare && !isOver(share, today) ? [share.amount] : []
    })
    .reduce((sum, amount) => sum + amount, 0) as Cents
