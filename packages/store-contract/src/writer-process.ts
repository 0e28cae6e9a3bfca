/** Started by the shared contract as a process of its own: opens the store, writes, reports. */
import type { Store } from '@carmkit/store'
import { type WriterTask, write } from './writer.js'

const task = JSON.parse(process.argv[2] ?? '') as WriterTask
const adapter = (await import(task.module)) as Readonly<
  Record<string, (argument: string) => Promise<Store>>
>
const open = adapter[task.exportName]
if (open === undefined) throw new Error(`${task.module} exports no ${task.exportName}`)
const store = await open(task.argument)
const report = await write(task, store)
await store.close()
process.stdout.write(JSON.stringify(report))
