// Looks for a counterexample: runs the laws again and again, each time on other random cases, until one
// fails or the time is up. `npm run hunt -- --minutes 60`; behind it a part of the files' names narrows
// what is run, and `--seed` says where to begin.
import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  options: { minutes: { type: 'string', default: '30' }, seed: { type: 'string' } },
  allowPositionals: true,
})
const minutes = numberIn('minutes', values.minutes)
const first = values.seed === undefined ? randomInt(2 ** 30) : numberIn('seed', values.seed)
const names = positionals.length === 0 ? ['laws.spec'] : positionals
const end = performance.now() + minutes * 60_000
/** In milliseconds: a busy machine is no counterexample. */
const patient = ['--testTimeout=600000', '--hookTimeout=600000']

let rounds = 0
do {
  const seed = String(first + rounds)
  const { seconds, failure } = round(seed)
  if (failure !== null) {
    console.error(
      `${failure}\nCounterexample with CARMKIT_SEED=${seed}, after ${rounds} rounds without.`,
    )
    console.error(`Again: CARMKIT_SEED=${seed} npm test -- ${names.join(' ')}`)
    process.exit(1)
  }
  rounds += 1
  console.log(`${new Date().toISOString()}  seed ${seed}  nothing found  ${seconds} s`)
} while (performance.now() < end)
console.log(`${rounds} rounds, no counterexample`)

/** The output of a run that failed; null where it passed. */
function round(seed) {
  const started = performance.now()
  const { status, stdout, stderr } = spawnSync(
    'vitest',
    [
      'run',
      '--config',
      'packages/dev/vitest.config.ts',
      '--project',
      'together',
      ...patient,
      ...names,
    ],
    {
      encoding: 'utf8',
      env: { ...process.env, CARMKIT_SEED: seed },
      maxBuffer: 2 ** 28,
      shell: process.platform === 'win32',
    },
  )
  const seconds = Math.round((performance.now() - started) / 1000)
  return { seconds, failure: status === 0 ? null : `${stdout}${stderr}` }
}

function numberIn(name, text) {
  const number = Number(text)
  if (Number.isSafeInteger(number) && number >= 0) return number
  console.error(`--${name} is a whole number, not ${JSON.stringify(text)}`)
  process.exit(2)
}
