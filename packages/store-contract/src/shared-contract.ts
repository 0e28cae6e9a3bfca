/**
 * The contract of stores that processes share: real processes on one busy stream. Separate from the
 * rest because it needs a place that another process can open by its name.
 */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { Store } from '@carmkit/store'
import { assertEachOnce } from './loop-cases.js'
import type { ContractCase } from './subject.js'
import { busyCounter, commandIdOf, type WriterReport, type WriterTask } from './writer.js'

/** How another process opens a place. */
export interface Opener {
  /** Address of a JavaScript module (`file:...`), as `import()` takes it. */
  readonly module: string
  /** Name of its export, a function `(argument: string) => Promise<Store>`. */
  readonly exportName: string
  readonly argument: string
}

export interface SharedSubject {
  readonly name: string
  /** A new, empty place: how this process opens it, and how the others do. */
  readonly place: () => Promise<{ readonly open: () => Promise<Store>; readonly opener: Opener }>
  /** Of each process; default 500. Fewer, where each takes the time of a server. */
  readonly commandsEach?: number
}

const processes = 8
/** Of all processes, for each command of one: fewer would mean that the processes hardly met. */
const leastConflicts = 2

/** Cases that start processes; the package must be built, because they run its `dist`. */
export const sharedStoreContract = ({
  place,
  commandsEach = 500,
}: SharedSubject): ReadonlyArray<ContractCase> => [
  {
    name: `${processes} processes on one stream: nothing lost, nothing doubled, nobody gives up`,
    run: async () => {
      const { open, opener } = await place()
      const numbers = Array.from({ length: processes }, (_, writer) => writer)
      const reports = await Promise.all(
        numbers.map((writer) => runWriter({ ...opener, writer, commands: commandsEach })),
      )
      const failures = reports.flatMap((report) => report.failures)
      assert.deepEqual(failures, [], 'commands were not carried out')
      const conflicts = reports.reduce((sum, report) => sum + report.conflicts, 0)
      assert.ok(conflicts >= leastConflicts * commandsEach, `only ${conflicts} conflicts`)
      const commandIds = numbers.flatMap((writer) =>
        Array.from({ length: commandsEach }, (_, command) => commandIdOf(writer, command)),
      )
      const store = await open()
      try {
        await assertEachOnce(store, { counter: busyCounter, commandIds })
      } finally {
        await store.close()
      }
    },
  },
]

const script = fileURLToPath(new URL('../dist/writer-process.js', import.meta.url))

/** Runs one writer to its end; rejects with what it printed when it failed. */
const runWriter = async (task: WriterTask): Promise<WriterReport> => {
  assert.ok(existsSync(script), `${script} is missing: build first, with tsc -b`)
  const child = spawn(process.execPath, [script, JSON.stringify(task)])
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  assert.equal(code, 0, `writer ${task.writer} failed: ${errors}`)
  return JSON.parse(output) as WriterReport
}
