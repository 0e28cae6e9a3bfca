/** One way to open a store: it is closed whatever becomes of the answer. */
import type { Store } from '@carmkit/store'
import pc from 'picocolors'
import { expect, it } from 'vitest'
import { withOpened } from '../src/open-store.js'
import { newFile } from './support.js'

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
