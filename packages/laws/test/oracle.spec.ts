/** The oracle is worth something while it can be read at one sitting and owes nothing to the engine. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const lines = readFileSync(new URL('../src/oracle.ts', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')

test('the oracle has at most 200 lines', () => {
  expect(lines.length).toBeLessThanOrEqual(200)
})

test('the oracle takes types alone from the engine', () => {
  const imports = lines.filter((line) => line.includes("from '@carmkit/core"))
  expect(imports).toHaveLength(1)
  expect(imports[0]).toMatch(/^import type /)
})
