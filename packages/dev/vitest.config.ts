// How every test of the workspace runs: on the sources, with each package name resolved to its src.
import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { configDefaults, defineConfig } from 'vitest/config'

const packages = new URL('../', import.meta.url)
const sourceOf = (name: string): string => fileURLToPath(new URL(`${name}/src/index.ts`, packages))
const names = readdirSync(packages).filter((name) => existsSync(sourceOf(name)))

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  resolve: {
    alias: {
      ...Object.fromEntries(names.map((name) => [`@carmkit/${name}`, sourceOf(name)])),
      '#sha256': fileURLToPath(new URL('kernel/src/sha256-node.ts', packages)),
    },
  },
  test: {
    // What is pure keeps nothing between files: each worker reads the modules once for all of them.
    isolate: false,
    globalSetup: fileURLToPath(new URL('test-folder.ts', import.meta.url)),
    include: ['packages/*/test/**/*.spec.ts', 'examples/**/*.spec.ts'],
    exclude: [...configDefaults.exclude, '**/fixtures/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
