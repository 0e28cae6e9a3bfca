// The way in: `npm start`, `npm test`, `npm run bench` and `npm run check` all come through here.
// It needs Node and npm only. It installs what is missing (pnpm, pinned in package.json, is fetched
// by npx, and only when an install is due), builds, and then runs the job named on its command line.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const bin = join(root, 'node_modules', '.bin')
const onWindows = process.platform === 'win32'
const installedStamp = join(root, 'node_modules', '.installed')

/** The jobs, each a list of command lines that run in turn in the project's root. */
const jobs = {
  build: [],
  start: [['node', 'examples/01-first-month/start.mjs']],
  test: [['vitest', 'run', '--config', 'packages/dev/vitest.config.ts']],
  hunt: [['node', 'packages/dev/hunt.mjs']],
  bench: [['node', 'packages/bench/dist/main.js']],
  check: [['node', 'packages/dev/check.mjs']],
  'check:report': [['node', 'packages/dev/report-in-browser.mjs']],
}

const [job = '', ...rest] = process.argv.slice(2)
refuseOldNode()
const steps = jobs[job]
if (steps === undefined) fail(`unknown job "${job}"; known jobs: ${Object.keys(jobs).join(', ')}`)
installWhatIsMissing()
run(['tsc', '-b', 'packages/dev'])
steps.forEach((step, index) => run(index === steps.length - 1 ? [...step, ...rest] : step))

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(`Node 20.19 or newer is needed, this is ${process.version}`)
  }
}

/** The stamp spares the network: with an unchanged lockfile nothing is asked of the registry. */
function installWhatIsMissing() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'pnpm-lock.yaml')))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex')
  if (existsSync(installedStamp) && readFileSync(installedStamp, 'utf8') === wanted) return
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  console.error(`Installing with ${packageManager} ...`)
  run(['npx', '--yes', packageManager, 'install', '--frozen-lockfile', '--prefer-offline'], 2)
  writeFileSync(installedStamp, wanted)
}

/** @param stdout where the child's output goes: 1 for the job's own, 2 for preparation. */
function run([command, ...args], stdout = 1) {
  const { status, error } = spawnSync(command === 'node' ? process.execPath : command, args, {
    cwd: root,
    stdio: ['inherit', stdout, 'inherit'],
    shell: onWindows,
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` },
  })
  if (error) fail(`${command}: ${error.message}`)
  if (status !== 0) process.exit(status ?? 1)
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
