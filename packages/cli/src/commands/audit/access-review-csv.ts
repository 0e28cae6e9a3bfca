/**
 * An access review as comma-separated values, for spreadsheets: one row for each stretch of time in
 * which a way of access gave the same, with the names of what it gave.
 */
import type { AccessLine, Stretch } from '@carmkit/audit'
import { type CsvCell, csvLine } from '@carmkit/kernel'
import { giftTexts, givingText, markText } from '../../text/access-review.js'

/** What a row is made of: what is known of the whole way stands in the row of each of its stretches. */
interface Row extends AccessLine {
  readonly stretch: Stretch
}

/** The header first; each with the end of its line. What is a list stands in one cell, with `; `. */
export function* csvOfReview(lines: ReadonlyArray<AccessLine>): Generator<string> {
  yield csvLine(columns.map(([name]) => name))
  for (const line of lines) {
    for (const stretch of line.held) {
      yield csvLine(columns.map(([, cellOf]) => cellOf({ ...line, stretch })))
    }
  }
}

const listed = (texts: ReadonlyArray<string>): string => texts.join('; ')

const columns: ReadonlyArray<readonly [name: string, cellOf: (row: Row) => CsvCell]> = [
  ['user', ({ user }) => user],
  ['acting_for', ({ actingFor }) => actingFor],
  ['role', ({ way }) => way.role],
  ['delegation', ({ way }) => way.delegation],
  ['run_off', ({ way }) => ({ number: way.isRunOff ? '1' : '0' })],
  ['scope', ({ scope }) => scope],
  ['visibility', ({ visibility }) => visibility],
  ['through', ({ through }) => listed(through.map((group) => group ?? 'client'))],
  ['from', ({ stretch }) => stretch.from],
  ['until', ({ stretch }) => stretch.until],
  ['gives', ({ stretch }) => listed(giftTexts(stretch.gives))],
  ['given', ({ given }) => listed(given.map(givingText))],
  ['uses', ({ used }) => ({ number: String(used.count) })],
  ['last_used', ({ used }) => used.last?.recordedAt ?? null],
  [
    'last_event',
    ({ used: { last } }) => (last === null ? null : `${last.stream}@${last.revision}`),
  ],
  ['permissions_used', ({ used }) => listed(used.permissions)],
  ['never_used', ({ neverUsed }) => listed(neverUsed)],
  ['marks', ({ marks }) => listed(marks.map(markText))],
]
