/** Sudden death between an append and the state that is kept behind it, or in the middle of either. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { checkSnapshot, execute } from '@carmkit/store'
import { addToCounter, counterStream, fullCounter } from '@carmkit/store-contract'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'
import { openStore, temporaryFiles } from './folder.js'
import { countingOne, keepingDomain, keepingPorts } from './keeping.mjs'

const newFile = temporaryFiles()
const script = fileURLToPath(new URL('./count-until-killed.mjs', import.meta.url))
const stream = counterStream('killed').name
const rounds = 3

it(`a writer that is killed counts on where it was, in ${rounds} lives on one file`, async () => {
  const file = newFile()
  let checks = ''
  for (let round = 1; round <= rounds; round++) {
    const last = await killWhileCounting(file)
    const store = await openStore(file)
    const read = await store.read(stream)()
    const counted = E.isRight(read) ? read.right.length : 0
    expect([last, last + 1]).toContain(counted)
    const ports = keepingPorts(store)
    for (const n of [1, counted]) {
      expect(await execute(ports, countingOne(n))).toMatchObject({ repeated: true })
    }
    const overflow = addToCounter(`00000000-0000-4000-8000-00000000000${round}`, {
      counter: 'killed',
      amount: fullCounter,
    })
    expect(await execute(ports, overflow)).toMatchObject({ reasons: [{ total: counted }] })
    const check = await checkSnapshot(store, keepingDomain, stream)
    checks += E.isRight(check) ? ` ${check.right}` : ' unreadable'
    await store.close()
  }
  expect(checks).toMatch(/^( sound| unused)* sound$/)
})

/** The last number that it acknowledged. Killed at a random moment after the third of its life. */
const killWhileCounting = async (file: string): Promise<number> => {
  const child = spawn(process.execPath, [script, file])
  const closed = new Promise((resolve) => child.on('close', resolve))
  let last = 0
  let lines = 0
  const third = new Promise<void>((resolve) =>
    createInterface({ input: child.stdout }).on('line', (line) => {
      last = Number(line)
      if (++lines === 3) resolve()
    }),
  )
  await Promise.race([third, closed])
  await Promise.race([sleep(Math.random() * 50), closed])
  child.kill('SIGKILL')
  await closed
  expect(child.signalCode).toBe('SIGKILL')
  return last
}
