/** `carmkit personal`: a value is kept, shown and forgotten, and each end has its exit code. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { bnIssued, carmkit, fileOf, newFile, runLines } from './support.js'

const never = '0'.repeat(64)
const contact = { name: 'Zoé Ünal', phone: '+1 613 555 0199' }

const keptIn = async (store: string, value: unknown = contact): Promise<string> => {
  const file = fileOf(JSON.stringify(value, null, 2))
  const { exit, lines } = await carmkit('personal', 'keep', file, '--store', store)
  expect(exit).toBe(0)
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/^[0-9a-f]{64}$/)
  return lines[0] ?? ''
}

const answers = async (...args: ReadonlyArray<string>) => {
  const { exit, lines } = await carmkit('personal', ...args, '--json')
  return { exit, answers: lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

describe('for people', () => {
  it('keeps, shows and forgets', async () => {
    const store = newFile()
    const ref = await keptIn(store)
    const shown = await carmkit('personal', 'show', ref, '--store', store)
    expect(shown).toEqual({ exit: 0, lines: [JSON.stringify(contact)], notes: [] })
    const forgotten = await carmkit('personal', 'forget', ref, '--store', store)
    expect(forgotten).toMatchObject({ exit: 0, lines: [] })
    expect(forgotten.notes[0]).toMatch(/^forgotten: /)
    expect(readFileSync(store, 'latin1')).not.toContain('613 555')
    const gone = await carmkit('personal', 'show', ref, '--store', store)
    expect(gone).toMatchObject({ exit: 1, lines: [] })
    expect(gone.notes[0]).toMatch(/^forgotten: /)
  })

  it('shows no control characters to a terminal', async () => {
    const store = newFile()
    const ref = await keptIn(store, 'red \u009b31m and \u202e turned')
    const { lines } = await carmkit('personal', 'show', ref, '--store', store)
    expect(lines).toEqual(['"red ?31m and ? turned"'])
  })

  it('says that nothing was kept', async () => {
    const store = newFile()
    await keptIn(store)
    for (const what of ['show', 'forget']) {
      const { exit, notes } = await carmkit('personal', what, never, '--store', store)
      expect({ exit, note: notes[0] }).toEqual({
        exit: 1,
        note: 'carmkit: nothing was ever kept under this reference here',
      })
    }
  })
})

describe('for programs', () => {
  it('keeps, shows and forgets', async () => {
    const store = newFile()
    const kept = await answers('keep', fileOf('"call me"'), '--store', store)
    const ref = String(kept.answers[0]?.['ref'])
    expect(kept).toEqual({ exit: 0, answers: [{ ref }] })
    const salt: unknown = expect.stringMatching(/^[0-9a-f]{64}$/)
    expect(await answers('show', ref, '--store', store)).toEqual({
      exit: 0,
      answers: [{ ref, status: 'kept', value: 'call me', salt }],
    })
    for (const time of ['first', 'again']) {
      const forgotten = await answers('forget', ref, '--store', store)
      expect({ time, ...forgotten }).toEqual({
        time,
        exit: 0,
        answers: [{ ref, status: 'forgotten' }],
      })
    }
    expect(await answers('show', ref, '--store', store)).toMatchObject({ exit: 1 })
    expect(await answers('forget', never, '--store', store)).toEqual({
      exit: 1,
      answers: [{ ref: never, status: 'unknown' }],
    })
  })

  it.each([
    ['no JSON', '{"name": ', /not JSON/],
    ['two values', '1 2', /not JSON/],
    ['nothing', '', /not JSON/],
    ['a key that stands twice', '{"a":1,"a":2}', /stands twice/],
    ['4097 bytes', `"${'x'.repeat(4095)}"`, /has 4097 bytes, at most 4096/],
    ['more than is read', ' '.repeat(1024 * 1024 + 1), /longer than 1048576 bytes/],
    ['half a surrogate pair', '"\\ud800"', /lone surrogate/],
    ['no UTF-8', Buffer.from([0x22, 0xff, 0x22]), /not valid UTF-8/],
  ])('refuses to keep %s', async (_, content, reason) => {
    const store = newFile()
    const refused = await answers('keep', fileOf(content), '--store', store)
    expect(refused).toMatchObject({ exit: 2, answers: [{ faults: [{}] }] })
    expect(JSON.stringify(refused.answers)).toMatch(reason)
  })
})

describe('the store', () => {
  it('takes personal data beside the events, and verifies after it is forgotten', async () => {
    const store = newFile()
    await runLines([bnIssued()], '--store', store)
    const ref = await keptIn(store)
    await carmkit('personal', 'forget', ref, '--store', store)
    const { exit, lines } = await carmkit('verify', '--store', store, '--json')
    expect(exit).toBe(0)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ ok: true, events: 1 })
  })

  it('is made by keeping, not by looking or forgetting', async () => {
    const store = newFile()
    for (const what of ['show', 'forget']) {
      const { exit, notes } = await carmkit('personal', what, never, '--store', store)
      expect({ exit, note: notes[0] }).toEqual({
        exit: 3,
        note: `carmkit: there is no store at ${store}`,
      })
    }
    expect(existsSync(store)).toBe(false)
    await keptIn(store)
    expect(existsSync(store)).toBe(true)
  })

  it.each([
    ['a reference that is none', ['show', 'abc', '--store', newFile()], 2, /64 lower-case/],
    ['a file that is not there', ['keep', newFile('json'), '--store', newFile()], 2, /cannot read/],
    ['no store', ['show', never], 64, /--store/],
    ['memory, which outlives nothing', ['show', never, '--store', 'memory'], 64, /memory/],
    ['an unknown subcommand', ['remember', never], 64, /unknown command/],
  ])('%s', async (_, args, code, reason) => {
    const { exit, notes } = await carmkit('personal', ...args)
    expect(exit).toBe(code)
    expect(notes.join('\n')).toMatch(reason)
  })
})

describe('the built command', () => {
  it('keeps what it reads from standard input', () => {
    const cli = fileURLToPath(new URL('../dist/main.js', import.meta.url))
    const store = newFile()
    const built = (args: ReadonlyArray<string>, input = '') =>
      spawnSync(process.execPath, [cli, 'personal', ...args, '--store', store], {
        encoding: 'utf8',
        input,
      })
    const kept = built(['keep'], '{"name":\n"Zoé"}\n')
    expect(kept.status).toBe(0)
    expect(built(['show', kept.stdout.trim()]).stdout).toBe('{"name":"Zoé"}\n')
    expect(built(['keep', '-'], 'no JSON').status).toBe(2)
  })
})
