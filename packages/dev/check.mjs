/**
 * The job behind `npm run check`: everything that is judged without running a test, stage by stage.
 * All stages run even when one fails, so that one visit shows everything there is to mend.
 */
import { spawnSync } from 'node:child_process'
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

/** The stages in order; each prints what is wrong and answers whether all is well. */
const stages = {
  format: () => tool('@biomejs/biome/bin/biome', 'check', '.'),
  lint: () => tool('oxlint/bin/oxlint'),
  types: () => tool('@typescript/native/bin/tsc', '-b', 'packages/dev'),
  'import rules': async () => {
    const { breaches, modules, packageEdges } = await importBreaches(root)
    console.log(`  ${modules} modules`)
    if (modules < 500 || packageEdges < 100) throw new Error('the workspace was not looked at')
    return report(breaches.map(({ rule, from, to, fix }) => `${rule}: ${from} → ${to}\n    ${fix}`))
  },
  tidy: () => {
    const { breaches, files } = tidyProject(root)
    console.log(`  ${files} files`)
    return report(breaches.map(({ rule, path, line, fix }) => `${path}:${line} ${rule}: ${fix}`))
  },
  packaging: async () => {
    const { packages, faults } = await packagingFaults(root)
    console.log(`  ${packages.join(', ')}`)
    return report(faults)
  },
}

const failed = []
for (const [name, stage] of Object.entries(stages)) {
  console.log(`\n— ${name}`)
  const start = performance.now()
  const isFine = await attempt(stage)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`${isFine ? 'passed' : 'FAILED'}: ${name} (${seconds} s)`)
  if (!isFine) failed.push(name)
}
console.log(failed.length === 0 ? '\nAll stages passed.' : `\nFailed stages: ${failed.join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1

/** A stage that breaks down is a failed stage, and the later ones still run. */
async function attempt(stage) {
  try {
    return await stage()
  } catch (error) {
    console.log([error.message, error.stdout].filter(Boolean).join('\n'))
    return false
  }
}
