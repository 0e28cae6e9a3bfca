/** `carmkit access-review`: the lines of one story for people, for programs and for spreadsheets. */
import type { AccessLine } from '@carmkit/audit'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { csvOfReview } from '../src/commands/audit/access-review-csv.js'
import { forgedCopy } from './forged.js'
import { account, alice, bob, broker, carol, importer, storeOf, story } from './small-portal.js'
import { carmkit, newFile, uuid } from './support.js'

let file = ''

/** Later than all that is asked about below, and earlier than what is said to lie ahead. */
const today = '2027-06-01T16:00:00.000Z'

beforeAll(async () => {
  vi.useFakeTimers({ now: new Date(today), toFake: ['Date'] })
  file = await storeOf(story, [uuid(32), uuid(33)])
})

afterAll(() => {
  vi.useRealTimers()
})

const period = ['--from', '2026-02-03', '--to', '2026-03-31'] as const

const asked = (...args: ReadonlyArray<string>) => carmkit('access-review', ...args, '--store', file)

const linesOf = async (...args: ReadonlyArray<string>) =>
  (await asked(importer, ...args, '--json')).lines.map((line) => JSON.parse(line) as AccessLine)

const asOfSpring = { from: '2026-02-03T05:00:00.000Z', to: '2026-04-01T03:59:59.999Z' }

const delegation = `delegation-${importer}.${broker}.RM0001`

describe('access-review', () => {
  it('tells the grant and its run-off apart, with what was done by each', async () => {
    const ofCarol = (await linesOf(...period)).filter(({ user }) => user === carol)
    expect(
      ofCarol.map(({ way, scope, held }) => [way.isRunOff, way.role, scope, held.length]),
    ).toEqual([
      [false, 'pPAM', 'RM0001', 1],
      [true, 'pPAM', 'RM0001', 1],
    ])
    const [grant, runOff] = ofCarol
    expect(grant?.held[0]).toMatchObject({
      from: '2026-02-04T14:03:00.000Z',
      until: '2026-02-06T14:01:00.000Z',
    })
    expect(runOff?.held[0]).toMatchObject({
      from: '2026-02-06T14:01:00.000Z',
      until: '2026-03-08T14:01:00.000Z',
    })
    expect(grant?.used).toMatchObject({ count: 1, permissions: ['SubmitFirstDeclaration'] })
    expect(runOff?.used).toMatchObject({
      count: 2,
      last: { stream: 'transaction-declaration.10000000000017', revision: 2 },
    })
    expect(runOff?.marks).toEqual([{ mark: 'runOff', rule: 'DEL-14' }])
  })

  it('names who gave what, and where that is recorded', async () => {
    const lines = await linesOf(...period)
    const givenTo = (user: string) =>
      lines
        .find((line) => line.user === user)
        ?.given.map(({ gave, by, stream }) => [gave, 'userId' in by ? by.userId : by.kind, stream])
    expect(givenTo(carol)).toEqual([
      ['role', carol, `businessAccount-${broker}`],
      ['grant', alice, delegation],
    ])
    expect(givenTo(bob)).toEqual([['role', alice, `businessAccount-${importer}`]])
  })

  it('says at the end of JSON what the lines rest on', async () => {
    const { lines, exit } = await asked(importer, ...period, '--json')
    expect(JSON.parse(lines.at(-1) ?? '')).toEqual({
      end: {
        business: importer,
        period: asOfSpring,
        asked: asOfSpring,
        lines: lines.length - 1,
        position: expect.any(Number),
        recordedUntil: '2026-02-06T14:03:00.000Z',
        unexplained: { count: 0, first: null },
        leftOut: [],
        behind: null,
        broken: [],
      },
    })
    expect(exit).toBe(0)
  })

  it('answers up to now, and says so', async () => {
    const ahead = ['--from', '2027-05-01', '--to', '2030-12-31'] as const
    const { notes, exit } = await asked(importer, ...ahead)
    expect(notes.join('\n')).toContain(
      `asked for up to 2031-01-01T04:59:59.999Z; who holds what is known up to ${today}`,
    )
    expect(exit).toBe(0)
    const { end } = (await linesOf(...ahead)).at(-1) as unknown as { end: Record<string, unknown> }
    expect([end['period'], end['asked']]).toMatchObject([
      { to: today },
      { to: '2031-01-01T04:59:59.999Z' },
    ])
  })

  it('takes a moment as the last one of the period, as report does', async () => {
    const at = '2026-02-06T14:03:00.000Z'
    const { lines } = await asked(importer, '--from', '2026-02-03', '--to', at, '--json')
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ end: { recordedUntil: at } })
  })

  it('tells a giver that was forged, also in JSON', async () => {
    const copy = forgedCopy(
      file,
      `UPDATE events SET body = replace(body, '${alice}', '${carol}') WHERE stream = 'businessAccount-${importer}' AND body LIKE '%${bob}%'`,
    )
    const question = [importer, ...period, '--json', '--store', copy]
    const { exit, notes, lines } = await carmkit('access-review', ...question)
    expect(notes.join('\n')).toContain(`carmkit: broken: businessAccount-${importer}@`)
    expect(JSON.parse(lines.at(-1) ?? '').end.broken).toMatchObject([{ kind: 'content' }])
    expect(exit).toBe(1)
  })

  it('shows people a table, and says that looking is not recorded', async () => {
    const { lines, notes } = await asked(importer, ...period)
    const table = lines.join('\n')
    expect(table).toMatch(/pPAM by run-off/)
    expect(table).toContain('from 2026-02-04 09:03')
    expect(table).toContain('a former provider')
    expect(notes.join('\n')).toContain('4 ways')
    expect(notes.join('\n')).toContain('who only looked is not recorded')
    expect(notes.join('\n')).toContain('which permissions these are')
  })

  it('marks what was held as long as is said, unless it lets one only look', async () => {
    const unusedOf = async (days: string) =>
      (await linesOf('--from', '2026-02-10', '--to', '2027-02-10', '--unused-after', days))
        .slice(0, -1)
        .filter(({ marks }) => marks.some(({ mark }) => mark === 'unused'))
        .map(({ user }) => user)
    expect(await unusedOf('90')).toEqual([alice])
    const short = await linesOf('--from', '2026-02-02', '--to', '2026-04-01', '--unused-after', '2')
    expect(short.find(({ user }) => user === bob)?.marks).toEqual([
      { mark: 'endless', rule: 'CK-167' },
    ])
  })

  it('writes one row of CSV for each stretch of each way', async () => {
    const { lines, exit } = await asked(importer, ...period, '--csv')
    expect(lines).toHaveLength(5)
    expect(lines[0]).toMatch(/^user,acting_for,role,.*,marks\r$/)
    expect(
      lines.filter((line) => line.startsWith(`${carol},${broker},pPAM,${delegation}#2,`)),
    ).toHaveLength(2)
    expect(exit).toBe(0)
  })

  it('names in CSV what somebody could do, stretch by stretch', async () => {
    const { lines } = await asked(importer, ...period, '--csv')
    const ofGrant = lines.find((line) => line.startsWith(`${carol},`) && line.includes('#2,0,'))
    expect(ofGrant).toContain('2026-02-04T14:03:00.000Z,2026-02-06T14:01:00.000Z,')
    expect(ofGrant).toMatch(/RM0001: [^";]*SubmitFirstDeclaration/)
    const grant = (await linesOf(...period)).find(({ user }) => user === carol) as AccessLine
    const [before] = grant.held
    const gives = [{ program: null, items: 'none' as const, permissions: [] }]
    const after = { ...before, from: before?.until, gives } as AccessLine['held'][number]
    const [, first, second] = [...csvOfReview([{ ...grant, held: [...grant.held, after] }])]
    expect(first).toContain('SubmitFirstDeclaration, ')
    expect(second).toContain('2026-02-06T14:01:00.000Z,2026-02-06T14:01:00.000Z,business: ,')
  })

  it('gives a spreadsheet no formula', async () => {
    const [line] = await linesOf(...period)
    const last = { stream: '=cmd|calc', revision: 1, type: 'x', recordedAt: '2026-02-02' }
    const hostile = { ...line, used: { ...line?.used, last } } as unknown as AccessLine
    expect([...csvOfReview([hostile])][1]).toContain(",'=cmd|calc@1,")
  })
})

describe('access-review refuses', () => {
  it.each([
    ['900000027', 1, 'nothing is recorded of 900000027'],
    [account, 64, 'is no business number'],
  ])('%s', async (subject, code, text) => {
    const { exit, notes, lines } = await asked(subject, ...period)
    expect([exit, lines]).toEqual([code, []])
    expect(notes.join('\n')).toContain(text)
  })

  it('a time before the account existed', async () => {
    const { exit, notes } = await asked(importer, '--from', '2025-01-01', '--to', '2025-12-31')
    expect(exit).toBe(1)
    expect(notes.join('\n')).toContain('its first event stands at position')
  })

  it('a period of which nothing is known yet', async () => {
    const { exit, notes, lines } = await asked(
      importer,
      '--from',
      '2029-01-01',
      '--to',
      '2030-12-31',
    )
    expect([exit, lines]).toEqual([1, []])
    expect(notes.join('\n')).toContain(`who holds what is known up to ${today}`)
  })

  it('a period that ends before it begins, and words that are no moment', async () => {
    const backwards = await asked(importer, '--from', '2026-03-01', '--to', '2026-02-01')
    expect(backwards.exit).toBe(64)
    expect(backwards.notes.join('\n')).toContain('behind its end')
    const words = await asked(importer, '--from', 'spring', '--to', '2026-02-01')
    expect(words.exit).toBe(64)
    const days = await asked(importer, ...period, '--unused-after', 'many')
    expect(days.exit).toBe(64)
  })

  it('a store that is not there', async () => {
    const { exit } = await carmkit('access-review', importer, ...period, '--store', newFile())
    expect(exit).toBe(3)
  })
})
