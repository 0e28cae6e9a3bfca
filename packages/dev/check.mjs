/**
 * The job behind `npm run check`: everything that is judged without running a test, stage by stage.
 * All stages run even when one fails, so that one visit shows everything there is to mend. Each is a
 * process of its own, two at a time; with the name of a stage only that one is run, in this process.
 */
import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { importBreaches } from './import-rules.mjs'
import { packagingFaults } from './packaging.mjs'
import { tidyProject } from './tidy.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Runs a tool of the project by its own file: no shell, no search path. */
const tool = (entry, ...args) => {
  const file = join(root, 'node_modules', ...entry.split('/'))
  const { status } = spawnSync(process.execPath, [file, ...args], { cwd: root, stdio: 'inherit' })
  return status === 0
}

const report = (lines) => {
  for (const line of lines) console.log(`  ${line}`)
  return lines.length === 0
}

/**
 * The stages, the longest first; each prints what is wrong and answers whether all is well. None
 * rests on another: what they read was built before.
 */
const stages = {
  'import rules': async () => {
    const { breaches, modules, packageEdges } = await importBreaches(root)
    console.log(`  ${modules} modules`)
    if (modules < 500 || packageEdges < 100) throw new Error('the workspace was not looked at')
    return report(breaches.map(({ rule, from, to, fix }) => `${rule}: ${from} → ${to}\n    ${fix}`))
  },
  packaging: async () => {
    const { packages, faults } = await packagingFaults(root)
    console.log(`  ${packages.join(', ')}`)
    return report(faults)
  },
  lint: () => tool('oxlint/bin/oxlint'),
  types: () => tool('@typescript/native/bin/tsc', '-b', 'packages/dev'),
  format: () => tool('@biomejs/biome/bin/biome', 'check', '.'),
  tidy: () => {
    const { breaches, files } = tidyProject(root)
    console.log(`  ${files} files`)
    return report(breaches.map(({ rule, path, line, fix }) => `${path}:${line} ${rule}: ${fix}`))
  },
}

const [asked] = process.argv.slice(2)
if (asked === undefined) await runAll()
else process.exitCode = (await isFine(asked)) ? 0 : 1

/** What a stage printed is shown when it has ended, in the order of the stages. */
async function runAll() {
  const lanes = [Promise.resolve(), Promise.resolve()]
  const runs = Object.keys(stages).map((name, index) => {
    const lane = index % lanes.length
    lanes[lane] = lanes[lane].then(() => inProcess(name))
    return lanes[lane]
  })
  const failed = []
  for (const run of runs) {
    const { name, output, status } = await run
    process.stdout.write(output)
    if (status !== 0) failed.push(name)
  }
  console.log(
    failed.length === 0 ? '\nAll stages passed.' : `\nFailed stages: ${failed.join(', ')}`,
  )
  process.exitCode = failed.length === 0 ? 0 : 1
}

function inProcess(name) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [fileURLToPath(import.meta.url), name], { cwd: root })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text
      })
    }
    child.on('close', (status) => resolve({ name, output, status }))
  })
}

async function isFine(name) {
  console.log(`\n— ${name}`)
  const start = performance.now()
  const stage = stages[name]
  if (stage === undefined) {
    console.log(`no stage is called ${name}; there are ${Object.keys(stages).join(', ')}`)
    return false
  }
  const passed = await attempt(stage)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`${passed ? 'passed' : 'FAILED'}: ${name} (${seconds} s)`)
  return passed
}

/** A stage that breaks down is a failed stage, and the later ones still run. */
async function attempt(stage) {
  try {
    return await stage()
  } catch (error) {
    console.log([error.message, error.stdout].filter(Boolean).join('\n'))
    return false
  }
}
