/** A runner at work: its own failures and those around it, waiting, and how far behind it is. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { LogEntry, Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import {
  type Database,
  follow,
  lagOf,
  type Model,
  openDatabase,
  projectOnce,
  rebuild,
  statusOf,
  waitFor,
  waitForLog,
} from '../src/index.js'
import { runnerOn } from '../src/runner/runner.js'
import { kinds, left, newAddress, readTables, right, withDatabase } from './databases.js'
import { mortal } from './deaths.js'
import { joins, member, storeOf, type TeamEvent, teamDomain, teamLog, teams } from './teams.js'

const options = { models: [teams], domain: teamDomain }

/** The entry at position 14 with another hash. */
const forged = (entry: LogEntry): LogEntry =>
  entry.position === 14 && 'event' in entry
    ? { ...entry, event: { ...entry.event, metadata: { ...entry.event.metadata, hash: 'f' } } }
    : entry

describe.each(kinds)('a runner on %s', (kind) => {
  it('tells where it is, and leaves out a stream from its first unreadable entry on', async (context) => {
    await withDatabase(await newAddress(kind, context), async (database) => {
      const events: ReadonlyArray<TeamEvent> = [
        ...joins(3),
        { type: 'Unreadable', stream: 'team-m0' },
        { type: 'Left', id: 'm0' },
        { type: 'Left', id: 'm1' },
        { type: 'Unreadable', stream: 'team-m0' },
        { type: 'Unreadable', stream: 'elsewhere-1' },
      ]
      const told: number[] = []
      const onProgress = ({ position }: { readonly position: number }) => told.push(position)
      const end = right(
        await projectOnce(database, storeOf(teamLog(events)), {
          ...options,
          batchSize: 4,
          onProgress,
        }),
      )
      expect(end).toEqual({
        position: 23,
        recordedAt: '1970-01-01T00:00:05.000Z',
        building: [],
        entries: 8,
      })
      expect(told).toEqual([11, 23])
      const { tables } = await readTables(database, [member])
      expect(tables['member']?.map(({ id }) => id)).toEqual(['m0', 'm2'])
      expect(right(await statusOf(database))).toEqual({
        position: 23,
        recordedAt: '1970-01-01T00:00:05.000Z',
        models: [{ model: 'teams', version: 1, state: 'live', position: 23 }],
        stopped: [
          { model: 'teams', stream: 'team-m0', position: 11, revision: 3, reason: 'type: unknown' },
          {
            model: 'teams',
            stream: 'elsewhere-1',
            position: 23,
            revision: 7,
            reason: 'no aggregate reads this stream',
          },
        ],
      })
    })
  })

  it('writes all streams that a batch cannot read at once', async (context) => {
    await withDatabase(await newAddress(kind, context), async (database) => {
      const unreadable = Array.from(
        { length: 40 },
        (_, index): TeamEvent => ({ type: 'Unreadable', stream: `team-m${index}` }),
      )
      const log = storeOf(teamLog(unreadable))
      // Verbs of the registration, of the batch, and the moments around their commits.
      const end = await projectOnce(mortal(database, 30), log, options)
      expect(right(end).position).toBe(119)
      expect(right(await statusOf(database)).stopped).toHaveLength(40)
    })
  })

  it('refuses a log that is not the one of the tables, or has lost its end', async (context) => {
    await withDatabase(await newAddress(kind, context), async (database) => {
      const log = teamLog(joins(5))
      right(await projectOnce(database, storeOf(log), options))
      const cut = left(await projectOnce(database, storeOf(log.slice(0, 3)), options))
      expect(cut).toMatchObject({
        name: 'LogDiffers',
        position: 14,
        reason: expect.stringMatching(/ends before/),
      })
      const other = [...log.slice(0, 4), ...teamLog(joins(6)).slice(5)]
      expect(left(await projectOnce(database, storeOf(other), options))).toMatchObject({
        name: 'LogDiffers',
        reason: expect.stringMatching(/another event/),
      })
      expect(left(await projectOnce(database, storeOf(log.map(forged)), options)).name).toBe(
        'LogDiffers',
      )
      expect(right(await projectOnce(database, storeOf(log), options)).position).toBe(14)
    })
  })

  it('sees that a log is not what it was while it is at work', async (context) => {
    await withDatabase(await newAddress(kind, context), async (database) => {
      const log = teamLog(joins(5))
      const changes: ReadonlyArray<readonly [ReadonlyArray<LogEntry>, RegExp]> = [
        [log.slice(0, 4), /ends before/],
        [[...log.slice(0, 4), ...teamLog(joins(7)).slice(5)], /another event/],
        [teamLog(joins(7)).map(forged), /another event/],
      ]
      for (const [changed, reason] of changes) {
        const growing = [...log]
        const runner = right(runnerOn(database, storeOf(growing), options))
        while (right(await runner.step()) !== 'idle');
        growing.splice(0, growing.length, ...changed)
        expect(left(await runner.step())).toMatchObject({
          name: 'LogDiffers',
          position: 14,
          reason: expect.stringMatching(reason),
        })
      }
    })
  })

  it('stops at the last whole batch where a model, the store or the database fails', async (context) => {
    await withDatabase(await newAddress(kind, context), async (database) => {
      const log = teamLog(joins(9))
      const wrong: Model = {
        ...teams,
        project: (projected, rows) => {
          if (projected.position === 17) throw new Error('never seen')
          return teams.project(projected, rows)
        },
      }
      const limits = { domain: teamDomain, batchSize: 2, patience: 50 }
      expect(
        left(await projectOnce(database, storeOf(log), { ...limits, models: [wrong] })),
      ).toEqual({
        name: 'ModelFailed',
        model: 'teams',
        stream: 'team-m5',
        revision: 5,
        position: 17,
        reason: 'teams: never seen',
      })
      const half = await readTables(database, teams.tables)
      expect([half.position, half.tables['member']?.length]).toEqual([11, 4])

      const gone: Store = {
        ...storeOf(log),
        readLog: (after, limit) =>
          limit === 1
            ? storeOf(log).readLog(after, limit)
            : async () => E.left({ name: 'StoreUnavailable', reason: 'asleep' }),
      }
      expect(left(await projectOnce(database, gone, { ...options, ...limits }))).toEqual({
        name: 'StoreUnavailable',
        reason: 'asleep',
      })
      const broken: Model = {
        ...teams,
        project: (projected, rows) =>
          teams.project(projected, rows).map((one) => ({
            ...one,
            row: projected.position < 17 ? one.row : { ...one.row, points: 'many' },
          })),
      }
      expect(
        left(await projectOnce(database, storeOf(log), { ...limits, models: [broken] })).name,
      ).toBe('DatabaseFailed')
      const then = await readTables(database, teams.tables)
      expect([then.position, then.tables['member']?.length]).toEqual([11, 4])
      expect(right(await projectOnce(database, storeOf(log), options)).position).toBe(26)
    })
  })

  it('builds tables from the first event on without asking for rows that were never there', async (context) => {
    await withDatabase(await newAddress(kind, context), async (database) => {
      let questions = 0
      const counting: Database = {
        ...database,
        writing: (work) =>
          (database.writing ?? expect.unreachable())((session) =>
            work({
              ...session,
              find: (...asked) => {
                questions += 1
                return session.find(...asked)
              },
            }),
          ),
      }
      const log = storeOf(teamLog(joins(9)))
      right(await projectOnce(counting, log, { ...options, batchSize: 2 }))
      expect(right(await rebuild(counting, log, { ...options, batchSize: 2 })).entries).toBe(9)
      expect(questions).toBe(0)
      // Who begins in the middle does not know what is there.
      const more = storeOf(teamLog(joins(11)))
      right(await projectOnce(counting, more, { ...options, batchSize: 2 }))
      expect(questions).toBe(2)
    })
  })

  it('follows the log, and a caller can wait for what it has just written', async (context) => {
    await withDatabase(await newAddress(kind, context), async (database) => {
      const log: LogEntry[] = [...teamLog(joins(3))]
      const store = storeOf(log)
      const clock = { now: () => '1970-01-01T00:01:00.000Z' as never }
      right(await projectOnce(database, storeOf([]), options))
      expect(right(await lagOf(database, store, { clock }))).toEqual({
        entries: 3,
        isMore: false,
        seconds: 60,
      })
      expect(right(await lagOf(database, store, { clock, most: 2 }))).toMatchObject({
        entries: 2,
        isMore: true,
      })
      expect(left(await waitFor(database, 8, { timeout: 20 }))).toEqual({
        name: 'NotYet',
        position: 0,
        wanted: 8,
      })
      const ending = new AbortController()
      const following = follow(database, store, {
        ...options,
        signal: ending.signal,
        longestPause: 20,
      })
      expect(right(await waitForLog(database, store))).toBeGreaterThanOrEqual(8)
      log.push(...teamLog(joins(6)).slice(3))
      expect(right(await waitFor(database, 17))).toBe(17)
      expect(right(await lagOf(database, store, { clock }))).toEqual({
        entries: 0,
        isMore: false,
        seconds: 0,
      })
      ending.abort()
      expect(right(await following).position).toBe(17)
      const truncated = storeOf(teamLog(joins(2)))
      expect(left(await waitForLog(database, truncated, { timeout: 20 })).name).toBe('LogDiffers')
      const growing: Store = {
        ...store,
        readLog: (after, limit) => async () => {
          await sleep(5)
          const [first] = teamLog(joins(1))
          if (after < 17) return store.readLog(after, limit)()
          return first === undefined ? E.right([]) : E.right([{ ...first, position: after + 1 }])
        },
      }
      const unread = left(await waitForLog(database, growing, { timeout: 50 }))
      expect(unread).toMatchObject({ name: 'NotYet', position: 17 })
    })
  })

  it('gives up a lock that somebody holds for too long, and a number that no number holds', async (context) => {
    const address = await newAddress(kind, context)
    await withDatabase(address, async (holder) => {
      right(await projectOnce(holder, storeOf(teamLog(joins(1))), options))
      const other = right(await openDatabase(address, { patience: 400 }))
      await holder.writing?.(async (session) => {
        await session.rows(`SELECT * FROM read_model_checkpoint${holder.dialect.forUpdate}`)
        const log = storeOf(teamLog(joins(2)))
        expect(left(await projectOnce(other, log, { ...options, patience: 100 })).name).toBe(
          'DatabaseUnavailable',
        )
      })
      await other.writing?.((session) =>
        session.run('UPDATE read_model_checkpoint SET generation = 9007199254740992'),
      )
      expect(left(await statusOf(other))).toMatchObject({
        name: 'DatabaseFailed',
        reason: expect.stringMatching(/beyond 2\^53/),
      })
      await other.close()
    })
  })
})
