/** What cannot be read is told with its place: a stream, or the log of a file. */
import pc from 'picocolors'
import { expect, it } from 'vitest'
import type { Output } from '../src/output.js'
import { tellFailure } from '../src/telling.js'

const reason = 'database disk image is malformed'

it.each([
  ['', 'events.sqlite', `carmkit: the log of events.sqlite cannot be read: ${reason}`],
  ['', 'esdb://admin:secret@host', `carmkit: the log cannot be read: ${reason}`],
  ['', undefined, `carmkit: the log cannot be read: ${reason}`],
  ['ledger-1', 'events.sqlite', `carmkit: ledger-1@? cannot be read: ${reason}`],
])('of the stream "%s" in %s', (stream, store, told) => {
  const notes: string[] = []
  const output: Output = {
    line: async () => undefined,
    note: (text) => notes.push(text),
    colors: pc.createColors(false),
    columns: 100,
  }
  const failure = { name: 'Unreadable', stream, revision: null, reason } as const
  expect(tellFailure(failure, output, store)).toBe(3)
  expect(notes).toEqual([told])
})
