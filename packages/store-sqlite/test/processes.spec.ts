/** What only real processes can show: sudden death, and two that make the same file at once. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { verifyChain } from '@carmkit/kernel'
import { eventsAmong } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../src/driver.js'
import { openStore, temporaryFiles } from './folder.js'

const newFile = temporaryFiles()
const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))

const start = (script: string, ...rest: ReadonlyArray<string>): ChildProcessWithoutNullStreams =>
  spawn(process.execPath, [pathOf(script), ...rest])

beforeAll(() => {
  const built = pathOf('../dist/index.js')
  if (!existsSync(built)) throw new Error(`${built} is missing: build first, with tsc -b`)
})

describe('a writer that is killed', () => {
  it.each([
    { streams: 1, rounds: 8 },
    { streams: 16, rounds: 4 },
  ])(
    'loses nothing that was acknowledged, with $streams in flight',
    async ({ streams, rounds }) => {
      const file = newFile()
      const acknowledged = new Map<string, string>()
      for (let round = 1; round <= rounds; round++) {
        const before = acknowledged.size
        await killWhileAppending({ file, streams }, acknowledged)
        expect(acknowledged.size).toBeGreaterThan(before)
        await expectWhole({ file, streams }, acknowledged)
      }
    },
  )

  interface Killed {
    readonly file: string
    readonly streams: number
  }

  /** Kills the writer at a random moment after its first acknowledgement. */
  const killWhileAppending = async (
    { file, streams }: Killed,
    acknowledged: Map<string, string>,
  ): Promise<void> => {
    const child = start('./append-until-killed.mjs', file, String(streams))
    let errors = ''
    child.stderr.on('data', (data) => {
      errors += String(data)
    })
    const closed = new Promise((resolve) => child.on('close', resolve))
    const lines = createInterface({ input: child.stdout })
    const first = new Promise<void>((resolve) => lines.once('line', () => resolve()))
    lines.on('line', (line) => {
      const [stream = '', revision = '', hash = ''] = line.split(' ')
      acknowledged.set(`${stream}@${revision}`, hash)
    })
    const ended = closed.then(() => {
      throw new Error(`the writer ended by itself: ${errors}`)
    })
    await Promise.race([first, ended])
    await Promise.race([sleep(Math.random() * 120), ended])
    child.kill('SIGKILL')
    await ended.catch(() => undefined)
    expect(child.signalCode).toBe('SIGKILL')
  }

  /** Every stream is whole batches that fit each other, and all that was acknowledged is among them. */
  const expectWhole = async (
    { file, streams }: Killed,
    acknowledged: ReadonlyMap<string, string>,
  ): Promise<void> => {
    const store = await openStore(file)
    const hashes = new Map<string, string>()
    for (let index = 0; index < streams; index++) {
      const stream = `sample-killed-${index}`
      const read = await store.read(stream)()
      const events = E.isRight(read) ? read.right : []
      expect(verifyChain(stream, events)._tag).toBe('Right')
      expect(events.length % 3).toBe(0)
      for (const { revision, metadata } of events) {
        hashes.set(`${stream}@${revision}`, metadata.hash)
      }
    }
    await store.close()
    for (const [place, hash] of acknowledged) expect(hashes.get(place)).toBe(hash)
    const connection = connect(file, 'read')
    expect(connection.rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
    connection.close()
  }
})

describe('two processes that open a cold file at once', () => {
  const rounds = 20

  it(`both succeed, in ${rounds} rounds`, async () => {
    const children = ['sample-a', 'sample-b'].map((stream) =>
      start('./open-and-append.mjs', stream),
    )
    const answers = children.map(({ stdout }) =>
      createInterface({ input: stdout })[Symbol.asyncIterator](),
    )
    const nextOfBoth = async () =>
      (await Promise.all(answers.map((lines) => lines.next()))).map(({ value }) => value)
    try {
      expect(await nextOfBoth()).toEqual(['ready', 'ready'])
      for (let round = 1; round <= rounds; round++) {
        const file = newFile()
        for (const { stdin } of children) stdin.write(`${file}\n`)
        expect(await nextOfBoth()).toEqual(['ok', 'ok'])
        const store = await openStore(file)
        const log = await store.readLog(0, 10)()
        await store.close()
        const streams = E.isRight(log)
          ? eventsAmong(log.right).map(({ event }) => event.stream)
          : []
        expect(streams.toSorted()).toEqual(['sample-a', 'sample-b'])
      }
    } finally {
      for (const child of children) child.kill()
    }
  })
})
