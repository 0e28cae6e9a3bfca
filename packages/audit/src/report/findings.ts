/**
 * What an auditor looks at first: what does not hold, what is missing, and what deserves a question.
 *
 * Assumed (CK-169): these kinds and their order. A finding states a fact; what it means is for the
 * reader to judge.
 */
import { easternDateOf, type Instant } from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import type { Finding, ReportContent, ReportedCommand } from './content.js'

/** In the order of their kinds. */
export const findingsOf = ({
  verification,
  extent,
  ledgers,
  commands,
  denials,
}: Omit<ReportContent, 'findings'>): ReadonlyArray<Finding> => [
  ...verification.faults.map((fault): Finding => ({ kind: 'broken', fault })),
  ...extent.leftOut.map((leftOut): Finding => ({ kind: 'leftOut', leftOut })),
  ...(extent.behind === null ? [] : [{ kind: 'behind', behind: extent.behind } as const]),
  ...ledgers.flatMap(({ bn15, statements }) =>
    statements.flatMap(
      ({ statement: { period }, seal }): ReadonlyArray<Finding> =>
        seal === null || seal.broken.length === 0
          ? []
          : [{ kind: 'brokenSeal', bn15, period, figures: seal.broken }],
    ),
  ),
  ...eventsOf(
    commands,
    (event): ReadonlyArray<Finding> =>
      event.type === 'AuthorityLapsed' ? [{ kind: 'lapsed', event }] : [],
  ),
  ...grouped(
    eventsOf(commands, (event) => (uncheckedIn(event).length === 0 ? [] : [event])),
    (event) => uncheckedIn(event).join(' '),
  ).map((events): Finding => ({ kind: 'unchecked', facts: uncheckedIn(events[0]), events })),
  ...grouped(denials, ({ actor, type }) => JSON.stringify([actor, type])).map(
    (attempts): Finding => ({ kind: 'denied', attempts }),
  ),
  ...grouped(
    eventsOf(commands, (event) => (isToldLate(event) ? [event] : [])),
    ({ type }) => type,
  ).map((events): Finding => ({ kind: 'toldLate', type: events[0].type, events })),
]

const eventsOf = <A>(
  commands: ReadonlyArray<ReportedCommand>,
  found: (event: RecordedEvent) => ReadonlyArray<A>,
): ReadonlyArray<A> => commands.flatMap((events) => events.flatMap(found))

const uncheckedIn = ({ data }: RecordedEvent): ReadonlyArray<string> => {
  const { unchecked } = data as { readonly unchecked?: unknown }
  return Array.isArray(unchecked) ? unchecked.map(String) : []
}

const isToldLate = ({ metadata: { effectiveAt, recordedAt } }: RecordedEvent): boolean =>
  easternDateOf(effectiveAt as Instant) < easternDateOf(recordedAt as Instant)

type Group<A> = readonly [A, ...ReadonlyArray<A>]

/** By key, in the order in which each first comes. */
const grouped = <A>(all: ReadonlyArray<A>, keyOf: (one: A) => string): ReadonlyArray<Group<A>> => {
  const groups = new Map<string, [A, ...A[]]>()
  for (const one of all) {
    const group = groups.get(keyOf(one))
    if (group === undefined) groups.set(keyOf(one), [one])
    else group.push(one)
  }
  return [...groups.values()]
}
