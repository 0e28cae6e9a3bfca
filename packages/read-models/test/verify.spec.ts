/** Tables that somebody has changed are found out, row by row. */
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { projectOnce, rebuild, verify } from '../src/index.js'
import { kinds, left, newAddress, right, withDatabase } from './databases.js'
import { storeOf, type TeamEvent, teamDomain, teamLog, teams } from './teams.js'

const count = 1_300
const log = teamLog(
  Array.from({ length: count }, (_, index): TeamEvent => {
    const team = `t${index % 160}`
    return index % 8 === 0 ? { type: 'Joined', id: `m${index}`, team } : { type: 'Won', team }
  }),
)
const options = { models: [teams], domain: teamDomain }

describe.each(kinds)('verifying on %s', (kind) => {
  it('finds no difference, then every kind of it, and none after the tables were built anew', async (context) => {
    await withDatabase(await newAddress(kind, context), async (database) => {
      right(await projectOnce(database, storeOf(log.slice(0, count - 10)), options))
      const store = storeOf(log)
      const sound = right(await verify(database, store, options))
      expect(sound).toEqual({
        position: log.at(-11)?.position,
        models: ['teams'],
        unchecked: [],
        rows: count - 10,
        differing: 0,
        differences: [],
      })
      await database.writing?.(async (session) => {
        await session.run("DELETE FROM member_v1_1 WHERE id = 'm0'")
        await session.run("UPDATE member_v1_1 SET points = points + 1 WHERE id = 'm1000'")
        await session.run("INSERT INTO victory_v1_1 (position, team) VALUES (1000000, 'nobody')")
      })
      const changed = right(await verify(database, store, options))
      expect(changed).toMatchObject({ rows: count - 9, differing: 3 })
      expect(changed.differences).toMatchObject([
        { table: 'member', found: null, expected: { id: 'm0' } },
        {
          table: 'member',
          found: { id: 'm1000', points: 1 },
          expected: { id: 'm1000', points: 0 },
        },
        { table: 'victory', found: { position: 1_000_000 }, expected: null },
      ])
      expect(
        right(await verify(database, store, { ...options, most: 1 })).differences,
      ).toHaveLength(1)
      right(await rebuild(database, store, options))
      expect(right(await verify(database, store, options))).toMatchObject({
        rows: count,
        differing: 0,
      })
      expect(right(await verify(database, store, { ...options, models: [] }))).toMatchObject({
        models: [],
        unchecked: [{ model: 'teams', version: 1 }],
        rows: 0,
      })
      const other = { ...teams, name: 'others', tables: [] }
      expect(
        right(await verify(database, store, { ...options, models: [teams, other] })),
      ).toMatchObject({ models: ['teams'], unchecked: [{ model: 'others', version: null }] })
      expect(left(await verify(database, storeOf(log.slice(0, 9)), options)).name).toBe(
        'LogDiffers',
      )
      expect(readdirSync(tmpdir()).filter((name) => name.startsWith('carmkit-verify-'))).toEqual([])
    })
  })
})
