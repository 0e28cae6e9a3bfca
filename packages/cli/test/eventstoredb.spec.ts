/** The command line on an EventStoreDB: the same story as on a file, and from one into the other. */
import { readFileSync } from 'node:fs'
import { type Emulator, startEmulator } from '@carmkit/eventstoredb-emulator'
import type { Batch } from '@carmkit/store'
import { openEventStoreDb } from '@carmkit/store-eventstoredb'
import * as E from 'fp-ts/lib/Either.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bnIssued, carmkit, fileOf, newFile, runLines, storyFile } from './support.js'

let emulator: Emulator
let address: string

beforeEach(async () => {
  emulator = await startEmulator()
  address = emulator.connectionString
})
afterEach(() => emulator.stop())

/** As much of the story as a server is asked for within seconds: reactions run behind every line. */
const beginning = fileOf(readFileSync(storyFile, 'utf8').split('\n').slice(0, 8).join('\n'))

const tell = async (store: string) => {
  const told = [
    await carmkit('run', beginning, '--clock', 'lines', '--store', store, '--json'),
    await carmkit('tick', '--until', '2027-03-01T05:00:00.000Z', '--store', store, '--json'),
    await carmkit('history', '123456782', '--store', store, '--json'),
    await carmkit('verify', '--store', store, '--json'),
  ]
  return told.map(({ exit, lines }) => ({ exit, lines }))
}

describe('a story', () => {
  it('is the same on a server as in a file, to the last hash', async () => {
    const onServer = await tell(address)
    expect(onServer).toEqual(await tell(newFile()))
    expect(onServer[0]?.lines.length).toBeGreaterThan(8)
  })

  it('told again on a server records nothing', async () => {
    await carmkit('run', beginning, '--clock', 'lines', '--store', address)
    const before = await carmkit('verify', '--store', address, '--json')
    await carmkit('run', beginning, '--clock', 'lines', '--store', address)
    expect(await carmkit('verify', '--store', address, '--json')).toEqual(before)
  })
})

/** What a client of the server writes into the metadata of a stream to hide its events before a revision. */
const hide = async (stream: string, before: number): Promise<void> => {
  const metadata = `$$${stream}`
  const categories = [stream, metadata]
  const opened = await openEventStoreDb({ connectionString: address, categories })
  if (E.isLeft(opened)) throw new Error(opened.left.reason)
  const there = await opened.right.read(stream, { limit: 1 })()
  const events = (E.isRight(there) ? there.right : []).map((event) => ({
    ...event,
    stream: metadata,
    type: '$metadata',
    data: { $tb: before },
  }))
  const batch: Batch = { stream: metadata, expected: 'absent', events, expect: [] }
  expect(await opened.right.append(batch)()).toEqual(E.right(undefined))
  await opened.right.close()
}

/** All of a deleted stream, as deleting with the client that can be undone has it. */
const all = 2 ** 63

describe('verify', () => {
  it.each([
    ['deleted', all, 'the stream was deleted'],
    ['cut', 1, 'it is no longer there: the stream was cut'],
  ])('tells of a stream that was %s, though the log holds it', async (_, before, found) => {
    await runLines([bnIssued()], '--store', address)
    const stream = 'businessAccount-123456782'
    expect((await carmkit('verify', '--store', address)).exit).toBe(0)
    await hide(stream, before)
    const { exit, lines } = await carmkit('verify', '--store', address)
    expect(exit).toBe(1)
    expect(lines.slice(0, 3)).toEqual([
      `broken: ${stream}@0: the log holds it, and its stream does not show it: ${found}`,
      '  expected the event that the log holds',
      `  found    ${found}`,
    ])
  })
})

describe('copy', () => {
  it('brings a history to a server and back, hashes and all', async () => {
    const [file, back] = [newFile(), newFile()]
    await carmkit('run', storyFile, '--clock', 'lines', '--store', file)
    const there = await carmkit('copy', '--from', file, '--to', address)
    expect(there).toMatchObject({
      exit: 0,
      lines: [expect.stringMatching(/^\d+ events copied, 0/)],
    })
    expect(await carmkit('copy', '--from', file, '--to', address)).toMatchObject({
      exit: 0,
      lines: [expect.stringMatching(/^0 events copied, \d+ were there already$/)],
    })
    expect((await carmkit('copy', '--from', address, '--to', back, '--json')).exit).toBe(0)
    const histories = [file, address, back].map((store) =>
      carmkit('history', '123456782', '--store', store, '--json'),
    )
    const [first, ...others] = await Promise.all(histories)
    expect(first?.lines.length).toBeGreaterThan(10)
    for (const other of others) expect(other).toEqual(first)
  })

  it('is refused over another history, and says where', async () => {
    const [one, other] = [newFile(), newFile()]
    await runLines(
      [{ ...bnIssued(1), at: '2026-03-02T14:00:00.000Z' }],
      '--store',
      one,
      '--clock',
      'lines',
    )
    await runLines(
      [{ ...bnIssued(2), at: '2026-03-03T14:00:00.000Z' }],
      '--store',
      other,
      '--clock',
      'lines',
    )
    const refused = await carmkit('copy', '--from', one, '--to', other)
    expect(refused.exit).toBe(1)
    expect(refused.notes.join('\n')).toMatch(/@0 is another event there/)
    const [told = ''] = (await carmkit('copy', '--from', one, '--to', other, '--json')).lines
    expect(JSON.parse(told)).toMatchObject({ ok: false, failure: { name: 'CopyConflict' } })
    expect((await carmkit('copy', '--from', newFile(), '--to', other)).exit).toBe(3)
  })
})

it('personal data is not kept in an event log', async () => {
  const ref = '0'.repeat(64)
  for (const what of ['show', 'forget']) {
    const { exit, notes } = await carmkit('personal', what, ref, '--store', address)
    expect(exit).toBe(3)
    expect(notes.join('\n')).toMatch(/EventStoreDB keeps no personal data/)
  }
})

it('an address that cannot be used is told, without its password', async () => {
  const { exit, notes } = await carmkit(
    'verify',
    '--store',
    'esdb://admin:changeit@localhost:2113?tls=false',
  )
  expect(exit).toBe(3)
  expect(notes.join('\n')).toMatch(/without TLS no credentials are sent/)
  expect(notes.join('\n')).not.toContain('changeit')
})
