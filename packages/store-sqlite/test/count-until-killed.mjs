// Counts one further with each command, without end, from the first command on: those of earlier
// lives are repeats. Prints each that was carried out now. Its one argument is the file.
import { writeSync } from 'node:fs'
import { execute } from '@carmkit/store'
import { countingOne, keepingPorts } from './keeping.mjs'
import { openStore } from './open-store.mjs'

const ports = keepingPorts(await openStore(process.argv[2] ?? ''))
for (let n = 1; ; n++) {
  const outcome = await execute(ports, countingOne(n))
  if (outcome.outcome !== 'accepted') throw new Error(JSON.stringify(outcome))
  // Synchronous: what is printed was acknowledged, and what was acknowledged is printed.
  if (!outcome.repeated) writeSync(1, `${n}\n`)
}
