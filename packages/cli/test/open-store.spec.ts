/** One way to open a store: it is closed whatever becomes of the answer. */
import type { Store } from '@carmkit/store'
import pc from 'picocolors'
import { expect, it } from 'vitest'
import { isAddress, openStore, withOpened } from '../src/open-store.js'
import { carmkit, newFile } from './support.js'

const listening = (notes: string[] = []) => ({
  line: async () => undefined,
  note: (text: string) => void notes.push(text),
  colors: pc.createColors(false),
  columns: 80,
})

it('closes a store behind an answer that fails', async () => {
  const opened: Store[] = []
  const answered = withOpened(newFile(), { use: 'writing', output: listening() }, ({ store }) => {
    opened.push(store)
    throw new Error('a bug')
  })
  await expect(answered).rejects.toThrow('a bug')
  expect(await opened[0]?.readLog(0, 1)()).toMatchObject({ _tag: 'Left' })
})

it('tells what cannot be opened, and asks nobody', async () => {
  const notes: string[] = []
  const opening = { use: 'reading', output: listening(notes) } as const
  const exit = await withOpened(newFile(), opening, () => {
    throw new Error('nobody is asked')
  })
  expect(exit).toBe(3)
  expect(notes).toEqual([expect.stringContaining('carmkit: there is no store at ')])
})

it.each([
  'ESDB://admin:changeit@localhost:2113',
  'Esdb+Discover://admin:changeit@localhost',
  ' esdb://admin:changeit@localhost?tls=false',
  'esdb:admin:changeit@localhost',
  'esdb//admin:changeit@localhost',
  'esdb:/admin:changeit@localhost',
  'kurrentdb://admin:changeit@localhost',
  'esbd:admin:changeit@localhost',
])(
  'takes an address that is badly spelled for no file, and shows no password: %s',
  async (store) => {
    const reason = /begin the address with esdb|without TLS no credentials/
    const { exit, lines, notes } = await carmkit('verify', '--store', store)
    expect({ exit, lines, notes }).toEqual({
      exit: 3,
      lines: [],
      notes: [expect.stringMatching(reason)],
    })
    const made = await openStore(store, 'writing')
    expect(made).toEqual({ _tag: 'Left', left: expect.stringMatching(reason) })
    expect(JSON.stringify([notes, made])).not.toContain('changeit')
  },
)

it.each([
  'events.sqlite',
  './esdb:1.sqlite',
  '/var/esdb:1.sqlite',
  'C:\\data\\events.sqlite',
  'C:/data/events.sqlite',
  'c://data/events.sqlite',
  'C:\\me@work\\events.sqlite',
  'esdb.sqlite',
  'file:events.sqlite',
  'a@b:c.sqlite',
])('takes the name of a file for no address: %s', (name) => {
  expect(isAddress(name)).toBe(false)
})
