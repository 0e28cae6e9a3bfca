/** An account that was never opened is refused by every command of the audit, though its business is there. */
import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { importer, storeOf, story } from './small-portal.js'
import { carmkit, newFile, uuid } from './support.js'

const store = await storeOf(story, [uuid(32), uuid(33)])
const never = `${importer}RM0009`
const page = newFile('html')

test.each([
  ['replay', []],
  ['as-of', ['--effective', '2026-02-05']],
  ['diff', ['--from', '2026-02-01', '--to', '2026-02-05']],
  ['redecide', []],
  ['report', ['-o', page]],
  ['history', []],
])('%s', async (command, options) => {
  const { exit, lines, notes } = await carmkit(command, never, '--store', store, ...options)
  expect([exit, lines]).toEqual([1, []])
  expect(notes.join()).toContain(`nothing is recorded of ${never}`)
  expect(existsSync(page)).toBe(false)
})
