// A process that opens a store, reads and follows, and closes it again; nothing else ends it.
import { openEventStoreDb } from '../dist/index.js'

const opened = await openEventStoreDb({
  connectionString: process.argv[2] ?? '',
  categories: ['sample'],
})
if (opened._tag === 'Left') throw new Error(opened.left.reason)
const store = opened.right
await store.readLog(0, 10)()
for await (const followed of store.follow({ after: 0, signal: new AbortController().signal })) {
  if (followed._tag === 'Right' && followed.right.name === 'caughtUp') await store.close()
}
