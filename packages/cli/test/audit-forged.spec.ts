/** What as-of, diff and replay answer about a store that somebody changed: nothing that rests on it. */
import Database from 'libsql'
import { beforeAll, describe, expect, it } from 'vitest'
import { carmkit, newFile, storyFile } from './support.js'

const store = newFile()
const account = '123456782RM0001'
const ledger = `ledger-${account}`

beforeAll(async () => {
  await carmkit('run', storyFile, '--clock', 'lines', '--store', store)
})

/** A copy in which somebody changed the log by one statement. */
const forged = (statement: string): string => {
  const copy = newFile()
  const original = new Database(store)
  original.exec(`VACUUM INTO '${copy}'`)
  original.close()
  const database = new Database(copy)
  const triggers = database
    .prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    .all() as { name: string }[]
  for (const { name } of triggers) {
    database.exec(`DROP TRIGGER ${name}`)
  }
  database.exec(statement)
  database.close()
  return copy
}

const questions: ReadonlyArray<[string, ...string[]]> = [
  ['as-of', account, '--effective', '2025-07-20'],
  ['diff', account, '--from', 'position:1', '--to', '2025-07-20'],
  ['replay', account, '--step'],
]

describe.each(questions)('carmkit %s', (...question) => {
  const asked = (copy: string) => carmkit(...question, '--store', copy)

  it('answers what was recorded', async () => {
    expect(await asked(store)).toMatchObject({ exit: 0, notes: [] })
  })

  it('leaves a changed amount out, and what stands behind it', async () => {
    const changed = `UPDATE events SET body = replace(body, '"75.00"', '"85.09"')`
    const { exit, lines, notes } = await asked(forged(`${changed} WHERE stream = '${ledger}'`))
    expect(exit).toBe(3)
    expect(lines.join('\n')).not.toContain('85.09')
    expect(notes).toContainEqual(
      expect.stringMatching(
        `left out.*: \\d+ entries of ${ledger}@\\d+ on: content does not match its hash`,
      ),
    )
  })

  it('leaves out what stands behind a missing event', async () => {
    const copy = forged(`DELETE FROM events WHERE stream = '${ledger}' AND revision = 0`)
    const { exit, notes } = await asked(copy)
    expect(exit).toBe(3)
    expect(notes).toContainEqual(
      expect.stringMatching(
        `left out.*: \\d+ entries of ${ledger}@0 on: revision 1 stands where 0 belongs`,
      ),
    )
  })
})
