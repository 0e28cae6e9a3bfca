/** An emulator in a process of its own, so that it and its client have a core each; `emulator.ts` forks it. */
import { startEmulator } from '@carmkit/eventstoredb-emulator'

const [, , file] = process.argv
const { connectionString } = await startEmulator(file === undefined ? {} : { file })
process.once('disconnect', () => process.exit())
/** Any question is for the time that was spent on computing. */
process.on('message', () => process.send?.(process.cpuUsage()))
process.send?.(connectionString)
