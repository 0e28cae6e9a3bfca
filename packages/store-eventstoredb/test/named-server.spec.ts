/**
 * `EVENTSTOREDB_URL` brings the tests to another server: here an emulator stands behind it, and is asked in place
 * of those that the tests would start. One spec of the emulator stands for all, which have their server from one
 * place; of the contract only what takes seconds is left out.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { startEmulator } from '@carmkit/eventstoredb-emulator'
import { storeContract } from '@carmkit/store-contract'
import { expect, it } from 'vitest'
import { emulatedSubject } from './emulated.js'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const contract = 'packages/store-eventstoredb/test/eventstoredb-store.contract.spec.ts'
const statements = 'packages/eventstoredb-emulator/test/semantics/append.spec.ts'
const leftOut = ['8 writers on one stream', 'writers that compete']

/** Of the run inside, in milliseconds: it reads all modules anew, which takes a busy machine long. */
const timeout = 100_000

/** The statements begin with their numbers. */
const names = `the server at EVENTSTOREDB_URL (?!${leftOut.join('|')})|\\b\\d+\\. `

const script = 'node_modules/vitest/vitest.mjs'
const options = ['--config', 'packages/dev/vitest.config.ts', '--reporter', 'json']
const chosen = ['--testNamePattern', names, contract, statements]

/** Of each file, how many tests passed. */
const testsOn = async (server: string): Promise<Readonly<Record<string, number>>> => {
  const child = spawn(process.execPath, [script, 'run', ...options, ...chosen], {
    cwd: root,
    env: { ...withoutVitest(process.env), EVENTSTOREDB_URL: server },
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout,
  })
  const ended = once(child, 'close')
  const report = JSON.parse(await text(child.stdout)) as {
    readonly testResults: ReadonlyArray<{
      readonly name: string
      readonly assertionResults: ReadonlyArray<{ readonly status: string }>
    }>
  }
  expect(await ended).toEqual([0, null])
  const passed = report.testResults.map(({ name, assertionResults }) => [
    name.slice(root.length),
    assertionResults.filter(({ status }) => status === 'passed').length,
  ])
  return Object.fromEntries(passed)
}

/** That run is one of its own, and no worker of this one. */
const withoutVitest = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('VITEST')))

it('the contract and the statements are tested on the server that is named', {
  timeout: 1.2 * timeout,
}, async () => {
  const asked = { contract: 0, statements: 0 }
  const emulator = await startEmulator({
    intercept: ({ stream }) => {
      if (stream?.startsWith('carmkitTest')) asked.contract++
      else if (stream !== null) asked.statements++
      return null
    },
  })
  const passed = await testsOn(emulator.connectionString)
  await emulator.stop()
  const tests = storeContract(emulatedSubject()).length - leftOut.length
  expect(passed).toEqual({ [contract]: tests, [statements]: expect.any(Number) })
  expect(passed[statements]).toBeGreaterThanOrEqual(20)
  expect(asked.contract).toBeGreaterThan(tests)
  expect(asked.statements).toBeGreaterThan(20)
})
