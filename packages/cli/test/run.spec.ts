/** `carmkit run`: the published shape of its answers, reactions, repeats, the clock, exit codes. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { bnIssued, carmkit, fileOf, newFile, runLines, storyFile, uuid } from './support.js'

const alice = { kind: 'user', userId: uuid(900), actingFor: null }
const register = {
  commandId: uuid(2),
  actor: alice,
  type: 'RegisterNewBusiness',
  data: { bn9: '123456782', entityType: 'corporation', residency: 'resident', legalName: 'Maple' },
}
const enrol = {
  commandId: uuid(3),
  actor: { ...alice, actingFor: '123456782' },
  type: 'StartProgramEnrolment',
  data: { bn9: '123456782', programType: 'Importer' },
}

describe('an accepted command', () => {
  it('is answered in the published shape', async () => {
    const { reports, exit } = await runLines([bnIssued()])
    expect(reports).toEqual([
      {
        line: 1,
        commandId: uuid(1),
        type: 'RecordBnIssued',
        outcome: 'accepted',
        repeated: false,
        reasons: [],
        faults: [],
        events: [{ stream: 'businessAccount-123456782', revision: 0, type: 'BnIssued' }],
      },
    ])
    expect(exit).toBe(0)
  })

  it('is followed by what reacts to it, with the event that caused it', async () => {
    const file = newFile()
    const { reports, exit } = await runLines([bnIssued(), register, enrol], '--store', file)
    expect(reports.map(({ line, type, outcome }) => [line, type, outcome])).toEqual([
      [1, 'RecordBnIssued', 'accepted'],
      [2, 'RegisterNewBusiness', 'accepted'],
      [3, 'StartProgramEnrolment', 'accepted'],
      [3, 'OpenEnrolment', 'accepted'],
    ])
    const reaction = reports[3]
    expect(reaction?.['events']).toEqual([
      { stream: 'programAccount-123456782RM0001', revision: 0, type: 'EnrolmentStarted' },
    ])
    const history = await carmkit('history', '123456782', '--store', file, '--json')
    const events = history.lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    const cause = events.find(({ type }) => type === 'ProgramReferenceReserved')
    expect(reaction?.['causedBy']).toBe(cause?.['eventId'])
    expect(exit).toBe(0)
  })

  it('sent again records nothing and has the first events as answer', async () => {
    const file = newFile()
    const first = await runLines([bnIssued(), register, enrol], '--store', file)
    const second = await runLines([bnIssued(), register, enrol], '--store', file)
    expect(second.reports.map(({ repeated }) => repeated)).toEqual([true, true, true])
    expect(second.reports.map(({ events }) => events)).toEqual(
      first.reports.slice(0, 3).map(({ events }) => events),
    )
    const { lines } = await carmkit('verify', '--store', file, '--json')
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      ok: true,
      streams: 2,
      events: 5,
      recordedUntil: expect.stringMatching(/^\d{4}-.*Z$/),
      firstBad: null,
      stopped: [],
      badStreams: 0,
      causes: { missing: 0, unknown: 0 },
      stale: [],
      keptStates: { sound: 0, wrong: [], unchecked: [] },
      lost: { entries: 0, holes: [] },
    })
  })
})

describe('a command id used for something else', () => {
  it('is refused, naming the field', async () => {
    const other = { ...bnIssued(), data: { bn9: '123456782', applicant: uuid(901) } }
    const { reports, exit } = await runLines([bnIssued(), other])
    expect(reports[1]).toMatchObject({
      outcome: 'rejected',
      reasons: [{ rule: 'TXN-46', name: 'CommandIdReused' }],
      events: [],
    })
    expect(JSON.stringify(reports[1]?.['reasons'])).toContain('data.applicant')
    expect(exit).toBe(1)
  })
})

describe('the exit code', () => {
  const denied = { ...bnIssued(5), actor: { kind: 'officer', id: 'officer-1' } }
  it.each([
    ['accepted only', [bnIssued()], 0],
    ['denied', [bnIssued(), denied], 1],
    ['invalid', [bnIssued(), { ...bnIssued(6), type: 'Nonsense' }], 2],
    ['the highest wins, not the last', ['not json', denied, bnIssued()], 2],
  ])('%s', async (_name, lines, expected) => {
    expect((await runLines(lines)).exit).toBe(expected)
  })

  it('is 2 when the file cannot be read, and no store is made', async () => {
    const store = newFile()
    expect((await carmkit('run', newFile('jsonl'), '--store', store)).exit).toBe(2)
    expect(existsSync(store)).toBe(false)
  })

  it('is 3 when the store cannot be opened', async () => {
    const notAStore = fileOf('this is text, and no database at all')
    const { exit, notes } = await carmkit('run', fileOf(''), '--store', notAStore)
    expect([exit, notes.length]).toEqual([3, 1])
    expect(readFileSync(notAStore, 'utf8')).toBe('this is text, and no database at all')
  })

  it.each([
    [['run']],
    [['nonsense']],
    [['run', 'x', '--clock', 'sun']],
    [['history', '123456782']],
  ])('is 64 for %j', async (args) => {
    expect((await carmkit(...args)).exit).toBe(64)
  })
})

describe('--clock lines', () => {
  const at = (n: number, time: string) => ({
    at: time,
    ...bnIssued(n),
    data: { bn9: '123456782', applicant: uuid(900) },
  })

  it('records the time of the line', async () => {
    const file = newFile()
    await runLines([at(1, '2025-06-02T13:00:00.000Z')], '--store', file, '--clock', 'lines')
    const { lines } = await carmkit(
      'history',
      'businessAccount-123456782',
      '--store',
      file,
      '--json',
    )
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ recordedAt: '2025-06-02T13:00:00.000Z' })
  })

  it.each([
    ['absent', bnIssued()],
    ['malformed', { at: '2025-06-02', ...bnIssued() }],
    ['not a day', { at: '2025-02-30T00:00:00.000Z', ...bnIssued() }],
  ])('refuses a line whose time is %s', async (_name, line) => {
    const { reports } = await runLines([line], '--clock', 'lines')
    expect(reports[0]).toMatchObject({ outcome: 'invalid', faults: [{ path: 'at' }] })
  })

  it('never goes back, and an invalid line does not move it', async () => {
    const { reports } = await runLines(
      [
        at(1, '2025-06-02T13:00:00.000Z'),
        { ...at(2, '2099-01-01T00:00:00.000Z'), type: 'Nonsense' },
        at(3, '2025-06-02T13:00:00.000Z'),
        at(4, '2025-06-02T12:59:59.999Z'),
      ],
      '--clock',
      'lines',
    )
    expect(reports.map(({ outcome }) => outcome)).toEqual([
      'accepted',
      'invalid',
      'accepted',
      'invalid',
    ])
    expect(reports[3]).toMatchObject({
      faults: [{ path: 'at', reason: 'earlier than a line before it' }],
    })
  })
})

describe('for people', () => {
  it('a line says what became of the command and why', async () => {
    const { lines, notes } = await carmkit('run', storyFile, '--clock', 'lines')
    expect(lines.join('\n')).toContain(
      'payable 90.45 (VFD 150.00, duty 7.50, SIMA 34.00, surtax 37.50, sales tax 11.45)',
    )
    expect(lines.join('\n')).toContain('NotBegunBeforeEnd (DEL-14)')
    expect(notes).toEqual(['36 accepted, 7 denied, 1 rejected'])
  })
})
