/** One foreign event on a server: its stream stands still with its place named, everything else goes on. */
import { readFileSync } from 'node:fs'
import { type Emulator, startEmulator } from '@carmkit/eventstoredb-emulator'
import type { RecordedEvent } from '@carmkit/kernel'
import { openEventStoreDb } from '@carmkit/store-eventstoredb'
import * as E from 'fp-ts/lib/Either.js'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { bnIssued, carmkit, fileOf, newFile, runLines, storyFile, uuid } from './support.js'

let emulator: Emulator
let address: string
const stream = 'businessAccount-100000009'
const named = expect.stringMatching(/businessAccount-100000009/)

const lines = readFileSync(storyFile, 'utf8').split('\n').slice(0, 8)
const beginning = fileOf(lines.slice(0, 4).join('\n'))
const rest = fileOf(lines.slice(4).join('\n'))

beforeEach(async () => {
  emulator = await startEmulator()
  address = emulator.connectionString
  await carmkit('run', beginning, '--clock', 'lines', '--store', address)
  await appendForeign()
})
afterEach(() => emulator.stop())

/** The store lets nobody write what is foreign but those who tell the compiler that it is not. */
const appendForeign = async (): Promise<void> => {
  const opened = await openEventStoreDb({
    connectionString: address,
    categories: ['businessAccount'],
  })
  if (E.isLeft(opened)) throw new Error(opened.left.reason)
  const metadata = { eventId: uuid(1) }
  const foreign = { stream, revision: 0, type: 'T', v: 1, data: {}, metadata }
  const events = [foreign as unknown as RecordedEvent]
  const landed = await opened.right.append({ stream, expected: 'absent', events, expect: [] })()
  expect(landed).toEqual(E.right(undefined))
  await opened.right.close()
}

it('run and tick carry out everything else, tell its place and end with failure', async () => {
  const ran = await carmkit('run', rest, '--clock', 'lines', '--store', address)
  expect(ran.exit).toBe(3)
  expect(ran.lines).toContainEqual(named)
  expect(ran.lines.filter((line) => /^ *\d+ accepted/.test(line))).toHaveLength(4)
  const ticked = await carmkit('tick', '--until', '2027-03-01T05:00:00.000Z', '--store', address)
  expect(ticked).toMatchObject({ exit: 3, notes: expect.arrayContaining([named]) })
})

it('histories of others are whole, its own and verify name it', async () => {
  await carmkit('run', rest, '--clock', 'lines', '--store', address)
  const sound = newFile()
  await carmkit('run', fileOf(lines.join('\n')), '--clock', 'lines', '--store', sound)
  const expected = await carmkit('history', '123456782', '--store', sound, '--json')
  const told = await carmkit('history', '123456782', '--store', address, '--json')
  expect(told).toMatchObject({ exit: 0, lines: expected.lines, notes: [] })
  const broken = await carmkit('history', stream, '--store', address, '--json')
  expect(broken).toMatchObject({ exit: 3, lines: [], notes: [expect.anything(), named] })
  const { exit, lines: verdict } = await carmkit('verify', '--store', address, '--json')
  expect(exit).toBe(1)
  const place = { stream, revision: 0, reason: expect.stringMatching(/^metadata/) }
  const { events } = JSON.parse(
    (await carmkit('verify', '--store', sound, '--json')).lines[0] ?? '',
  ) as { readonly events: number }
  expect(JSON.parse(verdict[0] ?? '')).toMatchObject({
    ok: false,
    events,
    firstBad: place,
    stopped: [place],
  })
})

it('the tables have all the others, and who can there is not answered with nobody alone', async () => {
  const db = `sqlite:${newFile()}`
  const projected = await carmkit('project', '--store', address, '--db', db)
  expect(projected).toMatchObject({ exit: 1, lines: expect.arrayContaining([named]) })
  const ask = (where: string, ...options: ReadonlyArray<string>) => {
    const asked = ['--permission', 'ViewBusinessProfile', '--where', where]
    return carmkit('query', 'who-can', '--db', db, ...asked, ...options)
  }
  const missing = expect.stringMatching(/^carmkit: businessAccount-100000009 .* cannot be read: .*/)
  expect(await ask('100000009')).toMatchObject({
    exit: 1,
    lines: [],
    notes: [missing, expect.stringMatching(/^0 rows/)],
  })
  const { lines: told, notes } = await ask('100000009', '--json')
  expect(JSON.parse(told[0] ?? '')).toMatchObject({ end: { rows: 0, stopped: [stream] } })
  expect(notes).toEqual([missing])
  const whole = await ask('123456782')
  expect([whole.exit, whole.notes.length]).toEqual([0, 1])
})

it('copy brings all the others, and ends with a refusal that names it', async () => {
  const file = newFile()
  const copied = await carmkit('copy', '--from', address, '--to', file)
  expect(copied).toMatchObject({ exit: 1, lines: [], notes: [named] })
  expect(copied.notes[0]).toMatch(/^carmkit: \d+ events copied, 0 were there already/)
  expect(copied.notes[0]).toMatch(/^ {2}in --from: businessAccount-100000009@0 cannot be read/m)
  expect((await carmkit('verify', '--store', file)).exit).toBe(0)
})

it('copy onto it brings all the others, and says that the place is there', async () => {
  const file = newFile()
  const line = { ...bnIssued(), data: { bn9: '100000009', applicant: uuid(900) } }
  await runLines([{ ...line, at: '2026-01-05T14:00:00.000Z' }], '--store', file, '--clock', 'lines')
  await carmkit('run', beginning, '--clock', 'lines', '--store', file)
  const copied = await carmkit('copy', '--from', file, '--to', address)
  expect(copied).toMatchObject({ exit: 1, lines: [] })
  expect(copied.notes[0]).toMatch(/^carmkit: 0 events copied, [1-9]\d* were there already/)
  expect(copied.notes[0]).toMatch(/^ {2}in --to: businessAccount-100000009@0 cannot be read/m)
  const [told = ''] = (await carmkit('copy', '--from', file, '--to', address, '--json')).lines
  expect(JSON.parse(told)).toMatchObject({ failure: { places: [{ stream, side: 'to' }] } })
})
