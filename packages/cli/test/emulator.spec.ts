/** `carmkit emulator` as a process of its own: where it listens, how it ends, why it does not begin. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { bnIssued, carmkit, newFile, runLines } from './support.js'

const cli = fileURLToPath(new URL('../dist/main.js', import.meta.url))

const start = (...args: ReadonlyArray<string>): ChildProcessWithoutNullStreams =>
  spawn(process.execPath, [cli, 'emulator', '--port', '0', ...args])

const portOf = async ({ stdout }: ChildProcessWithoutNullStreams): Promise<number> => {
  const [line] = (await once(createInterface({ input: stdout }), 'line')) as [string]
  return Number(/^esdb:\/\/127\.0\.0\.1:(\d+)\?tls=false$/.exec(line)?.[1])
}

it.each(['SIGINT', 'SIGTERM'] as const)(
  'it says where it listens, and ends well on %s',
  async (signal) => {
    const file = newFile()
    const child = start('--file', file, '--projections')
    const port = await portOf(child)
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    socket.destroy()
    expect(existsSync(file)).toBe(true)
    child.kill(signal)
    expect(await once(child, 'exit')).toEqual([0, null])
  },
)

it('it says why it does not begin', async () => {
  const file = newFile()
  writeFileSync(file, 'x'.repeat(5000))
  const { notes, exit } = await carmkit('emulator', '--port', '0', '--file', file)
  expect(notes.join('\n')).toMatch(/not a database/)
  expect(notes.join('\n')).toContain(file)
  expect(exit).toBe(3)
  expect((await carmkit('emulator', '--port', '70000')).exit).toBe(64)
  expect((await carmkit('emulator', '--port', 'x')).exit).toBe(64)
})

it('it leaves a store of carmkit as it is', async () => {
  const file = newFile()
  await runLines([bnIssued()], '--store', file)
  const before = readFileSync(file)
  const { notes, exit } = await carmkit('emulator', '--port', '0', '--file', file)
  expect({ notes, exit }).toEqual({
    notes: [
      `carmkit: ${file} cannot hold the log of an emulator: it is a database of another application; name another file`,
    ],
    exit: 3,
  })
  expect(readFileSync(file)).toEqual(before)
})
