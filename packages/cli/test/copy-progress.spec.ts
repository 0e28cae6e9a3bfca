/** `carmkit copy` for people who watch it: how far it is, of how much, on one line. */
import { main } from '@carmkit/cli'
import pc from 'picocolors'
import { beforeAll, expect, it } from 'vitest'
import { bnIssued, carmkit, newFile, runLines } from './support.js'

const from = newFile()
const count = 510

beforeAll(async () => {
  const lines = Array.from({ length: count }, (_, index) => ({
    ...bnIssued(index + 1),
    data: { bn9: bn9Of(index), applicant: '00000000-0000-4000-8000-000000000900' },
  }))
  const { reports } = await runLines(lines, '--store', from)
  expect(reports.every(({ outcome }) => outcome === 'accepted')).toBe(true)
})

/** The last digit follows from the others. */
const bn9Of = (index: number): string => {
  const digits = Array.from(String(70_000_000 + index), Number)
  const sum = digits.reduce((before, digit, place) => {
    const doubled = place % 2 === 1 ? digit * 2 : digit
    return before + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return `${digits.join('')}${(10 - (sum % 10)) % 10}`
}

const copyWatched = async (to: string) => {
  const shown: string[] = []
  const exit = await main(['node', 'carmkit', 'copy', '--from', from, '--to', to], {
    line: async () => undefined,
    note: () => undefined,
    progress: (text) => shown.push(text),
    colors: pc.createColors(false),
    columns: 160,
  })
  return { exit, shown }
}

it('shows a bar, the events of all and the percent, and leaves an empty line', async () => {
  const file = newFile()
  const { lines } = await carmkit('verify', '--store', from, '--json')
  const { events } = JSON.parse(lines[0] ?? '') as { readonly events: number }
  expect(events).toBeGreaterThan(500)
  // The last event of a full page waits for the next one, which may belong to it.
  const filled = '#'.repeat(Math.floor((20 * 499) / events)).padEnd(20, '-')
  const half = `[${filled}] 499 of ${events} events (${Math.floor((100 * 499) / events)}%)`
  const whole = [half, `[${'#'.repeat(20)}] ${events} of ${events} events (100%)`, '']
  const pages = await copyWatched(file)
  expect(pages).toEqual({ exit: 0, shown: expect.arrayContaining(whole) })
  expect(pages.shown.slice(-2)).toEqual(whole.slice(-2))
  expect((await copyWatched(file)).shown).toEqual(pages.shown)
})

it('shows nothing where nobody watches', async () => {
  const { exit, lines, notes } = await carmkit('copy', '--from', from, '--to', newFile())
  expect({ exit, notes }).toEqual({ exit: 0, notes: [] })
  expect(lines).toEqual([expect.stringMatching(/^\d+ events copied, 0 were there already$/)])
})
