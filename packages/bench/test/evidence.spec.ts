/** The bound on memory that a benchmark of evidence fails by. */
import { expect, test } from 'vitest'
import { memoryOf } from '../src/evidence.js'

test('less than 512 MB in every process is what was promised', () => {
  const { missed, rows } = memoryOf(
    new Map([
      ['raw', [120, 130]],
      ['verified', [511.9, 140]],
    ]),
  )
  expect(missed).toBeUndefined()
  expect(rows.map(({ most }) => most)).toEqual([130, 511.9])
})

test('a process that once held as much is named', () => {
  const { missed } = memoryOf(
    new Map([
      ['raw', [120, 130]],
      ['folded', [140, 512]],
      ['replayed', [140, 150]],
    ]),
  )
  expect(missed).toBe('folded: held 512 MB, and less than 512 MB is promised.')
})
