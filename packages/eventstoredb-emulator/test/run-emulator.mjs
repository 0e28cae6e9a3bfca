// Runs an emulator on a file until it is killed, and prints its address: for a spec that kills it.
import { startEmulator } from '@carmkit/eventstoredb-emulator'

const { connectionString } = await startEmulator({ file: process.argv[2] })
console.log(connectionString)
