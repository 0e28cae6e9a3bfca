/** The examples on a server of EventStoreDB, which EVENTSTOREDB_URL names. One stands for all: they are slower there. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { startEmulator } from '@carmkit/eventstoredb-emulator'
import { expect, it } from 'vitest'

const run = async (path: string, server: string) => {
  const script = fileURLToPath(new URL(`../../../examples/${path}`, import.meta.url))
  const env = { ...process.env, EVENTSTOREDB_URL: server }
  const child = spawn(process.execPath, [script], { env })
  const ended = once(child, 'close')
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  const [status] = await ended
  return { status, stdout, stderr }
}

it('a story is told as on a file; one that must begin with nothing is not, where it has been told', async () => {
  const emulator = await startEmulator()
  const { status, stdout, stderr } = await run(
    '03-billing-cycle/cycle.mjs',
    emulator.connectionString,
  )
  expect([status, stderr]).toEqual([0, expect.stringMatching(/^3 rows, .*\n2 rows, .*\n$/)])
  expect(stdout).toContain('29 commands: 25 accepted, 4 refused, as they should be')
  for (const other of ['02-delegation-year/year.mjs', '05-audit/cases.mjs']) {
    expect(await run(other, emulator.connectionString)).toMatchObject({
      status: 64,
      stderr: 'the server holds events of CARM already; name one without\n',
    })
  }
  await emulator.stop()
})
