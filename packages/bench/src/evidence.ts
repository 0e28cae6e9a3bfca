/** P9: a long log verified and replayed, each in a process of its own, beside the raw read of its file. */
import { fork } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Store } from '@carmkit/store'
import type { Reading } from './evidence-process.js'
import { writeLog } from './evidence-workload.js'
import { type Comparison, rowOf } from './measure.js'

const ways = [
  ['raw', 'SELECT, JSON.parse, immutable fold'],
  ['verified', 'carmkit: verified, each event as it was recorded'],
  ['replayed', 'carmkit: replayed step by step'],
  ['folded', 'carmkit: folded into one cut'],
  ['clientReplayed', 'carmkit: one client replayed'],
  ['clientFolded', 'carmkit: one client folded'],
  ['providerFolded', 'carmkit: the broker of all clients folded'],
] as const

/** What a process of Node holds at most; `--long` takes a million events. */
export const evidence = async (
  folder: string,
  open: (file: string) => Promise<Store>,
): Promise<ReadonlyArray<Comparison>> => {
  const isLong = process.argv.includes('--long')
  const lengths = isLong ? [10_000, 100_000, 1_000_000] : [10_000, 100_000]
  const peaks = new Map<string, number[]>()
  const rates: Comparison[] = []
  for (const length of lengths) {
    const file = join(folder, `evidence-${length}.sqlite`)
    const events = await writeLog(file, { length, open })
    const readings = await readingsOf(file, length > 100_000 ? 1 : 3)
    for (const [way, name] of ways) {
      const all = readings.get(way) ?? []
      peaks.set(
        `${name}, ${events} events`,
        all.map(({ peakMegabytes }) => peakMegabytes),
      )
    }
    const baseline = (readings.get('raw') ?? []).map(rateOf)
    rates.push({
      title: `P9 evidence of ${events} events, by processor time`,
      rows: ways.map(([way, name]) => rowOf(name, (readings.get(way) ?? []).map(rateOf), baseline)),
    })
    rmSync(file)
  }
  return [...rates, memoryOf(peaks)]
}

/** What no process may hold, however long the log, in megabytes. */
export const mostMegabytes = 512

/** Beside the first way; missed where one of them held too much. */
export const memoryOf = (peaks: ReadonlyMap<string, ReadonlyArray<number>>): Comparison => {
  const [first = []] = peaks.values()
  const rows = [...peaks].map(([name, megabytes]) => rowOf(name, megabytes, first))
  const worst = rows.toSorted((one, other) => other.most - one.most)[0]
  const comparison = { title: 'P9 the most memory that each process held', unit: '/MB', rows }
  if (worst === undefined || worst.most < mostMegabytes) return comparison
  const held = Math.ceil(worst.most)
  const missed = `${worst.name}: held ${held} MB, and less than ${mostMegabytes} MB is promised.`
  return { ...comparison, missed }
}

const rateOf = ({ events, milliseconds }: Reading): number => events / (milliseconds / 1000)

/** In turn, so that a machine that slows down slows all of them. */
const readingsOf = async (
  file: string,
  rounds: number,
): Promise<ReadonlyMap<string, ReadonlyArray<Reading>>> => {
  const readings = new Map<string, Reading[]>(ways.map(([way]) => [way, []]))
  for (let round = 0; round < rounds; round++) {
    for (const [way] of ways) {
      process.stderr.write(`\rP9 ${file}: ${way}, round ${round + 1} of ${rounds} `)
      readings.get(way)?.push(await readingIn(file, way))
    }
  }
  process.stderr.write('\n')
  return readings
}

const readingIn = (file: string, way: string): Promise<Reading> =>
  new Promise((resolve, reject) => {
    const program = fileURLToPath(new URL('evidence-process.js', import.meta.url))
    const child = fork(program, [file, way])
    child.once('message', (reading) => resolve(reading as Reading))
    child.once('exit', (code) => reject(new Error(`${way} ended with ${code}`)))
  })
