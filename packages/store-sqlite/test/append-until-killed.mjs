// Appends batches of three without end and prints each acknowledged revision: for a spec that kills
// it. Its one argument is the file.
import { writeSync } from 'node:fs'
import { openStore } from './open-store.mjs'
import { batchBehind } from './sample.mjs'

const stream = 'sample-killed'
const store = await openStore(process.argv[2] ?? '')
const read = await store.read(stream)()
if (read._tag === 'Left') throw new Error(JSON.stringify(read.left))
let before = read.right.slice(-1)
for (;;) {
  const batch = batchBehind(stream, before, { count: 3 })
  const answer = await store.append(batch)()
  if (answer._tag === 'Left') throw new Error(JSON.stringify(answer.left))
  before = batch.events.slice(-1)
  // Synchronous: what is printed was acknowledged, and what was acknowledged is printed.
  writeSync(1, `${before[0]?.revision} ${before[0]?.metadata.hash}\n`)
}
