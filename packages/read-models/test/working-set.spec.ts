import { describe, expect, it } from 'vitest'
import { tablesOf } from '../src/project/memory-tables.js'
import type { Model, Projected } from '../src/project/model.js'
import { namesSeen } from '../src/project/names-seen.js'
import { play } from '../src/project/play.js'
import { put, remove } from '../src/project/rows.js'
import { column, table } from '../src/project/table.js'
import { together } from '../src/project/together.js'
import { notAtHand, workingSet } from '../src/project/working-set.js'

const member = table('member', {
  meaning: 'One member of a team.',
  columns: {
    id: column('text', 'Its name.'),
    team: column('text', 'Its team.'),
    points: column('number', 'What it has won.'),
  },
  key: ['id'],
  lookups: [['team']],
})

/** A team wins: every member gets a point. A member joins a team, or leaves all. */
const teams: Model = {
  name: 'teams',
  version: 1,
  tables: [member],
  project: ({ event: { type, data } }, rows) => {
    const { id, team } = data as { readonly id: string; readonly team: string }
    if (type === 'Left') return [remove(member, { id })]
    if (type === 'Won') {
      return rows
        .where(member, { team })
        .map((row) => put(member, { ...row, points: row.points + 1 }))
    }
    return [put(member, { points: 0, ...rows.get(member, { id }), id, team })]
  },
}

const events = (...all: ReadonlyArray<readonly [string, object]>): ReadonlyArray<Projected> =>
  all.map(([type, data], index) => ({ position: index + 1, event: { type, data } as never }))

/** The rows of a set that has asked for each row that is missing, and been told that there is none. */
const fetchedOneByOne = (model: Model, all: ReadonlyArray<Projected>) => {
  const set = workingSet()
  while (!play([model], all, set)) for (const one of set.takeWanted()) set.fetched(one, [])
  return (set.touched().get(member) ?? []).flatMap(({ row }) => (row === null ? [] : [row]))
}

describe('tables in memory', () => {
  it('take each event once, and are what a set comes to that asks for every row', () => {
    const all = events(
      ['Joined', { id: 'a', team: 'red' }],
      ['Won', { team: 'red' }],
      ['Won', { team: 'blue' }],
      ['Joined', { id: 'b', team: 'red' }],
      ['Joined', { id: 'c', team: 'blue' }],
      ['Won', { team: 'red' }],
      ['Joined', { id: 'a', team: 'blue' }],
      ['Won', { team: 'blue' }],
      ['Left', { id: 'b' }],
      ['Won', { team: 'red' }],
    )
    let calls = 0
    const counted: Model = {
      ...teams,
      project: (projected, rows) => {
        calls += 1
        return teams.project(projected, rows)
      },
    }
    const { member: rows } = tablesOf([counted], all)
    expect(calls).toBe(all.length)
    expect(rows).toEqual([
      { id: 'a', team: 'blue', points: 3 },
      { id: 'c', team: 'blue', points: 1 },
    ])
    expect(fetchedOneByOne(teams, all)).toEqual(rows)
  })
})

describe('the working set of a batch', () => {
  it('sees rows that joined a lookup, moved to another, and left, within the batch', () => {
    const { member: rows } = tablesOf(
      [teams],
      events(
        ['Joined', { id: 'a', team: 'red' }],
        ['Joined', { id: 'b', team: 'red' }],
        ['Joined', { id: 'c', team: 'blue' }],
        ['Won', { team: 'red' }],
        ['Joined', { id: 'a', team: 'blue' }],
        ['Left', { id: 'c' }],
        ['Won', { team: 'blue' }],
        ['Won', { team: 'red' }],
      ),
    )
    expect(rows).toEqual([
      { id: 'a', team: 'blue', points: 2 },
      { id: 'b', team: 'red', points: 2 },
    ])
  })

  it('asks once for everything that is missing, and plays again over what was fetched', () => {
    const set = workingSet()
    const batch = events(
      ['Won', { team: 'red' }],
      ['Joined', { id: 'b', team: 'red' }],
      ['Won', { team: 'red' }],
    )
    expect(play([teams], batch, set)).toBe(false)
    const wanted = set.takeWanted()
    expect(wanted.map(({ by, values }) => [by, values])).toEqual([
      ['lookup', { team: 'red' }],
      ['key', { id: 'b' }],
    ])
    const stored = { id: 'a', team: 'red', points: 5 }
    for (const one of wanted) set.fetched(one, one.by === 'lookup' ? [stored] : [])
    expect(play([teams], batch, set)).toBe(true)
    expect(set.takeWanted()).toEqual([])
    expect(set.touched().get(member)).toMatchObject([
      { key: { id: 'a' }, row: { ...stored, points: 7 } },
      { key: { id: 'b' }, row: { id: 'b', team: 'red', points: 1 } },
    ])
  })

  it('keeps what it has written at hand, also in the lookups that were fetched', () => {
    const set = workingSet()
    const first = events(['Won', { team: 'red' }], ['Joined', { id: 'b', team: 'red' }])
    while (!play([teams], first, set)) {
      for (const one of set.takeWanted()) {
        set.fetched(one, one.by === 'lookup' ? [{ id: 'a', team: 'red', points: 5 }] : [])
      }
    }
    set.settle()
    expect(set.touched().get(member)).toMatchObject([])
    // Two members, and the answer to who they are.
    expect(set.size()).toBe(3)
    const second = events(['Left', { id: 'a' }], ['Won', { team: 'red' }])
    expect(play([teams], second, set)).toBe(true)
    expect(set.touched().get(member)).toMatchObject([
      { key: { id: 'a' }, row: null },
      { key: { id: 'b' }, row: { id: 'b', team: 'red', points: 1 } },
    ])
    set.settle()
    expect(play([teams], events(['Joined', { id: 'a', team: 'blue' }]), set)).toBe(true)
    expect(set.touched().get(member)).toMatchObject([
      { key: { id: 'a' }, row: { id: 'a', team: 'blue', points: 0 } },
    ])
  })

  it('is the same whether rows come from an earlier batch or from this one', () => {
    const first = events(
      ['Joined', { id: 'a', team: 'red' }],
      ['Joined', { id: 'b', team: 'blue' }],
    )
    const second = events(['Joined', { id: 'b', team: 'red' }], ['Won', { team: 'red' }])
    const between = tablesOf([teams], first)['member'] ?? []
    const set = workingSet()
    while (!play([teams], second, set)) {
      for (const one of set.takeWanted()) {
        set.fetched(
          one,
          between.filter((row) =>
            Object.entries(one.values).every(([name, value]) => row[name] === value),
          ),
        )
      }
    }
    const after = (set.touched().get(member) ?? []).map(({ row }) => row)
    expect(
      after.toSorted((one, other) => (String(one?.['id']) < String(other?.['id']) ? -1 : 1)),
    ).toEqual(tablesOf([teams], [...first, ...second])['member'])
  })

  it('asks for nothing that was never written to a table that was empty at first', () => {
    const seen = namesSeen()
    const first = workingSet(seen)
    const batch = events(
      ['Joined', { id: 'a', team: 'red' }],
      ['Joined', { id: 'b', team: 'blue' }],
      ['Joined', { id: 'b', team: 'red' }],
      // The rows that joined before anybody asked for them are among them.
      ['Won', { team: 'red' }],
      ['Won', { team: 'blue' }],
    )
    expect(play([teams], batch, first)).toBe(true)
    expect(first.touched().get(member)).toMatchObject([
      { row: { id: 'a', team: 'red', points: 1 }, before: null },
      { row: { id: 'b', team: 'red', points: 1 }, before: null },
    ])
    first.settle()
    expect(play([teams], events(['Joined', { id: 'c', team: 'red' }]), first)).toBe(true)
    first.settle()

    const second = workingSet(seen)
    const later = events(
      ['Joined', { id: 'd', team: 'blue' }],
      ['Joined', { id: 'a', team: 'red' }],
      ['Won', { team: 'blue' }],
      ['Won', { team: 'red' }],
    )
    expect(play([teams], later, second)).toBe(false)
    // Blue is only known to have had nobody at the end of a batch.
    expect(second.takeWanted().map(({ by, values }) => [by, values])).toEqual([
      ['key', { id: 'a' }],
      ['lookup', { team: 'red' }],
    ])
  })

  it('lets a bug of a model through, and not what it saw behind a gap', () => {
    const wrong: Model = {
      ...teams,
      project: () => {
        throw new Error('wrong')
      },
    }
    expect(() => tablesOf([wrong], events(['Won', { team: 'red' }]))).toThrow('wrong')
    const strict: Model = {
      ...teams,
      project: (projected, rows) => {
        const { id, team } = projected.event.data as { readonly id: string; readonly team: string }
        if (projected.event.type !== 'Left') return teams.project(projected, rows)
        if (rows.get(member, { id }) === null) throw new Error(`${team} has no ${id}`)
        return [remove(member, { id })]
      },
    }
    const batch = events(['Joined', { id: 'a', team: 'red' }], ['Left', { id: 'a', team: 'red' }])
    expect(tablesOf([strict], batch)['member']).toEqual([])
    expect(() => tablesOf([strict], events(['Left', { id: 'a', team: 'red' }]))).toThrow(
      'red has no a',
    )
  })
})

describe('questions asked together', () => {
  const answer = () => 'answer'
  const thrownBy = (call: () => unknown): unknown => {
    try {
      return call()
    } catch (thrown) {
      return thrown
    }
  }
  const gap = (): never => {
    throw notAtHand
  }
  const bug = (): never => {
    throw new Error('a bug')
  }

  it('are all answered, or all asked', () => {
    expect(together(answer, () => 2)).toEqual(['answer', 2])
    const asked: string[] = []
    const ask = (name: string) => () => {
      asked.push(name)
      return gap()
    }
    expect(thrownBy(() => together(ask('one'), ask('other')))).toBe(notAtHand)
    expect(asked).toEqual(['one', 'other'])
  })

  it('show a bug only where nothing is missing', () => {
    expect(() => together(answer, bug)).toThrow('a bug')
    expect(thrownBy(() => together(bug, gap))).toBe(notAtHand)
  })
})
