/** P5: what a process holds while it projects, builds anew and verifies, by the length of the log. */
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { openDatabase, programAccounts, projectOnce, rebuild, verify } from '@carmkit/read-models'
import { type Comparison, rowOf } from './measure.js'
import { right } from './projection.js'
import { passing } from './projection-workload.js'

/** One look at the heap for so many batches. */
const batchesPerLook = 10

/** Megabytes that are in use after a collection; `--long` takes a million events. */
export const projectionMemory = async (folder: string): Promise<Comparison> => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const lengths = [20_000, process.argv.includes('--long') ? 1_000_000 : 100_000]
  const samples = new Map<string, ReadonlyArray<number>>()
  for (const length of lengths) {
    for (const [name, heap] of await heapsOf(join(folder, `memory-${length}.sqlite`), {
      length,
      collect,
    })) {
      samples.set(`${name} ${length} events`, heap)
    }
  }
  const [first = []] = samples.values()
  return {
    title: 'P5 heap after collections, while tables are made of a log that nobody holds',
    unit: '/MB',
    // Peaks are compared: the most of each against the most of the first.
    rows: [...samples].map(([name, heap]) => ({
      ...rowOf(name, heap, []),
      ratio: Math.max(...heap) / Math.max(...first),
    })),
  }
}

const heapsOf = async (
  file: string,
  { length, collect }: { readonly length: number; readonly collect: () => void },
): Promise<ReadonlyArray<readonly [name: string, heap: ReadonlyArray<number>]>> => {
  const database = right(await openDatabase(`sqlite:${file}`))
  const store = passing(length)
  const looking = () => {
    const heap: number[] = []
    let batches = 0
    const onProgress = () => {
      if (batches++ % batchesPerLook !== 0) return
      collect()
      heap.push(process.memoryUsage().heapUsed / 1e6)
    }
    return { heap, options: { models: [programAccounts], batchSize: 1_000, onProgress } }
  }
  const [projected, rebuilt, verified] = [looking(), looking(), looking()]
  right(await projectOnce(database, store, projected.options))
  right(await rebuild(database, store, rebuilt.options))
  const { differing } = right(await verify(database, store, verified.options))
  await database.close()
  if (differing > 0) throw new Error(`${differing} rows differ`)
  return [
    ['projecting', projected.heap],
    ['building anew', rebuilt.heap],
    ['verifying', verified.heap],
  ]
}
