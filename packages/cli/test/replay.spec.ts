/** `carmkit replay`: the first month as a story, step by step, and bad questions. */
import type { Step } from '@carmkit/audit'
import { main } from '@carmkit/cli'
import { printable } from '@carmkit/kernel'
import pc from 'picocolors'
import { beforeAll, describe, expect, it } from 'vitest'
import { stepText } from '../src/text/replay.js'
import { carmkit, newFile, storyFile } from './support.js'

const story = newFile()
const importer = '123456782'
const account = `${importer}RM0001`

beforeAll(async () => {
  await carmkit('run', storyFile, '--store', story, '--clock', 'lines')
})

const replayed = (...args: ReadonlyArray<string>) => carmkit('replay', ...args, '--store', story)

interface Told {
  readonly number: number
  readonly stream: string
  readonly events: ReadonlyArray<{ readonly position: number; readonly type: string }>
  readonly cause: { readonly reaction: string | null; readonly place: object | null } | null
  readonly differences: ReadonlyArray<object> | null
}

const toldOf = async (...args: ReadonlyArray<string>): Promise<ReadonlyArray<Told>> =>
  (await replayed(...args, '--json')).lines.map((line) => JSON.parse(line) as Told)

describe('the story', () => {
  it('says who did what, for whom, under which rule and grant', async () => {
    const { exit, lines } = await replayed(importer)
    expect(exit).toBe(0)
    const approval = lines.find((line) => line.includes('ApproveDelegation')) ?? ''
    expect(approval.split('\n').slice(-4)).toEqual([
      expect.stringMatching(
        /^\d+\. 2025-06-13 09:00 Eastern, delegation-123456782\.700123458\.RM0001$/,
      ),
      '   a11ce000 acting for 123456782 as BAM under MATRIX-13 (the row of the permission matrix for DecideProgramDelegation): ApproveDelegation',
      expect.stringMatching(/^ {3}@1 RequestApproved: .* \(position \d+\)$/),
      expect.stringMatching(/^ {3}@2 DelegationGranted: .* \(position \d+\)$/),
    ])
    const draft = lines.find((line) => line.includes('OpenDraft')) ?? ''
    expect(draft).toContain('by delegation-123456782.700123458.RM0001#2: OpenDraft')
  })

  it('names the reaction and the event that a step answers', async () => {
    const opened = (await toldOf(account)).find(({ cause }) => cause?.reaction === 'openEnrolment')
    expect(opened).toMatchObject({
      stream: `programAccount-${account}`,
      cause: { by: 'reaction', place: { stream: `businessAccount-${importer}`, revision: 3 } },
    })
    expect((await replayed(account)).lines.join('\n')).toContain(
      `   in answer to businessAccount-${importer}@3 ProgramReferenceReserved, by the reaction openEnrolment`,
    )
  })

  it('has before and after on request', async () => {
    expect((await toldOf(account)).every(({ differences }) => differences === null)).toBe(true)
    const { lines } = await replayed(`programAccount-${account}`, '--step')
    expect(lines[2]?.split('\n').slice(-3)).toEqual([
      `   account ${account}`,
      '     before: status Submitted; in use since none',
      '     after:  status Active; in use since 2025-06-05',
    ])
    expect(lines[0]?.split('\n').slice(-3)).toEqual([
      `   account ${account} appeared`,
      '     before: not there',
      '     after:  status Draft; program type Importer',
    ])
    const told = await toldOf(`programAccount-${account}`, '--step')
    expect(told[1]?.differences).toEqual([
      {
        section: 'accounts',
        key: account,
        kind: 'changed',
        fields: { status: { before: 'Draft', after: 'Submitted' } },
      },
    ])
  })

  it('ends at a bound, with a whole command', async () => {
    const all = await toldOf(importer)
    const to = await toldOf(importer, '--to', 'position:2')
    expect(to.length).toBeLessThan(all.length)
    expect(to).toEqual(all.slice(0, to.length))
    expect(to.at(-1)?.events.map(({ type }) => type)).not.toContain('BamAppointed')
    expect(await toldOf(importer, '--to', '2025-06-05')).toHaveLength(
      all.filter(({ number }) => number <= 6).length,
    )
  })
})

describe('somebody at the keyboard', () => {
  const watched = async (keys: ReadonlyArray<boolean>, ...options: ReadonlyArray<string>) => {
    const lines: string[] = []
    let asked = 0
    await main(['node', 'carmkit', 'replay', importer, '--store', story, ...options], {
      line: async (text) => {
        lines.push(text)
      },
      note: () => undefined,
      goesOn: async () => keys[asked++] ?? false,
      colors: pc.createColors(false),
      columns: 160,
    })
    return { lines: lines.length, asked }
  }

  it('is asked before each further step, and ends the story', async () => {
    expect(await watched([true, true, false], '--step')).toEqual({ lines: 3, asked: 3 })
  })

  it('is not asked without steps, or by a program', async () => {
    const { length } = await toldOf(importer)
    expect(await watched([])).toEqual({ lines: length, asked: 0 })
    expect(await watched([], '--step', '--json')).toEqual({ lines: length, asked: 0 })
  })
})

describe('a bad question', () => {
  it.each([
    [['999999998'], 1, /nothing is recorded of 999999998/],
    [['\u001b[31mstream'], 1, /nothing is recorded of \?\[31mstream/],
    [
      [account, '--to', '2020-01-01'],
      1,
      /the log holds nothing of .*; its first event stands at position \d+/,
    ],
    [['999999998', '--to', 'nosuch\u001b@0'], 1, /^carmkit: there is no event nosuch\?@0$/],
    [[importer, '--to', 'yesterday'], 64, /Write a moment/],
    [[importer, '--to', '9999-12-31'], 64, /of the years 1900 to 2299/],
  ])('%j is told', async (args, exit, note) => {
    const ran = await replayed(...args)
    expect({ exit: ran.exit, lines: ran.lines }).toEqual({ exit, lines: [] })
    expect(ran.notes.join('\n')).toMatch(note)
  })

  it('what somebody put into an event writes to no terminal', () => {
    const hostile = 'x\u001b[31m\u202e\n2. forged'
    const metadata = {
      recordedAt: '2026-02-02T14:00:00.000Z',
      effectiveAt: '2026-02-02T14:00:00.000Z',
      actor: { kind: 'officer', id: hostile },
      grant: { role: hostile, rules: [hostile], delegation: hostile },
      command: { type: hostile },
    }
    const recorded = { revision: 0, type: hostile, data: {}, metadata }
    const step = { number: 1, stream: hostile, events: [{ position: 1, recorded }] }
    const lines = stepText({ ...step, cause: null, change: null } as unknown as Step).split('\n')
    expect(lines).toHaveLength(3)
    for (const line of lines) expect(printable(line)).toBe(line)
  })
})
