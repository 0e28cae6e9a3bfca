// Appends batches of three without end, to as many streams at once as it is told, and prints each
// acknowledged one: for a spec that kills it. Its arguments are the file and the number of streams.
import { writeSync } from 'node:fs'
import { openStore } from './open-store.mjs'
import { batchBehind } from './sample.mjs'

const [file = '', streams = '1'] = process.argv.slice(2)
const store = await openStore(file)

/** @param {string} stream */
const appendForEver = async (stream) => {
  const read = await store.read(stream)()
  if (read._tag === 'Left') throw new Error(JSON.stringify(read.left))
  let before = read.right.slice(-1)
  for (;;) {
    const batch = batchBehind(stream, before, { count: 3 })
    const answer = await store.append(batch)()
    if (answer._tag === 'Left') throw new Error(JSON.stringify(answer.left))
    before = batch.events.slice(-1)
    // Synchronous: what is printed was acknowledged, and what was acknowledged is printed.
    writeSync(1, `${stream} ${before[0]?.revision} ${before[0]?.metadata.hash}\n`)
  }
}

await Promise.all(
  Array.from({ length: Number(streams) }, (_, index) => appendForEver(`sample-killed-${index}`)),
)
