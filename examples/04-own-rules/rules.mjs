// Rules of a house, made from the public domain: two of its own on top of all others, and the same
// with a mistake in it. Nothing of the library is changed; one aggregate is wrapped.
import { addDays, carm, delegation, easternDateOf, under } from '@carmkit/core'
import * as E from 'fp-ts/lib/Either.js'

/** A domain with its delegation aggregate changed, under a name of its own in every event. */
const withDelegation = (ruleSet, change) => ({
  ...carm,
  ruleSet,
  aggregates: carm.aggregates.map((aggregate) =>
    aggregate.category === delegation.category ? { ...aggregate, ...change } : aggregate,
  ),
})

/** By these a client states terms. */
const stating = ['ApproveDelegation', 'OfferDelegation', 'AmendDelegation']

/** HOUSE-1: only a BAM gives authority. A PAM has no part in what decides on the whole business. */
const intent = (command, state) => {
  const wanted = delegation.intent(command, state)
  if (!stating.includes(command.type)) return wanted
  const business = { business: command.data.client, programs: [], item: null }
  return {
    ...wanted,
    ...under(command.type, 'DecideBusinessDelegation', business),
    approves: wanted.approves,
  }
}

/** HOUSE-2: a delegation lasts for a year at most, of 365 days with the first and the last one. */
const lastDayFrom = (firstDay) => addDays(firstDay, 364)

/** Where the client names no last day, the house does. */
const withLastDay = (command, { now }) => {
  const { validFrom, validUntil } = command.data
  if (!stating.includes(command.type) || validUntil !== null) return command
  const today = easternDateOf(now)
  const firstDay = validFrom === null || validFrom < today ? today : validFrom
  return { ...command, data: { ...command.data, validUntil: lastDayFrom(firstDay) } }
}

/** The terms that an event gives a grant; an offer is judged by what is made of it. */
const termsIn = ({ type, data }) => {
  if (type === 'DelegationGranted') return [data.terms]
  return type === 'TermsReplaced' || type === 'TermsAmended' ? [data.after] : []
}

const isTooLong = ({ validFrom, validUntil }) => validUntil > lastDayFrom(validFrom)

/** The domain answers first: what it refuses stays refused, for its own reason. */
const decide = (command, state, context) =>
  E.chain((events) => {
    const terms = events.flatMap(termsIn).find(isTooLong)
    return terms === undefined
      ? E.right(events)
      : E.left({ name: 'LongerThanAYear', rule: 'HOUSE-2', ...terms })
  })(delegation.decide(withLastDay(command, context), state, context))

/** Stricter than the domain, so that whatever must never happen there never happens here. */
export const house = withDelegation('house/1', { intent, decide })

/**
 * The mistake: since the house looks at last days when it grants, somebody thought that the state
 * need not know them. They are recorded, and nothing ends by them any more.
 */
const evolve = (state, event) => {
  const next = delegation.evolve(state, event)
  if (next.status !== 'Present' || next.grant === null) return next
  const terms = { ...next.grant.terms, validUntil: null }
  return { ...next, grant: { ...next.grant, terms } }
}

export const mistaken = withDelegation('house/2', { intent, decide, evolve })
