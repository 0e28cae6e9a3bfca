/** The views that readers know: what others have built on them or been granted outlives a switch. */
import { describe, expect, it } from 'vitest'
import {
  type AnyTable,
  type Column,
  type Model,
  projectOnce,
  put,
  rebuild,
  table,
  tablesOf,
} from '../src/index.js'
import type { Projected } from '../src/project/model.js'
import { kinds, left, newAddress, readTables, right, withDatabase } from './databases.js'
import { asAdmin } from './postgres.js'
import { member, storeOf, teamDomain, teamLog, teams, victory } from './teams.js'

const log = teamLog([
  { type: 'Joined', id: 'm1', team: 'red' },
  { type: 'Won', team: 'red' },
])
const store = storeOf(log)
const options = { models: [teams], domain: teamDomain }
const folded = (models: ReadonlyArray<Model>) => tablesOf(models, log as ReadonlyArray<Projected>)

const only = (name: string, version: number, tables: Model['tables']): Model => ({
  name,
  version,
  tables,
  project: (projected, rows) =>
    teams.project(projected, rows).filter((change) => tables.includes(change.table)),
})

/** The winners with the year, in this order of columns. */
const withYear = (version: number, columns: typeof victory.columns & { year: Column }): Model => {
  const dated: AnyTable = table('victory', { ...victory, columns })
  return {
    name: 'teams',
    version,
    tables: [member, dated],
    project: (projected, rows) =>
      teams
        .project(projected, rows)
        .map((change) =>
          change.table === victory ? put(dated, { ...change.row, year: 1867 }) : change,
        ),
  }
}

describe.each(kinds)('views on %s', (kind) => {
  it('may go from one model to another, in either order', async (context) => {
    const before = [only('first', 1, [member, victory]), only('second', 1, [])]
    const there = [only('first', 2, [member]), only('second', 2, [victory])]
    const back = [only('first', 3, [member, victory]), only('second', 3, [])]
    await withDatabase(await newAddress(kind, context), async (database) => {
      for (const models of [before, there, back]) {
        right(await projectOnce(database, store, { ...options, models }))
        const { tables } = await readTables(database, [member, victory])
        expect(tables).toEqual(folded(models))
      }
    })
  })
})

describe('a view on PostgreSQL', () => {
  const { position, team } = victory.columns
  const wider = withYear(2, { position, team, year: position })
  const narrower = withYear(3, { position, year: position, team })

  it('keeps what others have built on it as long as its columns stay', async (context) => {
    const address = await newAddress('postgres', context)
    await withDatabase(address, async (database) => {
      right(await projectOnce(database, store, options))
      const report = 'CREATE VIEW report AS SELECT team FROM carmkit.victory'
      await asAdmin((client) => client.query(report), address)
      right(await rebuild(database, store, options))
      const { rows } = await asAdmin((client) => client.query('SELECT * FROM report'), address)
      expect(rows).toEqual([{ team: 'red' }])
      expect((await readTables(database, teams.tables)).tables).toEqual(folded([teams]))
      right(await projectOnce(database, store, { ...options, models: [wider] }))
      const refused = await projectOnce(database, store, { ...options, models: [narrower] })
      expect(left(refused)).toMatchObject({
        name: 'DatabaseFailed',
        reason: expect.stringMatching(
          /view public.report depends on view victory; drop that, try again/,
        ),
      })
    })
  })

  it('keeps what is granted on it', async (context) => {
    const address = await newAddress('postgres', context)
    const role = `grantee_${new URL(address).pathname.slice(1)}`
    const granted = () =>
      asAdmin(async (client) => {
        const { rows } = await client.query(
          `SELECT has_table_privilege($1, 'carmkit.victory', 'SELECT WITH GRANT OPTION') AS theirs,
            has_table_privilege($1, 'carmkit.member', 'SELECT') AS everybodys`,
          [role],
        )
        return rows[0]
      }, address)
    await withDatabase(address, async (database) => {
      right(await projectOnce(database, store, options))
      const grants = `CREATE ROLE ${role}; GRANT SELECT ON carmkit.victory TO ${role} WITH GRANT OPTION;
        GRANT SELECT ON carmkit.member TO PUBLIC`
      await asAdmin((client) => client.query(grants), address)
      right(await rebuild(database, store, options))
      expect(await granted()).toEqual({ theirs: true, everybodys: true })
      right(await projectOnce(database, store, { ...options, models: [narrower] }))
      expect(await granted()).toEqual({ theirs: true, everybodys: true })
    })
  })
})
