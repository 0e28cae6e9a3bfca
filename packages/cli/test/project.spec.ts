/** `carmkit project`: the tables come to the end of the log, and people learn how far they are. */
import { readFileSync } from 'node:fs'
import { main } from '@carmkit/cli'
import { models } from '@carmkit/read-models'
import libsql from 'libsql'
import pc from 'picocolors'
import { beforeAll, describe, expect, it } from 'vitest'
import { carmkit, fileOf, newFile, storyFile } from './support.js'

const story = readFileSync(storyFile, 'utf8').trimEnd().split('\n')
const storeOf = async (lines: ReadonlyArray<string>): Promise<string> => {
  const store = newFile()
  await carmkit('run', fileOf(lines.join('\n')), '--clock', 'lines', '--store', store)
  return store
}

const newTables = (): string => `sqlite:${newFile()}`
const json = async (...args: ReadonlyArray<string>) => {
  const { lines, ...rest } = await carmkit(...args, '--json')
  return { ...rest, told: JSON.parse(lines[0] ?? 'null') as unknown }
}
const change = (db: string, sql: string): void => {
  const database = new libsql(db.slice('sqlite:'.length))
  database.exec(sql)
  database.close()
}

let store: string
beforeAll(async () => {
  store = await storeOf(story)
})

describe('project', () => {
  it('makes the tables of all models, and a second time has nothing to do', async () => {
    const db = newTables()
    const made = await carmkit('project', '--store', store, '--db', db)
    expect(made).toEqual({
      exit: 0,
      lines: [
        `45 events taken in: ${db} is the log up to position 45, recorded at 2025-07-16T13:10:00.000Z`,
        `made: ${models.map(({ name }) => name).join(', ')}`,
        'nothing of the log is behind',
      ],
      notes: [],
    })
    expect(await json('project', 'run', '--store', store, '--db', db)).toEqual({
      exit: 0,
      notes: [],
      told: {
        ok: true,
        entries: 0,
        position: 45,
        recordedAt: '2025-07-16T13:10:00.000Z',
        built: [],
        lag: { entries: 0, isMore: false, seconds: 0 },
        stopped: [],
      },
    })
  })

  it('goes on where it was, whatever the size of a batch', async () => {
    const db = newTables()
    const begun = await storeOf(story.slice(0, 10))
    const first = await json('project', '--store', begun, '--db', db, '--batch', '3')
    await carmkit('run', storyFile, '--clock', 'lines', '--store', begun)
    const second = await json('project', '--store', begun, '--db', db, '--batch', '1')
    const entries = [first, second].map(({ told }) => (told as { entries: number }).entries)
    expect(entries.reduce((sum, one) => sum + one, 0)).toBe(45)
    expect(entries.every((one) => one > 5)).toBe(true)
    expect((await carmkit('project', 'verify', '--store', begun, '--db', db)).exit).toBe(0)
  })

  it('shows those who watch how many of how many events, and leaves an empty line', async () => {
    const shown: string[] = []
    const db = newTables()
    const args = ['project', '--store', store, '--db', db, '--batch', '20']
    const exit = await main(['node', 'carmkit', ...args], {
      line: async () => undefined,
      note: () => undefined,
      progress: (text) => shown.push(text),
      colors: pc.createColors(false),
      columns: 160,
    })
    expect({ exit, shown }).toEqual({
      exit: 0,
      shown: [
        '[########------------] 20 of 45 events (44%)',
        '[#################---] 40 of 45 events (88%)',
        '[####################] 45 of 45 events (100%)',
        '',
      ],
    })
  })

  it('builds the models anew that are named, and refuses one that is none', async () => {
    const db = newTables()
    await carmkit('project', '--store', store, '--db', db)
    const built = await json('project', 'rebuild', 'ledgers', '--store', store, '--db', db)
    expect(built).toMatchObject({
      exit: 0,
      told: { entries: 45, built: [{ model: 'ledgers', version: 1, before: 1 }] },
    })
    const { exit, notes } = await carmkit('project', 'rebuild', 'x', '--store', store, '--db', db)
    expect(exit).toBe(64)
    expect(notes[0]).toMatch(/no such model; known: businesses, .*ledgers/)
  })
})

describe('project status', () => {
  it('tells each model, and how far all are behind', async () => {
    const db = newTables()
    const growing = await storeOf(story.slice(0, 10))
    await carmkit('project', '--store', growing, '--db', db)
    const { told } = await json('project', 'status', '--store', growing, '--db', db)
    const { position } = told as { readonly position: number }
    expect(told).toMatchObject({
      models: models.map(({ name, version }) => ({
        model: name,
        version,
        state: 'live',
        position,
      })),
      stopped: [],
      lag: { entries: 0, isMore: false, seconds: 0 },
    })
    await carmkit('run', storyFile, '--clock', 'lines', '--store', growing)
    const { exit, lines } = await carmkit('project', 'status', '--store', growing, '--db', db)
    expect(exit).toBe(0)
    expect(lines[1]).toMatch(
      new RegExp(`^${45 - position} events are behind, the first of them for [0-9]+ s$`),
    )
    expect(lines[2]).toMatch(new RegExp(`ledgers +│ +1 │ live +│ +${position} │`))
  })
})

describe('project verify', () => {
  it('ends with 1 and shows the row, its columns, and what the log says', async () => {
    const db = newTables()
    await carmkit('project', '--store', store, '--db', db)
    const sound = await carmkit('project', 'verify', '--store', store, '--db', db)
    expect(sound).toMatchObject({ exit: 0, notes: [] })
    expect(sound.lines).toEqual([
      expect.stringMatching(/^the same: [0-9]{3} rows of 13 models, up to position 45, are/),
    ])
    change(
      db,
      `UPDATE program_account_v1_2 SET status = 'Closed' WHERE bn15 = '123456782RM0001';
       DELETE FROM business_v1_1 WHERE bn9 = '700123458'`,
    )
    const { exit, lines } = await carmkit('project', 'verify', '--store', store, '--db', db)
    expect(exit).toBe(1)
    expect(lines[0]).toMatch(/^different: 2 of [0-9]{3} rows/)
    expect(lines.slice(1)).toEqual([
      '  business 700123458: missing',
      '  program_account 123456782RM0001: status is "Closed", by the log "Active"',
    ])
    const { told } = await json('project', 'verify', '--store', store, '--db', db)
    expect(told).toMatchObject({ ok: false, differing: 2, unchecked: [] })
  })
})

describe('project migrate', () => {
  it('says what is missing without a change, does it, and then nothing is missing', async () => {
    const db = newTables()
    const step = 'version 1 brings checkpoints, builds and stopped streams'
    const pending = () => carmkit('project', 'migrate', '--pending', '--db', db)
    expect((await pending()).lines).toEqual([`missing: ${step}`])
    expect((await pending()).lines).toEqual([`missing: ${step}`])
    expect((await carmkit('project', 'migrate', '--db', db)).lines).toEqual([`done: ${step}`])
    expect(await pending()).toEqual({ exit: 0, lines: [], notes: ['nothing is missing'] })
  })
})
