// How every test of the workspace runs: on the sources, with each package name resolved to its src.
import { existsSync, readdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { configDefaults, defineConfig } from 'vitest/config'

const packages = new URL('../', import.meta.url)
const sourceOf = (name: string): string => fileURLToPath(new URL(`${name}/src/index.ts`, packages))
const names = readdirSync(packages).filter((name) => existsSync(sourceOf(name)))

const every = ['packages/*/test/**/*.spec.ts', 'examples/**/*.spec.ts']

/** They start processes by the half-dozen, or kill them at a moment: with a machine of their own. */
const alone = [
  'packages/cli/test/process.spec.ts',
  'packages/eventstoredb-emulator/test/deaths.spec.ts',
  'packages/read-models/test/processes.spec.ts',
  'packages/store-eventstoredb/test/shared.spec.ts',
  'packages/store-sqlite/test/killed-snapshots.spec.ts',
  'packages/store-sqlite/test/processes.spec.ts',
  'packages/store-sqlite/test/sqlite-store.contract.spec.ts',
]

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  resolve: {
    alias: {
      ...Object.fromEntries(names.map((name) => [`@carmkit/${name}`, sourceOf(name)])),
      '#digest': fileURLToPath(new URL('kernel/src/digest-node.ts', packages)),
    },
  },
  test: {
    // What is pure keeps nothing between files: each worker reads the modules once for all of them.
    isolate: false,
    globalSetup: fileURLToPath(new URL('test-run.ts', import.meta.url)),
    setupFiles: fileURLToPath(new URL('random-cases.ts', import.meta.url)),
    exclude: [...configDefaults.exclude, '**/fixtures/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: 'alone', include: alone, maxWorkers: 1, sequence: { groupOrder: 0 } },
      },
      {
        extends: true,
        test: {
          name: 'together',
          include: every,
          exclude: alone,
          maxWorkers: availableParallelism(),
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
