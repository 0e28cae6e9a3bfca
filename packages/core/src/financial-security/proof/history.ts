/**
 * What each event of an account made of its requirements and instruments. Told from what `evolve`
 * makes of the events, so that what is explained and what is in force have one source.
 */
import { type Cents, minus, noCents } from '../../values/index.js'
import type { Requirement } from '../content/index.js'
import type { FinancialSecurityEvent } from '../event.js'
import { evolve } from '../evolve.js'
import {
  type FinancialSecurity,
  initial,
  instrumentOf,
  lastComputed,
  type Required,
} from '../state/index.js'

/** An event of the account that counts. */
export interface CountedSecurity {
  readonly revision: number
  readonly facts: ReadonlyArray<FinancialSecurityEvent>
}

/** What one event made of an amount; zero where it speaks of it, and leaves it as it was. */
export interface Made {
  readonly revision: number
  readonly cents: Cents
}

/** A requirement as it was recorded, where that was, and which events speak of it, in order. */
export interface Recorded {
  readonly requirement: Requirement
  readonly revision: number
  /** Its own, the request that it grants before it, and those that confirmed it since. */
  readonly revisions: ReadonlyArray<number>
}

export interface SecurityHistory {
  readonly state: FinancialSecurity
  /** By what the state holds of them: the requirement in force is one of these very objects. */
  readonly requirements: ReadonlyMap<Required, Recorded>
  /** By the ids of instruments. */
  readonly instruments: ReadonlyMap<string, ReadonlyArray<Made>>
}

export const securityHistoryOf = (counted: ReadonlyArray<CountedSecurity>): SecurityHistory => {
  const requirements = new Map<Required, Recorded>()
  const instruments = new Map<string, Made[]>()
  let state: FinancialSecurity = initial
  /** Where the reduction that is not decided was asked for. */
  let asked: ReadonlyArray<number> = []

  const tellRequirement = (event: FinancialSecurityEvent, revision: number): void => {
    if (state.status === 'NotEnrolled') return
    const required = lastComputed(state)
    const { type, data } = event
    if (type === 'ReductionRequested') asked = [revision]
    if ('requirement' in data) {
      const revisions = [...(type === 'ReductionGranted' ? asked : []), revision]
      requirements.set(required, { requirement: data.requirement, revision, revisions })
    }
    const known = requirements.get(required)
    if (type === 'RequirementConfirmed' && known !== undefined) {
      requirements.set(required, { ...known, revisions: [...known.revisions, revision] })
    }
  }

  const tellInstrument = (
    { data }: FinancialSecurityEvent,
    { before, revision }: { readonly before: FinancialSecurity; readonly revision: number },
  ): void => {
    if (!('instrument' in data)) return
    const { instrument } = data
    const cents = minus(amountIn(state, instrument), amountIn(before, instrument))
    const known = instruments.get(instrument)
    if (known === undefined) instruments.set(instrument, [{ revision, cents }])
    else known.push({ revision, cents })
  }

  for (const { revision, facts } of counted) {
    for (const fact of facts) {
      const before = state
      state = evolve(state, fact)
      tellRequirement(fact, revision)
      tellInstrument(fact, { before, revision })
    }
  }
  return { state, requirements, instruments }
}

const amountIn = (state: FinancialSecurity, id: string): Cents =>
  state.status === 'NotEnrolled' ? noCents : (instrumentOf(state, id)?.amount ?? noCents)
