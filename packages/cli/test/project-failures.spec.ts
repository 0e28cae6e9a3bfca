/** Read models where something is wrong: one clear answer, the right exit code, and no credentials. */
import { spawn } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import libsql from 'libsql'
import { beforeAll, describe, expect, it } from 'vitest'
import { bnIssued, carmkit, newFile, runLines, uuid } from './support.js'

/** Every character that an address has a use for. */
const password = 'p@ss/w:rd?'

let store: string
let longer: string
beforeAll(async () => {
  const lines = [bnIssued(), { ...bnIssued(2), data: { bn9: '800000010', applicant: uuid(900) } }]
  store = newFile()
  longer = newFile()
  await runLines(lines.slice(0, 1), '--store', store)
  await runLines(lines, '--store', longer)
})

const newTables = (): string => `sqlite:${newFile()}`
const project = (db: string, ...rest: ReadonlyArray<string>) =>
  carmkit('project', '--db', db, '--store', store, ...rest)

describe('an address', () => {
  it.each([
    ['of no kind', 'tables.sqlite', 64, /begin the address with sqlite: and a file, or/],
    ['without a file', 'sqlite:', 64, /name a file behind sqlite:/],
    ['without a database', `postgres://me:${password}@localhost`, 64, /write postgres:\/\/user/],
    ['in no folder', 'sqlite:/nowhere/tables.sqlite', 3, /there is no such folder/],
  ])('%s', async (_name, db, exit, reason) => {
    for (const command of ['run', 'verify', 'status'])
      expect(await carmkit('project', command, '--store', store, '--db', db)).toEqual({
        exit,
        lines: [],
        notes: [expect.stringMatching(reason)],
      })
    const { lines } = await project(db, '--json')
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ ok: false, failure: {} })
    expect((await carmkit('project', 'migrate', '--db', db)).exit).toBe(exit)
    expect((await carmkit('query', 'my-clients', '--business', '123456782', '--db', db)).exit).toBe(
      exit,
    )
    expect(lines.join()).not.toContain(password)
  })

  it('of a store that is not there, or of a log in memory', async () => {
    const db = newTables()
    const absent = await carmkit('project', '--store', newFile(), '--db', db)
    expect(absent).toMatchObject({
      exit: 3,
      notes: [expect.stringMatching(/there is no store at/)],
    })
    expect((await carmkit('project', '--store', 'memory', '--db', db)).exit).toBe(64)
    expect(existsSync(db.slice('sqlite:'.length))).toBe(false)
  })

  it('of the log itself, or of a file that is no database, which stay as they are', async () => {
    const log = await project(`sqlite:${store}`)
    expect(log).toMatchObject({
      exit: 3,
      notes: [expect.stringMatching(/database of something else/)],
    })
    const file = newFile()
    writeFileSync(file, 'a text that is longer than nothing'.repeat(100))
    expect((await project(`sqlite:${file}`)).exit).toBe(3)
    expect((await carmkit('verify', '--store', store)).exit).toBe(0)
  })

  it('that nobody has projected to is not made by readers', async () => {
    const db = newTables()
    for (const command of ['status', 'verify']) {
      const { exit, notes } = await carmkit('project', command, '--store', store, '--db', db)
      expect([exit, notes[0]]).toEqual([3, expect.stringMatching(/project the log to it/)])
    }
    expect(existsSync(db.slice('sqlite:'.length))).toBe(false)
  })
})

describe('a command line', () => {
  it.each([
    ['no database', ['project', '--store', 'x'], /--db <database>' not specified/],
    ['a batch of nothing', ['project', '--store', 'x', '--db', 'x', '--batch', '0'], /from 1 to/],
    [
      'no such subcommand',
      ['project', 'secret', '--store', 'x', '--db', 'x'],
      /too many arguments/,
    ],
    ['no such query', ['query', 'secret'], /no such query; known: my-clients/],
    ['a query without a database', ['query', 'my-clients'], /--db <database>' not specified/],
    ['no such parameter', ['query', 'drafts', '--db', 'x', '--secrets', 'y'], /unknown option/],
    ['two formats', ['query', 'drafts', '--db', 'x', '--csv', '--json'], /cannot be used with/],
    ['too many rows', ['query', 'drafts', '--db', 'x', '--limit', '10001'], /from 1 to 10000/],
  ])('with %s', async (_name, args, reason) => {
    const { exit, lines, notes } = await carmkit(...args)
    expect([exit, lines]).toEqual([64, []])
    expect(notes.join('\n')).toMatch(reason)
    expect(notes.join('\n')).not.toMatch(/secret\b/)
  })

  it('with several faults tells all of them', async () => {
    const args = ['--of', '12', '--status', '', '--from', '2026-02-30', '--columns', 'bn9,x']
    const { exit, notes } = await carmkit('query', 'transactions', '--db', newTables(), ...args)
    expect(exit).toBe(64)
    expect(notes.map((note) => note.split(':')[1])).toEqual([
      ' --columns',
      ' --of',
      ' --status',
      ' --from',
    ])
  })

  it('with a cursor of nothing', async () => {
    const db = newTables()
    await project(db)
    const args = ['--db', db, '--of', '123456782', '--after', 'x']
    const { exit, notes } = await carmkit('query', 'drafts', ...args)
    expect([exit, notes[0]]).toEqual([64, expect.stringMatching(/expected the cursor of a page/)])
  })
})

describe('a log', () => {
  it('that has lost its end, or is another one, is refused and the tables stay', async () => {
    const db = newTables()
    await carmkit('project', '--store', longer, '--db', db)
    const other = newFile()
    await runLines(
      [bnIssued(5), bnIssued(6)].map((line, index) => ({
        ...line,
        data: { bn9: ['800000010', '123456782'][index], applicant: uuid(901) },
      })),
      '--store',
      other,
    )
    for (const [wrong, reason] of [
      [store, /ends before/],
      [other, /another event/],
    ] as const) {
      for (const command of ['run', 'verify', 'status']) {
        const { exit, notes } = await carmkit('project', command, '--store', wrong, '--db', db)
        expect([exit, notes[0]]).toEqual([1, expect.stringMatching(reason)])
      }
    }
    expect((await carmkit('project', 'verify', '--store', longer, '--db', db)).exit).toBe(0)
  })
})

it('tells the place of a stream that cannot be read, and has all others', async () => {
  const log = newFile()
  await carmkit('copy', '--from', longer, '--to', log)
  const database = new libsql(log)
  database.exec("DROP TRIGGER events_stay; UPDATE events SET body = '{}' WHERE position = 1")
  database.close()
  const db = newTables()
  const place = expect.stringMatching(/^businessAccount-123456782@0 at position 1 cannot be read: /)
  const made = await carmkit('project', '--store', log, '--db', db)
  expect(made).toMatchObject({ exit: 1, notes: [] })
  expect(made.lines[0]).toMatch(/^2 events taken in: .* up to position 2,/)
  expect(made.lines.slice(3)).toEqual([place])
  const { exit, lines } = await carmkit('project', 'status', '--store', log, '--db', db)
  expect([exit, lines.at(-1)]).toEqual([1, place])
})

it('follows the log until it is told to end, with every event in whole batches', async () => {
  const db = newTables()
  const log = newFile()
  await runLines([bnIssued()], '--store', log)
  const cli = fileURLToPath(new URL('../dist/main.js', import.meta.url))
  const child = spawn(process.execPath, [cli, 'project', '--follow', '--store', log, '--db', db])
  let printed = ''
  child.stdout.on('data', (text) => {
    printed += String(text)
  })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const until = async (position: number): Promise<void> => {
    for (;;) {
      const { lines } = await carmkit('project', 'status', '--store', log, '--db', db, '--json')
      const status = JSON.parse(lines[0] ?? '{}') as { readonly position?: number }
      if (status.position === position) return
      await sleep(50)
    }
  }
  await until(1)
  await runLines(
    [{ ...bnIssued(2), data: { bn9: '800000010', applicant: uuid(900) } }],
    '--store',
    log,
  )
  await until(2)
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(printed).toMatch(
    /^2 events taken in: .* up to position 2, recorded at .*\nmade: .*\nnothing/,
  )
})
