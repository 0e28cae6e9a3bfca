/** The examples run as their readers run them, on the built packages, and say what is told of them. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { carmkit, newFile } from './support.js'

const pathOf = (path: string): string =>
  fileURLToPath(new URL(`../../../examples/${path}`, import.meta.url))

const run = (path: string, ...args: ReadonlyArray<string>) =>
  spawnSync(process.execPath, [pathOf(path), ...args], { encoding: 'utf8' })

describe('02, a year of delegations', () => {
  const file = newFile()
  const { status, stdout, stderr } = run('02-delegation-year/year.mjs', file)
  const months = stdout.split(/\n(?=\w+ 2026\n-+\n)/).slice(1)
  const month = (name: string): string => months.find((text) => text.startsWith(name)) ?? ''

  it('ends well, with as many refusals as it tells', () => {
    expect([status, stderr]).toEqual([0, ''])
    expect(months).toHaveLength(12)
    expect(stdout).toContain('141 commands: 111 accepted, 30 refused, as they should be')
  })

  it.each([
    ['January', 4, 'MissingDocuments (PRG-09)'],
    ['January', 7, 'IncompleteFile (PRG-09)'],
    ['February', 33, 'NotAuthorized (DEL-13)'],
    ['February', 42, 'NotClientManager (MATRIX-13)'],
    ['February', 48, 'BlockedByClient (DEL-22)'],
    ['March', 53, 'NotClientManager (MATRIX-12)'],
    ['March', 63, 'NoLiveGrant (GRP-02)'],
    ['March', 69, 'NotAuthorized (MATRIX-15)'],
    ['April', 70, 'NotClientManager (MATRIX-13)'],
    ['April', 73, 'GrantSuspended (DEL-13)'],
    ['April', 76, 'NotCustomsBroker, LicenceNotValid (DEL-19)'],
    ['April', 78, 'LicenceNotValid (DEL-19)'],
    ['May', 84, 'AccessSuspended (USR-10)'],
    ['June', 87, 'ProgramNotActive (DEL-19)'],
    ['June', 91, 'NotBegunBeforeEnd (DEL-14)'],
    ['July', 94, 'NotAuthorized (DEL-13)'],
    ['July', 101, 'AuthorityExpired (DEL-13)'],
    ['August', 103, 'BusinessNotActive (BUS-13)'],
    ['September', 106, 'NotBegunBeforeEnd (DEL-14)'],
    ['September', 110, 'LastBam (USR-10)'],
    ['September', 112, 'BusinessNotActive (USR-11)'],
    ['October', 117, 'AuthorityExpired (DEL-13)'],
    ['October', 118, 'NotAuthorized (DEL-13)'],
    ['October', 120, 'ProgramNotActive (DEL-06)'],
    ['November', 127, 'AuthorityExpired (DEL-13)'],
    ['November', 128, 'NotAuthorized (DEL-13)'],
    ['November', 131, 'NotAssigned (DEL-F17)'],
    ['December', 135, 'NotAuthorized (DEL-13)'],
    ['December', 137, 'NameTaken (GRP-01)'],
    ['December', 140, 'PeriodInvalid (DEL-12)'],
  ])('%s: line %i is refused with %s', (name, line, reason) => {
    const [, refusal = ''] = month(name).split(`Refused, line ${line}:`)
    expect(refusal.split('\n')[1]?.trim().startsWith(`${reason}:`)).toBe(true)
  })

  it('tells every refusal of the story in its README', () => {
    const readme = readFileSync(pathOf('02-delegation-year/README.md'), 'utf8')
    const refused = [...stdout.matchAll(/Refused, line (\d+):/g)].map(([, line]) => `(${line})`)
    expect(refused.filter((line) => !readme.includes(line))).toEqual([])
  })

  it('says at the end of a month who may file, from a licence suspended to a business ceased', () => {
    expect(month('March')).toContain(
      'Boreal Tents RM0001 (Active): Alec (BAM), Lee (Harbour Gate, pEditor), Cleo (Harbour Gate, pBAM)',
    )
    expect(month('April')).toContain('Boreal Tents RM0001 (Active): Alec (BAM)\n')
    expect(month('June')).not.toContain('Bea (Editor)')
    expect(month('July')).not.toContain('(Prairie Border')
    expect(month('October')).toContain('Boreal Tents RM0001 (Closed): nobody')
    expect(month('November')).toContain('Lakehead Paddles RM0001 (Closed): nobody')
  })

  it('lets the calendar record what nobody sent', () => {
    expect(month('June')).toContain('By the calendar: AccessEnded, Lakehead Paddles.')
    expect(month('August')).toContain(
      'By the calendar: GrantExpired, Lakehead Paddles to Tariff Sense, business.',
    )
    expect(month('November')).toContain('By the calendar: RequestLapsed')
  })

  it("closes with the broker's report: one grant that lives, two that ended", () => {
    expect(stdout).toContain(
      'Lakehead and Boreal, business: Active CustomsBroker, Program, 2026-11-19 to 2027-11-30\n' +
        'Lakehead Paddles, RM0001: Ended\n' +
        'Boreal Tents, business: Ended\n',
    )
  })

  it('has the report of which the reference tells', async () => {
    const page = newFile('html')
    const period = ['--from', '2026-01-01', '--to', '2026-12-31']
    const { lines } = await carmkit('report', '817345028', '--store', file, ...period, '-o', page)
    const reference = readFileSync(pathOf('../docs/reference/audit/report.md'), 'utf8')
    expect(reference).toContain(lines.join('\n').replace(page, 'report.html'))
  })

  it('leaves a file that verifies, and does not begin on one that is there', async () => {
    const { lines } = await carmkit('verify', '--store', file, '--json')
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ ok: true })
    expect(run('02-delegation-year/year.mjs', file).status).toBe(64)
  })
})

describe('04, rules of a house', () => {
  const { status, stdout, stderr } = run('04-own-rules/prove.mjs')
  const [, ofHouse = '', ofMistaken = ''] = stdout.split(/\n(?=The [^\n]+\n-+\n)/)

  it('finds nothing against the rules of the house', () => {
    expect([status, stderr]).toEqual([0, ''])
    expect(ofHouse).toMatch(/\d{2,} laws, \d+ histories each: 0 broken\./)
  })

  it('finds the mistake, and tells the shortest way to it as a story', () => {
    expect(ofMistaken).toMatch(/^broken: /m)
    expect(ofMistaken).toMatch(/^1\. At 2026-\d\d-\d\d \d\d:\d\d /m)
    expect(ofMistaken).toContain('ApproveDelegation')
    expect(ofMistaken.match(/^\d+\. /gm)?.length).toBeLessThanOrEqual(6)
  })

  it('gives a test to paste', () => {
    expect(ofMistaken).toContain("import { mistaken as domain } from './rules.mjs'")
    expect(ofMistaken).toMatch(/^test\("[^"]+", \(\) => \{$/m)
    expect(ofMistaken).toContain('historyOf(domain, {')
  })
})
