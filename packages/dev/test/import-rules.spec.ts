/** The import rules, each on a tree that breaks it; `npm run check` applies them to the workspace. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { aggregates, forbidden, importBreaches, mayImport } from '../import-rules.mjs'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const fixtures = fileURLToPath(new URL('fixtures/import-rules/', import.meta.url))
const clean = 'nothing-broken'
const broken = readdirSync(fixtures).filter((name) => name !== clean)
const rules = forbidden.map(({ name }) => name)

describe('the import rules', () => {
  it('have one bad tree each', () => {
    expect(broken.toSorted()).toEqual(rules.toSorted())
  })

  it.each(broken)('%s is reported on its bad tree, and nothing else is', async (rule) => {
    const { breaches } = await importBreaches(`${fixtures}${rule}`)
    expect([...new Set(breaches.map((breach) => breach.rule))]).toEqual([rule])
    expect(breaches.every(({ fix }) => fix.length > 20)).toBe(true)
  })

  it('both libraries of the bad tree are reported to be foreign to the core', async () => {
    const { breaches } = await importBreaches(`${fixtures}core-libraries`)
    expect(
      breaches.map(({ to }) => to.replace(/.*node_modules\/([^/]+)\/.*/, '$1')).toSorted(),
    ).toEqual(['fast-check', 'fs'])
  })

  it('allow every arrow of the design', async () => {
    const { breaches, modules, packageEdges } = await importBreaches(`${fixtures}${clean}`)
    expect(breaches).toEqual([])
    expect({ modules, packageEdges }).toEqual({ modules: 20, packageEdges: 2 })
  })
})

describe('the workspace', () => {
  const packages = readdirSync(`${root}/packages`).filter((name) =>
    existsSync(`${root}/packages/${name}/package.json`),
  )

  it('has a row of allowed imports for every package', () => {
    expect(packages.toSorted()).toEqual(Object.keys(mayImport).toSorted())
  })

  it.each(packages)('the manifest of %s depends on allowed packages only', (name) => {
    const text = readFileSync(`${root}/packages/${name}/package.json`, 'utf8')
    const { dependencies = {} } = JSON.parse(text) as { dependencies?: Record<string, string> }
    const ours = Object.keys(dependencies)
      .filter((dependency) => dependency.startsWith('@carmkit/'))
      .map((dependency) => dependency.slice('@carmkit/'.length))
    const allowed: Readonly<Record<string, readonly string[]>> = mayImport
    expect(ours.filter((dependency) => !allowed[name]?.includes(dependency))).toEqual([])
  })

  it('names every folder of the core that decides as an aggregate', () => {
    const source = `${root}/packages/core/src`
    const deciding = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .map((path) => /^(.*)\/decide(?:\.ts|\/index\.ts)$/.exec(path.replaceAll('\\', '/'))?.[1])
      .filter((folder) => folder !== undefined)
    const named = new RegExp(`^(?:${aggregates.join('|')})$`)
    expect(deciding.filter((folder) => !named.test(folder))).toEqual([])
  })
})
