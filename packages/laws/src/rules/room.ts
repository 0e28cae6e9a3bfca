/**
 * Laws of what has no limit: however much there is already, one more may be added. Each is asked of
 * the end of a history, by a question that the history itself did not hold.
 */
import type { Bn9, Instant, UserId } from '@carmkit/core'
import { dataOf, eventsIn, ofBusiness, standingOf } from '../auditor.js'
import { placesIn } from '../auditor-places.js'
import { businesses, person } from '../cast.js'
import type { History } from '../history.js'
import { type Log, type Step, send } from '../log.js'
import { isLastingBam } from './probes.js'
import { type Rule, rule } from './rule.js'

/** In no cast. */
const newcomer = 'f0000000-0000-4000-8000-00000000000f' as UserId

/** A further thing that a BAM of an Active business asks for, once for each of those businesses. */
function* furtherIn(
  { domain, end, steps }: History,
  type: string,
  dataFor: (business: Bn9) => object,
): Iterable<Step & { readonly business: Bn9 }> {
  const at = steps.at(-1)?.sent.at ?? ('2026-02-02T17:00:00.000Z' as Instant)
  for (const business of businesses) {
    const bam = [...placesIn(end, business).keys()].find((user) =>
      isLastingBam(end, person(user, business), business),
    )
    if (standingOf(end, business) !== 'Active' || bam === undefined) continue
    const asked = { at, actor: person(bam, business), type, data: dataFor(business) }
    yield { ...send(domain, end, asked), business }
  }
}

/** The highest number there can be was given out, by a mirrored account (BN-08). */
const isFull = (log: Log, business: Bn9): boolean =>
  ofBusiness(log, business).some(
    (event) => dataOf<{ readonly reference?: string }>(event).reference === 'RM9999',
  )

const furtherAccount = rule(
  'PRG-04, PRG-05: beside any accounts a business enrols a further one, exporters an importing one',
  function* (history) {
    const asked = furtherIn(history, 'StartProgramEnrolment', (bn9) => ({
      bn9,
      programType: 'Importer',
    }))
    for (const { business, outcome, reasons, events } of asked) {
      if (isFull(history.end, business)) continue
      if (outcome !== 'accepted') yield `${business}: ${reasons.join(', ')}`
      const [reserved] = events.map((event) => dataOf<{ readonly reference: string }>(event))
      if (reserved === undefined) yield `${business}: nothing reserved`
      else if (eventsIn(history.end, `programAccount-${business}${reserved.reference}`).length > 0)
        yield `${business}: ${reserved.reference} is there already`
    }
  },
)

const furtherManager = rule(
  'USR-09: beside any BAMs a business may have another one',
  function* (history) {
    const asked = furtherIn(history, 'InviteUser', (bn9) => ({
      bn9,
      user: newcomer,
      assignment: { role: 'BAM' },
      until: null,
    }))
    for (const { business, reasons, outcome } of asked)
      if (outcome !== 'accepted') yield `${business}: ${reasons.join(', ')}`
  },
)

export const roomRules: ReadonlyArray<Rule> = [furtherAccount, furtherManager]
