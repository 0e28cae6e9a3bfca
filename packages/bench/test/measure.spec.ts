/** What the benchmarks print: what is wanted stands beside what was measured, and nowhere else. */
import { expect, it } from 'vitest'
import { compareByAll, tableOf } from '../src/measure.js'

it('tells what is wanted of a way beside what it did', async () => {
  let now = 0
  const run = async (): Promise<number> => {
    now += 100
    return 20
  }
  const [comparison] = await compareByAll(
    [{ title: 'Appends', milliseconds: () => now }],
    [
      { name: 'client', run },
      { name: 'frames', run, wanted: 15_000 },
    ],
  )
  const lines = comparison === undefined ? [] : tableOf(comparison).split('\n')
  expect(lines.slice(2)).toEqual([
    'client        200        200        200  1.00',
    'frames        200        200        200  1.00  wanted 15000/s',
  ])
})
