/** An emulator in a process of its own, so that it and its client have a core each; `emulator.ts` forks it. */
import { startEmulator } from '@carmkit/eventstoredb-emulator'

const [, , file] = process.argv
const { connectionString } = await startEmulator(file === undefined ? {} : { file })
process.once('disconnect', () => process.exit())
process.send?.(connectionString)
