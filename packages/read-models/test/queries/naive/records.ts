/** What cuts across, by plain filters. */
import { chosen, dayOf, flag, is, type Naive, type Row, within } from './filter.js'

export const records: Readonly<Record<string, Naive>> = {
  deadlines: {
    by: ['due_at', 'command_id'],
    answer: (rows, { business, at, overdue, type }) =>
      rows('deadline')
        .filter(
          (row) =>
            row['bn9'] === business && row['status'] === 'Waiting' && is(row['command_type'], type),
        )
        .map((row) => ({
          ...row,
          overdue: flag(row['due_at'] <= (at ?? '') && row['may_find_nothing'] === 0),
        }))
        .filter((row) => chosen(row.overdue === 1, overdue)),
  },
  'audit-log': {
    by: ['position'],
    newestFirst: true,
    answer: (rows, asked) =>
      rows('event_party')
        .filter(({ bn9 }) => bn9 === asked['business'])
        .flatMap((party) =>
          rows('audit_event')
            .filter(({ position }) => position === party['position'])
            .map((event) => ({ ...party, ...event })),
        )
        .filter(
          (row: Row) =>
            within(dayOf(row['recorded_at']), asked) &&
            is(row['actor'], asked['actor']) &&
            is(row['type'], asked['type']),
        ),
  },
}
