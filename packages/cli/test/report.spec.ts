/** `carmkit report`: what it writes, what it says of it, and what it refuses. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'libsql'
import { describe, expect, test } from 'vitest'
import { importer, momentOf, storeOf, story } from './small-portal.js'
import { carmkit, newFile, uuid } from './support.js'

const file = await storeOf(story, [uuid(32), uuid(33)])

const report = (subject: string, ...options: ReadonlyArray<string>) =>
  carmkit('report', subject, '--store', file, ...options)

describe('a report', () => {
  test('stands in a new file, whole, and is summed up in two lines', async () => {
    const page = newFile('html')
    const { exit, lines, notes } = await report(importer, '-o', page)
    expect([exit, notes]).toEqual([0, []])
    expect(lines.join('\n')).toMatch(
      /html: 123456782, \d+ events, \d+ findings\nread up to position \d+; fingerprint [0-9a-f]{64}$/,
    )
    const text = readFileSync(page, 'utf8')
    expect(text).toMatch(/^<!DOCTYPE html>[\s\S]*<\/html>\n$/)
    expect(text).toContain('DelegationGranted: 700123458 for RM0001')
    expect(text).toContain('<strong>Intact</strong>')
    expect(readdirSync(dirname(page)).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  test('tells programs the same, and is the same page for the same events', async () => {
    const [one, other] = [newFile('html'), newFile('html')]
    const { lines } = await report(importer, '-o', one, '--json')
    await report(importer, '-o', other)
    expect(readFileSync(one, 'utf8')).toBe(readFileSync(other, 'utf8'))
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      file: one,
      subject: importer,
      from: momentOf(1),
      isIntact: true,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  test('of a period holds its days from beginning to end, and the denied of them', async () => {
    const page = newFile('html')
    await report(importer, '-o', page, '--from', '2026-02-05', '--to', '2026-02-05')
    const text = readFileSync(page, 'utf8')
    expect(text).toContain('2026-02-05 00:00</time> to')
    expect(text).toContain('2026-02-05 23:59</time>, Eastern')
    expect(text).not.toContain('DelegationGranted:')
    expect(text).toMatch(/<tr id="X1">.*OpenDraft/)
  })

  test('of one account is one too', async () => {
    const page = newFile('html')
    expect((await report('123456782 RM0001', '-o', page)).exit).toBe(0)
    expect(readFileSync(page, 'utf8')).toContain('Audit report on 123456782RM0001')
  })
})

describe('the file', () => {
  test('is not replaced where one is there, unless that is asked for', async () => {
    const page = newFile('html')
    writeFileSync(page, 'mine')
    const { exit, lines, notes } = await report(importer, '-o', page)
    expect([exit, lines]).toEqual([64, []])
    expect(notes[0]).toContain('is there already; name a new file, or add --force')
    expect(readFileSync(page, 'utf8')).toBe('mine')
    expect((await report(importer, '-o', page, '--force')).exit).toBe(0)
    expect(readFileSync(page, 'utf8')).toContain('<!DOCTYPE html>')
  })

  test('in a folder that is not there is not written, and said', async () => {
    const { exit, notes } = await report(importer, '-o', `${newFile('d')}/report.html`)
    expect(exit).toBe(3)
    expect(notes[0]).toContain('cannot be written')
  })
})

describe('no report', () => {
  const refused = async (subject: string, ...options: ReadonlyArray<string>) => {
    const page = newFile('html')
    const { exit, notes } = await report(subject, '-o', page, ...options)
    expect(existsSync(page)).toBe(false)
    return { exit, note: notes.join('\n') }
  }

  test('on a business that was never heard of', async () => {
    expect(await refused('817345028')).toMatchObject({
      exit: 1,
      note: expect.stringContaining('nothing is recorded of 817345028'),
    })
  })

  test('on a time before the account existed', async () => {
    expect(await refused(importer, '--to', '2026-01-31')).toMatchObject({
      exit: 1,
      note: expect.stringContaining('its first event stands at position'),
    })
  })

  test('on a stream, or on what is no number at all', async () => {
    for (const subject of ['ledger-123456782RM0001', '\u001b[2J']) {
      const { exit, note } = await refused(subject)
      expect(exit).toBe(64)
      expect(note).toContain('is no business number and no account')
      expect(note).not.toContain('\u001b')
    }
  })

  test('on a period that begins behind all that is recorded', async () => {
    expect(await refused(importer, '--from', '2029-01-01')).toMatchObject({
      exit: 1,
      note: expect.stringContaining('behind all that is recorded'),
    })
  })

  test('on a period that ends before it begins', async () => {
    expect((await refused(importer, '--from', '2026-03-01', '--to', '2026-02-01')).exit).toBe(64)
  })
})

describe('a store with damage', () => {
  const damaged = async (change: (database: InstanceType<typeof Database>) => void) => {
    const copy = await storeOf(story, [uuid(32), uuid(33)])
    const database = new Database(copy)
    database.exec('DROP TRIGGER events_stay')
    change(database)
    database.close()
    const page = newFile('html')
    const ran = await carmkit('report', importer, '--store', copy, '-o', page)
    return { ...ran, page: readFileSync(page, 'utf8') }
  }

  test('has a report that says where it does not verify, and ends as `verify` does', async () => {
    const { exit, page } = await damaged((database) => {
      database.exec(
        `UPDATE events SET body = replace(body, '"visibility":"Program"', '"visibility":"Own"')`,
      )
    })
    expect(exit).toBe(1)
    expect(page).toContain('<strong>Broken</strong>')
    expect(page).toMatch(
      /<li id="F1"><strong class="broken">The store does not verify<\/strong> at <code>delegation-/,
    )
  })

  test('has one that counts what it leaves out', async () => {
    const { exit, notes, page } = await damaged((database) => {
      database.exec(
        `UPDATE events SET body = '{}' WHERE stream LIKE 'transaction-%' AND revision = 1`,
      )
    })
    expect(exit).toBe(3)
    expect(notes.join('\n')).toMatch(/left out: \d+ entries of transaction-declaration\./)
    expect(page).toMatch(/Left out:<\/strong> \d+ entries of <code>transaction-declaration\./)
  })
})
