/** An access review as comma-separated values: one row for each way of access, for spreadsheets. */
import type { AccessLine } from '@carmkit/audit'
import { type CsvCell, csvLine } from '@carmkit/read-models'
import { giftCounts, givingText, markText } from '../../text/access-review.js'

/** The header first; each with the end of its line. What is a list stands in one cell, with `; `. */
export function* csvOfReview(lines: ReadonlyArray<AccessLine>): Generator<string> {
  yield csvLine(columns.map(([name]) => name))
  for (const line of lines) yield csvLine(columns.map(([, cellOf]) => cellOf(line)))
}

const listed = (texts: ReadonlyArray<string>): string => texts.join('; ')

const columns: ReadonlyArray<readonly [name: string, cellOf: (line: AccessLine) => CsvCell]> = [
  ['user', ({ user }) => user],
  ['acting_for', ({ actingFor }) => actingFor],
  ['role', ({ way }) => way.role],
  ['delegation', ({ way }) => way.delegation],
  ['run_off', ({ way }) => ({ number: way.isRunOff ? '1' : '0' })],
  ['scope', ({ scope }) => scope],
  ['visibility', ({ visibility }) => visibility],
  ['through', ({ through }) => listed(through.map((group) => group ?? 'client'))],
  ['held', ({ held }) => listed(held.map(({ from, until }) => `${from}/${until}`))],
  ['gives', ({ held }) => giftCounts(held.at(-1)?.gives ?? [])],
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
