/** What becomes of the small model: later versions of it, and another one beside it. */
import { type Model, put, table } from '../src/index.js'
import { member, teams, victory } from './teams.js'

/** Who has won, and since the second version how the winners were called. */
const victory2 = table('victory', {
  ...victory,
  columns: { ...victory.columns, name: { ...victory.columns.team, meaning: 'Its name, loudly.' } },
})
export const teams2: Model = {
  name: 'teams',
  version: 2,
  tables: [member, victory2],
  project: (projected, rows) =>
    teams.project(projected, rows).map((change) => {
      if (change.table !== victory) return change
      const row = change.row as { readonly position: number; readonly team: string }
      return put(victory2, { ...row, name: row.team.toUpperCase() })
    }),
}
/** Nothing but its number is new. */
export const teams3: Model = { ...teams2, version: 3 }

/** A model that was not there before. */
export const wins: Model = {
  name: 'wins',
  version: 1,
  tables: [table('win', { meaning: 'One win.', columns: victory.columns, key: ['position'] })],
  project: ({ position, event: { type } }) =>
    type === 'Won'
      ? [{ table: wins.tables[0] as never, key: { position }, row: { position, team: 'x' } }]
      : [],
}
