// Opens the file named on each line of its input, appends one event, closes it and prints "ok" or
// what went wrong. Its one argument is the stream.
import { createInterface } from 'node:readline'
import { openStore } from './open-store.mjs'
import { batchBehind } from './sample.mjs'

const stream = process.argv[2] ?? ''
process.stdout.write('ready\n')
for await (const file of createInterface({ input: process.stdin })) {
  try {
    const store = await openStore(file)
    const answer = await store.append(batchBehind(stream, []))()
    await store.close()
    process.stdout.write(`${answer._tag === 'Right' ? 'ok' : JSON.stringify(answer.left)}\n`)
  } catch (error) {
    process.stdout.write(`${String(error).split('\n')[0]}\n`)
  }
}
