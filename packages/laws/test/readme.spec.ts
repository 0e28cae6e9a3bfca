/** Keeps the README honest: its example is the test file that runs, line for line. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')

test('the example of the README is the one that runs', () => {
  const shown = /```ts\n(.*?)```/s.exec(read('../README.md'))?.[1]
  const header = /^\/\*\*.*\*\/\n/
  const run = read('example.spec.ts')
  expect(run).toMatch(header)
  expect(shown).toBe(run.replace(header, ''))
})
