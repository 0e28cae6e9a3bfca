/** `carmkit as-of` and `carmkit diff` on a small store: what they print, refuse and leave out. */
import type { Read } from '@carmkit/audit'
import { beforeAll, describe, expect, it } from 'vitest'
import { tellLeftOut } from '../src/commands/audit/asking.js'
import type { Output } from '../src/output.js'
import { carmkit, newFile, storyFile } from './support.js'

let store = ''
beforeAll(async () => {
  store = newFile()
  await carmkit('run', storyFile, '--clock', 'lines', '--store', store)
})

const asOf = (...rest: ReadonlyArray<string>) => carmkit('as-of', ...rest, '--store', store)
const diff = (...rest: ReadonlyArray<string>) => carmkit('diff', ...rest, '--store', store)

const json = (lines: ReadonlyArray<string>) =>
  lines.map((line) => JSON.parse(line) as Record<string, unknown>)

describe('carmkit as-of', () => {
  it('prints the picture in sections, and what holds later', async () => {
    const { exit, lines } = await asOf('123456782', '--effective', '2025-06-20')
    expect(exit).toBe(0)
    const text = lines.join('\n')
    expect(text).toContain(
      '123456782 at 2025-06-20 23:59 (Eastern), as known at the end of the log',
    )
    expect(text).toMatch(/b0b00000 in 123456782.*role Reader; programs RM0001/)
    expect(text).toMatch(/the delegation of 123456782 \(RM0001\) to 700123458.*gives/)
    expect(text).not.toContain('Declarations')
    expect(text).toContain('events that were known hold later')
  })

  it('gives programs one value a line', async () => {
    const { lines } = await asOf('123456782RM0001', '--effective', '2025-07-20', '--json')
    const [first, ...entries] = json(lines)
    expect(first).toMatchObject({ kind: 'asOf', notYet: 0, withoutPlace: 0, leftOut: [] })
    expect(entries.find(({ section }) => section === 'balances')).toMatchObject({
      kind: 'entry',
      key: '123456782RM0001',
      fields: { owed: '679.63' },
    })
  })

  it('says that nothing was there yet, and that nobody ever heard of it', async () => {
    const early = await asOf('123456782', '--effective', '2020-01-01')
    expect([early.exit, early.notes[0]]).toEqual([1, expect.stringContaining('hold later')])
    const unknown = await asOf('999999998', '--effective', '2026-01-01')
    expect([unknown.exit, unknown.notes[0]]).toEqual([
      1,
      expect.stringContaining('nothing is recorded'),
    ])
  })

  it('refuses a bound that is no event of the log', async () => {
    const asked = await asOf('123456782', '--effective', '2025-06-20', '--known', 'nosuch@0')
    expect(asked).toEqual({ exit: 1, lines: [], notes: ['carmkit: there is no event nosuch@0'] })
    const compared = await diff('123456782', '--from', 'position:9', '--to', 'nosuch@0')
    expect(compared).toEqual({ exit: 1, lines: [], notes: ['carmkit: there is no event nosuch@0'] })
  })

  it('refuses a moment that is none', async () => {
    expect((await asOf('123456782', '--effective', 'yesterday')).exit).toBe(64)
  })
})

describe('carmkit diff', () => {
  it('tells in words what is new and what became what', async () => {
    const { exit, lines } = await diff('123456782', '--from', '2025-07-07', '--to', '2025-07-12')
    expect(exit).toBe(0)
    expect(lines).toContain('  owed of the balance of 123456782RM0001 became 676.03 (was 10.58)')
    expect(lines.join('\n')).toContain('declaration 10000000000033 is new: status Accepted')
  })

  it('of a place with itself is nothing', async () => {
    const { lines } = await diff('123456782', '--from', 'position:30', '--to', 'position:30')
    expect(lines.at(-1)).toBe('nothing is different')
  })

  it('of one moment as known twice shows only what late facts changed', async () => {
    const { lines } = await diff(
      '123456782',
      '--from',
      'position:30',
      '--to',
      'position:40',
      '--effective',
      '2025-06-20',
      '--json',
    )
    expect(json(lines)).toMatchObject([{ kind: 'diff', subject: '123456782' }])
  })

  it('refuses whom nobody heard of', async () => {
    expect((await diff('999999998', '--from', 'position:1', '--to', 'position:9')).exit).toBe(1)
  })
})

it('a gap of a comparison is told with its side', () => {
  const notes: string[] = []
  const output = { note: (text: string) => notes.push(text) } as unknown as Output
  const gap = { stream: 'ledger-1', revision: 2, reason: 'not JSON', isSurelyOurs: true }
  for (const [side, entries] of [
    ['at the earlier place', 3],
    ['at the later place', 7],
  ] as const) {
    const leftOut = [{ ...gap, entries }] as unknown as Read['leftOut']
    expect(tellLeftOut({ leftOut, behind: null }, output, side)).toBe(3)
  }
  expect(notes).toEqual([
    'carmkit: left out at the earlier place: 3 entries of ledger-1@2 on: not JSON',
    'carmkit: left out at the later place: 7 entries of ledger-1@2 on: not JSON',
  ])
})
