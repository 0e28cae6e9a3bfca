/** `carmkit tick`: what dates have decided is recorded once, at its moment or later. */
import { existsSync } from 'node:fs'
import type { Instant } from '@carmkit/core'
import { execute, portsOf, settableClock } from '@carmkit/store'
import { openSqliteStore } from '@carmkit/store-sqlite'
import { describe, expect, it } from 'vitest'
import { carmkit, newFile, runLines, uuid } from './support.js'

const bn9 = '123456782'
const cra = { kind: 'external', party: 'cra' }
const person = (n: number, actingFor: string | null) => ({
  kind: 'user',
  userId: uuid(900 + n),
  actingFor,
})

const registered = (day: string) => [
  {
    at: `${day}T14:00:00.000Z`,
    commandId: uuid(1),
    actor: cra,
    type: 'RecordBnIssued',
    data: { bn9, applicant: uuid(901) },
  },
  {
    at: `${day}T14:00:00.000Z`,
    commandId: uuid(2),
    actor: person(1, null),
    type: 'RegisterNewBusiness',
    data: { bn9, entityType: 'corporation', residency: 'resident', legalName: 'Maple' },
  },
]

const asks = (n: number, at: string) => ({
  at,
  commandId: uuid(10 * n),
  actor: person(n, null),
  type: 'RequestAccess',
  data: { bn9, comment: null },
})

const approves = (n: number, at: string, until: string | null) => ({
  at,
  commandId: uuid(10 * n + 1),
  actor: person(1, bn9),
  type: 'ApproveAccess',
  data: { bn9, user: uuid(900 + n), assignment: { role: 'BAM' }, until },
})

/** One request that nobody answers, one that is approved for a few days. */
const story = (): Promise<string> =>
  storeOf([
    ...registered('2026-02-02'),
    asks(2, '2026-02-02T15:00:00.000Z'),
    asks(3, '2026-02-02T16:00:00.000Z'),
    approves(3, '2026-02-02T17:00:00.000Z', '2026-02-10'),
  ])

const storeOf = async (lines: ReadonlyArray<unknown>): Promise<string> => {
  const file = newFile()
  const { exit } = await runLines(lines, '--store', file, '--clock', 'lines')
  expect(exit).toBe(0)
  return file
}

const ticked = async (file: string, ...options: ReadonlyArray<string>) => {
  const ran = await carmkit('tick', '--store', file, '--json', ...options)
  return { ...ran, reports: ran.lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

const march = '2026-04-01T00:00:00.000Z'

describe('tick', () => {
  it('records each deadline at its own moment, on a clock of its own', async () => {
    const file = await story()
    const { exit, reports } = await ticked(file, '--until', march)
    expect(exit).toBe(0)
    expect(reports.map(({ due, type, outcome }) => [due, type, outcome])).toEqual([
      ['2026-02-11T05:00:00.000Z', 'ExpireAccess', 'accepted'],
      ['2026-03-04T15:00:00.000Z', 'LapseAccess', 'accepted'],
      ['2026-03-04T16:00:00.000Z', 'LapseAccess', 'accepted'],
    ])
    const { lines } = await carmkit('history', `businessAccount-${bn9}`, '--store', file, '--json')
    const recorded = lines.map((line) => JSON.parse(line) as Record<string, unknown>).slice(-2)
    expect(recorded).toMatchObject([
      {
        type: 'AccessEnded',
        recordedAt: '2026-02-11T05:00:00.000Z',
        actor: { kind: 'system', process: 'clock' },
      },
      { type: 'AccessLapsed', recordedAt: '2026-03-04T15:00:00.000Z', data: { user: uuid(902) } },
    ])
  })

  it('names what was recorded, and the event that set the deadline', async () => {
    const file = await story()
    const { reports } = await ticked(file, '--until', '2026-02-11T05:00:00.000Z')
    const { lines } = await carmkit('history', `businessAccount-${bn9}`, '--store', file, '--json')
    const approved = lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .find(({ type }) => type === 'AccessApproved')
    expect(reports).toEqual([
      {
        due: '2026-02-11T05:00:00.000Z',
        commandId: expect.any(String),
        type: 'ExpireAccess',
        outcome: 'accepted',
        repeated: false,
        reasons: [],
        faults: [],
        events: [{ stream: `businessAccount-${bn9}`, revision: 6, type: 'AccessEnded' }],
        causedBy: approved?.['eventId'],
      },
    ])
  })

  it('does nothing twice when it runs twice', async () => {
    const file = await story()
    await ticked(file, '--until', march)
    const before = await carmkit('history', `businessAccount-${bn9}`, '--store', file)
    const again = await ticked(file, '--until', march)
    expect(again).toMatchObject({ exit: 0, reports: [], notes: ['nothing is due'] })
    expect(await carmkit('history', `businessAccount-${bn9}`, '--store', file)).toEqual(before)
  })

  it('goes on from an earlier run', async () => {
    const file = await story()
    expect((await ticked(file, '--until', '2026-03-04T15:00:00.000Z')).reports).toHaveLength(2)
    expect((await ticked(file, '--until', march)).reports).toHaveLength(1)
  })

  it('tells a deadline that something came before as overtaken, which is no error', async () => {
    const file = await storeOf([
      ...registered('2026-02-02'),
      asks(3, '2026-02-02T16:00:00.000Z'),
      approves(3, '2026-02-02T17:00:00.000Z', '2026-02-10'),
      {
        at: '2026-02-03T17:00:00.000Z',
        commandId: uuid(50),
        actor: person(1, bn9),
        type: 'SetAccessEnd',
        data: { bn9, user: uuid(903), until: '2026-03-10' },
      },
    ])
    const { exit, lines, notes } = await carmkit(
      'tick',
      '--store',
      file,
      '--until',
      '2026-02-20T00:00:00.000Z',
    )
    expect(exit).toBe(0)
    expect(lines[0]).toMatch(/^2026-02-11 00:00 overtaken ExpireAccess\n +NotDue \(USR-16\)/)
    expect(notes).toEqual(['1 overtaken'])
  })

  it('tells people when, what, and what was recorded', async () => {
    const file = await story()
    const { lines, notes } = await carmkit('tick', '--store', file, '--until', march)
    expect(lines[0]).toMatch(/^2026-02-11 00:00 accepted {2}ExpireAccess\n +AccessEnded/)
    expect(notes).toEqual(['3 accepted'])
  })

  it('without --until goes up to now, and records now', async () => {
    const yesterday = new Date(Date.now() - 86_400_000).toISOString()
    const file = await storeOf([
      ...registered('2024-11-04'),
      asks(2, '2024-11-04T15:00:00.000Z'),
      asks(3, yesterday),
    ])
    const { exit, reports } = await ticked(file)
    expect(exit).toBe(0)
    expect(reports.map(({ due, type }) => [due, type])).toEqual([
      ['2024-12-04T15:00:00.000Z', 'LapseAccess'],
    ])
    const { lines } = await carmkit('history', `businessAccount-${bn9}`, '--store', file, '--json')
    const { recordedAt } = JSON.parse(lines.at(-1) ?? '') as { recordedAt: string }
    expect(recordedAt > yesterday).toBe(true)
  })

  it('begins with the reactions that a dead process did not get to', async () => {
    const file = await storeOf(registered('2026-02-02'))
    const mirror = {
      commandId: uuid(30),
      actor: cra,
      type: 'MirrorExistingRm',
      data: {
        bn9,
        reference: 'RM0001',
        programType: 'Importer',
        openedOn: '2019-05-06',
        origin: 'cra',
      },
    }
    const opened = await openSqliteStore(file)
    if (opened._tag === 'Left') throw new Error(opened.left.reason)
    const clock = settableClock('2026-02-02T15:00:00.000Z' as Instant)
    expect(await execute(portsOf(opened.right, { clock }), mirror)).toMatchObject({
      outcome: 'accepted',
    })
    await opened.right.close()
    const { exit, reports, lines } = await ticked(file, '--until', '2028-02-03T00:00:00.000Z')
    expect(exit).toBe(0)
    expect(reports.map(({ due, type, outcome }) => [due, type, outcome])).toEqual([
      [null, 'OpenMirroredAccount', 'accepted'],
      ['2028-02-02T05:00:00.000Z', 'MarkDormant', 'accepted'],
    ])
    expect(lines).toHaveLength(2)
  })
})

describe('tick refuses', () => {
  it('a store that is not there, and makes none', async () => {
    const file = newFile()
    const { exit, notes } = await carmkit('tick', '--store', file)
    expect(exit).toBe(3)
    expect(notes[0]).toContain('there is no store')
    expect(existsSync(file)).toBe(false)
  })

  it.each([
    ['2026-03-01', 'Write UTC with milliseconds'],
    ['2200-01-01T00:00:00.000Z', 'Name a moment before'],
  ])('the moment %s', async (moment, reason) => {
    const { exit, notes } = await carmkit('tick', '--store', newFile(), '--until', moment)
    expect(exit).toBe(64)
    expect(notes.join('\n')).toContain(reason)
  })
})
