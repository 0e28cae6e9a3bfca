/** What tables and pictures must both say of rulings: where they stand, and which decision governs the day. */
import type { Picture } from '@carmkit/audit'
import { type CivilDate, dayNumber, easternDateOf, type Instant, serviceEnd } from '@carmkit/core'
import type { Tables } from '../../src/index.js'
import type { PlainRow } from '../support.js'
import { expectSection, isOver, text, told, value } from './picture-sections.js'

export const expectRulings = (
  { ruling: rows = [], ruling_decision: decisions = [] }: Tables,
  { rulings }: Picture,
  at: Instant,
): void => {
  const day = easternDateOf(at)
  expectSection(
    'rulings',
    rulings,
    told(rows, (row) => {
      const own = decisions.filter((one) => one['ruling_number'] === row['ruling_number'])
      const decision = governing(row, own, day)
      return [
        text(row['ruling_number']),
        {
          status: value(row['status']),
          applicant: value(row['applicant']),
          kind: value(row['kind']),
          submittedFor: value(row['submitted_for']),
          submittedAt: value(row['submitted_at']),
          answerDueOn: dueOn(row, day),
          ground: value(row['ground']),
          inForce: decision !== undefined,
          classification: value(decision?.['classification'] ?? null),
          effectiveFrom: value(decision?.['effective_from'] ?? null),
          effectiveTo: value(decision?.['effective_to'] ?? null),
          decidedOn: value(decision?.['decided_on'] ?? null),
          revokedFrom: value(row['revoked_from']),
        },
      ]
    }),
  )
}

/** CK-79: the latest whose first day has come, up to its own last one. */
const governing = (
  row: PlainRow,
  own: ReadonlyArray<PlainRow>,
  day: CivilDate,
): PlainRow | undefined => {
  if (row['revoked_from'] !== null && text(row['revoked_from']) <= day) return undefined
  const latest = own
    .filter((one) => text(one['effective_from']) <= day)
    .toSorted((one, other) => Number(one['decision']) - Number(other['decision']))
    .at(-1)
  return latest === undefined || isOver(latest['effective_to'], day) ? undefined : latest
}

/** CK-78: while information is waited for, each day moves it by one. */
const dueOn = (row: PlainRow, day: CivilDate) => {
  if (row['status'] !== 'InfoRequested') return value(row['service_due_on'])
  const waited = dayNumber(day) - dayNumber(text(row['clock_paused_on']) as CivilDate)
  return serviceEnd({
    startedOn: text(row['clock_started_on']) as CivilDate,
    pausedDays: Number(row['clock_paused_days']) + waited,
  })
}
