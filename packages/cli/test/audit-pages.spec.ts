/** Each command of the audit has a page that names every option it takes, and no other. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const cli = fileURLToPath(new URL('../dist/main.js', import.meta.url))
const folder = fileURLToPath(new URL('../../../docs/reference/audit/', import.meta.url))
const pages = readdirSync(folder)

const commands = [
  'access-review',
  'as-of',
  'diff',
  'explain',
  'redecide',
  'replay',
  'report',
  'verify',
] as const

const optionsIn = (text: string): ReadonlyArray<string> =>
  [...new Set([...text.matchAll(/(?<![\w-])--[a-z][a-z-]*/g)].map(([option]) => option))].toSorted()

/** The help tells of its own option, and the common ones stand in every page where they matter. */
const always = ['--help']

test('every page is of a command', () => {
  expect(pages.toSorted()).toEqual(commands.map((name) => `${name}.md`))
})

test.each(commands)('%s', (name) => {
  const { stdout, status } = spawnSync(process.execPath, [cli, name, '--help'], {
    encoding: 'utf8',
  })
  expect(status).toBe(0)
  const taken = optionsIn(stdout).filter((option) => !always.includes(option))
  const page = readFileSync(`${folder}${name}.md`, 'utf8')
  const usage = page.slice(page.indexOf(`carmkit ${name}`))
  expect(taken.filter((option) => !usage.includes(option))).toEqual([])
  const named = optionsIn(page.slice(0, page.indexOf('\n## ')))
  expect(named.filter((option) => !taken.includes(option))).toEqual([])
})
