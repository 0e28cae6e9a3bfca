/** A broker's account in the example of the audit: every declaration that it filed, and what it may still do. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { carmkit, fileOf, newFile } from './support.js'

const commands = fileURLToPath(
  new URL('../../../examples/05-audit/until-the-statement.jsonl', import.meta.url),
)
const broker = '700123458'
const importer = '123456782'
const filed = ['10000000000017', '10000000000025']

/** The broker's licence is suspended, and then the business itself, while the delegation is in force. */
const standing = [
  {
    at: '2026-02-05T18:00:00.000Z',
    commandId: '01990000-0000-7000-8000-000000000941',
    actor: { kind: 'external', party: 'cbsa' },
    type: 'SuspendLicence',
    data: { bn9: broker, from: '2026-02-05' },
  },
  {
    at: '2026-02-07T18:00:00.000Z',
    commandId: '01990000-0000-7000-8000-000000000942',
    actor: { kind: 'officer', id: 'officer-7' },
    type: 'SuspendBusiness',
    data: { bn9: broker, reason: 'Compliance' },
  },
]

let store = ''
let suspended = ''
beforeAll(async () => {
  store = newFile()
  suspended = newFile()
  await carmkit('run', commands, '--clock', 'lines', '--store', store)
  const lines = readFileSync(commands, 'utf8').trimEnd().split('\n')
  const until = lines.filter((line) => (JSON.parse(line) as { at: string }).at < '2026-02-05')
  const all = [...until, ...standing.map((one) => JSON.stringify(one))]
  await carmkit('run', fileOf(`${all.join('\n')}\n`), '--clock', 'lines', '--store', suspended)
})

const asOf = (subject: string, { day, store: on }: { day: string; store: string }) => {
  const moments = ['--effective', day, '--known', day]
  return carmkit('as-of', subject, ...moments, '--store', on, '--json')
}

describe('the account of a broker whose declarations began with a release', () => {
  it('holds them, as of a day and as of the day before', async () => {
    const on = async (day: string) => {
      const { exit, lines } = await asOf(broker, { day, store })
      expect(exit).toBe(0)
      return lines
        .map((line) => JSON.parse(line) as Record<string, string>)
        .filter(({ section }) => section === 'declarations')
        .map(({ key }) => key)
    }
    expect(await on('2026-02-11')).toEqual(filed)
    expect(await on('2026-02-09')).toEqual(filed.slice(0, 1))
    expect(await on('2026-02-02')).toEqual([])
  })

  it('tells them step by step, from their first event on', async () => {
    const { exit, lines } = await carmkit('replay', broker, '--step', '--store', store)
    const text = lines.join('\n')
    expect(exit).toBe(0)
    for (const number of filed) {
      expect(text).toMatch(
        new RegExp(`@0 ReleaseRecorded: ${number}(.*\\n)+.*@1 DraftOpened: ${number}`),
      )
    }
  })

  it('decides them again, compares them, and reports them', async () => {
    const again = await carmkit('redecide', broker, '--store', store, '--json')
    expect(again.exit).toBe(0)
    expect(JSON.parse(again.lines.at(-1) ?? '{}')).toMatchObject({ commands: 18, same: 18 })
    const days = ['--from', '2026-02-02', '--to', '2026-02-11']
    const compared = await carmkit('diff', broker, ...days, '--store', store)
    expect(compared.lines.join('\n')).toContain(`declaration ${filed[1]} is new`)
    const page = newFile('html')
    const report = await carmkit('report', broker, '-o', page, '--store', store)
    expect(report.exit).toBe(0)
    for (const number of filed) expect(readFileSync(page, 'utf8')).toContain(number)
  })
})

describe('what a delegation gives', () => {
  const delegationOn = async (subject: string, day: string) => {
    const { lines } = await asOf(subject, { day, store: suspended })
    return lines
      .map((line) => JSON.parse(line) as { section: string; fields: object })
      .find(({ section }) => section === 'delegations')?.fields
  }

  it.each([importer, broker, `${importer}RM0001`, `delegation-${importer}.${broker}.RM0001`])(
    'is judged by how both sides stand, asked of %s',
    async (subject) => {
      const before = {
        gives: ['Active'],
        stoppedBy: [],
        unlicensed: false,
        programNotActive: false,
      }
      expect(await delegationOn(subject, '2026-02-04')).toMatchObject(before)
      expect(await delegationOn(subject, '2026-02-06')).toMatchObject({
        ...before,
        unlicensed: true,
      })
      const stopped = { gives: [], stoppedBy: ['provider'], unlicensed: true }
      expect(await delegationOn(subject, '2026-02-08')).toMatchObject(stopped)
    },
  )

  it.each([
    ['2026-02-04', 'Active'],
    ['2026-02-06', 'Active; unlicensed'],
    ['2026-02-08', 'none; stopped by provider; unlicensed'],
  ])('is the same to who lists the delegations, on %s', async (day, words) => {
    const report = ['delegations', importer, '--at', `${day}T23:00:00.000Z`, '--store', suspended]
    const { lines } = await carmkit(...report)
    expect(lines.join('\n')).toMatch(new RegExp(`RM0001 *│ ${words} *│`))
    const [line] = (await carmkit(...report, '--json')).lines
    const { gives, ...told } = JSON.parse(line ?? '{}') as {
      readonly gives: ReadonlyArray<{ readonly kind: string }>
    }
    const picture = (await delegationOn(importer, day)) as object
    expect(picture).toMatchObject({ gives: gives.map(({ kind }) => kind) })
    for (const name of ['stoppedBy', 'unlicensed', 'programNotActive'])
      expect(told).toHaveProperty(name, (picture as Record<string, unknown>)[name])
  })

  it('is different for the client where the provider was suspended', async () => {
    const days = ['--from', '2026-02-04', '--to', '2026-02-08']
    const { lines } = await carmkit('diff', importer, ...days, '--store', suspended)
    const text = lines.join('\n')
    expect(text).toMatch(/gives of the delegation of .* became none \(was Active\)/)
    expect(text).toMatch(/stopped by of the delegation of .* became provider \(was none\)/)
    expect(text).not.toContain(`business ${broker}`)
  })
})
